"""The page that a text is set on: its width, whether bold and dim may be used, and lines broken to fit."""

from __future__ import annotations

from dataclasses import dataclass

from tui.text import cell_width, head

UNTITLED = "Timeline"
"""What a timeline without a query is called."""

NARROWEST = 40
"""Columns below which no text is set; the date columns of a digest leave no room for words there."""
PLAIN_WIDTH = 76
"""Columns of a text for a file or a mail."""
_BOLD, _DIM, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_LEAST_GAP = 2


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A file that is published beside another.

    Args:
        title: what it is called.
        path: to it, relative to the folder of the one that names it.
        media_type: of what it holds, "" for a page to look at.
        is_here: whether it is the very file that names it.
    """

    title: str
    path: str
    media_type: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file is published.

    Args:
        title: of its timeline.
        address: of its folder on the web, "/" at its end; "" where that is not known.
        files: the other forms of its timeline.
        pages: all timelines that are published with it.
        matching: number of events that match its filter, of which only the most important may be shown.
    """

    title: str = UNTITLED
    address: str = ""
    files: tuple[Neighbour, ...] = ()
    pages: tuple[Neighbour, ...] = ()
    matching: int = 0

    def address_of(self, media_type: str) -> str:
        """Address on the web of the form of that media type, "" where it is not known."""
        paths = [file.path for file in self.files if file.media_type == media_type]
        return self.address + paths[0] if self.address and paths else ""


@dataclass(frozen=True, slots=True)
class Page:
    """How to set a text, and what it answers.

    Args:
        width: columns, at least `NARROWEST`.
        color: whether bold and dim may be used.
        query: what the person asked for, as typed; formats with a head name it there.
        evidence: whether a digest gives each event's sentence, how its date is known, and its link.
        lines: of a digest, at most; None for as many as it takes.
        to: addresses that a mail goes to.
        byte_order_mark: whether a table begins with one, by which spreadsheets know UTF-8.
        place: where it is published; None for what goes to a terminal, a file or a pipe.
    """

    width: int = PLAIN_WIDTH
    color: bool = False
    query: str = ""
    evidence: bool = False
    lines: int | None = None
    to: tuple[str, ...] = ()
    byte_order_mark: bool = False
    place: Place | None = None

    @property
    def title(self) -> str:
        """What its timeline is called."""
        return self.place.title if self.place else self.query or UNTITLED

    def bold(self, text: str) -> str:
        return f"{_BOLD}{text}{_OFF}" if self.color and text else text

    def dim(self, text: str) -> str:
        return f"{_DIM}{text}{_OFF}" if self.color and text else text

    def rule(self, text: str, character: str = "─") -> str:
        """`text ───────` to the full width; over several lines without one where there is no room."""
        room = self.width - cell_width(text) - 1
        return f"{text} {character * room}" if room > 0 else "\n".join(wrap(text, self.width))

    def sides(self, left: str, right: str) -> str:
        """Two texts at the two margins, or on two lines where there is no room."""
        gap = self.width - cell_width(left) - cell_width(right)
        return f"{left}{' ' * gap}{right}" if gap >= _LEAST_GAP else f"{left}\n{right}"


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken at spaces; a word that is longer is cut where the script has no spaces."""
    lines: list[str] = []
    words: list[str] = []
    used = 0
    for word in text.split():
        size = cell_width(word)
        if words and used + 1 + size > width:
            lines.append(" ".join(words))
            words, used = [], 0
        if size > width and not word.isascii():
            *pieces, word = _pieces(word, width)
            lines += pieces
            size = cell_width(word)
        used += size + bool(words)
        words.append(word)
    return [*lines, " ".join(words)] if words else lines


def _pieces(word: str, width: int) -> list[str]:
    """A word without spaces to break at, cut to `width` cells; what follows the last character of its script stays whole."""
    pieces = []
    while cell_width(word) > width and not word.isascii():
        piece = head(word, width) or word[0]
        pieces.append(piece)
        word = word[len(piece) :]
    return [*pieces, word]
