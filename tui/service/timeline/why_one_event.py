"""Why some articles are one event: what each shares with the others, how likely that made it, and whose date it bears."""

from __future__ import annotations

from collections.abc import Sequence

from tui.errors import UsageError
from tui.events.matching.gist import Gist, gist
from tui.events.matching.particulars import opposite_deeds, particulars
from tui.events.matching.tuning import TUNING as MATCHING
from tui.events.matching.weights import shares, vector
from tui.model import Event, Explanation, Mention, Role, Witness
from tui.places.table import by_id
from tui.service.session import Session
from tui.service.timeline.details import source_of
from tui.service.timeline.shared_terms import readable
from tui.service.timeline.standing import standing_of
from tui.service.timeline.tuning import TUNING
from tui.store import Edit, StoredMention
from tui.wording.dates import short_day


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
    )


def _event(session: Session, event_id: str) -> Event:
    store = session.store
    events = store.events([event_id])
    if not events:
        survivor = store.placements.survivor(event_id)
        for edit in store.knowledge.edits():
            survivor = edit.target if edit.kind == "merge" and survivor in edit.members else survivor
        events = store.events([survivor])
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
    words: dict[str, float] = {}
    for term, share in sorted(kept.items(), key=lambda item: (-item[1], item[0])):
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
