"""digest, timeline, stories and doctor on the demo's store."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli import contract
from tests.cli.conftest import Runner
from tui.demo.loader import FEEDS_FILE, NOW, articles
from tui.events.extraction.extract import extract
from tui.events.matching.tuning import TUNING
from tui.export.registry import DATES, DIGEST, TIMELINE
from tui.service.ingest.ingestor import Ingestor
from tui.service.session import open_session

LINES_OF_A_DAY = 60


def test_the_digest_of_the_demo(on_demo: Runner) -> None:
    ran = on_demo("digest", "2026-01-02")
    assert (ran.code, ran.err) == (0, "")
    head, *_ = ran.out.splitlines()
    assert head.split()[:5] == ["DATELINE", "Fri", "2", "Jan", "2026"]
    assert "\nCOMING\n" in ran.out
    first, second = ran.out.splitlines()[1:3]
    assert first == "EUROPE"
    assert "Amur" in second
    assert "\x1b" not in ran.out
    assert len(ran.out.splitlines()) <= LINES_OF_A_DAY


def test_a_digest_with_its_evidence_says_how_each_date_is_known(on_demo: Runner) -> None:
    plain, full = on_demo("digest", "2026-01-02").out, on_demo("digest", "2026-01-02", "--evidence").out
    assert "https://" not in plain
    assert "counted from 2 Jan 2026" in full
    assert "https://" in full


def test_a_digest_is_as_long_as_it_is_asked_to_be(on_demo: Runner) -> None:
    one = json.loads(on_demo("digest", "2025-12", "--top", "1", "--format", "json").out)
    every = json.loads(on_demo("digest", "2025-12", "--all", "--format", "json").out)
    assert "happened" not in every["omitted"]
    assert len(one["happened"]) < len(every["happened"])
    assert {event["id"] for event in one["happened"]} < {event["id"] for event in every["happened"]}


def in_form(form: str) -> list[str]:
    """The options that make a digest of a format."""
    return ["--format", form, *(["--to", "reader@example.org"] if form == "eml" else [])]


@pytest.mark.parametrize("form", DIGEST)
def test_the_same_bytes_twice(on_demo: Runner, form: str) -> None:
    runs = [on_demo("digest", "2026-01-02", *in_form(form)) for _ in range(2)]
    assert runs[0] == runs[1]
    assert len(runs[0].out) > 500


@pytest.mark.parametrize("typed", ["yesterday", "2026-01-02", "YESTERDAY"])
def test_days_in_words(on_demo: Runner, typed: str) -> None:
    assert "Fri 2 Jan 2026" in on_demo("digest", typed).out
    assert "Sat 3 Jan 2026" in on_demo("digest").out


def test_digest_options(on_demo: Runner) -> None:
    whole = json.loads(on_demo("digest", "2026-01-02", "--format", "json").out)
    assert not list(contract.wrong(whole, contract.DIGEST))
    assert whole["happened"]
    few = json.loads(on_demo("digest", "2026-01-01", "--days", "2", "--upcoming", "2", "--format", "json").out)
    assert (few["first"], few["last"], len(few["upcoming"])) == ("2026-01-01", "2026-01-02", 2)
    tagged = json.loads(on_demo("digest", "2026-01-02", "--tag", "no-such-tag", "--format", "json").out)
    assert tagged["happened"] == []


def test_a_past_digest_is_reproduced_byte_for_byte(tmp_path: Path, dateline: Runner) -> None:
    """Poll half of the demo, print the digest; poll the rest; the digest as of then is the same."""
    everything = sorted(
        (article for _, batch in articles() for article in batch), key=lambda article: article.first_seen
    )
    half = len(everything) * 2 // 3
    then = everything[half - 1].first_seen
    early = [article for article in everything if article.first_seen <= then]
    late = [article for article in everything if article.first_seen > then]
    assert early
    assert late
    store, day = tmp_path / "s.db", then.date().isoformat()
    common = ["--store", store, "--feeds", FEEDS_FILE]

    def add(batch: list) -> None:  # type: ignore[type-arg]
        with open_session(FEEDS_FILE, store, NOW) as session:
            Ingestor(session).add([extract(article) for article in batch])

    add(early)
    before = {form: dateline("digest", day, *in_form(form), "--now", then.isoformat(), *common).out for form in DIGEST}
    add(late)
    for form, printed in before.items():
        again = dateline("digest", day, *in_form(form), "--as-of", then.isoformat(), "--now", NOW.isoformat(), *common)
        assert again.out == printed
    assert dateline("digest", day, "--now", NOW.isoformat(), *common).out != before["text"]


@pytest.mark.parametrize("form", TIMELINE)
def test_every_format_of_the_timeline(on_demo: Runner, form: str) -> None:
    ran = on_demo("timeline", "amur", "--format", form)
    assert (ran.code, ran.err) == (0, "")
    assert "Amur" in ran.out
    assert ran == on_demo("timeline", "amur", "--format", form)


def test_the_lines_of_the_timeline_hold_the_contract(on_demo: Runner) -> None:
    events = [json.loads(line) for line in on_demo("timeline", "--format", "jsonl").out.splitlines()]
    assert len(events) > 100
    for event in events:
        assert not list(contract.wrong(event, contract.EVENT))
        assert event["articles"]
        for article in event["articles"]:
            evidence = article["evidence"]
            assert 0 <= evidence["start"] <= evidence["end"] <= len(evidence["text"])
    mains = [
        article["id"] for event in events for article in event["articles"] if article["role"] in ("main", "reprint")
    ]
    assert len(mains) == len(set(mains)) == sum(len(batch) for _, batch in articles())
    whole = json.loads(on_demo("timeline", "--format", "json").out)
    assert not list(contract.wrong(whole, contract.TIMELINE))
    assert whole["events"] == events


def test_key_dates(on_demo: Runner) -> None:
    record = json.loads(on_demo("timeline", "--dates", "4", "--format", "json").out)
    assert not list(contract.wrong(record, contract.DATES))
    days = [key_date["date"] for key_date in record["dates"]]
    assert days == sorted(days)
    assert len(days) == 4
    assert "2026-01-02" in days
    for form in DATES:
        assert on_demo("timeline", "--dates", "2", "--format", form).code == 0


def test_queries_on_the_command_line(dateline: Runner, demo: Path) -> None:
    given = ["--feeds", FEEDS_FILE, "--store", demo]

    def count(*args: str) -> int:
        return len(list(csv.DictReader(io.StringIO(dateline("timeline", *given, "--format", "csv", *args).out))))

    everything = count()
    assert 0 < count("amur") < everything
    assert count("freight train") <= count("freight") < everything
    assert count('src:"Meridian Wire"') == count("src:Meridian Wire") > 0
    assert count("--from", "2026-01-01") == count("from:2026-01-01") < everything
    assert count("--to", "2025-12-31", "--from", "2025-12-31") == count("on:2025-12-31")
    assert count("--", "-amur") + count("amur") == everything


def test_what_is_to_come_is_not_known_yet(on_demo: Runner) -> None:
    for command in (["digest", "2026-01-02"], ["timeline", "amur"]):
        assert on_demo(*command, "--as-of", "2026-01-03").code == 0
        ran = on_demo(*command, "--as-of", "2026-01-04")
        assert (ran.code, ran.out) == (2, "")
        assert "2026-01-04 is still to come" in ran.err


def test_the_dates_of_a_story_come_with_the_sentences_that_tell_them(on_demo: Runner) -> None:
    (day,) = json.loads(on_demo("timeline", "amur", "--dates", "1", "--format", "json").out)["dates"]
    text = " ".join(on_demo("timeline", "amur", "--dates", "1").out.split())
    sentence = day["events"][0]["articles"][0]["evidence"]["text"]
    assert " ".join(sentence.split())[-30:] in text


def test_nothing_matches(on_demo: Runner) -> None:
    ran = on_demo("timeline", "no-such-word-at-all")
    assert (ran.code, ran.out, ran.err) == (0, "", "No event matches.\n")
    assert on_demo("timeline", "no-such-word-at-all", "--format", "jsonl").out == ""


def test_an_event_is_explained(on_demo: Runner) -> None:
    rows = [json.loads(line) for line in on_demo("timeline", "--format", "jsonl").out.splitlines()]
    event = max(rows, key=lambda row: len(row["articles"]))
    whole = json.loads(on_demo("timeline", "--explain", event["id"], "--format", "json").out)
    assert (whole["id"], whole["when"], whole["story"]) == (event["id"], event["when"], event["story"])
    assert {row["id"] for row in whole["articles"]} == {row["id"] for row in event["articles"]}
    for row in whole["articles"]:
        assert row["how"] == "founded" or row["score"] >= row["needed"]
    text = on_demo("timeline", "--explain", event["id"]).out
    assert event["title"][:20] in text
    assert f"{TUNING.join} needed" in text
    ran = on_demo("timeline", "--explain", "nothing")
    assert (ran.code, ran.out) == (2, "")
    assert "no event nothing" in ran.err
    assert on_demo("timeline", "amur", "--explain", event["id"]).code == 2
    assert on_demo("timeline", "--explain", event["id"], "--format", "csv").code == 2


def test_stories(on_demo: Runner) -> None:
    lines = [json.loads(line) for line in on_demo("stories", "--format", "jsonl").out.splitlines()]
    assert lines
    for story in lines:
        assert not list(contract.wrong(story, contract.STORY))
        assert len(story["events"]) > 1
    whole = json.loads(on_demo("stories", "--format", "json").out)
    assert whole["stories"] == lines
    assert lines[0]["title"][:20] in on_demo("stories").out
    assert on_demo("stories", "no-such-word-at-all").err == "No story matches.\n"


def test_doctor(on_demo: Runner, dateline: Runner, tmp_path: Path) -> None:
    ran = on_demo("doctor")
    assert ran.code == 0
    assert re.search(r"ok +.*demo\.db: \d+ articles, \d+ events, sound", ran.out)
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"nothing of the kind " * 300)
    ran = dateline("doctor", "--store", broken)
    assert ran.code == 1
    assert "fail" in ran.out


def test_what_is_wrong_in_the_feeds_file_is_told_and_does_not_stop(
    dateline: Runner, demo: Path, tmp_path: Path
) -> None:
    path = tmp_path / "some.toml"
    path.write_text('[[feed]]\nname = "A"\nurl = "htp://a"\n')
    ran = dateline("digest", "2026-01-02", "--store", demo, "--feeds", path)
    assert ran.code == 0
    assert ran.out.startswith("DATELINE")
    assert ran.err.startswith(f"dateline: warning: {path}:3:")


def test_a_digest_that_polls_first_says_what_failed_and_prints(dateline: Runner, tmp_path: Path) -> None:
    path = tmp_path / "nowhere.toml"
    path.write_text('[[feed]]\nname = "Nowhere"\nurl = "http://127.0.0.1:9/feed"\n')
    ran = dateline("digest", "--poll", "--feeds", path, "--store", tmp_path / "s.db", "--now", "2026-01-02T09:00Z")
    assert ran.code == 3
    assert ran.out.startswith("DATELINE")
    assert ran.err.startswith("dateline: warning: Nowhere: ")


def test_features_are_left_out_where_people_read_and_in_where_programs_do(on_demo: Runner) -> None:
    feature = "What the world has in its diary for early 2026"
    for form in ("text", "markdown", "html", "ics"):
        assert feature not in on_demo("timeline", "--format", form).out.replace("\n ", ""), form
    for form in ("json", "jsonl", "csv"):
        assert feature in on_demo("timeline", "--format", form).out, form
    assert feature in on_demo("timeline", "is:feature").out
    assert feature in on_demo("timeline", "diary").out
    assert feature not in on_demo("digest", "2025-12-31").out
