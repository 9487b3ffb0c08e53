"""The diary: what was planned and what has become of it, found among the later reports of the same event and story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tui.events.terms import terms
from tui.model import Basis, Event, Mention, Modality, When
from tui.service.session import Session
from tui.store import Edit, MarkChange

KIND = "kept"
"""Kind of the edits that say of a plan that it was kept, and the field that they change."""
PLANNED_SINCE = timedelta(days=90)
"""Age of the reports that are looked through for plans (chosen: a quarter)."""
PAST = timedelta(days=30)
"""How long the fate of a plan is listed after its day (chosen: a month is remembered)."""
SHARED_TERMS = 2
"""Words that a later event of the story shares with a plan if it tells what became of it (chosen: who and what)."""


class Fate(StrEnum):
    """What has become of a plan; in the order in which the diary lists them."""

    OVERDUE = "overdue"
    MOVED = "moved"
    KEPT = "kept"
    TODAY = "today"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Plan:
    """Something that was planned.

    Args:
        event: the event as it stands now.
        said: the report that planned it first.
        fate: what has become of it.
        outcome: the report that tells it, None where nothing was heard or it is to come.
        when: the day that holds now: of a plan that was moved the new one.
        by_hand: whether a person said that it was kept.
    """

    event: Event
    said: Mention
    fate: Fate
    outcome: Mention | None
    when: When
    by_hand: bool = False

    def overdue_days(self, today: date) -> int:
        """Days since its last day."""
        return (today - self.when.last).days


def diary(session: Session) -> list[Plan]:
    """The plans of the last months by fate, and each part by day: what is overdue first, what is to come last."""
    store, today = session.store, session.today()
    ids = store.sources.planned_events(session.now() - PLANNED_SINCE)
    events = {event.id: event for event in store.events(ids) if not event.kept_off}
    members = store.stories.members(sorted({event.story for event in events.values() if event.story}))
    around = {id_ for ids in members.values() for id_ in ids} | set(events)
    events |= {event.id: event for event in store.events(sorted(around - set(events)))}
    mentions = {event: [stored.mention for stored in rows] for event, rows in store.mentions_of(sorted(around)).items()}
    by_hand = store.preferences.kept_plans()
    plans = []
    for id_ in ids:
        if id_ not in events or not (said := _plans_of(mentions.get(id_, []))):
            continue
        event = events[id_]
        others = [other for other in members.get(event.story or "", ()) if other != id_ and other in events]
        plan = _plan(event, said, mentions[id_], [m for other in others for m in mentions.get(other, [])], today)
        if id_ in by_hand:
            plan = Plan(event, plan.said, Fate.KEPT, plan.outcome, plan.when, by_hand=True)
        if plan.when.last >= today - PAST:
            plans.append(plan)
    order = list(Fate)
    return sorted(plans, key=lambda plan: (order.index(plan.fate), plan.when.first, plan.event.id))


def _plans_of(mentions: Sequence[Mention]) -> list[Mention]:
    """Those that plan it for a day of their own, earliest report first."""
    plans = [m for m in mentions if m.modality is Modality.PLANNED and m.basis is not Basis.PUBLISHED]
    return sorted(plans, key=lambda mention: (mention.published, mention.id))


def _plan(event: Event, said: Sequence[Mention], own: Sequence[Mention], story: Sequence[Mention], today: date) -> Plan:
    """The fate of one plan: by reports of the event itself, else by later ones of its story, else by the day."""
    first, last = said[0], said[-1]
    later = [m for m in own if m.modality is Modality.HAPPENED and m.published >= first.published]
    later += [
        m for m in story if m.modality is Modality.HAPPENED and _tells_of(m, first) and m.when.overlaps(last.when)
    ]
    if later:
        outcome = min(later, key=lambda mention: (mention.basis is Basis.PUBLISHED, mention.published, mention.id))
        held = outcome.basis is Basis.PUBLISHED or outcome.when.overlaps(first.when)
        return Plan(event, first, Fate.KEPT if held else Fate.MOVED, outcome, first.when if held else outcome.when)
    newer = [m for m in (*said, *_plans_of(story)) if m in said or _tells_of(m, first)]
    moved = [m for m in newer if m.published > first.published and not m.when.overlaps(first.when)]
    if moved:
        outcome = max(moved, key=lambda mention: (mention.published, mention.id))
        return Plan(event, first, Fate.MOVED, outcome, outcome.when)
    if first.when.last < today:
        return Plan(event, first, Fate.OVERDUE, None, first.when)
    is_on = first.when.first <= today
    return Plan(event, first, Fate.TODAY if is_on and first.when.is_day else Fate.NEXT, None, first.when)


def _tells_of(mention: Mention, plan: Mention) -> bool:
    """Whether a later report shares enough words with a plan to tell of the same."""
    shared = set(terms(mention.title)).intersection(terms(plan.title))
    return mention.published > plan.published and len(shared) >= SHARED_TERMS


def say_kept(session: Session, event: str, on: bool = True) -> bool:
    """Say of a plan that it was kept, or take that back; undone like every other change. Returns whether that is new."""
    before = "1" if event in session.store.preferences.kept_plans() else None
    after = "1" if on else None
    if before != after:
        edit = Edit(KIND, event, changes=(MarkChange(event, KIND, before, after),))
        session.store.put_edit(edit, session.now())
    return before != after
