"""How many events the days around a digest have, drawn as an inline SVG."""

from __future__ import annotations

from tui.model import Digest
from tui.wording.counts import counted
from tui.wording.dates import header_day, short_day

_STEP, _BAR, _HEIGHT = 20, 16, 48
"""Of a day, of its bar and of the highest bar, in units of the drawing."""
_LEAST = 2.0
"""Height of the bar of a day with an event (chosen: it is seen beside the highest)."""


def strip(value: Digest) -> str:
    """A bar a day as high as its number of events, those of the digest's days marked, and below which days they are; "" where nobody
    counted."""
    if not value.density:
        return ""
    width = _STEP * len(value.density)
    most = max(count for _, count in value.density) or 1
    parts = [f"<svg class='strip' viewBox='0 0 {width} {_HEIGHT}' role='img' aria-label='Events of the days around'>\n"]
    for place, (day, count) in enumerate(value.density):
        left = place * _STEP + (_STEP - _BAR) // 2
        height = max(_HEIGHT * count / most, _LEAST if count else 0)
        kind = "told" if value.first <= day <= value.last else "bar"
        title = f"<title>{header_day(day)}: {counted(count, 'event')}</title>"
        parts.append(
            f"<rect class='{kind}' x='{left}' y='{_HEIGHT - height:.1f}' width='{_BAR}' height='{height:.1f}'>{title}</rect>\n"
        )
    (first, _), (last, _) = value.density[0], value.density[-1]
    days = (short_day(first, year=False), f"events a day, {most} at most", short_day(last, year=False))
    below = "".join(f"<span>{words}</span>" for words in days)
    return "".join([*parts, f"</svg>\n<p class='days'>{below}</p>\n"])
