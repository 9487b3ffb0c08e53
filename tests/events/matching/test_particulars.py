"""What a text is particular about, and what two texts do not have in common."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.events.make import said
from tui.events.matching.matcher import Matcher
from tui.events.matching.outlets import address_of, site_of
from tui.events.matching.particulars import deeds_of, names_of, numbers_of, opposite_deeds, particulars
from tui.events.terms import terms
from tui.model import Evidence, Mention, Role


def news(name: str, title: str, lead: str, outlet: str = "", hours: float = 0, url: str | None = None) -> Mention:
    """A mention of an article with these words, by an outlet of its own unless one is given."""
    heading = terms(title)
    return replace(
        said(name, title, hours),
        source=outlet or f"Outlet of {name}", lang="en", url=url, evidence=Evidence(lead),
        terms=(*heading, *heading, *terms(lead)),
    )  # fmt: skip


def events_of(*mentions: Mention) -> list[str]:
    matcher = Matcher()
    for mention in mentions:
        matcher.put([mention])
    events = {placed.mention: placed.event for placed in matcher.settle()}
    return [events[mention.id] for mention in mentions]


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("Heavy snow closes the road to Zermatt, police say", "en", ["zermatt"]),
        ("Snow closes roads on Monday", "en", []),
        ("Snow Closes The Road From Brig To Zermatt", "en", []),  # each word has a capital
        ("Der Zug nach Zermatt steht im Schnee", "de", ["zermatt"]),
    ],
)
def test_names(text: str, lang: str, names: list[str]) -> None:
    assert list(names_of(text, lang)) == names


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Bern 3-1 Basel", ["3-1"]),
        ("A quake of 5.7 hurts 1,200 in 2024", ["5.7", "1200"]),
        ("On 3 May, seven cows fell ill", ["7"]),
        ("At 12:30 a woman fell", []),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    assert sorted(numbers_of(text, "en")) == sorted(numbers)


def test_deeds_exclude_each_other_within_one_choice() -> None:
    up, down, won = (
        particulars(news(name, text, text))
        for name, text in (("a", "Wheat prices climb"), ("b", "Wheat prices tumble"), ("c", "Farmer wins a prize"))
    )
    assert opposite_deeds(up, down) == {("level", "up", "down")}
    assert not opposite_deeds(up, won)
    assert not opposite_deeds(up, up)
    assert not list(deeds_of(terms("Wheat grows"), "en"))


def test_one_formula_about_two_places_is_two_events() -> None:
    lead = "Firefighters were called to a barn fire near {} during the night."
    one, other, again = (
        news(name, f"Barn burns down in {place}", lead.format(place))
        for name, place in (("a", "Thun"), ("b", "Olten"), ("c", "Thun"))
    )
    first, second, third = events_of(one, other, again)
    assert first != second
    assert first == third


def test_another_outlet_in_other_words_tells_the_same_event() -> None:
    one = news(
        "a", "Choir cancels concert in Thun", "The choir of Thun cancelled its concert on the lake.", "Lake Post"
    )
    other = news(
        "b", "Choir of Thun calls off its concert", "There will be no concert of the choir this time.", "Lake Post", 2
    )
    assert len(set(events_of(one, replace(other, source="Alp Post")))) == 1


def test_what_an_outlet_says_in_each_article_is_no_likeness() -> None:
    stock = "Read the whole story in our paper and sign up for the letter that we send each morning."
    titles = ("Barn burns near Thun", "Choir cancels its concert", "Mayor opens a school", "Cows stray onto rails")
    articles = [news(f"n{place}", title, stock, "Lake Post", place) for place, title in enumerate(titles)]
    assert len(set(events_of(*articles))) == len(titles)


def test_one_article_in_two_feeds_of_a_site_is_one_voice() -> None:
    title, lead = "Cow rescued from lake", "A cow was rescued."
    one = news("a", title, lead, "Post World", url="https://www.post.example/cow?from=world")
    other = news("b", title, lead, "Post Home", url="https://post.example/cow")
    matcher = Matcher()
    matcher.put([one])
    matcher.put([other])
    assert [placed.role for placed in matcher.settle()] == [Role.MAIN, Role.REPRINT]


@pytest.mark.parametrize(
    ("url", "address", "site"),
    [
        ("https://www.post.example/cow?from=rss#top", "www.post.example/cow", "post.example"),
        ("https://news.post.co.uk/a", "news.post.co.uk/a", "post.co.uk"),
        ("https://news.google.com/articles/x", "news.google.com/articles/x", ""),
        ("https://post.example/?p=12", "", "post.example"),
        ("http://[broken", "", ""),
        (None, "", ""),
    ],
)
def test_addresses(url: str | None, address: str, site: str) -> None:
    assert (address_of(url), site_of(url)) == (address, site)
