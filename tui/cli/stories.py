"""`dateline stories`: storylines."""

from __future__ import annotations

import click

from tui.cli import diagnostics, output
from tui.cli.options import Options
from tui.cli.timeline import read_query
from tui.export.registry import FOR_PEOPLE, STORIES


@click.command("stories")
@click.argument("query", nargs=-1)
@click.option("--with-notes", is_flag=True, help="With titles of stories that you have given.")
@click.option("--format", "form", type=click.Choice(list(STORIES)), default=FOR_PEOPLE, show_default=True)
@click.pass_obj
def command(options: Options, query: tuple[str, ...], with_notes: bool, form: str) -> None:
    """Print the stories that have events matching a QUERY, each in full, the largest first.

    The id of a story, or words of its title, can be looked for: story:ID.
    """
    from tui.service.timeline.story_list import full_stories, public

    with options.open_session(read_only=True) as session:
        wanted = read_query(query, None, None, None, session.now())
        stories = full_stories(session, wanted)
        if form != FOR_PEOPLE and not with_notes:
            stories = public(session, stories)
    output.write(STORIES[form](stories, output.page(options.color, wanted.source_text)))
    if form == FOR_PEOPLE and not stories:
        diagnostics.note("No story matches." if query else "No story: no two events belong together.")
