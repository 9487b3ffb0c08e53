"""A prompt: says what it makes of a text while it is typed, reads each text once, and ends with text and value."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tui.app.dialogs.prompt import Answer, Meaning, Prompt, Read
from tui.errors import UsageError

NOTHING = object()
"""No answer yet."""


class Asking(App[None]):
    """Asks at once, and keeps the answer."""

    def __init__(self, prompt: Prompt[Any]) -> None:
        super().__init__()
        self.prompt = prompt
        self.answer: object = NOTHING

    def on_mount(self) -> None:
        self.push_screen(self.prompt, lambda answer: setattr(self, "answer", answer))

    @property
    def hint(self) -> str:
        return self.prompt.query_one("#prompt-hint", Static).render().plain  # type: ignore[union-attr]


def number(asked: list[str]) -> Read[int]:
    """Reads a number, and notes what it was asked."""

    def read(text: str) -> Meaning[int]:
        asked.append(text)
        if not text.isdigit():
            raise UsageError(f"{text} is no number.")
        return Meaning(int(text), f"the number {int(text)}")

    return read


async def answer(app: Asking, pilot: Pilot[None]) -> object:
    """The answer, once it is there."""
    for _ in range(200):
        await pilot.pause(0.01)
        if app.answer is not NOTHING:
            return app.answer
    return pytest.fail("there is no answer")


async def type_and_wait(app: Asking, pilot: Pilot[None], text: str, hint: str) -> None:
    app.prompt.query_one(Input).value = text
    for _ in range(200):
        await pilot.pause(0.01)
        if app.hint == hint:
            return
    pytest.fail(f"the hint is {app.hint!r}")


async def test_a_text_is_read_while_it_is_typed_and_not_again_when_it_is_entered() -> None:
    asked: list[str] = []
    app = Asking(Prompt("Number", read=number(asked)))
    async with app.run_test() as pilot:
        await type_and_wait(app, pilot, " 007 ", "the number 7")
        await pilot.press("enter")
        assert await answer(app, pilot) == Answer("007", 7)
    assert asked == ["007"]


async def test_what_cannot_be_read_is_said_and_the_prompt_stays() -> None:
    asked: list[str] = []
    app = Asking(Prompt("Number", hint="digits", read=number(asked)))
    async with app.run_test() as pilot:
        await type_and_wait(app, pilot, "seven", "seven is no number.")
        await pilot.press("enter")
        await pilot.pause(0.05)
        assert app.answer is NOTHING
        await type_and_wait(app, pilot, "", "digits")
        await pilot.press("enter")
        assert await answer(app, pilot) == Answer("")


async def test_what_is_entered_at_once_is_read_then() -> None:
    asked: list[str] = []
    app = Asking(Prompt("Number", "12", read=number(asked)))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert await answer(app, pilot) == Answer("12", 12)
    assert asked == ["12"]


async def test_any_text_will_do_where_nothing_reads_it() -> None:
    app = Asking(Prompt("Note", "old"))
    async with app.run_test() as pilot:
        await pilot.press("end", "e", "r", "enter")
        assert await answer(app, pilot) == Answer("older")


async def test_leaving_gives_no_answer() -> None:
    app = Asking(Prompt("Note", "old"))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert await answer(app, pilot) is None


@pytest.mark.parametrize(("replace", "entered"), [(True, "5"), (False, "125")])
async def test_what_is_typed_first_may_take_the_place_of_the_value(replace: bool, entered: str) -> None:
    app = Asking(Prompt("How many", "12", replace=replace))
    async with app.run_test() as pilot:
        await pilot.press("5", "enter")
        assert await answer(app, pilot) == Answer(entered)
