"""The registry: every action has a handler on its screen that takes its arguments, a word in the help, and a key that is free."""

from __future__ import annotations

import inspect
from collections import Counter
from dataclasses import replace

import pytest
from textual import actions as textual_actions
from textual.binding import Binding
from textual.dom import DOMNode

from tests.app import world
from tests.app.stage import on_stage
from tui.app import actions
from tui.app.action import Action
from tui.app.actions import ACTIONS, PLACES, SECTIONS
from tui.app.app import DatelineApp
from tui.app.changes.screen import ChangesScreen
from tui.app.detail.pane import DetailBody
from tui.app.dialogs.choice import Choice
from tui.app.dialogs.help import LEGEND_COLUMN, HelpScreen
from tui.app.dialogs.jump import Jump
from tui.app.dialogs.menu import Menu
from tui.app.dialogs.note import NotePrompt
from tui.app.dialogs.output import Output
from tui.app.dialogs.prompt import Prompt
from tui.app.diary.screen import DiaryScreen
from tui.app.key_names import KeyNames
from tui.app.map.screen import MapScreen
from tui.app.modes.screen import ModeScreen
from tui.app.place import Mode
from tui.app.saved.screen import SavedScreen
from tui.app.sources.screen import SourcesScreen
from tui.app.stories.screen import StoriesScreen
from tui.app.themes import theme_names
from tui.app.time_machine.screen import TimeMachineScreen
from tui.app.timeline.find_bar import FindInput
from tui.app.timeline.screen import TimelineScreen
from tui.app.witnesses.screen import WitnessesScreen
from tui.model import Settings, When
from tui.service.session import Session

pytestmark = pytest.mark.slow

HANDLERS: dict[str, type[DOMNode]] = {
    "app": DatelineApp,
    "timeline": TimelineScreen,
    "detail": DetailBody,
    "find": FindInput,
    "stories": StoriesScreen,
    "sources": SourcesScreen,
    "saved": SavedScreen,
    "diary": DiaryScreen,
    "help": HelpScreen,
    "prompt": Prompt,
    "note": NotePrompt,
    "choice": Choice,
    "changes": ChangesScreen,
    "time machine": TimeMachineScreen,
    "witnesses": WitnessesScreen,
    "map": MapScreen,
    "menu": Menu,
    "output": Output,
    "jump": Jump,
}
"""Who handles the actions of each place of the registry."""
PAIRS = [(place, action) for place, sections in PLACES.items() for action in actions.actions(sections)]


def handler(place: str, action: Action) -> tuple[object, tuple[object, ...]]:
    """The method that an action calls, None if there is none, and its arguments."""
    namespace, name, arguments = textual_actions.parse(action.call)
    owner = DatelineApp if namespace == "app" else HANDLERS[place]
    return getattr(owner, f"action_{name}", None), arguments


def test_every_place_of_the_registry_has_a_handler() -> None:
    assert set(HANDLERS) == set(PLACES)


@pytest.mark.parametrize(("place", "action"), PAIRS, ids=lambda value: value if isinstance(value, str) else value.id)
def test_every_action_has_a_handler_that_takes_its_arguments(place: str, action: Action) -> None:
    method, arguments = handler(place, action)
    assert callable(method), f"{HANDLERS[place].__name__} has no method for {action.call}"
    inspect.signature(method).bind(None, *arguments)


@pytest.mark.parametrize("place", PLACES)
def test_every_binding_stands_in_the_registry(place: str) -> None:
    own = HANDLERS[place].__dict__["BINDINGS"]
    assert all(isinstance(binding, Binding) for binding in own)
    assert [binding.id for binding in own] == [action.id for action in actions.actions(PLACES[place])]


def test_ids_are_used_once_and_opposites_exist() -> None:
    assert len(ACTIONS) == len(PAIRS)
    assert all(action.opposite in ACTIONS for action in ACTIONS.values() if action.opposite)


@pytest.mark.parametrize("place", PLACES)
def test_no_key_does_two_things_in_a_place(place: str) -> None:
    inside = (*PLACES[place], *PLACES["app"]) if issubclass(HANDLERS[place], ModeScreen) else PLACES[place]
    keys = Counter(key for action in actions.actions(inside) for key in action.keys.split(","))
    assert not [key for key, count in keys.items() if count > 1]


def test_every_section_and_every_word_is_in_the_help() -> None:
    assert all(action.title for action in ACTIONS.values())
    columns = {section.column for section in SECTIONS} - {None}
    assert columns == set(range(len(columns))) and LEGEND_COLUMN in columns
    silent = [section.title for section in SECTIONS if section.column is None]
    assert set(silent) == {
        "In the help",
        "In a prompt",
        "In a list to choose from",
        "In a menu",
        "In the output of a command",
        "While jumping",
        "In a note",
    }, "a section without a column must be said elsewhere"


