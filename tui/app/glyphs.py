"""The marks that screens draw with, in a Unicode and an ASCII set; each has a word in the help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of marks; every one is a single terminal cell wide."""

    cursor: str = "»"
    unread: str = "▌"
    marked: str = "◆"
    star: str = "★"
    planned: str = "○"
    event: str = "●"
    """One event of a story; several are drawn as `span`."""
    note: str = "✎"
    disagree: str = "≠"
    kept_off: str = "×"
    rule: str = "─"
    empty: str = "·"
    bars: str = "▁▂▃▄▅▆▇█"
    """Heights of a bar from low to full."""
    coarse: str = "░▒▓"
    """Share of events dated less exactly, from little to much."""
    span: str = "═"
    today: str = "┊"
    ellipsis: str = "…"
    dash: str = "–"
    dot: str = "·"
    quotes: tuple[str, str] = ("“", "”")


UNICODE = Glyphs()
ASCII = Glyphs(
    cursor=">",
    unread="*",
    marked="#",
    star="+",
    planned="o",
    event="@",
    note="n",
    disagree="!",
    kept_off="x",
    rule="-",
    empty=".",
    bars=":-=+*#",
    coarse=",~%",
    span="=",
    today="|",
    ellipsis=">",
    dash="-",
    dot="-",
    quotes=('"', '"'),
)


def glyphs(name: str) -> Glyphs:
    """The set that the setting `glyphs` names: "ascii", else Unicode."""
    return ASCII if name == "ascii" else UNICODE


def legend(marks: Glyphs) -> tuple[tuple[str, str], ...]:
    """Every mark with its meaning in words, for the help."""
    return (
        (marks.cursor, "the selected event"),
        (marks.unread, "unread"),
        (marks.marked, "marked: what is pressed then is done to all of them"),
        (marks.star, "starred"),
        (marks.note, "has a note of yours"),
        (marks.planned, "planned, yet to come"),
        (marks.disagree, "sources disagree on the date"),
        (marks.kept_off, "kept off: not news, muted, hidden"),
        ("~", "about, as the text says"),
        ("?", "guessed, may be wrong"),
        ("pub", "placed at publication: no date is given for it"),
        (f"{marks.dash}19", "to the 19th"),
        (f"{marks.event} {marks.event}{marks.event}", "told by one outlet, by two; by four or more there is a third"),
        (f"{marks.bars[0]}{marks.bars[-1]}", "events, dated well enough"),
        (marks.coarse[0], "events dated less exactly"),
        (marks.empty, "no events"),
        (marks.today, "today"),
        (marks.span, "selected, or all days it may be"),
        (f"{marks.event} {marks.span}", "in a story: an event, several"),
    )
