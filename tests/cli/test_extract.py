"""`dateline extract`, for people and for programs."""

from __future__ import annotations

import json

import pytest

from tests.cli import contract
from tests.cli.conftest import Runner

pytestmark = pytest.mark.slow

STORY = """Freight train leaves the rails

A freight train carrying coal derailed in the Amur region, the railway said. Nobody was hurt.
Kim Jong Un admitted last month that he had sent troops. He thanked them at a December ceremony in the capital.
Some of the soldiers were captured last year. Two presidents traded barbs in their New Year's addresses.
The bridge is 90% ready, and the final 10% will follow.
"""


def lines(*documents: object) -> str:
    return "".join(json.dumps(document) + "\n" for document in documents)


def test_a_text_for_people(dateline: Runner) -> None:
    ran = dateline("extract", "--published", "2026-01-02", input=STORY)
    assert (ran.code, ran.err) == (0, "")
    assert "admitted [last month] that" in ran.out
    assert "EVENTS" in ran.out
    assert "TIME EXPRESSIONS" in ran.out
    assert "2025-12" in ran.out
    assert "[90" not in ran.out
    assert "10%]" not in ran.out


def test_a_text_as_json(dateline: Runner) -> None:
    extracted = json.loads(dateline("extract", "--published", "2026-01-02", "--format", "json", input=STORY).out)
    assert not list(contract.wrong(extracted, contract.EXTRACTED))
    assert {event["when"] for event in extracted["events"] if event["basis"] == "published"} == {"2026-01-02"}
    assert {"2025-12", "2025"} <= {event["when"] for event in extracted["events"]}


def test_documents_come_out_in_order_with_errors_in_place(dateline: Runner) -> None:
    text = "The council voted on Friday to close the bridge. It had closed it last year."
    good = {"id": "a", "published": "2026-01-03T09:00:00Z", "text": text}
    given = (
        lines(good, {**good, "id": 7}, {"id": "bad"}) + "not json\n\n" + lines({**good, "id": "z", "published": "soon"})
    )
    ran = dateline("extract", "--jsonl", input=given)
    extracted = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [result["id"] for result in extracted] == ["a", 7, "bad", None, "z"]
    assert ["error" in result for result in extracted] == [False, False, True, True, True]
    for result in extracted[:2]:
        assert not list(contract.wrong(result, {"id": object, **contract.EXTRACTED}))
        for time in result["times"]:
            assert text[time["start"] : time["end"]] == time["text"]
        for event in result["events"]:
            assert event["in"] == "title" or text[event["start"] : event["end"]].endswith(".")


def test_no_text_on_a_terminal_is_a_usage_error(dateline: Runner) -> None:
    assert dateline("extract", "nowhere.txt").code == 2


def test_an_empty_text(dateline: Runner) -> None:
    assert dateline("extract", "--published", "2026-01-02", input="").code == 2
    assert dateline("extract", "--jsonl", input="").out == ""


def test_one_expression_explained(dateline: Runner) -> None:
    ran = dateline("extract", "--published", "2026-01-02", "--explain", "last month", input=STORY)
    assert (ran.code, ran.err) == (0, "")
    assert "rule         last month, counted from 2026-01-02" in ran.out
    assert "when         2025-12: December 2025" in ran.out


def test_the_score_of_an_event_cue_by_cue(dateline: Runner) -> None:
    ran = dateline("extract", "--published", "2026-01-02", "--explain", "last month", input=STORY)
    told = next(block for block in ran.out.split("\n\n") if block.startswith("event        Kim Jong Un admitted"))
    rows = told.splitlines()
    assert rows[0] == "event        Kim Jong Un admitted that he had sent troops"
    assert rows[2].startswith("score        0.")
    points = [float(row[13:19]) for row in rows[3:]]
    assert "deed" in ran.out and "something was done" in ran.out
    assert abs(sum(points) - float(rows[2].split()[1].rstrip(":"))) < 0.001
    undated = dateline("extract", "--published", "2026-01-02", "--explain", "Freight train", input=STORY)
    assert undated.code == 0
    assert "news         +1.000  what the article is about" in undated.out


def test_the_step_that_dated_a_clause(dateline: Runner) -> None:
    text = "A mill burnt down in Osterby on Wednesday. The fire killed two men.\n"
    ran = dateline("extract", "--published", "2026-01-02", "--explain", "killed", input=text)
    rows = {line[:13].strip(): line[13:] for line in ran.out.splitlines()}
    assert rows["event"] == "The fire killed two men"
    assert rows["dated"] == "2025-12-31, context"
    assert rows["step"].startswith("likeliest-of-the-told-days")
    assert rows["named in"].startswith("Wednesday: A mill burnt down")
    assert rows["because"] and rows["rather than"] == "2026-01-02"


def test_explaining_what_is_not_there(dateline: Runner) -> None:
    ran = dateline("extract", "--published", "2026-01-02", "--explain", "next week", input=STORY)
    assert ran.code == 2
    assert "no time expression" in ran.err


def test_an_empty_text_is_told(dateline: Runner) -> None:
    ran = dateline("extract", input="\n \n")
    assert ran.code == 2
    assert "empty" in ran.err


def test_a_long_text_is_read_to_its_end(dateline: Runner) -> None:
    long = "The ferry sank on Tuesday. " * 12_000 + "\n\nThe pier reopened on 1 January."
    ran = dateline("extract", "--published", "2026-01-02", input=long)
    assert ran.code == 0
    assert "reopened on [1 January]" in ran.out
    extracted = json.loads(dateline("extract", "--published", "2026-01-02", "--format", "json", input=long).out)
    assert extracted["times"][-1]["value"] == "2026-01-01"


def test_a_text_without_a_day_is_of_the_day_where_its_reader_is(dateline: Runner) -> None:
    east = dateline("--now", "2026-12-01T00:25+14:00", "extract", input="The vote was held today.\n")
    west = dateline("--now", "2026-11-30T22:25-09:00", "extract", input="The vote was held today.\n")
    assert "2026-12-01" in east.out and "2026-11-30" not in east.out
    assert "2026-11-30" in west.out and "2026-12-01" not in west.out
