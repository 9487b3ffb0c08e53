"""The one registry of what a person can do: keys, help, key bar and palette are all made from it.

A new action stands here, with a method `action_…` on its screen and a check in `tests/app/key_checks`; the tests name what
is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath

from textual.binding import Binding, BindingType

from tui.app.action import Action, Section
from tui.app.mode_actions import APP, DIARY, JUMP, MAP, SAVED, SOURCES, STORIES, WITNESSES
from tui.model import Settings

HAND_ON = Section(
    "Hand on",
    (
        Action("event.copy", "y", "copy", "copy with sources and links"),
        Action("event.copy-as", "Y", "copy_as", "copy as title, link, citation …"),
        Action("list.export", "E", "export", "write the list to a file"),
        Action("event.pipe", "|", "pipe", "give it to a command"),
    ),
    column=1,
)
"""What other programs get."""

TIMELINE: tuple[Section, ...] = (
    Section(
        "Move",
        (
            Action("list.down", "j,down", "move(1)", "next event down", "move", False, "list.up"),
            Action("list.up", "k,up", "move(-1)", "next event up", palette=False),
            Action("list.half-down", "ctrl+d", "move_page(0.5)", "half a page down", palette=False),
            Action("list.half-up", "ctrl+u", "move_page(-0.5)", "half a page up", palette=False),
            Action("list.page-down", "pagedown", "move_page(1.0)", "a page down", palette=False),
            Action("list.page-up", "pageup", "move_page(-1.0)", "a page up", palette=False),
            Action("list.top", "g,home", "move_end(-1)", "newest event"),
            Action("list.bottom", "G,end", "move_end(1)", "oldest event"),
            Action("list.next-unread", "n", "unread(1)", "next unread, this one is read"),
            Action("list.previous-unread", "p", "unread(-1)", "previous unread"),
        ),
        column=0,
    ),
    Section(
        "Time",
        (
            Action("time.left", "h,left", "pan(-1)", "one column back in time", "pan", False, "time.right"),
            Action("time.right", "l,right", "pan(1)", "one column on", palette=False),
            Action("time.page-left", "H", "pan_page(-1)", "a screen of columns back", palette=False),
            Action("time.page-right", "L", "pan_page(1)", "a screen of columns on", palette=False),
            Action("time.previous-day", "[", "day(-1)", "previous events: day or column"),
            Action("time.next-day", "]", "day(1)", "next events: day or column"),
            Action("time.previous-month", "{", "month(-1)", "previous month"),
            Action("time.next-month", "}", "month(1)", "next month"),
            Action("time.zoom-in", "+,=,z", "zoom(1)", "zoom in, down to days", "zoom", True, "time.zoom-out"),
            Action("time.zoom-out", "-,Z", "zoom(-1)", "zoom out, up to decades"),
            Action("time.fit", "0", "fit", "fit the scale to the events; again: all"),
            Action("time.go", "d,ctrl+g", "go_to_date", "go to a date", "date"),
            Action("time.today", "t", "today", "today", "today"),
            Action("time.machine", "T", "time_machine", "what was known when"),
        ),
        column=1,
    ),
    Section(
        "Find",
        (
            Action("find.open", "/", "find", "find events", "find"),
            Action("find.save", "w", "save_filter", "save the filter, or watch a word"),
            Action("find.map", "m", "map", "map of where it happened"),
            Action("find.clear", "escape", "clear", "clear marks, filter; stop"),
            Action("find.kept-off", "F", "kept_off", "show or leave what is kept off"),
        ),
        column=0,
    ),
    HAND_ON,
    Section(
        "Event",
        (
            Action("event.open", "enter", "open", "read; zoomed out, go in"),
            Action("event.witnesses", "W", "witnesses", "its articles side by side"),
            Action("event.pane", "tab,shift+tab", "pane", "list or detail", palette=False),
            Action("detail.down", "J", "scroll_detail(1)", "scroll the detail down", palette=False),
            Action("detail.up", "K", "scroll_detail(-1)", "scroll the detail up", palette=False),
            Action("detail.wider", "ctrl+left", "share(-1)", "more room for the detail", palette=False),
            Action("detail.narrower", "ctrl+right", "share(1)", "more room for the list", palette=False),
            Action("event.browse", "o", "browse", "open the link", "open"),
            Action("event.browse-all", "O", "browse_all", "open all its links"),
            Action("event.mark", "space", "mark", "mark for what is done next", "mark", False),
            Action("event.range", "v", "mark_range", "mark from here, then to here"),
            Action("event.merge", "M", "merge", "make the marked ones one"),
            Action("event.split", "B", "split", "split off some articles"),
            Action("event.read", "N", "toggle_read", "mark read or unread"),
            Action("event.all-read", "A", "all_read", "mark all read (asks)"),
            Action("event.star", "s", "star", "star or unstar", "star"),
            Action("event.hide", "x", "hide", "hide from the timeline"),
            Action("event.not-news", "X", "judge", "call it not news, or news"),
            Action("event.title", "i", "edit_title", "give it a better title"),
            Action("event.note", "c", "note", "write a note"),
            Action("event.date", "e", "edit_date", "correct the date"),
            Action("event.story", "S", "set_story", "put it into a story, or out"),
            Action("event.undo", "u", "undo", "take the last change back", "undo"),
            Action("event.redo", "ctrl+r", "redo", "make it again"),
            Action("event.changes", "U", "changes", "list of your changes"),
        ),
        column=2,
    ),
    Section("Feeds", (Action("poll.due", "r", "poll(False)", "poll the feeds now due"),), column=0),
)
"""What the timeline screen offers, in the order of the help."""

DETAIL: tuple[Section, ...] = (
    Section(
        "In the detail",
        (
            Action("detail.next", "j,down", "item(1)", "next source or event of the story", palette=False),
            Action("detail.previous", "k,up", "item(-1)", "previous one", palette=False),
            Action("detail.enter", "enter", "enter", "its own sentence; go to that event", palette=False),
            Action("detail.browse", "o", "browse_item", "open that source", palette=False),
            Action("detail.page-down", "pagedown,ctrl+d", "page_down", "a page down", palette=False),
            Action("detail.page-up", "pageup,ctrl+u", "page_up", "a page up", palette=False),
            Action("detail.top", "g,home", "scroll_home", "to the beginning", palette=False),
            Action("detail.bottom", "G,end", "scroll_end", "to the end", palette=False),
        ),
        column=2,
    ),
)

FIND: tuple[Section, ...] = (
    Section(
        "While finding",
        (
            Action("find.done", "enter,down", "done", "to the events found", palette=False),
            Action("find.complete", "tab", "complete", "complete a word such as src:", palette=False),
            Action("find.cancel", "escape", "cancel", "clear and close", palette=False),
        ),
        column=2,
    ),
)

HELP: tuple[Section, ...] = (
    Section(
        "In the help",
        (
            Action("help.close", "escape,q,question_mark,f1,enter", "close", "close the help", palette=False),
            Action("help.down", "j,down", "scroll(1)", "a line down", palette=False, opposite="help.up"),
            Action("help.up", "k,up", "scroll(-1)", "a line up", palette=False),
            Action("help.page-down", "pagedown,space,ctrl+d", "scroll(12)", "a page down", palette=False),
            Action("help.page-up", "pageup,ctrl+u", "scroll(-12)", "a page up", palette=False),
        ),
        column=None,
    ),
)
"""What the help itself obeys; its foot says so."""

PROMPT: tuple[Section, ...] = (
    Section(
        "In a prompt",
        (Action("prompt.leave", "escape", "leave", "leave, nothing changes", palette=False),),
        column=None,
    ),
)
"""What a line that is asked for obeys besides the keys of editing."""

NOTE: tuple[Section, ...] = (
    Section(
        "In a note",
        (
            Action("note.done", "enter", "done", "keep the note", palette=False),
            Action("note.line", "ctrl+j,alt+enter,shift+enter", "line", "another line", palette=False),
            Action("note.leave", "escape", "leave", "leave, nothing changes", palette=False),
        ),
        column=None,
    ),
)
"""What a note that is written obeys besides the keys of editing; its hint says so."""

CHOICE: tuple[Section, ...] = (
    Section(
        "In a list to choose from",
        (
            Action("choice.down", "j,down", "move(1)", "a line down", palette=False),
            Action("choice.up", "k,up", "move(-1)", "a line up", palette=False),
            Action("choice.choose", "space", "choose", "choose this one, or not", palette=False),
            Action("choice.done", "enter", "done", "do it", palette=False),
            Action("choice.leave", "escape", "leave", "leave, nothing changes", palette=False),
        ),
        column=None,
    ),
)
"""What a small list obeys of which some lines are chosen; its foot says so."""

MENU: tuple[Section, ...] = (
    Section(
        "In a menu",
        (
            Action("menu.down", "j,down", "move(1)", "a line down", palette=False),
            Action("menu.up", "k,up", "move(-1)", "a line up", palette=False),
            Action("menu.take", "enter,space", "take", "take this one", palette=False),
            Action("menu.leave", "escape,q", "leave", "leave, nothing happens", palette=False),
        ),
        column=None,
    ),
)
"""What a small list obeys of which one line is taken; its foot says so."""

OUTPUT: tuple[Section, ...] = (
    Section(
        "In the output of a command",
        (
            Action("output.down", "j,down", "scroll(1)", "a line down", palette=False),
            Action("output.up", "k,up", "scroll(-1)", "a line up", palette=False),
            Action("output.page-down", "pagedown,space,ctrl+d", "scroll(12)", "a page down", palette=False),
            Action("output.page-up", "pageup,ctrl+u", "scroll(-12)", "a page up", palette=False),
            Action("output.close", "escape,q,enter", "close", "back", palette=False),
        ),
        column=None,
    ),
)
"""What the output of a command obeys; its foot says so."""

TIME_MACHINE: tuple[Section, ...] = (
    Section(
        "In the time machine",
        (
            Action("known.back", "<,h,left", "step(-1)", "known one report earlier", "report", False, "known.on"),
            Action("known.on", ">,l,right", "step(1)", "known one report later", palette=False),
            Action("known.far-back", "H", "step(-10)", "ten reports earlier", palette=False),
            Action("known.far-on", "L", "step(10)", "ten reports later", palette=False),
            Action("known.now", "t", "now", "all that is known now", "now", False),
            Action("known.go", "d", "go", "go to a time", "time", False),
            Action("known.compare", "D", "compare", "compare with another time", "compare", False),
            Action("known.next-change", "n", "change(1)", "next change", "change", False, "known.previous-change"),
            Action("known.previous-change", "p", "change(-1)", "previous change", palette=False),
            Action("known.down", "j,down", "move(1)", "next event", palette=False),
            Action("known.up", "k,up", "move(-1)", "previous event", palette=False),
            Action("known.page-down", "pagedown,ctrl+d", "move(10)", "ten down", palette=False),
            Action("known.page-up", "pageup,ctrl+u", "move(-10)", "ten up", palette=False),
            Action("known.copy", "y", "copy", "copy as known then", "copy", False),
            Action("known.close", "T,escape,q,enter", "close", "back to the present", "back", False),
        ),
        column=0,
    ),
)
"""What the time machine obeys; its key bar says so."""

CHANGES: tuple[Section, ...] = (
    Section(
        "In your changes",
        (
            Action("change.down", "j,down", "move(1)", "next change", "move", False, "change.up"),
            Action("change.up", "k,up", "move(-1)", "previous change", palette=False),
            Action("change.page-down", "pagedown,ctrl+d", "move(10)", "ten down", palette=False),
            Action("change.page-up", "pageup,ctrl+u", "move(-10)", "ten up", palette=False),
            Action("change.go", "enter", "go", "go to its event", "go", False),
            Action("change.undo", "u", "undo_one", "take that one back", "undo", False),
            Action("change.close", "escape,q", "close", "back", "back", False),
        ),
        column=0,
    ),
)
"""What the list of a person's changes obeys; its key bar says so."""

