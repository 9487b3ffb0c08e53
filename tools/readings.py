"""What the rules for dates read in a language, for a speaker of it to proof-read.

`python tools/readings.py de` prints each example that stands beside a rule in `tui/dates/normalize/`: the resolver, the phrase with the
expression in brackets where the phrase holds more, and its value on Friday, 2 January 2026. Without a language it prints how
many examples each one has.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tui.dates.normalize.precedence import RULES


def rows(lang: str) -> Iterator[tuple[str, str, str]]:
    """Resolver, phrase and value of each example of a language; "never" for what the rule must not read."""
    for rule in RULES:
        for table in (rule.reads, rule.histories):
            yield from ((rule.name, text, value) for text, value in table.get(lang, {}).items())
        yield from ((rule.name, text, "never") for text in rule.never.get(lang, ()))


def main() -> None:
    """Print the examples of a language, or how many each language has."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("lang", nargs="?", help="ISO 639-1 code")
    lang = parser.parse_args().lang
    if lang is None:
        codes = {code for rule in RULES for code in (*rule.reads, *rule.histories, *rule.never)}
        for count, code in sorted(((len(list(rows(code))), code) for code in codes), reverse=True):
            print(code, count)
    else:
        for name, text, value in rows(lang):
            print(f"{name:<26} {text:<60} {value}")


if __name__ == "__main__":
    main()
