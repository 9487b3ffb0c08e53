"""The same event told by several outlets, and events that only look alike."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.events.make import A_TO_J, BRIDGE, NOON, Q_TO_Z, home, said
from tui.events.extraction.extract import extract
from tui.events.matching.candidates import day_of, event_id_of
from tui.events.matching.matcher import Matcher, Placement
from tui.model import Article, Mention, Role, When


def article(name: str, source: str, title: str, text: str, hours: float = 0) -> list[Mention]:
    moment = NOON + timedelta(hours=hours)
    return list(extract(Article(name, source, title, text, moment, moment, lang="en")).mentions)


DERAILED = article(
    "a",
    "Wire",
    "Freight train derails in Amur region",
    "A freight train derailed near Taldan on Friday, blocking the Trans-Siberian line.",
)
DERAILED_TOO = article(
    "b",
    "Post",
    "Coal train leaves rails in Amur",
    "A freight train derailed in the Amur region near Taldan, closing the Trans-Siberian railway.",
    2,
)
FERRY = article(
    "c",
    "Post",
    "Ferry hits reef off Sulawesi",
    "A ferry with 231 people aboard ran onto a reef off Sulawesi on Friday.",
    3,
)


def placed(*articles: list[Mention]) -> dict[str, Placement]:
    """Where the mentions of these articles belong, by id."""
    matcher = Matcher()
    for mentions in articles:
        matcher.put(mentions)
    return {one.mention: one for one in matcher.settle()}


def test_two_wordings_of_one_event_meet() -> None:
    places = placed(DERAILED[:1], DERAILED_TOO[:1], FERRY[:1])
    assert places["a#0"].event == event_id_of(DERAILED[0])
    assert places["b#0"].event == places["a#0"].event != places["c#0"].event
    assert {"train", "amur", "taldan"} <= set(places["b#0"].shared)
    assert places["a#0"].score == 1 >= places["b#0"].score > 0.45


def test_the_same_text_elsewhere_is_a_reprint_of_the_earlier_one() -> None:
    text = (
        "A freight train derailed near Taldan on Friday, blocking both tracks of the Trans-Siberian railway. Twenty-four wagons "
        "of coal overturned; nobody was hurt, the regional operator said, and cranes were sent from Khabarovsk."
    )
    first = article("x", "Wire", "Freight train derails in Amur region", text)[:1]
    again = article("z", "Gazette", "Freight train derails in Amur region", text, 1)[:1]
    for order in ((first, again), (again, first)):
        places = placed(*order)
        assert (places["z#0"].event, places["z#0"].role) == (places["x#0"].event, Role.REPRINT)
        assert places["x#0"].role is Role.MAIN


def test_one_common_word_makes_no_event() -> None:
    titles = ("Ferry sinks off Naxos", "Senate passes the budget", "Volcano erupts in Kamchatka")
    articles = [article(str(n), "Post", title, f"{title}, officials said.", n)[:1] for n, title in enumerate(titles)]
    assert len({one.event for one in placed(*articles).values()}) == 3


def test_an_article_takes_part_in_an_event_once() -> None:
    twice = [DERAILED[0], replace(DERAILED[0], id="a#1", role=Role.MENTION)]
    assert len({one.event for one in placed(twice).values()}) == 2


def test_an_article_between_two_events_makes_them_one_and_parts_them_when_it_goes() -> None:
    matcher = Matcher()
    for name, words, hours in (("a", A_TO_J, 0), ("b", Q_TO_Z, 1)):
        matcher.put([said(name, words, hours)])
    assert [one.event for one in matcher.settle()] == [home("a"), home("b")]
    matcher.put([said("c", BRIDGE, 2)])
    joined = {one.mention: (one.before, one.event) for one in matcher.settle()}
    assert joined == {"b#0": (home("b"), home("a")), "c#0": ("", home("a"))}
    matcher.withdraw("c")
    assert [(one.mention, one.event) for one in matcher.settle()] == [("b#0", home("b"))]


def stream(seed: int) -> list[list[Mention]]:
    """Some hundred articles about some dozens of happenings over three weeks, that mention others."""
    rng = random.Random(seed)
    words = [f"{one}{other}" for one in "bcdfghjklm" for other in "aeiou"]
    happenings = [(rng.uniform(0, 500), rng.sample(words, 7)) for _ in range(40)]
    articles = []
    for number in range(160):
        hours, told = rng.choice(happenings)
        name, moment = f"n{number:03}", hours + rng.uniform(0, 30)
        main = said(name, " ".join([*rng.sample(told, 5), *rng.sample(words, 3)]), moment)
        articles.append([main])
        if number % 3 == 0:
            past, other = rng.choice(happenings)
            day = str((NOON + timedelta(hours=past)).date())
            articles[-1].append(said(name, " ".join(rng.sample(other, 4)), moment, n=1, when=day))
    return articles


class Stored:
    """An archive in memory."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[Mention, str]] = {}

    def between(self, first: float, last: float) -> Iterable[tuple[Mention, str]]:
        return [row for row in self.rows.values() if first <= day_of(row[0].published) <= last]

    def of_date(self, when: When) -> Iterable[tuple[Mention, str]]:
        return [row for row in self.rows.values() if (row[0].when.start, row[0].when.end) == (when.start, when.end)]

    def subjects(self, articles: Sequence[str]) -> Mapping[str, str]:
        return {
            one.article: event
            for one, event in self.rows.values()
            if one.article in articles and one.role is not Role.MENTION
        }

    def take(self, batch: Sequence[list[Mention]], matcher: Matcher) -> None:
        """Match a batch, and store it."""
        mentions = {one.id: one for of_article in batch for one in of_article}
        days = [day_of(one.published) for one in mentions.values()]
        matcher.cover(min(days) - matcher.near, max(days) + matcher.near)
        for of_article in batch:
            matcher.put(of_article)
        for place in matcher.settle():
            known = mentions.get(place.mention) or self.rows[place.mention][0]
            self.rows[place.mention] = replace(known, role=place.role), place.event


@pytest.mark.parametrize("seed", range(6))
def test_any_order_in_any_parts_ends_alike(seed: int) -> None:
    articles = stream(seed)
    expected = {id_: (one.event, one.role) for id_, one in placed(*articles).items()}
    assert 20 < len({event for event, _ in expected.values()}) < len(expected)
    rng = random.Random(seed)
    for _ in range(3):
        rng.shuffle(articles)
        archive = Stored()
        matcher = Matcher(archive)
        places = sorted(rng.sample(range(1, len(articles)), rng.choice((1, 3, 12))))
        for start, end in zip([0, *places], [*places, len(articles)], strict=True):
            if rng.random() < 0.3:
                matcher = Matcher(archive)
            elif rng.random() < 0.3:
                matcher.forget(day_of(NOON) + 10)
            archive.take(articles[start:end], matcher)
        assert {id_: (event, one.role) for id_, (one, event) in archive.rows.items()} == expected
