"""Why several articles are one event, in words that a person reads: matching compares stems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from tui.events.matching.tuning import TUNING as MATCHING
from tui.events.terms import fold, stem
from tui.model import Role
from tui.service.timeline.tuning import TUNING
from tui.store import StoredMention

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[-'’][^\W_]+)*")
_WIDE = re.compile(r"[぀-ヿ㐀-鿿]")


def why_one(mentions: Sequence[StoredMention], titles: Mapping[str, str]) -> str:
    """What made several articles one event; "" for a single article.

    Args:
        mentions: the event's mentions.
        titles: of articles, by id.
    """
    articles = dict.fromkeys(stored.mention.article for stored in mentions)
    if len(articles) < 2:
        return ""
    counts = Counter(term for stored in mentions for term in stored.shared)
    texts = [titles.get(article, "") for article in articles]
    texts += [text for stored in mentions for text in (stored.mention.title, stored.mention.evidence.text)]
    shared = readable([term for term, _ in counts.most_common()], dict.fromkeys(texts))
    words = f"{len(articles)} articles, one event"
    words += f": they share {', '.join(shared[: TUNING.shared_words])}" if shared else ": their titles and dates agree"
    return words + _least_fit(mentions)


def _least_fit(mentions: Sequence[StoredMention]) -> str:
    """How likely the article belongs here that fits least, of those that are about the event and were not the first."""
    fits = [stored.match_score for stored in mentions if stored.mention.role is Role.MAIN and stored.match_score < 1.0]
    return f"; the least likely fits with {min(fits):.2f}, {MATCHING.join:.2f} needed" if fits else ""


def readable(terms: Sequence[str], texts: Iterable[str]) -> list[str]:
    """The terms as the words, names or numbers that stand in the texts, in their order, each once.

    Terms that are not found stay as they are where little else is, since they may be cut; short numbers say nothing.
    """
    wanted = frozenset(terms)
    forms: dict[str, Counter[str]] = {}
    for text in texts:
        for word, stems in _words_of(text, wanted):
            for term in stems:
                forms.setdefault(term, Counter())[word] += 1
    words = [_best(forms[term]) for term in terms if term in forms]
    if len(words) < TUNING.enough_words:
        words += [term for term in terms if term not in forms]
    words = [word for word in dict.fromkeys(words) if not _is_small_number(word)]
    folded = [fold(word) for word in words]
    return [
        word
        for word, short in zip(words, folded, strict=True)
        if not any(other != short and _holds(other, short) for other in folded)
    ]


def _is_small_number(words: str) -> bool:
    """Whether it is a number that may be about anything: neither a year nor a count of hundreds."""
    groups = re.split("[.,]", words)
    return all(group.isdigit() and (len(group) < TUNING.telling_digits or not int(group)) for group in groups)


def _holds(longer: str, short: str) -> bool:
    """Whether a word begins with another, or a name has it as a part."""
    return longer.startswith(short) or short in re.split(r"[\s-]", longer)


def _best(forms: Counter[str]) -> str:
    """The form that stands there most often, the shortest of several; small letters where a sentence may have begun
    with it."""
    together: Counter[str] = Counter()
    for words, count in forms.items():
        together[words.casefold()] += count
    best = min(together, key=lambda words: (-together[words], len(words), words))
    return best if best in forms else min(words for words in forms if words.casefold() == best)


def _words_of(text: str, wanted: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """(words as they stand there, the terms that they are)."""
    for token in _TOKEN.finditer(text):
        word = re.sub(r"['’]s$", "", token.group())
        if _WIDE.search(word):
            yield from _wide(word, wanted)
            continue
        parts = {part: stem(fold(part)) for part in re.split(r"[-.,]", word)}
        if all(term in wanted for term in parts.values()):
            yield word, list(parts.values())
        elif word[:1].isdigit():
            yield from ((word, [term]) for term in parts.values() if term in wanted)
        else:
            yield from ((part, [term]) for part, term in parts.items() if term in wanted)


def _wide(word: str, wanted: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """Neighbouring pairs of signs put together again."""
    pairs = [(at, word[at : at + 2]) for at in range(len(word) - 1)]
    for shared, run in groupby(pairs, key=lambda pair: pair[1] in wanted):
        if shared:
            places = list(run)
            yield word[places[0][0] : places[-1][0] + 2], [pair for _, pair in places]
