"""Events handed on: to files, as text, to commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import world
from tui.errors import OutputError, UsageError
from tui.model import Query
from tui.service import edit, hand_on
from tui.service.session import Session
from tui.service.timeline.details import event_detail


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return world.session(tmp_path)


def test_every_format_is_written_and_nothing_is_written_over(session: Session, tmp_path: Path) -> None:
    edit.note(session, "storm", "only for me")
    edit.hide(session, ["valley"])
    for form, suffix in hand_on.formats():
        path = tmp_path / f"{form}{suffix}"
        assert hand_on.export_view(session, Query(), form, path) == 57
        text = path.read_text()
        assert "Storm closes" in text and "only for me" not in text and "Operator suspends" not in text, form
        with pytest.raises(UsageError, match="is there already"):
            hand_on.export_view(session, Query(), form, path)
        assert hand_on.export_view(session, Query(text='"storm"'), form, path, overwrite=True) == 1
    with pytest.raises(UsageError, match="There is no folder"):
        hand_on.export_view(session, Query(), "csv", tmp_path / "nosuch" / "x.csv")
    assert not (tmp_path / "nosuch").exists()
    with pytest.raises(OutputError, match="cannot be written"):
        hand_on.export_view(session, Query(), "csv", tmp_path / "csv.csv" / "below")


def test_copies(session: Session) -> None:
    train, storm = (event_detail(session, id_) for id_ in ("train", "storm"))
    forms = {form.name: form.write([train, storm]) for form in hand_on.COPY_FORMS}
    assert forms["title"].splitlines() == [train.event.title, storm.event.title]
    assert len(forms["links"].splitlines()) == 6
    assert forms["citation"].splitlines()[1] == (
        "AP, “Storm closes three mountain passes”, 17 January 2026, https://example.org/storm"
    )
    assert len(forms["JSON, a line an event"].splitlines()) == 2
    assert all(forms.values())


def test_no_shell_reads_a_command_or_its_input() -> None:
    assert hand_on.pipe("$(id); `id`", ["cat"]).output == "$(id); `id`"
    assert hand_on.pipe("", ["echo", "$HOME", ";", "id"]).output == "$HOME ; id\n"
    assert hand_on.pipe("", ["false"]).code == 1
    with pytest.raises(UsageError, match="no program"):
        hand_on.pipe("", ["no such program"])
