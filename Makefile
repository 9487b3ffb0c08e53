# What developers run; CONTRIBUTING.md says when.
BIN := .venv/bin

.PHONY: fast test check mutants pictures house lint

.venv:
	python3 -m venv .venv && $(BIN)/pip install -q -e '.[dev]'

lint: .venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/house.py --check

fast: lint
	$(BIN)/pytest -n 2 -m "not slow"

test: .venv
	$(BIN)/pytest -n 2

check:
	bash .ci/run

mutants: .venv
	MUTANTS=all $(BIN)/pytest -s tests/dates/grammar/test_mutants.py

pictures: .venv
	$(BIN)/python screenshots/make.py

house: .venv
	$(BIN)/python tools/house.py
