"""The registry's entries of the whole app, of the modes besides the timeline, of the map and of the witnesses."""

from __future__ import annotations

from tui.app.action import Action, Section


def _walking(prefix: str, thing: str) -> tuple[Action, ...]:
    """The keys that move the cursor of a list of one mode."""
    return (
        Action(f"{prefix}.down", "j,down", "move(1)", f"next {thing} down", "move", False, f"{prefix}.up"),
        Action(f"{prefix}.up", "k,up", "move(-1)", f"next {thing} up", palette=False),
        Action(f"{prefix}.page-down", "pagedown,ctrl+d", "move_page(1)", "a page down", palette=False),
        Action(f"{prefix}.page-up", "pageup,ctrl+u", "move_page(-1)", "a page up", palette=False),
        Action(f"{prefix}.top", "g,home", "move_end(-1)", f"first {thing}", palette=False),
        Action(f"{prefix}.bottom", "G,end", "move_end(1)", f"last {thing}", palette=False),
    )


APP: tuple[Section, ...] = (
    Section(
        "Modes",
        (
            Action("mode.timeline", "1", "app.mode('timeline')", "timeline, events in order of time"),
            Action("mode.stories", "2", "app.mode('stories')", "stories, a line each"),
            Action("mode.sources", "3", "app.mode('sources')", "sources with their health"),
            Action("mode.saved", "4,f", "app.mode('saved')", "saved filters, watch words"),
            Action("mode.diary", "5", "app.mode('diary')", "diary: plans and their fate"),
        ),
        column=0,
    ),
    Section(
        "Program",
        (
            Action("poll.all", "R", "app.poll_all", "poll all feeds now", "poll"),
            Action("poll.show", ".", "app.show_waiting", "show waiting events"),
            Action("app.jump", "ctrl+o", "app.jump", "jump: a letter goes there"),
            Action("app.help", "?,f1", "app.help", "this help", "keys", False),
            Action("app.palette", "ctrl+p,:", "app.command_palette", "all commands", palette=False),
            Action("app.suspend", "ctrl+z", "app.suspend_process", "suspend; the shell's fg brings it back"),
            Action("app.quit", "q,ctrl+q", "app.quit", "quit", "quit"),
        ),
        column=0,
    ),
)
"""What every mode offers."""

JUMP: tuple[Section, ...] = (
    Section(
        "While jumping",
        (Action("jump.leave", "escape,ctrl+o", "leave", "stay where you are", palette=False),),
        column=None,
    ),
)
"""What jump mode obeys besides the letters that it shows."""
"""What jump mode obeys besides the letters that it shows."""

STORIES: tuple[Section, ...] = (
    Section(
        "In the stories",
        (
            *_walking("story", "story"),
            Action("story.left", "h,left", "pan(-1)", "back in time", "pan", False, "story.right"),
            Action("story.right", "l,right", "pan(1)", "on in time", palette=False),
            Action("story.zoom-in", "+,=,z", "zoom(1)", "zoom in, down to days", "zoom", True, "story.zoom-out"),
            Action("story.zoom-out", "-,Z", "zoom(-1)", "zoom out, up to decades"),
            Action("story.open", "enter", "open", "its events on the timeline", "open"),
            Action("story.mark", "space", "mark", "mark it for merging", "mark", False),
            Action("story.merge", "M", "merge", "make the marked ones one story", "merge"),
            Action("story.title", "i", "rename", "give it a better title"),
            Action("story.undo", "u", "undo", "take the last change back", "undo"),
            Action("story.redo", "ctrl+r", "redo", "make it again"),
            Action("story.close", "escape", "app.mode('timeline')", "back to the timeline", "back"),
        ),
        column=0,
    ),
)
"""What the lanes of the stories offer."""

SOURCES: tuple[Section, ...] = (
    Section(
        "In the sources",
        (
            *_walking("source", "source"),
            Action("source.open", "enter", "open", "what it tells, on the timeline", "its events"),
            Action("source.poll", "r", "poll", "poll this one now", "poll this"),
            Action("source.switch", "X", "switch", "turn it off, or on", "off/on"),
            Action("source.add", "a", "add", "add a feed, or one of a page", "add"),
            Action("source.edit", "e,E", "edit", "open feeds.toml at its line", "edit"),
            Action("source.import", "i", "import", "import an OPML file", "import"),
            Action("source.log", "l", "log", "its last polls", "log"),
            Action("source.sort", "s", "sort", "sort: trouble, name, new, file", "sort"),
            Action("source.find", "/", "find", "only those with a word", "find"),
            Action("source.close", "escape", "app.mode('timeline')", "back to the timeline"),
        ),
        column=0,
    ),
)
"""What the table of sources offers; `r` `X` `e` `i` and `s` are of the feed here, as on the timeline they are of the event."""

