"""Reading stored articles: what one task does, and what comes of it, ready to be matched and stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tui.events.extraction.extract import Extraction, extract
from tui.events.matching.candidates import LiveMention, live_mention
from tui.events.matching.tuning import TUNING as MATCHING
from tui.events.named import with_names
from tui.model import WORTH, Mention
from tui.service.ingest.tuning import TUNING
from tui.service.ingest.unreadable import Unreadable
from tui.store import UnreadArticle


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading an article gave, as far as it is stored: it travels between processes.

    Args:
        article: its id.
        hash: of the content that was read.
        lang: its language, declared or found.
        published: when; for an undated article perhaps as its dateline says.
        known: when it was first seen as it is.
        days: the single days (ordinals) that it names, in order.
        mentions: those that go on the timeline, the main one first.
        weighed: what matching compares of each: the most work of it that needs no other article.
    """

    article: str
    hash: str
    lang: str
    published: datetime
    known: datetime
    days: tuple[int, ...]
    mentions: tuple[Mention, ...]
    weighed: tuple[LiveMention, ...] = field(default=(), compare=False, repr=False)


def read_articles(unread: Sequence[UnreadArticle]) -> list[Reading | Unreadable]:
    """Read a batch, in its order; one article that fails does not keep the others from being read."""
    done: list[Reading | Unreadable] = []
    for one in unread:
        try:
            done.append(reading_of(extract(one.article), one.hash, one.known))
        except MemoryError:
            raise
        except Exception as error:  # whatever is wrong with it or with us
            done.append(Unreadable(one.article.id, f"{type(error).__name__}: {error}"))
    return done


def reading_of(extraction: Extraction, content_hash: str, known: datetime) -> Reading:
    """What is stored of an extraction."""
    article = extraction.article
    mentions = with_names(article, worth_keeping(extraction.mentions))
    days = tuple(sorted(named_days(extraction)))
    weighed = tuple(live_mention(mention, MATCHING) for mention in mentions)
    return Reading(article.id, content_hash, article.lang, article.published, known, days, mentions, weighed)


def renamed(reading: Reading, ident: str) -> Reading:
    """The same under another article id: a known article whose guid has changed."""

    def rename(mention: Mention) -> Mention:
        return replace(mention, id=f"{ident}#{mention.id.rpartition('#')[2]}", article=ident)

    return replace(reading, article=ident, mentions=tuple(map(rename, reading.mentions)), weighed=())


def named_days(extraction: Extraction) -> set[int]:
    """The single days (ordinals) that a text names."""
    whens = (time.when for time in (*extraction.times, *extraction.title_times))
    return {when.first.toordinal() for when in whens if when is not None and when.is_day}


def worth_keeping(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that go on the timeline: the main one, and background that has a date of its own and tells something
    else than the main event of the same day."""
    main = mentions[0]
    kept = [main]
    for mention in mentions[1:]:
        same_day = mention.when.start == main.when.start and mention.when.end == main.when.end
        detail = same_day and len(set(mention.terms) & set(main.terms)) >= TUNING.detail_terms
        if mention.score >= WORTH and not detail:
            kept.append(mention)
    return kept
