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
    watch: str = "⚑"
    disagree: str = "≠"
    kept_off: str = "×"
    rule: str = "─"
    empty: str = "·"
    bars: str = "▁▂▃▄▅▆▇█"
    """Heights of a bar from low to full."""
    undated: str = "░▒▓"
    """Heights of a bar of events that stand at their publication for want of a date."""
    ahead: str = "▭▯"
    """Heights of a bar of plans."""
    bracket: tuple[str, str, str] = ("╰", "─", "╯")
    """Beginning, middle and end of a stretch of time that events are known to."""
    span: str = "═"
    today: str = "▼"
    today_lane: str = "┊"
    """Today in the lanes of the stories."""
    ellipsis: str = "…"
    dash: str = "–"
    dot: str = "·"
    changes: tuple[str, ...] = ("+", "→", "&", "+", "–", "–")
    """What became of an event between two times: new, moved, joined, told by more, told by fewer, withdrawn."""
    arrow: str = "→"
    steps: tuple[str, str] = ("◀", "▶")
    """Around a time that can be stepped back and on."""
    quotes: tuple[str, str] = ("“", "”")
    places: tuple[str, str, str] = ("∙", "•", "●")
    """Places of a map, of few events, of more, of most."""


UNICODE = Glyphs()
ASCII = Glyphs(
    cursor=">",
    unread="*",
    marked="#",
    star="+",
    planned="o",
    event="@",
    note="n",
    watch="w",
    disagree="!",
    kept_off="x",
    rule="-",
    empty=".",
    bars=":-=+*#",
    undated=",;%",
    ahead="oO",
    bracket=("`", "-", "'"),
    span="=",
    today="v",
    today_lane="|",
    ellipsis=">",
    dash="-",
    dot="-",
    changes=("+", "%", "&", "+", "-", "-"),
    arrow="->",
    steps=("<", ">"),
    quotes=('"', '"'),
    places=("o", "O", "@"),
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
        (marks.watch, "found by what you watch"),
        (marks.planned, "planned, yet to come"),
        (marks.disagree, "sources disagree on the date"),
        (marks.kept_off, "kept off: not news, muted, hidden"),
        ("~", "about, as the text says"),
        ("?", "guessed, may be wrong"),
        ("pub", "placed at publication: no date is given for it"),
        (f"{marks.dash}19", "to the 19th"),
        (f"{marks.event} {marks.event}{marks.event}", "told by one outlet, by two; by four or more there is a third"),
        (f"{marks.bars[0]}{marks.bars[-1]}", "events with a date in their text"),
        (marks.undated[1], "events placed at their publication"),
        (marks.ahead[1], "what is planned"),
        (f"{marks.bracket[0]}{marks.bracket[2]}", "some time in these days"),
        (marks.empty, "no events"),
        (marks.today, "today"),
        (marks.span, "selected, or all days it may be"),
        ("".join(marks.places), "on the map: few events, more, most"),
        (f"{marks.event} {marks.span}", "in a story: an event, several"),
        (f"{marks.steps[0]}{marks.steps[1]}", "a story that lies all before, all after"),
    )