PLACES: dict[str, tuple[Section, ...]] = {
    "app": APP,
    "timeline": TIMELINE,
    "detail": DETAIL,
    "find": FIND,
    "stories": STORIES,
    "sources": SOURCES,
    "saved": SAVED,
    "diary": DIARY,
    "help": HELP,
    "prompt": PROMPT,
    "note": NOTE,
    "choice": CHOICE,
    "changes": CHANGES,
    "time machine": TIME_MACHINE,
    "witnesses": WITNESSES,
    "map": MAP,
    "menu": MENU,
    "output": OUTPUT,
    "jump": JUMP,
}
"""Every screen or widget that has keys of its own, with its sections; a new one stands here too."""
SECTIONS = tuple(section for sections in PLACES.values() for section in sections)


def actions(sections: Sequence[Section]) -> list[Action]:
    """All actions of some sections, in order."""
    return [action for section in sections for action in section.actions]


ACTIONS = {action.id: action for action in actions(SECTIONS)}
"""Every action by its id."""


def bindings(sections: Sequence[Section]) -> list[BindingType]:
    """Textual bindings, one an action, each with its id so that `[keys]` can override it."""
    return [
        Binding(action.keys, action.call, action.title, show=bool(action.footer), id=action.id)
        for action in actions(sections)
    ]


