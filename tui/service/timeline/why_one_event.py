"""Why some articles are one event, and others are not: what each shares with them, how likely that made it, and whose date it bears."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from tui.errors import UsageError
from tui.events.matching.apart import Reason, compare, nearest, neighbours
from tui.events.matching.candidates import LiveMention, live_mention
from tui.events.matching.gist import Gist, gist
from tui.events.matching.particulars import opposite_deeds, particulars
from tui.events.matching.tuning import TUNING as MATCHING
from tui.events.matching.weights import shares, vector
from tui.model import Event, Explanation, KeptApart, Mention, Role, Witness
from tui.places.table import by_id
from tui.service.session import Session
from tui.service.timeline.details import joined, source_of
from tui.service.timeline.shared_terms import readable
from tui.service.timeline.standing import standing_of
from tui.service.timeline.tuning import TUNING
from tui.store import Edit, StoredMention
from tui.wording.dates import short, short_day


def explain_event(session: Session, event_id: str) -> Explanation:
    """Why the articles of an event are one, and why it stands where it does; the id of an event that was merged into another
    explains that one.

    Raises:
        UsageError: there is no such event.
    """
    event = _event(session, event_id)
    mentions = session.store.mentions_of([event.id]).get(event.id, [])
    mentions.sort(key=lambda stored: (stored.mention.first_seen, stored.mention.published, stored.mention.id))
    titles = session.store.article_titles([stored.mention.article for stored in mentions])
    texts = [
        text
        for stored in mentions
        for text in (titles.get(stored.mention.article, ""), stored.mention.title, stored.mention.evidence.text)
    ]
    return Explanation(
        event,
        tuple(_witness(stored, event, mentions, titles, texts) for stored in mentions),
        tuple(session.store.placements.merged_into(event.id)),
        tuple(
            _in_words(edit)
            for edit in session.store.knowledge.edits()
            if event.id in edit.touches and edit.kind in _EDITS
        ),
        standing_of(session, event, [stored.mention for stored in mentions]),
        _apart(session, event, [stored.mention for stored in mentions]),
    )


def nearest_apart(session: Session, event_id: str) -> KeptApart | None:
    """The nearest other event that matching, not a person, kept apart from an event; None where none is near.

    Raises:
        UsageError: there is no such event.
    """
    event = _event(session, event_id)
    mentions = session.store.mentions_of([event.id]).get(event.id, [])
    return _apart(session, event, [stored.mention for stored in mentions])


def _event(session: Session, event_id: str) -> Event:
    events = session.store.events([event_id]) or list(joined(session, [event_id]).values())
    if not events:
        raise UsageError(
            f"There is no event {event_id}.", "`dateline timeline QUERY --format jsonl` lists events with their ids."
        )
    return events[0]


def _witness(
    stored: StoredMention, event: Event, mentions: Sequence[StoredMention], titles: dict[str, str], texts: Sequence[str]
) -> Witness:
    mention = stored.mention
    looks_back = mention.role is Role.MENTION
    if mention.role is Role.REPRINT:
        how = "reprint"
    elif not stored.shared and stored.match_score == 1.0:
        how = "founded"
    else:
        how = "mentioned" if looks_back else "joined"
    return Witness(
        source_of(mention, event, titles.get(mention.article, "")),
        how,
        stored.match_score,
        MATCHING.look_back if looks_back else MATCHING.join,
        _shared(stored, mentions, texts) if stored.shared else (),
        _alike(stored, mentions) if how == "joined" else (),
        _unlike(stored, mentions, texts) if how == "joined" else (),
    )


def _shared(
    stored: StoredMention, mentions: Sequence[StoredMention], texts: Sequence[str]
) -> tuple[tuple[str, float], ...]:
    """The words that made it fit, as they stand in the texts, with their shares of the similarity to the others as they are now."""
    others = [term for other in mentions if other is not stored for term in other.mention.terms]
    parts = dict(shares(vector(stored.mention.terms), vector(others)))
    kept = {term: parts[term] for term in stored.shared if term in parts}
    return _words_shared(sorted(kept.items(), key=lambda item: (-item[1], item[0])), texts)


def _words_shared(terms: Iterable[tuple[str, float]], texts: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Terms with their shares as the words that stand in the texts."""
    words: dict[str, float] = {}
    for term, share in terms:
        for word in readable([term], texts)[:1]:
            words[word] = words.get(word, 0.0) + share
    return tuple(words.items())[: TUNING.shared_words]


