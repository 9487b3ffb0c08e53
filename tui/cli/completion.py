"""`dateline completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click

from tui.cli import output


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a SHELL.

    For bash, put `eval "$(dateline completion bash)"` into ~/.bashrc; zsh and fish likewise.
    """
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    assert completion is not None
    output.write(completion(ctx.find_root().command, {}, "dateline", "_DATELINE_COMPLETE").source() + "\n")
