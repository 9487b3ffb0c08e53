"""Under which heading of a digest an event stands."""

from __future__ import annotations

from dataclasses import replace

from tests.export import make
from tui.model import DigestEntry, grouped
from tui.service.digests.groups import with_headings


def entry(id: str, title: str, story: str | None = None, sentence: str = "Nobody was hurt.") -> DigestEntry:
    detail = make.detail(id, title, make.BURN.event.when, make.BURN.event.basis, make.evidence(sentence), story=story)
    return make.entry(detail)


def headings(*entries: DigestEntry) -> list[str]:
    return [one.group for one in with_headings(entries, {})]


def test_a_country_of_several_events_is_a_heading_and_so_is_the_part_of_the_world_of_single_ones() -> None:
    assert headings(
        entry("a", "Dam opens in Peru"),
        entry("b", "Peru's miners march"),
        entry("c", "Nepal votes"),
        entry("d", "Bhutan votes"),
        entry("e", "Chile votes"),
    ) == ["Peru", "Peru", "South Asia", "South Asia", ""]


def test_a_story_stands_under_the_country_that_its_titles_name_most() -> None:
    assert headings(
        entry("a", "Canada and Chile open talks", "s1"),
        entry("b", "Chile's envoy walks out", "s1"),
        entry("c", "Storm in Canada"),
    ) == ["Chile", "Chile", ""]


def test_a_story_without_a_country_is_called_by_its_person() -> None:
    one, two, three = (
        entry("a", "Arne Solvik resigns", "s1"),
        entry("b", "Successor of Solvik named", "s1"),
        entry("c", "Rain"),
    )
    named = [replace(each, event=replace(each.event, people=("Arne Solvik",))) for each in (one, two)]
    assert headings(*named, three) == ["Arne Solvik", "Arne Solvik", ""]
    assert headings(named[0], two) == ["", ""], "one of its events names him, no heading for one"


def test_of_two_countries_that_of_fewer_stories_is_meant() -> None:
    found = headings(
        entry("a", "Canada and Chile open talks"),
        entry("b", "Storm in Canada"),
        entry("c", "Canada votes"),
        entry("d", "Peru votes"),
    )
    assert found == ["Latin America", "Canada", "Canada", "Latin America"]


def test_without_a_country_in_its_title_the_sentence_counts_and_without_any_there_is_no_heading() -> None:
    fiji = entry("b", "Fiji votes")
    assert (
        headings(entry("a", "Ferry sinks", sentence="The ferry sinks fast off Fiji, a sailor said."), fiji)[0] == "Fiji"
    )
    assert headings(entry("a", "Ferry sinks", sentence="Fiji and Chile signed a treaty today."), fiji)[0] == ""
    assert headings(entry("a", "Ferry sinks")) == [""]


def test_sentences_count_beside_titles_of_one_story() -> None:
    sentence = "The ferry sinks fast off Fiji, a sailor said."
    one, two = entry("a", "Fiji mourns", "s1"), entry("b", "Ferry sinks", "s1", sentence)
    assert headings(one, two) == headings(two, one) == ["Fiji", "Fiji"]


def test_a_country_that_other_titles_of_the_event_name_counts() -> None:
    titles = {"a": [("Ferry sinks", "en"), ("Fähre sinkt in Chile", "de")]}
    entries = [entry("a", "Ferry sinks"), entry("b", "Chile votes")]
    assert [one.group for one in with_headings(entries, titles)] == ["Chile", "Chile"]


def told(*entries: DigestEntry) -> list[tuple[str, list[list[str]]]]:
    groups = grouped(with_headings(entries, {}))
    return [(group.heading, [[one.event.id for one in thread] for thread in group.threads]) for group in groups]


def test_entries_stand_by_heading_and_story_in_the_order_of_the_first() -> None:
    assert told(
        entry("a", "Peru votes", "s1"),
        entry("b", "Storm"),
        entry("c", "Chile votes"),
        entry("d", "Peru counts", "s1"),
        entry("e", "Peru's dam breaks"),
    ) == [("Peru", [["a", "d"], ["e"]]), ("", [["b"], ["c"]])]


def test_what_stands_alone_leads_where_nothing_weighs_more() -> None:
    assert told(
        entry("a", "Storm", "s1"),
        entry("b", "Peru votes"),
        entry("c", "Peru counts"),
        entry("d", "Rain"),
        entry("e", "Storm goes on", "s1"),
    ) == [("", [["a", "e"]]), ("Peru", [["b"], ["c"]]), ("", [["d"]])]


def test_where_neither_title_nor_sentence_names_a_country_its_places_count() -> None:
    plain, peru = entry("a", "Night trains return"), entry("b", "Peru votes")
    lima = replace(plain, event=replace(plain.event, places=("PE", "3936456")))
    both = replace(plain, event=replace(plain.event, places=("PE", "CL")))
    assert headings(lima, peru) == ["Peru", "Peru"]
    assert headings(both, peru) == ["", ""]


def test_a_part_of_the_world_that_a_title_names_is_a_heading_where_it_names_no_country_of_it() -> None:
    sentence = "Dams of the US kind are discussed in the EU."
    assert headings(
        entry("a", "Guilds slam EU dam policy", sentence=sentence),
        entry("b", "Storm in Norway"),
        entry("c", "Peru votes"),
    ) == ["Europe", "Europe", ""]
    assert headings(
        entry("a", "Peru and Europe's Norway open talks"),
        entry("b", "Norway votes"),
        entry("c", "Norway opens its dam"),
    ) == ["Norway", "Norway", "Norway"]


def test_an_event_whose_first_country_has_no_heading_stands_under_the_next_that_it_names() -> None:
    assert headings(
        entry("a", "Canada tells of a test in Nepal"), entry("b", "Storm in Canada"), entry("c", "Canada votes")
    ) == ["Canada", "Canada", "Canada"]
