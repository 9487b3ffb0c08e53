"""What speaks for a time as that of a clause: features of the time alone, and of the two together."""

from __future__ import annotations

from collections.abc import Sequence

from tui.events.anchoring.story import Day, Piece, Story, Telling, Told, span_of
from tui.events.anchoring.tuning import TUNING
from tui.events.clauses.clause import ClauseKind

YESTERDAY, WEEK = 1, 7
"""Days before publication, each the last of what a feature is named after."""
DAYS_OF_A_MONTH = 93
"""Days of a time up to which it is called a month; a quarter counts with it."""
NEAR_SENTENCES, FAR_SENTENCES = 3, 8
"""Sentences between a clause and the place that names a time."""
LATE_SENTENCES = 10
"""Sentences of an article after which the news has mostly been told."""
MANY = 2
"""Shared words, or places that name a time, that are more than chance."""


Recent = tuple[Day, Told]
"""A time that the text named lately, and the place that named it last."""


def marks_of(day: Day, story: Story) -> tuple[str, ...]:
    """The features that a time has for any clause of its article."""
    out = [_distance(day, story)]
    length = day.when.days
    if not length or length > DAYS_OF_A_MONTH:
        out.append("a year or longer")
    elif length > 1:
        out.append("a week or month")
    is_news = story.news is not None and day is story.main
    if is_news:
        out.append("news")
    if day is story.publication:
        out.append("published" if story.news is not None else "published, no other day of news")
    kinds = {told.telling for told in day.told}
    if kinds == {Telling.REPORT}:
        out.append("only reports are told")
    elif kinds == {Telling.NOUN}:
        out.append("only says which noun")
    elif kinds == {Telling.ASIDE}:
        out.append("only in asides")
    elif kinds == {Telling.PLAN}:
        out.append("only plans are told")
    if day.told and day.told[0].piece.sentence <= story.lead + 1:
        out.append("named early")
    return tuple(out)


def _distance(day: Day, story: Story) -> str:
    if day.when.is_open:
        return "open"
    if day.when.first > story.published:
        return "ahead"
    days = (story.published - day.when.last).days
    if days <= 0:
        return "today"
    if days <= YESTERDAY:
        return "yesterday"
    if days <= WEEK:
        return "last seven days"
    return "older"


def is_fresh(day: Day, story: Story) -> bool:
    """Whether a time can be that of undated news: of publication, of the news, or a day of the last week of which a deed is told."""
    if day is story.publication or day is story.main:
        return True
    fresh = day.when.is_day and 0 <= (story.published - day.when.first).days <= WEEK
    return fresh and any(told.telling is Telling.DEED for told in day.told)


def of_story(story: Story) -> None:
    """Give each day of a story its marks, and those that only all of them together tell."""
    for day in story.days:
        day.marks = marks_of(day, story)
    deeds = [day for day in story.days if day.when.is_day and any(told.telling is Telling.DEED for told in day.told)]
    recent = [day for day in deeds if is_fresh(day, story)]
    if recent:
        first = min(recent, key=lambda day: day.when.first)
        first.marks += ("first of the recent days",)
    most = max(story.days, key=lambda day: len(day.told))
    if len(most.told) >= MANY:
        most.marks += ("named most",)
    story.salient = tuple(dict.fromkeys([first, most] if recent else [most]))


def features(
    piece: Piece, day: Day, story: Story, recent: Sequence[Recent], told_here: Sequence[Told], shared: int
) -> list[str]:
    """The features of a clause and a time beside those of the time alone.

    Args:
        piece: the clause.
        day: the time.
        story: the article.
        recent: times named before the clause, the last one first.
        told_here: times that its sentence names.
        shared: telling words that the clause has in common with those that tell of the time.
    """
    out = []
    clause = piece.clause
    tense = clause.tense.value
    if day is story.publication:
        out.append(f"{clause.kind.value}, published")
    if day is story.main and story.news is not None:
        out.append(f"{clause.kind.value}, news")
    if span_of(day.when) != span_of(story.main.when) and day.when.last < story.main.when.first:
        out.append(f"{tense}, before the news")
    if piece.sentence < story.lead:
        out.append("heading, news" if day is story.main else "heading, another day")
    elif piece.sentence >= story.lead + LATE_SENTENCES and day is story.main:
        out.append("late, news")
    out += _places(piece, day, story, recent)
    out += _in_sentence(piece, day, told_here)
    if shared:
        out.append("shares a word" if shared < MANY else "shares words")
    return out


def _age(day: Day, story: Story) -> str:
    """Whether a time lies close to the news; others are background."""
    return "recent" if abs((story.main.when.first - day.when.first).days) <= WEEK else "old"


def _places(piece: Piece, day: Day, story: Story, recent: Sequence[Recent]) -> list[str]:
    """Where the time is named, seen from the clause."""
    out = []
    for place, (named, told) in enumerate(recent):
        if named is day:
            where = told.piece
            if not place:
                place_named = "told last" if where.paragraph == piece.paragraph else "told last in another paragraph"
                out.append(f"{place_named}, {_age(day, story)}")
                out.append(f"told last, {told.telling.value}")
            if where.sentence == piece.sentence - 1:
                out.append("sentence before")
            elif where.sentence < piece.sentence - FAR_SENTENCES:
                out.append("many sentences before")
            elif where.sentence < piece.sentence - 1:
                out.append("few sentences before")
            break
    return out


def _in_sentence(piece: Piece, day: Day, told_here: Sequence[Told]) -> list[str]:
    """How the clauses of the same sentence that tell of the time stand to the clause."""
    out = []
    clause = piece.clause
    for told in told_here:
        if span_of(told.part.when) != span_of(day.when):
            continue
        there = told.piece
        if there is piece:
            pass
        elif there.number == clause.parent:
            out.append(f"{clause.kind.value}, of the clause it belongs to")
        elif there.clause.parent == piece.number:
            out.append(f"of a clause that belongs to it, {there.clause.kind.value}")
        elif there.clause.parent == clause.parent and there.clause.kind is clause.kind:
            out.append("clause beside it, before" if there.number < piece.number else "clause beside it, behind")
        else:
            out.append("same sentence, before" if there.number < piece.number else "same sentence, behind")
        if told.telling is Telling.NOUN and there is not piece:
            out.append("a noun's in the same sentence")
        break
    return out


def shared_words(piece: Piece, day: Day) -> int:
    """How many telling words a clause has in common with the clause that tells of a time in words most like it."""
    tellings = (told.piece for told in day.told[: TUNING.tellings] if told.piece is not piece)
    return max((len(piece.terms & there.terms) for there in tellings), default=0)


def is_told_by_report(piece: Piece) -> bool:
    """Whether somebody's report tells a clause."""
    return piece.clause.kind in (ClauseKind.REPORTED, ClauseKind.QUOTED)
