"""One anchor for each clause of an article, by named steps: the first that holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter

from tui.events.anchoring.anchor import Anchor, Step
from tui.events.anchoring.binding import Holder
from tui.events.anchoring.features import Recent, features, is_fresh, is_told_by_report, of_story, shared_words
from tui.events.anchoring.ranker import Offer, choose, offered
from tui.events.anchoring.relative import counted, is_under_discussion
from tui.events.anchoring.story import UNDER_DISCUSSION, Day, Piece, Story, Telling
from tui.events.anchoring.tuning import TUNING, WEIGHTS
from tui.events.clauses import word_classes as its
from tui.events.clauses.clause import ClauseKind, Tense
from tui.events.clauses.word_classes import listed
from tui.events.sentences.dates import Dated
from tui.model import Basis, When

_NOW = listed("at_present", file="anchors")
_HARMING = listed("harming", file="anchors")
"""What an event does to people and things in the moment in which it happens."""
_START = attrgetter("start")


class Anchoring:
    """The anchors of an article's clauses, each found when it is asked for; what they are depends on nothing but the article.

    Args:
        story: the article.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        of_story(story)
        self._places = [(told.piece.sentence, told.piece.number) for told in story.told]
        self._day_of = {id(told): day for day in story.days for told in day.told}

    def of_clause(self, sentence: int, number: int) -> Anchor:
        """The anchor of a clause, by the numbers of its sentence and of its place there."""
        piece = self.story.piece(sentence, number)
        for step in (self._by_verb, self._by_noun, self._fronted, self._counted, self._in_the_present):
            anchor = step(piece)
            if anchor is not None:
                return anchor
        return self._ranked(piece)

    def of_span(self, start: int, end: int) -> Anchor:
        """The anchor of the clause with these code points of the text."""
        sentences = self.story.sentences
        place = max(bisect_right(sentences, start, key=_START) - 1, 0)
        span = start - sentences[place].start, end - sentences[place].start
        same = (number for number, one in enumerate(sentences[place].clauses) if (one.start, one.end) == span)
        return self.of_clause(place, next(same, self.place_of(start, start + 1)[1]))

    def place_of(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the sentence and of its innermost clause that hold code points of the text."""
        sentences = self.story.sentences
        place = max(bisect_right(sentences, start, key=_START) - 1, 0)
        low = start - sentences[place].start
        clauses = sentences[place].clauses
        around = [number for number, clause in enumerate(clauses) if clause.start <= low < clause.end]
        whole = [number for number in around if clauses[number].holds(low, low + end - start)] or around or [0]
        return place, min(whole, key=lambda number: clauses[number].end - clauses[number].start)

    def offers(self, piece: Piece) -> list[Offer]:
        """The times that the ranker chooses from for a clause, each with its features."""
        story = self.story
        recent, here = self.recent(piece), self.story.told_in(piece.sentence)
        days = offered(piece, story, recent, [self._day_of[id(told)] for told in here], self.barred(piece))
        if piece.sentence == story.lead and all(told.telling is Telling.NOUN for told in here):
            days = [day for day in days if is_fresh(day, story)]
        shared = [shared_words(piece, day) for day in days]
        most = max(shared)
        alike = days[shared.index(most)] if most and shared.count(most) == 1 else None
        offers = []
        for day, words in zip(days, shared, strict=True):
            names = (*day.marks, *features(piece, day, story, recent, here, words))
            offers.append((day, (*names, "most alike") if day is alike else names))
        return offers

    # ------ steps, in their order ------

    def _by_verb(self, piece: Piece) -> Anchor | None:
        parts = [part for part in piece.own if not part.rule.endswith(UNDER_DISCUSSION)]
        if not parts:
            return None
        return self._of_part(
            piece, min(parts, key=lambda part: (not part.when.is_day, _distance(piece, part))), Step.VERB
        )

    def _fronted(self, piece: Piece) -> Anchor | None:
        """Coordinated with a clause whose date opens their sentence ("In 2019 a boiler burst and two nurses died"), or behind what
        was done at it ("In a letter sent on Monday, he resigned")."""
        clause = piece.clause
        if clause.kind is not ClauseKind.MAIN or clause.verb is None or piece.nouns:
            return None
        if piece.number:
            first = self.story.piece(piece.sentence, 0)
            is_beside = first.clause.kind is ClauseKind.MAIN and first.clause.tense is clause.tense
        else:
            first = self._occasion(piece)
            is_beside = first is not piece
        verb = first.clause.verb if piece.number else clause.verb
        if not is_beside or verb is None or len(first.own) != 1 or first.own[0].spans[0][1] > clause.verb[0]:
            return None
        if is_under_discussion(first.own[0]):
            return self._counted(first)
        return self._of_part(piece, first.own[0], Step.VERB) if first.own[0].spans[0][1] <= verb[0] else None

    def _occasion(self, piece: Piece) -> Piece:
        """The participle before the verb of a clause that opens with an occasion ("In a letter | sent on Monday"); the clause itself
        where there is none."""
        sentence = self.story.sentences[piece.sentence]
        words = sentence.words
        if not words.bits or not words.bits[0] & its.HELD_AT:
            return piece
        comma = sentence.text.find(",")
        for number, other in enumerate(sentence.clauses):
            if other.kind is ClauseKind.PARTICIPLE and other.end <= comma + 1:
                return self.story.piece(piece.sentence, number)
        return piece

    def _by_noun(self, piece: Piece) -> Anchor | None:
        """Its event is a noun with a date, and nothing else is; or that noun did it ("a 2004 tsunami killed thousands")."""
        clause = piece.clause
        if not piece.nouns:
            return None
        noun = piece.nouns[0]
        if len(clause.events) > 1 or clause.tense is not Tense.NONE:
            if clause.tense is not Tense.PAST or clause.verb is None or noun.span[1] > clause.verb[0]:
                return None
            words = self.story.sentences[piece.sentence].words
            low, high = (words.at(place) for place in clause.verb)
            opens = words.at(noun.span[0]) <= words.at(clause.start) + 1 and noun.holder is Holder.NOUN
            if not opens or not words.has(_HARMING, low, high):
                return None
        return self._of_part(piece, noun.part, Step.NOUN)

    def _counted(self, piece: Piece) -> Anchor | None:
        """So long after or before the time that the text has come to, or at that time."""
        found = counted(piece, self.story, self._running(piece))
        if found is None:
            return None
        counted_from = found.origin.first.isoformat()
        return Anchor(found.when, Basis.CONTEXT, found.step, found.step, piece.sentence, found.span, counted_from)

    def _in_the_present(self, piece: Piece) -> Anchor | None:
        """It goes on or holds now, or it is news that the text gives no other day."""
        story, clause = self.story, piece.clause
        if piece.sentence < story.lead or piece.nouns:
            return None
        now = clause.tense is Tense.PROGRESSIVE
        if clause.tense in (Tense.PERFECT, Tense.PRESENT) and not now:
            other_day = story.news is not None and story.main is not story.publication
            now = not other_day and (clause.tense is Tense.PERFECT or len(story.days) == 1)
            words = story.sentences[piece.sentence].words
            phrase = words.find(_NOW, words.at(clause.start), words.at(clause.end))
            now = now or (phrase is not None and not words.has_capital(phrase[0]))  # "Now that …" gives a reason
        if not now:
            return None
        return Anchor(When.day(story.published), Basis.PUBLISHED, Step.PRESENT, Step.PRESENT)

    def _ranked(self, piece: Piece) -> Anchor:
        """The likeliest of the times told; the day of the news, else that of publication, where there is no choice."""
        main = self.story.main
        if len(self.story.days) == 1:
            return self._of_day(main, Step.NEWS if main.told else Step.PUBLISHED)
        offers = self.offers(piece)
        if len(offers) == 1:
            return self._of_day(main, Step.NEWS if main.told else Step.PUBLISHED)
        choice = choose(offers, WEIGHTS)
        anchor = self._of_day(choice.day, Step.REPORT if self.barred(piece) else Step.RANKED)
        close = choice.margin < TUNING.close_margin or self._is_untold(piece)
        return replace(anchor, when=anchor.when.guessed() if close else anchor.when, choice=choice)

    def _is_untold(self, piece: Piece) -> bool:
        """Whether a clause counts from an event whose day is not told."""
        spans = self.story.untold.get(piece.sentence, ())
        return any(piece.clause.holds(*span) for span in spans)

    # ------ what the ranker asks ------

    def recent(self, piece: Piece) -> list[Recent]:
        """The times named before a clause, the last first; a bounded number."""
        out: list[Recent] = []
        end = bisect_left(self._places, (piece.sentence, piece.number))
        for told in reversed(self.story.told[max(0, end - TUNING.recent_tellings) : end]):
            day = self._day_of[id(told)]
            if len(out) < TUNING.recent_days and all(day is not other for other, _ in out):
                out.append((day, told))
        return out

    def _running(self, piece: Piece) -> Day:
        """The time that the text has come to before a clause: the last day that a deed was told of, asides left out; that of
        the news where there is none."""
        end = bisect_left(self._places, (piece.sentence, piece.number))
        for told in reversed(self.story.told[max(0, end - TUNING.recent_tellings) : end]):
            if told.telling is Telling.DEED and told.part.when.is_day:
                return self._day_of[id(told)]
        return self.story.main

    def barred(self, piece: Piece) -> list[Day]:
        """The day of the telling, for what a report tells, where nothing else is told of that day."""
        if not is_told_by_report(piece):
            return []
        out = []
        for told in self.story.told_in(piece.sentence):
            day = self._day_of[id(told)]
            if told.telling is Telling.REPORT and all(other.telling is Telling.REPORT for other in day.told):
                out.append(day)
        return out

    # ------ anchors ------

    def _of_part(self, piece: Piece, part: Dated, step: Step) -> Anchor:
        step = next((counted for counted in (Step.EVENT, Step.SAME) if part.rule == counted), step)
        return Anchor(part.when, part.basis, part.rule, step, piece.sentence, part.spans[0], part.anchor, part.index)

    def _of_day(self, day: Day, step: Step) -> Anchor:
        if not day.told:
            basis = Basis.PUBLISHED if day is self.story.publication else Basis.CONTEXT
            return Anchor(day.when, basis, step, step)
        told = day.told[0]
        return Anchor(
            day.when,
            Basis.CONTEXT,
            step,
            step,
            told.piece.sentence,
            told.part.spans[0],
            told.part.anchor,
            told.part.index,
        )


def _distance(piece: Piece, part: Dated) -> int:
    """Code points between a date and the verb of its clause."""
    verb = piece.clause.verb
    if verb is None:
        return part.spans[0][0]
    low, high = part.spans[0]
    return max(low - verb[1], verb[0] - high, 0)
