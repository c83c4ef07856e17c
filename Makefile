# Needs Python 3.11 or later (with venv), git and make; `make` alone lists what can be done.
PYTHON ?= python3
PIP := .venv/bin/python -m pip --disable-pip-version-check install --quiet
export PIP_USER := 0

.PHONY: help start test proof proof-short bench bench-short lint format clean

help:
	@echo "make start    try it out: the interview, in a sample repository made for it"
	@echo "make test     all that must hold: style, types and tests"
	@echo "make proof    try the promises: kills, faults, power cuts, races, hostile input; an hour or more"
	@echo "make bench    measure it beside git, SQLite and other tools; an hour or more, and the network"
	@echo "make lint     style and types alone"
	@echo "make format   lay out the code"
	@echo "make clean    remove what these commands made"
	@echo "make start PYTHON=python3.12 takes another Python (3.11 or later)"

start: .venv/ready
	@scripts/start.sh .venv/bin/checklist .sample

test: lint
	.venv/bin/python -m pytest

# The whole writes RELIABILITY.md; PROOF="kill --every 5" tries one part, at one call in five.
proof: .venv/ready-for-tests
	.venv/bin/python -m proof $(PROOF)

proof-short: .venv/ready-for-tests
	.venv/bin/python -m proof --short

# The whole writes docs/benchmarks.md; BENCH="--sizes 10,100,1000 --keep FOLDER" measures less of it.
bench: .venv/ready-for-tests
	.venv/bin/python -m benchmarks $(BENCH)

bench-short: .venv/ready-for-tests
	.venv/bin/python -m benchmarks --short

lint: .venv/ready-for-tests
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

format: .venv/ready-for-tests
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

clean:
	rm -rf .venv .bench .sample build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find checklist tests proof benchmarks -name __pycache__ -exec rm -rf {} +

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("checklist needs Python 3.11 or later; try make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/ready: pyproject.toml | .venv/bin/pip
	@echo "Installing into .venv; the first time takes a minute and the network."
	$(PIP) --editable .
	@touch $@

.venv/ready-for-tests: pyproject.toml | .venv/bin/pip
	@echo "Installing what the tests need into .venv."
	$(PIP) --editable '.[dev]'
	@touch $@ .venv/ready