SAVED: tuple[Section, ...] = (
    Section(
        "In the saved filters",
        (
            *_walking("saved", "filter"),
            Action("saved.open", "enter", "open", "its events on the timeline", "find"),
            Action("saved.add", "a", "add", "watch a word or a filter", "watch for"),
            Action("saved.watch", "w", "watch", "watch it, or not", "watch"),
            Action("saved.bell", "b", "bell", "ring the bell for it, or not", "bell"),
            Action("saved.seen", "N", "seen", "nothing is new of it any more"),
            Action("saved.edit", "e", "edit", "change the filter", "edit"),
            Action("saved.rename", "i", "rename", "give it another name"),
            Action("saved.remove", "D,delete", "remove", "take it away", "remove"),
            Action("saved.undo", "u", "undo", "take the last change back", "undo"),
            Action("saved.redo", "ctrl+r", "redo", "make it again"),
            Action("saved.close", "escape", "app.mode('timeline')", "back to the timeline"),
        ),
        column=0,
    ),
)
"""What the list of saved filters offers."""

DIARY: tuple[Section, ...] = (
    Section(
        "In the diary",
        (
            *_walking("diary", "plan"),
            Action("diary.compare", "enter", "compare", "plan and outcome, both sentences", "sentences"),
            Action("diary.open", "o", "open", "show it on the timeline", "timeline"),
            Action("diary.kept", "K", "kept", "kept by hand, or not", "kept"),
            Action("diary.watch", "w", "watch", "watch for what comes of it", "watch"),
            Action("diary.export", "E", "export", "write a calendar of them", "calendar"),
            Action("diary.undo", "u", "undo", "take the last change back", "undo"),
            Action("diary.redo", "ctrl+r", "redo", "make it again"),
            Action("diary.close", "escape", "app.mode('timeline')", "back to the timeline"),
        ),
        column=0,
    ),
)
"""What the diary offers."""

MAP: tuple[Section, ...] = (
    Section(
        "On the map",
        (
            Action("map.left", "h,left", "move(-1, 0)", "nearest place to the west", "place", False, "map.right"),
            Action("map.down", "j,down", "move(0, -1)", "to the south; next in the table", palette=False),
            Action("map.up", "k,up", "move(0, 1)", "to the north; previous in the table", palette=False),
            Action("map.right", "l,right", "move(1, 0)", "to the east", palette=False),
            Action("map.next", "n", "step(1)", "place with the next fewer events", palette=False),
            Action("map.previous", "p", "step(-1)", "place with the next more events", palette=False),
            Action("map.page-down", "pagedown,ctrl+d", "page(1)", "ten places on", palette=False),
            Action("map.page-up", "pageup,ctrl+u", "page(-1)", "ten places back", palette=False),
            Action("map.top", "g,home", "end(-1)", "place of most events", palette=False),
            Action("map.bottom", "G,end", "end(1)", "place of fewest events", palette=False),
            Action("map.find", "enter", "find", "its events on the timeline", "its events", False),
            Action("map.table", "tab,shift+tab", "table", "table or map", "table", False),
            Action("map.earlier", "<,H", "pan(-1)", "the days before these", "time", False, "map.later"),
            Action("map.later", ">,L", "pan(1)", "the days after these", palette=False),
            Action("map.whole", "0", "whole", "all of time, or the window again", "all", False),
            Action("map.zoom-in", "+,=,z", "zoom(1)", "larger", "zoom", False, "map.zoom-out"),
            Action("map.zoom-out", "-,Z", "zoom(-1)", "smaller", palette=False),
            Action("map.close", "m,escape,q", "close", "back to the timeline", "back", False),
        ),
        column=0,
    ),
)
"""What the map of places obeys; its key bar says so."""

WITNESSES: tuple[Section, ...] = (
    Section(
        "In the witnesses",
        (
            Action("witness.down", "j,down", "move(1)", "next article", "move", False, "witness.up"),
            Action("witness.up", "k,up", "move(-1)", "previous article", palette=False),
            Action("witness.page-down", "pagedown,ctrl+d", "move(10)", "ten down", palette=False),
            Action("witness.page-up", "pageup,ctrl+u", "move(-10)", "ten up", palette=False),
            Action("witness.take", "enter", "take", "take that date", "take date", False),
            Action("witness.mark", "space", "mark", "mark it for splitting", "mark", False),
            Action("witness.split", "B", "split", "split the marked ones off", "split", False),
            Action("witness.merge", "M", "merge", "make it one with another event", "merge", False),
            Action("witness.browse", "o", "browse", "open that one", "open", False),
            Action("witness.undo", "u", "undo", "take the last change back", "undo", False),
            Action("witness.close", "escape,q", "close", "back", "back", False),
        ),
        column=0,
    ),
)
"""What the testimonies of one event obey; their key bar says so."""
