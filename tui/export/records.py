"""The JSON contracts: events, digests, key_date dates, stories and explanations as plain dicts that others may build on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from tui.model import (
    Change,
    Digest,
    DigestEntry,
    Event,
    Explanation,
    KeptApart,
    KeyDate,
    Source,
    Standing,
    Story,
    Witness,
)

Record = dict[str, Any]

SCHEMA = 1
"""Version of the contracts, in every record that is a whole file."""
_DIGITS = 4
"""Of a score after the point."""
_UTC = "+00:00"
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Control characters of C1, and those that turn or hide text; json escapes the others itself."""


def moment(value: datetime) -> str:
    """ISO 8601; UTC is written as `Z`, any other offset is kept."""
    text = value.isoformat()
    return f"{text.removesuffix(_UTC)}Z" if text.endswith(_UTC) else text


CALLED_OFF = "called-off"
"""What becomes of a plan that is none any more, beside the values of `Modality`."""


def status(event: Event, called_off: bool) -> str:
    """Whether an event has happened: `happened`, `ongoing`, `planned`, `denied` or `called-off`."""
    return CALLED_OFF if called_off else str(event.modality)


def event_record(event: Event, sources: Iterable[Source], *, called_off: bool = False) -> Record:
    """An event with the part that each article plays in it."""
    return {
        "id": event.id,
        "title": event.title,
        "when": event.when.edtf(),
        "precision": event.when.precision.label,
        "basis": str(event.basis),
        "status": status(event, called_off),
        "score": round(event.score, _DIGITS),
        "feature": event.feature,
        "weight": event.weight,
        "muted": event.muted,
        "places": list(event.places),
        "people": list(event.people),
        "sources": list(event.sources),
        "story": event.story,
        "first_reported": moment(event.first_reported.astimezone(UTC)),
        "articles": [article_record(source) for source in sources],
    }


def article_record(source: Source) -> Record:
    """One article's part in an event."""
    evidence = source.evidence
    return {
        "id": source.article,
        "source": source.source,
        "published": moment(source.published),
        "url": source.url,
        "role": str(source.role),
        "when": source.when.edtf(),
        "evidence": {
            "text": evidence.text,
            "start": evidence.start,
            "end": evidence.end,
            "rule": evidence.rule,
            "anchor": evidence.anchor,
        },
    }


def entry_record(entry: DigestEntry) -> Record:
    """An event with the article that tells it best as its only one."""
    return event_record(entry.event, (entry.source,), called_off=entry.called_off)


def _digest_entry(entry: DigestEntry) -> Record:
    """An event with all its articles, the best first, the heading that it stands under, "" without one, and what has changed
    since the last digest of its name told it: what kind of change, its date and number of outlets then."""
    told = event_record(entry.event, entry.sources or (entry.source,), called_off=entry.called_off)
    record = {**told, "group": entry.group}
    if entry.change:
        record["change"] = change_record(entry.change)
    return record


def change_record(change: Change) -> Record:
    """What has changed of an event: what kind of change, the date and number of outlets that it had."""
    return {"kind": str(change.kind), "when": change.when.edtf(), "sources": change.sources}


def digest_record(digest: Digest) -> Record:
    return {
        "schema": SCHEMA,
        "first": digest.first.isoformat(),
        "last": digest.last.isoformat(),
        "as_of": moment(digest.as_of.astimezone(UTC)),
        **({"since": moment(digest.since.as_of.astimezone(UTC))} if digest.since else {}),
        **({"query": digest.query} if digest.query else {}),
        "happened": [_digest_entry(entry) for entry in digest.happened],
        "sometime": [_digest_entry(entry) for entry in digest.sometime],
        "learned": [_digest_entry(entry) for entry in digest.learned],
        "upcoming": [_digest_entry(entry) for entry in digest.upcoming],
        "omitted": dict(sorted(digest.omitted.items())),
        "articles": digest.articles,
        "sources": digest.sources,
        "feeds": [
            {
                "name": feed.name,
                "trouble": str(feed.trouble),
                "note": feed.note,
                "newest": feed.newest.isoformat() if feed.newest else None,
            }
            for feed in digest.feeds
        ],
    }


