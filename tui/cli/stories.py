"""`dateline stories`: storylines."""

from __future__ import annotations

import click

from tui.cli import diagnostics, output
from tui.cli.options import Options
from tui.cli.timeline import read_query


@click.command("stories")
@click.argument("query", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@click.pass_obj
def command(options: Options, query: tuple[str, ...], form: str) -> None:
    """Print the stories that have events matching a QUERY, each in full, the largest first.

    The id of a story, or words of its title, can be looked for: story:ID.
    """
    from tui.service.timeline.story_list import events_of, matching_stories

    with options.open_session(read_only=True) as session:
        wanted = read_query(query, None, None, None, session.now())
        stories = matching_stories(session, wanted)
        if form == "text":
            from tui.export import text

            page = text.Page(output.width(), output.colored(options.color))
            output.write(text.stories(stories, events_of(session, stories), page))
            if not stories:
                diagnostics.note("No story: no two events belong together.")
            return
    from tui.export import records

    if form == "jsonl":
        output.write(records.line(records.story_record(story)) for story in stories)
    else:
        head = {"schema": 1, "query": wanted.source_text}
        output.write(records.dump({**head, "stories": [records.story_record(story) for story in stories]}))