def _alike(stored: StoredMention, mentions: Sequence[StoredMention]) -> tuple[str, ...]:
    """What it tells alike with those in other languages: kinds of happening, places, numbers."""
    mine = _gist(stored.mention)
    others = [
        _gist(other.mention)
        for other in mentions
        if other.mention.role is not Role.MENTION and other.mention.lang not in ("", stored.mention.lang)
    ]
    if not others or not stored.mention.lang:
        return ()
    kinds = sorted({kind for other in others for kind in mine.told & other.told})
    places = sorted({by_id(place).name for other in others for place in mine.places & other.places})
    countries = sorted({by_id(code).name for other in others for code in mine.countries & other.countries})
    numbers = sorted({number for other in others for number in mine.numbers & other.numbers})
    rows = (("kind of happening", kinds), ("place", places), ("country", countries), ("number", numbers))
    return tuple(f"the same {what} in another language: {', '.join(found)}" for what, found in rows if found)


def _gist(mention: Mention) -> Gist:
    return gist(mention.title, mention.evidence.text, mention.lang)


def _unlike(stored: StoredMention, mentions: Sequence[StoredMention], texts: Sequence[str]) -> tuple[str, ...]:
    """What it names, counts or says was done that the others do not, where these have something else in its place."""
    others = [other.mention for other in mentions if other is not stored and other.mention.role is Role.MAIN]
    mine, theirs = particulars(stored.mention), [particulars(other) for other in others]
    words, their_words = frozenset(stored.mention.terms), frozenset(term for other in others for term in other.terms)
    names = frozenset(name for one in theirs for name in one.names)
    numbers = frozenset(number for one in theirs for number in one.numbers)
    lines = []
    own, other_names = sorted(mine.names - their_words), sorted(names - words)
    if own and other_names:
        lines.append(f"each names what the other lacks: {_words(own, texts)}; {_words(other_names, texts)}")
    own, other_numbers = sorted(mine.numbers - numbers - their_words), sorted(numbers - mine.numbers - words)
    if own and other_numbers:
        lines.append(f"other numbers: {', '.join(own)}; {', '.join(other_numbers)}")
    opposites = sorted({pair for one in theirs for pair in opposite_deeds(mine, one)})
    lines += [f"opposite deeds ({choice}): {one}; {other}" for choice, one, other in opposites]
    return tuple(lines)


def _words(terms: Sequence[str], texts: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(word for term in terms for word in readable([term], texts)[:1]))


# ---------------------------------------------------------------------- what was kept apart


def _apart(session: Session, event: Event, mentions: Sequence[Mention]) -> KeptApart | None:
    """The nearest other event that matching, not a person, kept apart; None where none is near."""
    group = _live(mentions)
    if not group:
        return None
    around = _around(session, group)
    for near in nearest(group, around, TUNING.nearest_similarity, MATCHING):
        if _are_one_for_matching(session, near.one.article, near.other.article):
            continue
        told = [stored.mention for stored in session.store.mentions_of([near.event])[near.event]]
        rivals = _live(told)
        crowd = neighbours([*group, *rivals], _around(session, [*group, *rivals]), MATCHING)
        found = compare(group, rivals, crowd, MATCHING)
        titles = session.store.article_titles([live.article for live in (*group, *rivals)])
        texts = [
            text
            for mention in (*mentions, *told)
            for text in (titles.get(mention.article, ""), mention.title, mention.evidence.text)
        ]
        one, other = found.pair
        shared = shares(near.one.vector, vector(near.other.terms))[: MATCHING.shared_terms]
        return KeptApart(
            session.store.events([near.event])[0],
            (one.source or one.article, other.source or other.article),
            found.mean,
            found.closest,
            MATCHING.join,
            _words_shared(shared, texts),
            tuple(
                (_in_conflict(reason, texts), reason.points)
                for reason in found.against
                if reason.points >= TUNING.least_reason
            ),
        )
    return None


def _live(mentions: Sequence[Mention]) -> list[LiveMention]:
    """Those that their articles are about, weighed, in their order."""
    live = [live_mention(mention, MATCHING) for mention in mentions if mention.role is not Role.MENTION]
    return sorted(live, key=lambda one: one.order)


