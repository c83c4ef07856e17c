# Needs Python 3.11 or later (with venv), git and make; `make` alone lists what can be done.
PYTHON ?= python3
PIP := .venv/bin/python -m pip --disable-pip-version-check install --quiet
# Nothing is installed but what a lock names, by its hash; our own package is built with that alone.
LOCKED := $(PIP) --require-hashes --requirement
OURS := $(PIP) --no-deps --no-build-isolation --editable .
export PIP_USER := 0
# How long a release must have been out before `make lock` takes it; "0 days" for an urgent fix.
AGE ?= 7 days
LOCK := .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--exclude-newer "$(AGE)" --custom-compile-command "make lock" --group build pyproject.toml

.PHONY: help start test proof proof-short bench bench-short lint format built-in lock advisories mutants clean

help:
	@echo "make start    try it out: the interview, in a sample repository made for it"
	@echo "make test     all that must hold: style, types and tests"
	@echo "make proof    try the promises: kills, faults, power cuts, races, hostile input; an hour or more"
	@echo "make bench    measure it beside git, SQLite and other tools; an hour or more, and the network"
	@echo "make lint     style and types alone"
	@echo "make format   lay out the code"
	@echo "make built-in write the JSON beside the YAML that comes with the tool, after a change there"
	@echo "make lock     refresh requirements/, the locked versions of everything that is installed here"
	@echo "make advisories  ask whether a locked version has a known weakness; needs the network"
	@echo "make mutants  spoil model, format and rules line by line, to see the tests go red; hours"
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

built-in: .venv/ready
	.venv/bin/python scripts/settle_built_in.py

# Each lock takes its versions from the one before, so that the three never differ.
lock: .venv/ready-for-upkeep
	$(LOCK) --extra dev --group upkeep --output-file requirements/upkeep.txt
	$(LOCK) --extra dev --constraint requirements/upkeep.txt --output-file requirements/test.txt
	$(LOCK) --constraint requirements/upkeep.txt --output-file requirements/run.txt

# --strict: a package that could not be looked up is a failure, not something to pass over.
advisories: .venv/ready-for-upkeep
	@.venv/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off \
		--requirement requirements/upkeep.txt \
	|| { echo "make advisories: not every locked version is known to be free of advisories." >&2; exit 1; }

# All of it takes hours; MUTANTS="checklist.rules.allow*" tries one module. No gate: somebody reads
# what survived, since much of it means the same.
mutants: .venv/ready-for-upkeep
	.venv/bin/mutmut run --max-children 2 $(foreach each,$(MUTANTS),'$(each)')
	@.venv/bin/mutmut results | grep -E ": (survived|no tests)" || echo "Nothing survived."

clean:
	rm -rf .venv .bench .sample build dist mutants .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find checklist tests proof benchmarks -name __pycache__ -exec rm -rf {} +

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("checklist needs Python 3.11 or later; try make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/ready: pyproject.toml requirements/run.txt | .venv/bin/pip
	@echo "Installing into .venv; the first time takes a minute and the network."
	$(LOCKED) requirements/run.txt
	$(OURS)
	@touch $@

.venv/ready-for-tests: pyproject.toml requirements/test.txt | .venv/bin/pip
	@echo "Installing what the tests need into .venv."
	$(LOCKED) requirements/test.txt
	$(OURS)
	@touch $@ .venv/ready

.venv/ready-for-upkeep: pyproject.toml requirements/upkeep.txt | .venv/bin/pip
	@echo "Installing what keeps the locks and the tests in order into .venv."
	$(LOCKED) requirements/upkeep.txt
	$(OURS)
	@touch $@ .venv/ready .venv/ready-for-tests
