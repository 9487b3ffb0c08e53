"""Under which heading of a digest an event stands."""

from __future__ import annotations

from tests.export import make
from tui.model import DigestEntry, grouped
from tui.service.digests.groups import with_headings


def entry(id: str, title: str, story: str | None = None, sentence: str = "Nobody was hurt.") -> DigestEntry:
    detail = make.detail(id, title, make.BURN.event.when, make.BURN.event.basis, make.evidence(sentence), story=story)
    return make.entry(detail)


def headings(*entries: DigestEntry) -> list[str]:
    return [one.group for one in with_headings(entries, {})]


def test_a_country_of_several_events_is_a_heading_and_one_of_one_is_a_part_of_the_world() -> None:
    assert headings(entry("a", "Dam opens in Peru"), entry("b", "Peru's miners march"), entry("c", "Nepal votes")) == [
        "Peru",
        "Peru",
        "South Asia",
    ]


def test_a_story_stands_under_the_country_that_its_titles_name_most() -> None:
    assert headings(
        entry("a", "Canada and Chile open talks", "s1"),
        entry("b", "Chile's envoy walks out", "s1"),
        entry("c", "Storm in Canada"),
    ) == ["Chile", "Chile", "North America"]


def test_of_two_countries_that_of_fewer_stories_is_meant() -> None:
    assert (
        headings(entry("a", "Canada and Chile open talks"), entry("b", "Storm in Canada"), entry("c", "Canada votes"))[
            0
        ]
        == "Latin America"
    )


def test_without_a_country_in_its_title_the_sentence_counts_and_without_any_there_is_no_heading() -> None:
    assert headings(entry("a", "Ferry sinks", sentence="The ferry sinks fast off Fiji, a sailor said.")) == ["Oceania"]
    assert headings(entry("a", "Ferry sinks", sentence="Peru and Chile signed a treaty today.")) == [""]
    assert headings(entry("a", "Ferry sinks")) == [""]


def test_sentences_count_beside_titles_of_one_story() -> None:
    sentence = "The ferry sinks fast off Fiji, a sailor said."
    one, two = entry("a", "Fiji mourns", "s1"), entry("b", "Ferry sinks", "s1", sentence)
    assert headings(one, two) == headings(two, one) == ["Fiji", "Fiji"]


def test_a_country_that_other_titles_of_the_event_name_counts() -> None:
    titles = {"a": [("Ferry sinks", "en"), ("Fähre sinkt in Chile", "de")]}
    assert [one.group for one in with_headings([entry("a", "Ferry sinks")], titles)] == ["Latin America"]


def test_entries_stand_by_heading_and_story_in_the_order_of_the_first() -> None:
    entries = with_headings(
        [
            entry("a", "Storm"),
            entry("b", "Peru votes", "s1"),
            entry("c", "Chile votes"),
            entry("d", "Peru counts", "s1"),
            entry("e", "Peru's dam breaks"),
        ],
        {},
    )
    told = [
        (group.heading, [[one.event.id for one in thread] for thread in group.threads]) for group in grouped(entries)
    ]
    assert told == [("Peru", [["b", "d"], ["e"]]), ("Latin America", [["c"]]), ("", [["a"]])]
