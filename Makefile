# make run, make test, make lint, make check, make bench: everything sets itself up in .venv
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.ready-run
DEV_READY := $(VENV)/.ready-dev
.DEFAULT_GOAL := help

help: ## what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUN_READY): pyproject.toml | $(BIN)/python
	@echo "Setting up in $(VENV), once; this takes about a minute ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV_READY): pyproject.toml | $(BIN)/python
	@echo "Setting up in $(VENV), with what the tests need, once ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(RUN_READY)

run: $(RUN_READY) ## set up and start everything in one process; the playground opens at http://127.0.0.1:8080
	@$(BIN)/innkeeper run

test: $(DEV_READY) ## set up and run all tests, on SQLite and PostgreSQL
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(DEV_READY) ## format, lint, types, imports, generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot reference --check

check: lint test ## both

format: $(DEV_READY) ## put the code in form and make the generated docs anew
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/python -m bot reference

bench: $(DEV_READY) ## what each stage costs, against its budget
	$(BIN)/python -m bench

DATA ?= ../data
quality: $(DEV_READY) ## how good the judging is, measured on the data sets in DATA, into docs/quality.md
	$(BIN)/innkeeper evaluate --leave-one-out $(DATA) --cache $(VENV)/vectors --no-table --write docs/quality.md

.PHONY: help run test lint check format bench quality
