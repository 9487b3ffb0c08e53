"""`dateline extract`: the dates and events in a text, each explained; or a stream of documents for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import IO

import click

from tui.cli import output
from tui.cli.options import Moment, Options
from tui.errors import UsageError


@click.command("extract")
@click.argument("file", default="-", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--published", type=Moment(), metavar="TIME", help="When the text was published (default: now).")
@click.option("--lang", metavar="L", default="", help="Its language, such as en or de.")
@click.option("--jsonl", is_flag=True, help="Read documents and write results, a JSON object a line.")
@click.option(
    "--explain", metavar="WORDS", default="", help="The whole reasoning behind the expression with these words."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(
    options: Options, file: str, published: datetime | None, lang: str, jsonl: bool, explain: str, form: str
) -> None:
    """Find the dates and events in FILE, or in standard input.

    The first line is taken as the title if an empty line follows it.
    """
    from tui.service.session import Clock

    with click.open_file(file, "rb") as source:
        if jsonl:
            for result in _stream(source, Clock(options.now).now()):
                output.write(result)  # one by one, so that a program can wait for each answer
            return
        if source is sys.stdin.buffer and sys.stdin.isatty():
            raise UsageError("There is no text to read.", "Name a file, or pipe a text into it.")
        text = source.read().decode("utf-8", "replace")
    from tui.service.extract import as_json, explain_words, extract_text

    title, body = _split(text)
    if not title and not body.strip():
        raise UsageError("The text is empty.", "Name a file with text, or pipe a text into it.")
    if explain:
        rows = explain_words(body, explain, published or Clock(options.now).now(), lang.lower())
        if not rows:
            raise UsageError(
                f'There is no time expression with "{explain}" in the text.', "Run it without --explain to see all."
            )
        output.write(_explained(rows))
        return
    found = as_json(extract_text(body, published or Clock(options.now).now(), lang.lower(), title))
    if form == "json":
        from tui.export import records

        output.write(records.dump(found))
    else:
        from tui.export import extraction
        from tui.export.text import Page

        page = Page(output.width(), output.colored(options.color))
        output.write(extraction.text(title, body, found, page))


def _explained(found: list[list[tuple[str, str]]]) -> str:
    """Rows of (what, how) in two columns, a blank line between expressions."""
    blocks = ["".join(f"{what:<13}{how}\n" for what, how in rows) for rows in found]
    return "\n".join(blocks)


def _split(text: str) -> tuple[str, str]:
    """(title, text): a first line that an empty one sets off is a title."""
    from tui.text import clean_text

    plain = clean_text(text, html=False, limit=1_000_000)
    first, _, rest = plain.partition("\n")
    if rest.startswith("\n") and len(first) <= 200:
        return first.strip(), rest.strip("\n")
    return "", plain


def _stream(source: IO[bytes], now: datetime) -> Iterator[str]:
    """A result a line, in order; memory does not grow with the number of documents."""
    from tui.export.records import line
    from tui.service.extract import extract_lines

    return (line(result) for result in extract_lines(source, now))
