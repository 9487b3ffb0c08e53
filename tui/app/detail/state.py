"""What the detail shows and where the person is in it: one frozen value, and the steps that a key makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.model import Event, EventDetail, Source

Item = Event | Source
"""What the cursor of the detail can stand on: an event of the same story, or an article that tells this one."""


@dataclass(frozen=True, slots=True)
class DetailState:
    """The state of the detail.

    Args:
        detail: what is shown; None for nothing.
        cursor: number of the item that the cursor stands on; -1 above the first.
        unfolded: ids of the articles whose own sentences are shown.
    """

    detail: EventDetail | None = None
    cursor: int = -1
    unfolded: frozenset[str] = frozenset()

    @property
    def items(self) -> tuple[Item, ...]:
        """What the cursor can stand on, from top to bottom."""
        if self.detail is None:
            return ()
        near = (self.detail.before, self.detail.after)
        return (*(event for event in near if event is not None), *self.detail.sources)

    @property
    def item(self) -> Item | None:
        """What the cursor stands on."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None


def show(state: DetailState, detail: EventDetail | None) -> DetailState:
    """Another detail; of the same event the cursor stays, of another one the sources that disagree show their sentences."""
    if detail is not None and state.detail is not None and detail.event.id == state.detail.event.id:
        return move(replace(state, detail=detail), 0)
    disagreeing = [source.article for source in detail.sources if not source.agrees] if detail is not None else []
    return DetailState(detail, unfolded=frozenset(disagreeing))


def move(state: DetailState, count: int) -> DetailState:
    """The cursor `count` items down (or up), stopping above the first and on the last."""
    return replace(state, cursor=min(max(state.cursor + count, -1), len(state.items) - 1))


def unfold(state: DetailState) -> DetailState:
    """Show the sentence of the article under the cursor, or fold it again."""
    item = state.item
    return replace(state, unfolded=state.unfolded ^ {item.article}) if isinstance(item, Source) else state
