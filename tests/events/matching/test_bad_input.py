"""What feeds bring that is no stream of news: nothing crashes, and no two things become one."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import timedelta

from tests.events.make import NOON
from tui.events.extraction.extract import extract
from tui.events.matching.matcher import Matcher
from tui.model import Article, Mention

THINKERS = ("Kant", "Hume", "Spinoza", "Leibniz", "Locke", "Berkeley", "Hegel", "Plato", "Aristotle", "Seneca")
SYLLABLES = tuple(f"{one}{two}{three}" for one in "bdfgk" for two in "aeiou" for three in "lmnrst")
KARTULI = tuple(f"{one}{two}{three}" for one in "მნრსტ" for two in "აეიოუ" for three in "ლგდბკ")


def entry(
    name: object,
    title: str,
    text: str = "",
    hours: float = 0,
    source: str = "Desk",
    url: str | None = None,
    lang: str = "en",
) -> Mention:
    moment = NOON + timedelta(hours=hours)
    return extract(Article(str(name), source, title, text, moment, moment, lang=lang, url=url)).mentions[0]


def events_of(mentions: Iterable[Mention]) -> dict[str, str]:
    """Article -> event."""
    matcher = Matcher()
    for mention in mentions:
        matcher.put([mention])
    return {place.mention.rpartition("#")[0]: place.event for place in matcher.settle()}


def are_all_apart(mentions: list[Mention]) -> bool:
    return len(set(events_of(mentions).values())) == len(mentions)


def test_items_that_differ_in_one_number_are_as_many_events() -> None:
    said = "Parcel {0} was delivered to the depot in Leeds on Friday by the night van."
    assert are_all_apart([entry(n, f"Parcel {n} delivered", said.format(n), n / 60) for n in range(500)])
    assert are_all_apart([entry(n, f"Ticket {n} closed", hours=n / 60) for n in range(100)])


def test_lectures_of_one_series_are_as_many_events() -> None:
    stock = "Lecture {0} of the spring series on moral philosophy by Ada Lind is on {1}. Recorded at the hall."
    titles = [f"Lecture {n + 1}: {THINKERS[n % 10]} and the moral law, part {n // 10 + 1}" for n in range(40)]
    for hours in (0.1, 24):
        lectures = [entry(n, title, stock.format(n + 1, THINKERS[n % 10]), n * hours) for n, title in enumerate(titles)]
        assert are_all_apart(lectures)


def test_warnings_for_places_with_common_names_are_as_many_events() -> None:
    said = "The agency issued a flood warning for the River {} on Friday."
    rivers = ("Trent", "Aire", "Wye", "Dee", "Test", "Avon")
    assert are_all_apart([entry(n, f"Flood warning issued for River {n}", said.format(n)) for n in rivers])


def test_yesterdays_items_under_new_ids_join_what_they_were_and_nothing_else() -> None:
    rng = random.Random(1)
    texts = [(" ".join(rng.sample(SYLLABLES, 8)), " ".join(rng.sample(SYLLABLES, 30)) + ".") for _ in range(60)]
    mentions = [
        entry(f"{day} {n}", title, text, 24 * day + n / 10) for day in (0, 1) for n, (title, text) in enumerate(texts)
    ]
    of = events_of(mentions)
    assert all(of[f"0 {n}"] == of[f"1 {n}"] for n in range(60))
    assert len(set(of.values())) == 60


def test_another_text_under_one_address_is_another_event() -> None:
    address = "https://desk.example/live"
    barge = entry("a", "Barge strikes Marlow bridge", "A gravel barge struck the bridge at Marlow.", url=address)
    mayor = entry("b", "Mayor wins second term in Trani", "Voters in Trani kept the mayor.", 1, url=address)
    assert are_all_apart([barge, mayor])


def test_an_article_whose_whole_text_changes_leaves_its_event() -> None:
    matcher = Matcher()
    for name, source in (("a", "Desk"), ("b", "Post")):
        matcher.put([entry(name, "Barge strikes Marlow bridge", "A barge struck the bridge at Marlow.", 0, source)])
    first = {place.mention: place.event for place in matcher.settle()}
    assert first["a#0"] == first["b#0"]
    matcher.put([entry("b", "Mayor wins second term in Trani", "Voters in Trani kept the mayor.", 1, "Post")])
    moved = {place.mention: place.event for place in matcher.settle()}
    assert moved["b#0"] != first["a#0"] and "a#0" not in moved


def test_what_says_nothing_is_an_event_by_itself() -> None:
    for title, text in (("", ""), ("Breaking", "Breaking"), ("Live updates", ""), ("", "Photo."), ("1", "")):
        assert are_all_apart([entry(n, title, text, source=f"Outlet {n}") for n in range(30)])


def test_a_language_without_words_of_ours_is_compared_by_its_words() -> None:
    titles = [" ".join(KARTULI[4 * n : 4 * n + 4]) for n in range(30)]
    mentions = [
        entry(f"{place} {n}", title, source=f"Outlet {place}", lang="ka")
        for place in "ab"
        for n, title in enumerate(titles)
    ]
    of = events_of(mentions)
    assert all(of[f"a {n}"] == of[f"b {n}"] for n in range(30))
    assert len(set(of.values())) == 30