def dates_record(query: str, dates: Iterable[KeyDate]) -> Record:
    """The dates that tell a story, ascending."""
    return {
        "schema": SCHEMA,
        "query": query,
        "dates": [
            {
                "date": key_date.day.isoformat(),
                "score": key_date.score,
                "events": [entry_record(entry) for entry in key_date.events],
            }
            for key_date in dates
        ],
    }


def story_record(story: Story) -> Record:
    """A story with the ids of its events and articles."""
    return {
        "id": story.id,
        "title": story.title,
        "from": story.first.edtf(),
        "to": story.last.edtf(),
        "events": list(story.events),
        "articles": list(story.articles),
    }


def explanation_record(explanation: Explanation) -> Record:
    """Why some articles are one event."""
    event = explanation.event
    return {
        "schema": SCHEMA,
        "id": event.id,
        "title": event.title,
        "when": event.when.edtf(),
        "story": event.story,
        "readings": [
            {"when": each.when.edtf(), "sources": list(each.sources), "agrees": each.agrees}
            for each in event.reported_dates
        ],
        "articles": [_witness_record(witness) for witness in explanation.witnesses],
        "merged": list(explanation.merged),
        "edits": list(explanation.edits),
        "standing": _standing_record(explanation.standing) if explanation.standing else None,
        "apart": _apart_record(explanation.apart) if explanation.apart else None,
    }


def _apart_record(apart: KeptApart) -> Record:
    return {
        "id": apart.event.id,
        "title": apart.event.title,
        "when": apart.event.when.edtf(),
        "sources": list(apart.sources),
        "score": round(apart.score, _DIGITS),
        "closest": round(apart.closest, _DIGITS),
        "needed": apart.needed,
        "shared": [{"word": word, "share": round(share, _DIGITS)} for word, share in apart.shared],
        "against": [{"why": why, "points": round(-points, _DIGITS)} for why, points in apart.against],
    }


def _standing_record(standing: Standing) -> Record:
    return {
        "place": standing.place,
        "rivals": standing.rivals,
        "parts": [
            {"name": part.name, "amount": round(part.amount, _DIGITS), "points": round(part.points, _DIGITS)}
            for part in standing.parts
        ],
        "outlet": standing.outlet,
        "words": [{"why": why, "points": points} for why, points in standing.words],
        "news": [{"why": why, "points": points} for why, points in standing.news],
    }


def _witness_record(witness: Witness) -> Record:
    return {
        **article_record(witness.source),
        "agrees": witness.source.agrees,
        "how": witness.how,
        "score": round(witness.score, _DIGITS),
        "needed": witness.needed,
        "shared": [{"word": word, "share": round(share, _DIGITS)} for word, share in witness.shared],
        "alike": list(witness.alike),
        "unlike": list(witness.unlike),
    }


def _json(value: object, **layout: Any) -> str:
    """JSON in UTF-8 in which what a terminal would obey or not show is escaped."""
    return _UNSEEN.sub(lambda char: f"\\u{ord(char[0]):04x}", json.dumps(value, ensure_ascii=False, **layout))


def dump(value: Record | list[Record]) -> str:
    """One object, indented, for people and programs."""
    return _json(value, indent=2) + "\n"


def line(value: Record) -> str:
    """One object on one line."""
    return _json(value, separators=(", ", ": ")) + "\n"


def dump_list(head: Record, name: str, records: Iterable[Record]) -> Iterator[str]:
    """`head` with a last key `name` whose list is written as it comes, a record a line."""
    body = _json(head, indent=2)
    yield f'{body[:-2]},\n  "{name}": ['
    separator = "\n    "
    for record in records:
        yield separator + _json(record)
        separator = ",\n    "
    yield "\n  ]\n}\n"
