"""The dates of an article that count from something it tells, put where they belong before anything asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.events.anchoring.relative import (
    COUNTED_ENDS,
    FromEvent,
    from_events,
    is_under_discussion,
    may_count_from_event,
    of_context,
)
from tui.events.anchoring.story import Story, span_of
from tui.events.clauses.clause import Span
from tui.events.sentences.dates import Dated
from tui.model import Basis


def with_counted_dates(story: Story) -> Story:
    """The same article with the dates that count from its told events ("a day after the crash") and from the time that the text has
    come to ("the next day"); without those that count from an event whose day it does not tell."""
    parts = list(story.parts)
    counting = [number for number, sentence in enumerate(story.sentences) if may_count_from_event(sentence)]
    told = story.of_parts([_without_counted(dated) for dated in parts]) if counting else story
    untold: dict[int, tuple[Span, ...]] = {}
    for number in counting:
        found = from_events(story.sentences[number], told)
        if found:
            parts[number] = _with_events(parts[number], found)
            untold[number] = tuple(one.span for one in found if one.counted is None)
    story = replace(story.of_parts(parts), untold=untold) if untold else story
    for number, dated in enumerate(parts):
        if any(is_under_discussion(part) for part in dated):
            parts[number] = [_in_context(part, story, number) for part in dated]
            story = story.of_parts(parts)
    return story


def _without_counted(dated: Sequence[Dated]) -> Sequence[Dated]:
    """Without the dates that the reader of dates counted from the day named last: an event may be told of another."""
    return [part for part in dated if not part.rule.endswith(COUNTED_ENDS)]


def _with_events(dated: Sequence[Dated], found: Sequence[FromEvent]) -> list[Dated]:
    """The dates of a sentence, those that count from an event as the text tells of it, or not at all."""
    taken = {one.index for one in found if one.index >= 0}
    out = [part for part in dated if taken.isdisjoint(part.indexes)]
    for one in found:
        if one.counted is not None:
            origin = one.counted.origin.first.isoformat()
            indexes = (one.index,) if one.index >= 0 else ()
            out.append(Dated(one.counted.when, Basis.CONTEXT, one.counted.step.value, origin, (one.span,), indexes))
    return sorted(out, key=lambda part: part.spans[0])


def _in_context(part: Dated, story: Story, number: int) -> Dated:
    """A date under discussion that is the same counted from the last deed told before its sentence, or that is less exact for it; as it
    is where none was told, and where it is another one: what the text speaks of may be no deed."""
    origin = story.last_deed(number) if is_under_discussion(part) else None
    counted = of_context(part, origin) if origin is not None else None
    if counted is None or origin is None:
        return part
    if span_of(counted.when) != span_of(part.when) and not counted.when.approximate:
        return part
    return replace(
        part, when=counted.when, basis=Basis.CONTEXT, rule=counted.step.value, anchor=origin.first.isoformat()
    )