def _around(session: Session, group: Sequence[LiveMention]) -> Iterator[tuple[Mention, str]]:
    """All mentions of articles published within the window around these, with the events that they are shown in."""
    days = [live.printed for live in group]
    reach = MATCHING.window + timedelta(days=1)
    first, last = min(day.first for day in days), max(day.last for day in days)
    since = first - min(reach, first - date.min)
    until = last + min(reach, date.max - last)
    moments = (datetime.combine(since, time.min, UTC), datetime.combine(until, time.max, UTC))
    return ((stored.mention, stored.event_id) for stored in session.store.live_mentions(*moments))


def _are_one_for_matching(session: Session, *articles: str) -> bool:
    """Whether a person has taken two articles apart that matching put together."""
    return len(set(session.store.placements.subjects(articles).values())) == 1


def _in_conflict(reason: Reason, texts: Sequence[str]) -> str:
    """What speaks against two events being one, of the first and of the second."""
    if reason.name == "deeds":
        opposites = sorted(opposite_deeds(reason.one.particulars, reason.other.particulars))
        return "; ".join(f"opposite deeds ({choice}): {mine} / {theirs}" for choice, mine, theirs in opposites)
    if reason.name == "printed":
        return f"published {reason.points / MATCHING.day_apart:.1f} days apart"
    what, mine, theirs = _CONFLICTS[reason.name](reason.one, reason.other, texts)
    return f"{what}: {mine} / {theirs}" if mine and theirs else what


Conflict = tuple[str, str, str]
"""(what differs, of one, of the other); the last two "" where it is a matter of both."""


def _places(one: LiveMention, other: LiveMention, texts: Sequence[str]) -> Conflict:
    mine, theirs = (live.gist.titled_countries or live.gist.countries for live in (one, other))
    if not mine.isdisjoint(theirs):
        mine, theirs = (live.gist.titled_places or live.gist.places for live in (one, other))
    names = [", ".join(sorted(by_id(place).name for place in places)) for places in (mine, theirs)]
    return "other places", names[0], names[1]


def _names(one: LiveMention, other: LiveMention, texts: Sequence[str]) -> Conflict:
    mine, theirs = one.particulars.distinctive - other.words, other.particulars.distinctive - one.words
    return "other names", _words(sorted(mine), texts), _words(sorted(theirs), texts)


def _numbers(one: LiveMention, other: LiveMention, texts: Sequence[str]) -> Conflict:
    mine, theirs = one.particulars.numbers, other.particulars.numbers
    return (
        "other numbers",
        ", ".join(sorted(mine - theirs - other.words)),
        ", ".join(sorted(theirs - mine - one.words)),
    )


def _kinds(one: LiveMention, other: LiveMention, texts: Sequence[str]) -> Conflict:
    mine, theirs = one.gist.kinds - other.gist.told, other.gist.kinds - one.gist.told
    return "other kinds of happening", ", ".join(sorted(mine)), ", ".join(sorted(theirs))


_CONFLICTS: dict[str, Callable[[LiveMention, LiveMention, Sequence[str]], Conflict]] = {
    "places": _places,
    "names": _names,
    "countries": lambda one, other, texts: (
        "other countries",
        _words(sorted(one.countries), texts),
        _words(sorted(other.countries), texts),
    ),
    "numbers": _numbers,
    "kinds": _kinds,
    "dates": lambda one, other, _: ("other dates", short(one.date), short(other.date)),
    "preview": lambda *_: ("one of them tells of what is still to come", "", ""),
    "outlet": lambda one, *_: (
        f"both are of {one.source or one.site}, and an outlet seldom tells a thing twice",
        "",
        "",
    ),
    "feature": lambda one, other, _: ("how likely each is news", f"{one.news:.2f}", f"{other.news:.2f}"),
    "crowd": lambda *_: ("other news of those days is like them, too", "", ""),
}
"""By name, as `matching.apart` gives it: what is said of it."""


_EDITS = {
    "date": "you gave it its date",
    "title": "you gave it its title",
    "news": "you said whether it is news",
    "merge": "you merged events into it",
    "split": "you split it",
    "story": "you chose its story",
}


def _in_words(edit: Edit) -> str:
    return _EDITS[edit.kind] + (f" on {short_day(edit.at.date())}" if edit.at else "")
