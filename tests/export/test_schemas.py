"""The JSON contracts that docs/schema/ publishes hold for what is written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from tests.export import make
from tui.export.page import Page
from tui.export.registry import DIGEST

FOLDER = Path(__file__).parents[2] / "docs" / "schema"


def schema(name: str) -> dict[str, object]:
    return json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "value", [make.DIGEST, make.CHANGED, make.EMPTY, make.DAYS], ids=["full", "changed", "empty", "days"]
)
def test_a_digest_keeps_its_contract(value: object) -> None:
    written = json.loads("".join(DIGEST["json"](value, Page())))
    jsonschema.validate(written, schema("digest"), format_checker=jsonschema.FormatChecker())


def test_the_contract_of_a_digest_names_all_that_is_written() -> None:
    contract = schema("digest")
    jsonschema.Draft202012Validator.check_schema(contract)
    written = json.loads("".join(DIGEST["json"](replace(make.CHANGED), Page())))
    assert set(written) == set(contract["properties"])  # type: ignore[call-overload]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written | {"colour": "red"}, contract)
