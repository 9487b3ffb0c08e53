"""What a feed repeats at the end of its items and no item tells: "The post T appeared first on S", "Read more", " - Outlet".

What is common to the tails of enough items of one document is found in the document itself; a list of phrases helps
only where there are too few items to compare.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tui.languages import codes, read_shared, word_lists

MIN_ITEMS = 3
"""Items that must share a tail (chosen: two articles of one story may well end alike)."""

MAX_TAIL_CHARS = 600
"""Code points at the end of a text that are compared (chosen: a footer is shorter)."""

MAX_TAILS = 4
"""Tails that a feed may put one behind the other, or of several kinds."""

MIN_TITLE_CHARS = 8
"""Of a title that counts as itself where it stands in a tail; a shorter one may be any word."""

MAX_CREDIT_BEFORE, MAX_CREDIT_AFTER = 40, 90
"""Code points around the title in a line such as "The post T appeared first on S."."""

MAX_OUTLET_CHARS = 60
"""Of an outlet's name behind a title, with its section."""

_TITLE = "\ufffc"
"""Stands for an item's own title while tails are compared."""

_BOUNDARY = re.compile(r"\n\s*|(?<=[.!?…。！？\])\"”»])\s+")
_IN_SENTENCE = re.compile(r"[\w,;][^\S\n]+\Z")
_JOINT = re.compile(r"\s+[-–—|·•»]\s+")
_WORD = re.compile(r"[^\W_]{2,}")


def without_tails(titles: Sequence[str], texts: Sequence[str], names: Iterable[str]) -> list[str]:
    """The texts of a document's items without what is common to their tails.

    Args:
        titles, texts: of the items, in the same order, plain.
        names: of the feed and of its outlet.
    """
    words = _words(" ".join(names))
    out = [_without_phrase(_without_credit(title, text, words)) for title, text in zip(titles, texts, strict=True)]
    for _ in range(MAX_TAILS):
        marked = [_marked(title, text) for title, text in zip(titles, out, strict=True)]
        tail = _common_tail([text for text in dict.fromkeys(marked) if text])
        if not tail:
            break
        for index, text in enumerate(marked):
            # An item that holds nothing else keeps it where it has no title either.
            if text.endswith(tail) and (titles[index] or text != tail):
                kept = text[: -len(tail)].replace(_TITLE, titles[index])
                out[index] = _without_phrase(kept.rstrip())
    return out


def without_outlet(titles: Sequence[str], names: Iterable[str]) -> list[str]:
    """Titles without the outlet's name that several of them end in.

    A name that the feed, its outlet or its address bears goes with two titles; any other, with enough of them all.

    Args:
        titles: of the items of a document, one line each.
        names: of the feed, of its outlet and of the hosts of its links.
    """
    known = _words(" ".join(names))
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for title in titles:
        for joint in _JOINT.finditer(title):
            end = title[joint.start() :]
            if joint.start() and len(end) <= MAX_OUTLET_CHARS and title[joint.end() :].casefold() not in _labels():
                ends[end].add(title)
    distinct = len(set(titles))
    shared = [end for end, of in ends.items() if _is_outlet(end, len(of), distinct, known)]
    shared.sort(key=len, reverse=True)
    return [next((title[: -len(end)] for end in shared if title.endswith(end)), title) for title in titles]


def _is_outlet(end: str, count: int, distinct: int, known: frozenset[str]) -> bool:
    words = _words(end)
    is_known = bool(words) and words <= known
    return (is_known and count > 1) or (bool(words) and count >= _enough(distinct) and not _is_remark(end))


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """Words behind a title that say what kind of article it is ("opinion"), and are needed to know it for one."""
    names = ("labels", "closing")
    return frozenset(
        word.casefold() for lang in codes() for name in names for word in word_lists(lang, "features").get(name, ())
    )


def _is_remark(end: str) -> bool:
    """Whether what stands behind a title may tell of the article: words in small letters ("– as it happened")."""
    words = _JOINT.sub("", end, count=1)
    return words[:1].islower() and "." not in words and not _JOINT.search(words)


def _enough(items: int) -> int:
    return max(MIN_ITEMS, (items + 1) // 2)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _marked(title: str, text: str) -> str:
    """`text` with a mark for its title where it stands in the tail."""
    place = text.rfind(title, -MAX_TAIL_CHARS) if len(title) >= MIN_TITLE_CHARS else -1
    return f"{text[:place]}{_TITLE}{text[place + len(title) :]}" if place > 0 else text


def _common_tail(texts: Sequence[str]) -> str:
    """The longest whole sentences or lines in which enough of some distinct texts end, or ""."""
    enough = _enough(len(texts))
    if len(texts) < enough:
        return ""
    backwards = sorted(text[-MAX_TAIL_CHARS:][::-1] for text in texts)
    best: Counter[str] = Counter()
    for low in range(len(backwards) - enough + 1):
        # In order, what the first and the last of a run share is shared by all of them.
        first, last = backwards[low], backwards[low + enough - 1]
        end = _shared_start(first, last)[::-1]
        tail = _whole(end, is_all=len(end) in (len(first), len(last)))
        best[tail] = len(tail)
    return max(best, key=lambda tail: (len(tail), tail), default="")


def _shared_start(one: str, other: str) -> str:
    length = next((index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    return one[: min(len(one), len(other)) if length is None else length]


def _whole(end: str, *, is_all: bool) -> str:
    """Of the end of some texts, the sentences or lines that stand in it whole."""
    boundary = _BOUNDARY.search(end)
    tail = end if is_all else end[boundary.end() :] if boundary else ""
    return tail if any(char.isalnum() or char == _TITLE for char in tail) else ""


def _without_credit(title: str, text: str, words: frozenset[str]) -> str:
    """Without a last sentence that is but the item's title and the outlet's name in a frame."""
    place = text.rfind(title) if len(title) >= MIN_TITLE_CHARS else -1
    after = text[place + len(title) :]
    if place <= 0 or len(after) > MAX_CREDIT_AFTER or not words & _words(after):
        return text
    start = max((match.end() for match in _BOUNDARY.finditer(text, 0, place)), default=0)
    is_frame = 0 < place - start <= MAX_CREDIT_BEFORE and start > 0 and "\n" not in after.strip()
    return text[:start].rstrip() if is_frame else text


@lru_cache(maxsize=1)
def _phrase() -> re.Pattern[str]:
    phrases = sorted(read_shared("read_more")["phrases"], key=len, reverse=True)
    return re.compile(
        rf"(?:^|(?<=[\s.…\[\(\])>。]))(?:{'|'.join(map(re.escape, phrases))})[\s.…:>»→›\])]*$", re.IGNORECASE
    )


def _without_phrase(text: str) -> str:
    """Without an invitation to read the page: "Read more"."""
    phrase = _phrase().search(text, max(len(text) - MAX_TAIL_CHARS, 0))
    # In the middle of a sentence it is one only where it begins like a sentence.
    if phrase is None or (_IN_SENTENCE.search(text, 0, phrase.start()) and text[phrase.start()].islower()):
        return text
    kept = text[: phrase.start()].rstrip()
    return kept[:-1].rstrip() if kept.endswith(("[", "(")) else kept
