"""What was planned and will not happen, in the words of several languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.make import T0, article, mention
from tui.events.called_off import is_called_off, says_called_off
from tui.model import Evidence, Role


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The summit in Quito on 10 March has been cancelled, the ministry said."),
        ("en", "Harbour board calls off Saturday's regatta"),
        ("de", "Das Konzert am Freitag ist abgesagt."),
        ("fr", "Le sommet prévu mardi est annulé."),
        ("es", "Canceló la visita prevista para el lunes."),
        ("pl", "Koncert został odwołany."),
        ("uk", "Саміт скасовано."),
    ],
)
def test_it_is_said(lang: str, text: str) -> None:
    assert says_called_off(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The summit in Quito is set for 10 March."),
        ("en", "The regatta has not yet been cancelled."),
        ("en", "A cancellable ticket costs more."),
        ("de", "Das Konzert wurde nicht abgesagt."),
        ("fr", "Le sommet n'est pas annulé."),
        ("xx", "The summit was cancelled."),
        ("en", ""),
    ],
)
def test_it_is_not(lang: str, text: str) -> None:
    assert not says_called_off(text, lang)


BOARD = "The safety board is to publish a report in mid-March."


@pytest.mark.parametrize(
    ("role", "title", "sentence", "day", "off"),
    [
        (Role.MAIN, "Ministers stay at home", "The talks on 12 January have been called off.", "12 January", True),
        (Role.MAIN, "Regatta called off", "It was to start on 12 January.", "12 January", True),
        (
            Role.MAIN,
            "Harvest is back",
            "The harvest, cancelled last year, is back on for 17 January.",
            "17 January",
            False,
        ),
        (
            Role.MAIN,
            "Writer to speak",
            "The house is not in the business of avoiding or cancelling anybody.",
            "",
            False,
        ),
        (Role.MENTION, "Search called off: the board is to publish a report", BOARD, "mid-March", False),
        (Role.MENTION, "Ferries: the first trip is cancelled", "The first trip is cancelled.", "", True),
    ],
)
def test_what_else_is_called_off_is_another_thing(role: Role, title: str, sentence: str, day: str, off: bool) -> None:
    start = sentence.index(day)
    evidence = Evidence(sentence, start, start + len(day), "a-rule")
    said = mention(article("a", "Wire", T0), 0, "2026-03-10", title=title, role=role, evidence=evidence)
    assert is_called_off(replace(said, lang="en")) is off
