"""The model case of the design in ten wordings: every event at its place, no date from a percentage or a quantity."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.events.conftest import Read
from tui.model import Role

CASES = tomllib.loads(Path(__file__).with_name("model_case.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}-{number}" for number, case in enumerate(CASES)])
def test_every_event_is_at_its_place(read: Read, case: dict[str, Any]) -> None:
    found = read(case["text"].strip(), case["title"], lang=case["lang"], every=True)
    told = Counter(
        mention.when.edtf() for mention in found.mentions if mention.time is not None or mention.role is Role.MAIN
    )
    assert told == Counter(case["events"])
    main = found.mentions[0]
    assert main.when.edtf() == "2026-01-02"
    assert all(mention.evidence.text and mention.evidence.rule for mention in found.mentions)
    for words in case["none"]:
        assert not [time.text for time in found.times if words in time.text]
