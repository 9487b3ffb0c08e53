"""`dateline man`: the manual page, made from what the command line itself knows of its commands and options."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from tui import __version__
from tui.cli import output

_FILES = (
    (
        "./feeds.toml, ~/.config/dateline/feeds.toml",
        "The feeds and settings; $XDG_CONFIG_HOME counts. --feeds or DATELINE_FEEDS name another.",
    ),
    (
        "~/.local/share/dateline/dateline.db",
        "The store, one SQLite file; $XDG_DATA_HOME counts. --store or DATELINE_STORE name another.",
    ),
)
_ENVIRONMENT = (
    ("DATELINE_FEEDS, DATELINE_STORE", "Files, where no option names them."),
    ("NO_COLOR", "No colour, whatever it is set to."),
    ("TZ, LC_ALL, LC_MESSAGES, LANG", "The person's zone and language, where feeds.toml names none."),
)
_CODES = (
    ("0", "done"),
    ("1", "failed"),
    ("2", "wrong usage, or a configuration that cannot be read"),
    ("3", "every feed failed"),
    ("4", "some feeds failed (with --strict)"),
    ("128+N", "ended by signal N; 130 by Ctrl-C"),
)
_EXAMPLES = (
    ("dateline poll && dateline digest", "Poll what is due and print today."),
    ("dateline digest yesterday --name morning", "What is new since the last morning's."),
    ("dateline timeline where:kr ferry from:2026-01", "Events in Korea with a ferry, from January 2026 on."),
)
_WIDTH = 80
"""Columns that usage lines are made for; a reader breaks them as wide as its screen is."""


@click.command("man")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Print the manual page, for man: dateline man | man -l -

    Where dateline was installed with its data files, `man dateline` shows the same.
    """
    root = ctx.find_root()
    group = root.command
    assert isinstance(group, click.Group)
    output.write("".join(page(group, root)))


def page(group: click.Group, root: click.Context) -> Iterator[str]:
    """The page in roff: each command with its synopsis, text and options, in the order of the help."""
    yield f'.TH DATELINE 1 "" "dateline {__version__}" "User Commands"\n'
    yield f".SH NAME\ndateline \\- {_text((group.help or '').split(':')[0].lower())}\n"
    yield ".SH SYNOPSIS\n.B dateline\n[\\fIoptions\\fR] [\\fIcommand\\fR [\\fIarguments\\fR]]\n"
    yield f".SH DESCRIPTION\n{_text(group.help or '')}\n"
    yield ".SH OPTIONS\nThese stand before or after any command.\n"
    yield from _options(group, root)
    yield ".SH COMMANDS\n"
    yield from _commands(group, root, "dateline")
    for title, pairs in (
        ("FILES", _FILES),
        ("ENVIRONMENT", _ENVIRONMENT),
        ("EXIT STATUS", _CODES),
        ("EXAMPLES", _EXAMPLES),
    ):
        yield f".SH {title}\n"
        for term, words in pairs:
            yield f".TP\n.B {_text(term)}\n{_text(words)}\n"


def _commands(group: click.Group, parent: click.Context, path: str) -> Iterator[str]:
    root = parent.find_root()
    taken = {option for param in root.command.get_params(root) for option in param.opts}
    for name in group.list_commands(parent):
        inner = group.get_command(parent, name)
        if inner is None or inner.hidden:
            continue
        ctx = click.Context(inner, info_name=name, parent=parent, terminal_width=_WIDTH)
        usage = " ".join(piece for piece in inner.collect_usage_pieces(ctx))
        yield f".SS {_text(f'{path} {name} {usage}'.strip())}\n"
        paragraphs = (_text(" ".join(part.split())) for part in re.split(r"\n\s*\n", inner.help or ""))
        yield "\n.PP\n".join(paragraphs) + "\n"
        yield from _options(inner, ctx, taken)
        if isinstance(inner, click.Group):
            yield from _commands(inner, ctx, f"{path} {name}")


def _options(command: click.Command, ctx: click.Context, but: set[str] | None = None) -> Iterator[str]:
    """Its options but those of all commands."""
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None and not (but or set()).intersection(param.opts):
            yield f".TP\n.B {_text(record[0])}\n{_text(' '.join(record[1].split()))}\n"


def _text(words: str) -> str:
    """Text that roff shows as it is."""
    plain = words.replace("\\", "\\e").replace("-", "\\-").replace("`", "").strip()
    coded = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in plain)
    return re.sub(r"^([.'])", r"\\&\1", coded)
