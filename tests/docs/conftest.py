"""The demo's store, made once."""

from __future__ import annotations

from tests.cli.conftest import demo as demo
