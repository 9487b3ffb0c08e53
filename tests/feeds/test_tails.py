"""What a feed repeats at the end of its items goes; what an item tells stays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.feeds.server import rss
from tui.feeds.read.parse import parse
from tui.feeds.read.tails import without_outlet, without_tails
from tui.model import Feed

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
TITLES = [
    "Storm cuts power in Galway",
    "Bank is searched in Oslo",
    "Mayor of Lyon resigns",
    "Dam breaks in Peru",
    "Bridge opens in Cork",
]
TEXTS = [f"{title} today. It was the {n}th such case." for n, title in enumerate(TITLES)]


def texts_of(*bodies: str, titles: list[str] | None = None) -> list[str]:
    titles = titles or TITLES
    items = [
        f"<title>{title}</title><description><![CDATA[{body}]]></description>"
        for title, body in zip(titles, bodies, strict=False)
    ]
    parsed = parse(rss(*items).encode(), Feed("West", "http://west.example/"), "http://west.example/", NOW)
    return [article.text for article in parsed.articles]


@pytest.mark.parametrize(
    "tail",
    [
        "<p>The post <a href='x'>{title}</a> appeared first on <a href='y'>The West</a>.</p>",
        "<p>La entrada {title} se publicó primero en The West.</p>",
        "<p>Follow us on our channel.</p><p>© The West</p>",
        " Support the paper! Write to us.",
    ],
)
def test_what_is_common_to_the_tails_goes(tail: str) -> None:
    bodies = [f"<p>{text}</p>{tail.format(title=title)}" for text, title in zip(TEXTS, TITLES, strict=True)]
    assert texts_of(*bodies) == TEXTS
    # Half of them are enough, fewer are not.
    assert texts_of(*bodies[:3], *TEXTS[3:]) == TEXTS
    assert texts_of(bodies[0], *TEXTS[1:])[1:] == TEXTS[1:]


def test_a_credit_of_one_item_goes() -> None:
    body = f"{TEXTS[0]}</p><p>The post {TITLES[0]} appeared first on West."
    assert texts_of(body) == [TEXTS[0]]


@pytest.mark.parametrize(
    "phrase",
    ["Read more", "Seguir leyendo", "[Lire la suite]", "Weiterlesen …", "Читать далее »", "(Continue reading)"],
)
def test_an_invitation_to_read_the_page_goes(phrase: str) -> None:
    assert texts_of(f"{TEXTS[0]} {phrase}") == [TEXTS[0]]


def test_what_items_tell_alike_stays() -> None:
    same_words = [f"{title} on Monday." for title in TITLES]
    assert without_tails(TITLES, same_words, ["West"]) == same_words
    two = [f"{text} Police are investigating." for text in TEXTS[:2]] + TEXTS[2:]
    assert without_tails(TITLES, two, ["West"]) == two
    copies = ["One text. Of two sentences."] * 4
    assert without_tails(["A"] * 4, copies, ["West"]) == copies
    lead = ["The mayor spoke.\nStorm cuts power in Galway, the council says."]
    assert without_tails(TITLES[:1], lead, ["West"]) == lead
    assert without_tails(TITLES[:1], ["People want to read more"], [""]) == ["People want to read more"]


@pytest.mark.parametrize(
    ("ends", "names", "kept"),
    [
        ([" - Outlet"] * 5, ["x"], [""] * 5),
        ([" | west - west"] * 5, ["x"], [""] * 5),
        ([" - The West", " - The West", "", "", ""], ["The West"], [""] * 5),
        ([" - One", " - Two", " - Two", " - Three", ""], ["x"], None),
        ([" – as it happened"] * 5, ["x"], None),
        ([" | Opinion"] * 5, ["x"], None),
        ([" - Outlet", *[""] * 4], ["Outlet"], None),
    ],
)
def test_the_name_of_the_outlet_behind_titles_goes(ends: list[str], names: list[str], kept: list[str] | None) -> None:
    titles = [title + end for title, end in zip(TITLES, ends, strict=True)]
    assert without_outlet(titles, names) == [title + end for title, end in zip(TITLES, kept or ends, strict=True)]


def test_titles_lose_their_outlet_and_ids_stay() -> None:
    def read(count: int) -> dict[str, str]:
        items = [f"<title>{title} - Evening Post</title>" for title in TITLES[:count]]
        articles = parse(rss(*items).encode(), Feed("x", "http://x.example/"), "http://x.example/", NOW).articles
        return {article.id: article.title for article in articles}

    few, many = read(2), read(5)
    assert list(many.values()) == TITLES
    assert set(few) < set(many)
