"""What was planned and will not happen, in the words of several languages."""

from __future__ import annotations

import pytest

from tui.events.called_off import says_called_off


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
