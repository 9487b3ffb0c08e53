"""`dateline mcp` as the official client library finds it, and as a careless one does."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from tests.cli.conftest import ROOT
from tui.cli.mcp import protocol
from tui.cli.mcp.protocol import Json, Tool, serve
from tui.demo.loader import FEEDS_FILE, NOW
from tui.errors import UsageError
from tui.model import Query
from tui.service import edit
from tui.service.answers import Answers
from tui.service.session import open_session
from tui.service.timeline import listing


@asynccontextmanager
async def connected(store: Path, *words: str, mode: str = "auto") -> AsyncIterator[Client]:
    options = ["--store", str(store), "--feeds", str(FEEDS_FILE), "--now", NOW.isoformat()]
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "tui", "mcp", *words, *options], env={"PYTHONPATH": str(ROOT)}, cwd=ROOT
    )
    async with Client(server, mode=mode, read_timeout_seconds=60) as client:
        yield client


async def ask(client: Client, tool: str, **given: object) -> dict[str, Any]:
    result = await client.call_tool(tool, given)
    assert not result.is_error, result.content
    told = result.structured_content
    assert told == json.loads(result.content[0].text)  # type: ignore[union-attr]
    return told


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_the_official_client_gets_answers(demo: Path, mode: str) -> None:
    async with connected(demo, mode=mode) as client:
        listed = (await client.list_tools()).tools
        assert [tool.name for tool in listed] == ["when_did", "known_on", "who_disagrees", "what_is_coming", "event"]
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in listed)

        told = await ask(client, "when_did", about="When did the freight train derail in the Amur region?", limit=1)
        event = told["events"][0]
        assert event["when"] == "2026-01-02" and event["when_in_words"].startswith("Friday 2 January 2026")
        assert all(article["evidence"]["text"] and article["source"] for article in event["articles"])
        assert (await ask(client, "event", id=event["id"]))["id"] == event["id"]
        ferry = await ask(client, "when_did", about="when did the ferry sink?")
        assert ferry["events"] and all("ferry" in one["title"].lower() for one in ferry["events"])

        ferries = (await ask(client, "when_did", about="when did the ferry sink?"))["events"]
        assert "ferry" in ferries[0]["title"].lower()

        assert (await ask(client, "known_on", day="2025-12-01", about="amur train"))["total"] == 0
        disputed = (await ask(client, "who_disagrees"))["events"]
        assert disputed and all(one["other_dates"] for one in disputed)
        coming = (await ask(client, "what_is_coming", days=300))["events"]
        days = [one["when"] for one in coming]
        assert days == sorted(days) and days[0] >= "2026-01-03" and all(one["planned"] for one in coming)

        wrong = await client.call_tool("when_did", {"about": "colour:red"})
        assert wrong.is_error and "colour" in wrong.content[0].text  # type: ignore[union-attr]


@pytest.mark.slow
async def test_what_is_ones_own_is_told_on_request_only(demo: Path, tmp_path: Path) -> None:
    store = Path(shutil.copy(demo, tmp_path / "own.db"))
    with open_session(FEEDS_FILE, store, NOW) as session:
        train, other = sorted(listing.events(session, Query()), key=lambda event: (-event.score, event.id))[:2]
        edit.note(session, train.id, "ask the railway")
        edit.hide(session, [other.id])
    async with connected(store) as client:
        plain = await ask(client, "event", id=train.id)
        assert "note" not in plain
        for words in ({"about": "has:note"}, {"about": "is:hidden"}):
            assert (await client.call_tool("when_did", words)).is_error
        assert (await client.call_tool("event", {"id": other.id})).is_error
    async with connected(store, "--with-notes") as client:
        assert (await ask(client, "event", id=train.id))["note"] == "ask the railway"
        assert [one["id"] for one in (await ask(client, "when_did", about="is:hidden"))["events"]] == [other.id]


def test_titles_of_ones_own_find_nothing_for_others(demo: Path, tmp_path: Path) -> None:
    store = Path(shutil.copy(demo, tmp_path / "own.db"))
    with open_session(FEEDS_FILE, store, NOW) as session:
        others, own = Answers(session), Answers(session, private=True)
        train = others.when("amur", 1).events[0].event
        told = [one.event.id for one in others.when("derail* -cousin -(zebulon OR gibberish)", 50).events]
        assert train.id in told and train.story
        found = others.when(f"story:{train.story}", 50)
        words = train.title.split()[0]
        edit.set_title(session, train.id, "Cousin Zebulon comes home")
        edit.rename_story(session, train.story, "Family matters")

        assert own.when("zebulon cousin", 1).events[0].event.id == train.id
        assert own.when("(zebulon OR gibberish)", 5).total == 1
        for question in ("zebulon", "zebulon cousin", '"cousin zebulon"', "(zebulon OR gibberish) where:ru,kp"):
            assert others.when(question, 5).total == 0
            assert others.known_on("2026-01-03", question, 5).total == 0
        assert train.id in [one.event.id for one in others.when(f"{words} amur", 50).events]
        assert [one.event.id for one in others.when("derail* -cousin -(zebulon OR gibberish)", 50).events] == told
        assert own.when("story:family", 50).total == found.total
        for question in ("story:family", "story:zebulon"):
            with pytest.raises(UsageError, match="No story has"):
                others.when(question, 5)
        assert others.when(f"story:{train.story}", 50).total == found.total
        assert others.when(f"story:{words}", 50).total >= found.total, "the title that was found still finds it"


# ---------------------------------------------------------------------- the protocol


def fail(given: Json) -> Json:
    raise UsageError("No such day.", "Write another.")


TOOLS = [
    Tool(
        "echo", "Echo", "Says it again.", {"word": {"type": "string"}}, ("word",), lambda given: {"said": given["word"]}
    ),
    Tool("fails", "Fails", "Never knows.", {"n": {"type": "integer", "minimum": 1, "maximum": 9}}, (), fail),
    Tool("breaks", "Breaks", "Divides.", {}, (), lambda given: {"said": 1 // 0}),
]


def answers(*messages: object) -> list[Json]:
    lines = b"".join(one if isinstance(one, bytes) else json.dumps(one).encode() + b"\n" for one in messages)
    out = io.BytesIO()
    serve(TOOLS, "Be kind.", io.BytesIO(lines), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def call(name: str, given: object) -> Json:
    return {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": given}}


@pytest.mark.parametrize(("asked", "spoken"), [("2025-06-18", "2025-06-18"), ("1999-01-01", "2025-11-25")])
def test_a_revision_that_both_speak(asked: str, spoken: str) -> None:
    hello = {"jsonrpc": "2.0", "id": "a", "method": "initialize", "params": {"protocolVersion": asked}}
    [answer] = answers(hello, {"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert answer["id"] == "a" and answer["result"]["protocolVersion"] == spoken


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"{nonsense\n", -32700),
        (b"[" * 100_000 + b"\n", -32700),
        (b"[1]\n", -32600),
        (b'{"id": 1}\n', -32600),
        (b'{"id": 1, "method": "rm"}\n', -32601),
        (b'{"id": 1, "method": "tools/call", "params": [1]}\n', -32602),
        (b'{"id": 1, "method": "tools/call", "params": {"name": "rm"}}\n', -32602),
        (b"x" * (protocol.LONGEST_LINE * 2) + b"\n", -32600),
        (b"\xff\xfe\n", -32700),
    ],
)
def test_what_is_no_question_is_refused_and_the_next_one_answered(message: bytes, code: int) -> None:
    first, second = answers(message, {"id": 2, "method": "ping"})
    assert first["error"]["code"] == code
    assert second == {"jsonrpc": "2.0", "id": 2, "result": {}}


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("echo", {}, "echo needs word."),
        ("echo", {"word": 3}, "word must be of type string."),
        ("echo", {"word": "a", "loud": True}, "echo takes word; not loud."),
        ("echo", [1], "The arguments must be an object."),
        ("fails", {"n": 10}, "n must be from 1 to 9."),
        ("fails", {"n": True}, "n must be of type integer."),
        ("fails", {}, "No such day. Write another."),
    ],
)
def test_a_wrong_question_is_answered_in_words(name: str, given: object, words: str) -> None:
    [answer] = answers(call(name, given))
    assert answer["result"]["isError"] and answer["result"]["content"][0]["text"] == words


def test_one_that_breaks_does_not_end_the_others() -> None:
    first, second = answers(call("breaks", {}), call("echo", {"word": "é"}))
    assert first["error"]["code"] == -32603 and "ZeroDivisionError" in first["error"]["message"]
    assert second["result"]["structuredContent"] == {"said": "é"}
