"""`dateline extract`: the dates and events in a text, each explained; or a stream of documents for programs."""

from __future__ import annotations

import sys
from codecs import iterdecode
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import chain
from typing import IO

import click

from tui.cli import diagnostics, output
from tui.cli.options import Moment, Options
from tui.errors import UsageError

LONGEST_TITLE = 200
"""Code points of a first line that is taken for a title."""
Part = tuple[str, str]
"""Title and text of one part of a text; only the first part has a title."""


@click.command("extract")
@click.argument("file", default="-", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--published", type=Moment(), metavar="TIME", help="When the text was published (default: now).")
@click.option("--lang", metavar="L", default="", help="Its language, such as en or de.")
@click.option("--jsonl", is_flag=True, help="Read documents and write results, a JSON object a line.")
@click.option(
    "--explain",
    metavar="WORDS",
    default="",
    help="The whole reasoning behind the expression with these words, and the score of its event cue by cue.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(
    options: Options, file: str, published: datetime | None, lang: str, jsonl: bool, explain: str, form: str
) -> None:
    """Find the dates and events in FILE, or in standard input.

    The first line is taken as the title if an empty line follows it.
    """
    from tui.languages import codes
    from tui.service.session import Clock

    with click.open_file(file, "rb") as source:
        if jsonl:
            for result in _stream(source, Clock(options.now).local()):
                output.write(result)  # one by one, so that a program can wait for each answer
            return
        if source is sys.stdin.buffer and sys.stdin.isatty():
            raise UsageError("There is no text to read.", "Name a file, or pipe a text into it.")
        if lang and lang.lower() not in codes():
            known = ", ".join(codes())
            diagnostics.note(f"dateline has no words of {lang!r}: only dates in digits are found. It knows {known}.")
        parts, when = _parts(source), published or Clock(options.now).local()
        title, body = next(parts)
        if not title and not body.strip():
            raise UsageError("The text is empty.", "Name a file with text, or pipe a text into it.")
        parts = chain([(title, body)], parts)
        if explain:
            output.write(_explanations(parts, explain, when, lang.lower()))
        elif form == "json":
            output.write(_json(parts, when, lang.lower()))
        else:
            output.write(_pages(parts, when, lang.lower(), options))


def _explanations(parts: Iterable[Part], words: str, published: datetime, lang: str) -> Iterator[str]:
    """Rows of (what, how) in two columns for each expression with these words, then for each event that it dates or that has
    them in its title; a blank line between."""
    from tui.service.extract import article_of, explain_events, explain_words

    gap = ""
    for title, body in parts:
        expressions = explain_words(body, words, published, lang)
        for rows in (*expressions, *explain_events(article_of(body, published, lang, title), words)):
            yield gap + "".join(f"{what:<13}{how}\n" for what, how in rows)
            gap = "\n"
    if not gap:
        raise UsageError(
            f'There is no time expression and no event with "{words}" in the text.',
            "Run it without --explain to see all.",
        )


def _json(parts: Iterable[Part], published: datetime, lang: str) -> str:
    """One object for the whole text."""
    from tui.export import records
    from tui.service.extract import article_of, extract_whole

    (title, first), *rest = parts
    text = "\n\n".join([first, *(body for _, body in rest)])
    return records.dump(extract_whole(article_of(text, published, lang, title)))


def _pages(parts: Iterable[Part], published: datetime, lang: str, options: Options) -> Iterator[str]:
    """The text with its expressions marked, then its events and times; part by part where it is long."""
    from tui.export.extraction import render_extraction
    from tui.service.extract import article_of, extract_whole

    page = output.page(options.color)
    gap = ""
    for title, body in parts:
        record = extract_whole(article_of(body, published, lang, title))
        yield gap + render_extraction(title, body, record, page)
        gap = "\n"


def _parts(source: IO[bytes]) -> Iterator[Part]:
    """A text as clean parts of bounded length; a first line that an empty one sets off is the title."""
    from tui.service.extract import PIECE_CHARS, pieces
    from tui.text import clean_text

    decoded = iterdecode(iter(partial(source.read, PIECE_CHARS), b""), "utf-8", "replace")
    for start, piece in pieces(decoded):
        plain = clean_text(piece, html=False, limit=PIECE_CHARS)
        first, _, rest = plain.partition("\n")
        if not start and rest.startswith("\n") and len(first) <= LONGEST_TITLE:
            yield first.strip(), rest.strip("\n")
        else:
            yield "", plain


def _stream(source: IO[bytes], now: datetime) -> Iterator[str]:
    """A result a line, in order; memory does not grow with the number of documents."""
    from tui.export.records import line
    from tui.service.extract import extract_lines

    return (line(result) for result in extract_lines(source, now))
