"""The same event told by several outlets, and events that only look alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tui.events.matching.register import event_id_of

from tui.events.extraction.extract import extract
from tui.events.matching.matcher import Matcher
from tui.model import Article, Mention, Role

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


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


def test_two_wordings_of_one_event_meet() -> None:
    matcher = Matcher()
    first = matcher.assign(DERAILED)[0]
    second = matcher.assign(DERAILED_TOO)[0]
    assert first.event == event_id_of(DERAILED[0])
    assert second.event == first.event
    assert {"train", "amur", "taldan"} <= set(second.shared)
    assert matcher.assign(FERRY)[0].event != first.event


def test_the_same_text_elsewhere_is_a_reprint() -> None:
    text = (
        "A freight train derailed near Taldan on Friday, blocking both tracks of the Trans-Siberian railway. Twenty-four wagons "
        "of coal overturned; nobody was hurt, the regional operator said, and cranes were sent from Khabarovsk."
    )
    matcher = Matcher()
    first = matcher.assign(article("x", "Wire", "Freight train derails in Amur region", text))[0]
    again = matcher.assign(article("z", "Gazette", "Freight train derails in Amur region", text, 1))[0]
    assert (again.event, again.role) == (first.event, Role.REPRINT)
    assert first.role is Role.MAIN


def test_one_common_word_makes_no_event() -> None:
    matcher = Matcher()
    titles = ("Ferry sinks off Naxos", "Senate passes the budget", "Volcano erupts in Kamchatka")
    articles = [article(str(n), "Post", title, f"{title}, officials said.", n) for n, title in enumerate(titles)]
    events = {matcher.assign(mentions[:1])[0].event for mentions in articles}
    assert len(events) == 3


def test_an_article_takes_part_in_an_event_once() -> None:
    matcher = Matcher()
    twice = [DERAILED[0], replace(DERAILED[0], id="a#1", role=Role.MENTION)]
    events = [assigned.event for assigned in matcher.assign(twice)]
    assert len(set(events)) == 2


def test_loaded_mentions_match_as_assigned_ones_do() -> None:
    straight = Matcher()
    straight.assign(DERAILED)
    loaded = Matcher()
    loaded.load([(DERAILED[0], event_id_of(DERAILED[0]))])
    assert straight.assign(DERAILED_TOO)[0].event == loaded.assign(DERAILED_TOO)[0].event


def test_forgotten_events_take_no_more_articles() -> None:
    matcher = Matcher()
    matcher.assign(DERAILED)
    matcher.forget(NOON + timedelta(days=30))
    assert len(matcher) == 0
    assert matcher.assign(DERAILED_TOO)[0].event == event_id_of(DERAILED_TOO[0])