def unknown_keys(keymap: Mapping[str, str]) -> list[str]:
    """Ids in `[keys]` that are no action's."""
    return sorted(set(keymap) - set(ACTIONS))


def settings_trouble(settings: Settings, themes: Collection[str]) -> list[str]:
    """What is wrong with the keys and the theme of the settings, in words; `themes` are the names that there are."""
    keymap, file = dict(settings.keys), PurePath(settings.path or "feeds.toml").name
    unknown, twice = unknown_keys(keymap), key_conflicts(keymap)
    wrong = [f"{file} [keys]: there is no action {', '.join(unknown)}"] if unknown else []
    wrong += [f"{file} [keys]: {'; '.join(twice)}"] if twice else []
    wrong += [f"{file} [display]: there is no theme {settings.theme}"] if settings.theme not in ("", *themes) else []
    return wrong


MODE_PLACES = ("timeline", "stories", "sources", "saved", "diary")
"""Places in which the keys of the app hold too."""


def key_conflicts(keymap: Mapping[str, str]) -> list[str]:
    """What `[keys]` gives to two actions of one place, in words; the first of them gets it."""
    found = []
    for place, sections in PLACES.items():
        taken: dict[str, Action] = {}
        for action in actions((*sections, *APP) if place in MODE_PLACES else sections):
            for key in keymap.get(action.id, action.keys).split(","):
                other = taken.setdefault(key.strip(), action)
                if other is not action and {other.id, action.id} & set(keymap):
                    found.append(f"{key.strip()} is both {other.id} and {action.id}")
    return list(dict.fromkeys(found))