@pytest.mark.parametrize(("key", "place"), [("W", "witnesses"), ("T", "time machine"), ("m", "map"), ("U", "changes")])
async def test_the_help_of_a_screen_before_a_mode_shows_its_keys(session: Session, key: str, place: str) -> None:
    async with on_stage(session, 180, 60) as stage:
        await stage.press(key)
        await stage.settle()
        await stage.press("question_mark")
        titles = [action.title for section in PLACES[place] for action in section.actions]
        await stage.until(lambda: all(title in stage.text for title in titles))
        assert "fit the scale" not in stage.text


async def test_the_help_of_each_mode_shows_every_title(session: Session) -> None:
    async with on_stage(session, 180, 60) as stage:
        for mode in Mode:
            await stage.go_to(mode)
            await stage.press("question_mark")
            sections = (*stage.app.mode_screen.sections, *PLACES["app"])
            titles = [action.title for section in sections for action in section.actions]
            await stage.until(lambda titles=titles: all(title in stage.text for title in titles))
            await stage.press("escape")


def test_keys_are_named_as_they_are_bound() -> None:
    default, own = KeyNames({}), KeyNames({"poll.show": "full_stop", "find.clear": "f9,escape", "list.up": "w"})
    assert [default.first(id_) for id_ in ("poll.show", "find.clear", "event.undo")] == [".", "esc", "u"]
    assert own.all(ACTIONS["find.clear"]) == ["f9", "esc"]
    assert (own.first("poll.show"), own.with_opposite(ACTIONS["list.down"])) == (".", "j/w")
    assert default.with_opposite(ACTIONS["list.down"]) == "j/k"


OWN = (
    ("poll.show", "f5"),
    ("event.undo", "f6"),
    ("find.clear", "f7"),
    ("find.open", "f8"),
    ("poll.all", "f9"),
    ("app.help", "f10"),
    ("time.previous-day", "f11"),
    ("time.next-day", "f12"),
    ("story.close", "f4"),
    ("help.close", "f3"),
    ("help.down", "f2"),
)
"""Keys that a person chose for every action whose key is named in words somewhere."""


async def test_own_keys_are_named_wherever_a_key_is_named(session: Session) -> None:
    async with on_stage(replace(session, settings=Settings(keys=OWN)), 120, 30) as stage:
        await stage.go("storm")
        await stage.press("x")
        await stage.until(lambda: "hidden, f6 brings it back" in stage.text)
        await stage.settle()
        await stage.go("train")
        await stage.press("l", "l")
        await stage.until(lambda: "f11 18 Jan 2026  f12 1 Feb 2026" in stage.text)
        stage.screen.status.message = ""
        world.simple(session.store, "new1", "Ferry runs aground", When.day(world.NOW.date()))
        stage.screen.refresh_summary()
        await stage.until(lambda: "1 new event is waiting - press f5" in stage.text)
        await stage.press("f8")
        await stage.type("zebra")
        await stage.until(lambda: "f7   clears the filter" in stage.text)
        await stage.until(lambda: "f8   changes it" in stage.text and "events   f7" in stage.text)
        await stage.press("f7")
        await stage.settle()
        await stage.press("2")
        await stage.until(lambda: "f4 leads back to the timeline" in stage.text)
        await stage.press("f4")
        await stage.press("f10")
        await stage.until(lambda: "f3 closes this   f2/k scroll" in stage.text)


async def test_own_keys_are_named_where_there_is_nothing_yet(empty_session: Session) -> None:
    settings = Settings(keys=OWN, feeds=(world.feed("AFP"),))
    async with on_stage(replace(empty_session, settings=settings), rest=False) as stage:
        stage.screen.action_clear()
        await stage.until(lambda: not stage.state.polling)
        await stage.until(lambda: "f9   polls your 1 feed now" in stage.text and "f10  shows all keys" in stage.text)


def test_what_is_wrong_in_the_settings_is_said_in_words() -> None:
    wrong = Settings(keys=(("no.such", "b"), ("event.star", "j")), theme="no-such")
    assert actions.settings_trouble(wrong, theme_names()) == [
        "feeds.toml [keys]: there is no action no.such",
        "feeds.toml [keys]: j is both list.down and event.star",
        "feeds.toml [display]: there is no theme no-such",
    ]
    assert not actions.settings_trouble(Settings(theme="dateline-light"), theme_names())
    assert actions.settings_trouble(replace(wrong, path="/a/my.toml"), theme_names())[0].startswith("my.toml [keys]")


@pytest.mark.slow
async def test_settings_that_are_not_used_are_all_told_at_start(session: Session) -> None:
    settings = Settings(path="/a/my.toml", keys=(("no.such", "z"), ("event.star", "j")), theme="no-such")
    async with on_stage(replace(session, settings=settings)) as stage:
        await stage.until(lambda: "Settings that are not used" in stage.text)
        told = (
            "no action no.such",
            "j is both list.down and event.star",
            "my.toml [display]: there is no theme no-such",
        )
        assert all(words in stage.text for words in told)
        await stage.press("escape")
        assert stage.app.screen is stage.screen
