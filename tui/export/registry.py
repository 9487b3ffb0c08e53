"""The export formats: what the command line, its help and completion, the README and the tests know of them.

A new format is a module with a `FORMAT` and its line here.
"""

from __future__ import annotations

from tui.export.format import Format
from tui.export.formats import (
    atom,
    csv,
    eml,
    html,
    ics,
    json,
    jsonfeed,
    jsonl,
    markdown,
    markwhen,
    mermaid,
    org,
    text,
    timelinejs,
)

FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        text.FORMAT,
        markdown.FORMAT,
        json.FORMAT,
        jsonl.FORMAT,
        csv.FORMAT,
        ics.FORMAT,
        html.FORMAT,
        timelinejs.FORMAT,
        atom.FORMAT,
        jsonfeed.FORMAT,
        markwhen.FORMAT,
        org.FORMAT,
        mermaid.FORMAT,
        eml.FORMAT,
    )
}
"""Every format by its name, in the order of the help."""

FOR_PEOPLE = text.FORMAT.name
"""The format of a terminal, and the one that is meant where none is named."""

TIMELINE = {name: each.timeline for name, each in FORMATS.items() if each.timeline}
DATES = {name: each.dates for name, each in FORMATS.items() if each.dates}
DIGEST = {name: each.digest for name, each in FORMATS.items() if each.digest}
STORIES = {name: each.stories for name, each in FORMATS.items() if each.stories}
EXPLANATION = {name: each.explanation for name, each in FORMATS.items() if each.explanation}
