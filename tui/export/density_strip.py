"""How many events the days around a digest have, drawn as an inline SVG."""

from __future__ import annotations

from tui.model import Digest
from tui.wording.counts import counted
from tui.wording.dates import header_day, short_day

_STEP, _BAR, _HEIGHT, _FOOT = 20, 16, 48, 14
"""Of a day, of its bar, of the highest bar and of the line of dates below, in units of the drawing (chosen: a line of text high)."""
_LEAST = 2.0
"""Height of the bar of a day with an event (chosen: it is seen beside the highest)."""


def strip(value: Digest) -> str:
    """A bar a day as high as its number of events, those of the digest's days marked; "" where nobody counted.

    The root of the number is drawn: days that are known little of stay visible beside the fullest."""
    if not value.density:
        return ""
    width = _STEP * len(value.density)
    most = max(count for _, count in value.density) or 1
    parts = [
        f"<svg class='strip' viewBox='0 0 {width} {_HEIGHT + _FOOT}' role='img' aria-label='Events of the days around'>\n"
    ]
    named = {value.density[0][0]: "start", value.density[-1][0]: "end", value.first: "middle"}
    for place, (day, count) in enumerate(value.density):
        left = place * _STEP + (_STEP - _BAR) // 2
        height = max(_HEIGHT * (count / most) ** 0.5, _LEAST if count else 0)
        kind = "told" if value.first <= day <= value.last else "bar"
        title = f"<title>{header_day(day)}: {counted(count, 'event')}</title>"
        parts.append(
            f"<rect class='{kind}' x='{left}' y='{_HEIGHT - height:.1f}' width='{_BAR}' height='{height:.1f}'>{title}</rect>\n"
        )
        if side := named.get(day):
            x = {"start": left, "middle": left + _BAR // 2, "end": left + _BAR}[side]
            parts.append(
                f"<text x='{x}' y='{_HEIGHT + _FOOT - 2}' text-anchor='{side}'>{short_day(day, year=False)}</text>\n"
            )
    return "".join([*parts, "</svg>\n"])
