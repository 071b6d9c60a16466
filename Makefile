# jSeeker in one word each: `make demo` shows it, `make test` proves it. Needs only Python 3.11+ (with venv) and make.
# Overridable: PYTHON=/path/to/python (makes .venv), ARGS="-k progress" (further arguments for pytest).

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CANDIDATES := $(if $(PYTHON),"$(PYTHON)",python3.13 python3.12 python3.11 python3)

# What a shell has set for other projects must not leak into this one.
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV UV_PROJECT_ENVIRONMENT

.DEFAULT_GOAL := help
.PHONY: help demo test check chaos bench ui new-source lock clean compiled broken

help: ## Show these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

demo: $(READY) compiled ## Run the main job on built-in postings: no key, no network
	@$(BIN)/jseeker demo

test: $(READY) compiled ## Run all tests (ARGS="-k progress" for some of them)
	@$(BIN)/python -m pytest -n auto $(ARGS)

check: $(READY) ## Check style, formatting, types and the walls between the rooms
	@$(BIN)/ruff check --quiet --output-format concise && echo "ruff: nothing found"
	@$(BIN)/ruff format --check
	@$(BIN)/python -m mypy
	@report=$$($(BIN)/lint-imports --no-cache) || { echo "$$report"; exit 1; }; echo "$$report" | sed -n 's/^Contracts:/import-linter:/p'

chaos: $(READY) ## Kill, halt and starve it for an hour: the long form of tests/chaos (200 kills, 10,000 command sequences)
	@CHAOS=whole $(BIN)/python -m pytest tests/chaos -s --durations=0 $(ARGS)

bench: $(READY) ## Measure the speed of the main parts (prints a table for each script in benchmarks/)
	@set -e; for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python "$$script"; done

ui: $(READY) ## Serve the dashboard on this machine
	@$(BIN)/jseeker ui

new-source: $(READY) ## Begin a source for a job site (NAME=acme URL=https://jobs.acme.com/positions/4711)
	@[ "$(NAME)" ] && [ "$(URL)" ] || { \
		echo "Name the site and the link of one of its postings: make new-source NAME=acme URL=https://…" >&2; exit 2; }
	@$(BIN)/python tools/new_source.py '$(NAME)' '$(URL)'

lock: $(BIN)/uv ## Pin all dependencies with their hashes into requirements.lock (UPGRADE=--upgrade takes the newest)
	@$(BIN)/uv pip compile --quiet pyproject.toml --universal --all-extras --group dev --generate-hashes --python-version 3.11 \
		--no-header --no-emit-index-url --no-emit-find-links $(UPGRADE) --output-file requirements.lock
	@if grep -nE '://|^-' requirements.lock; then echo "requirements.lock names a host: pin by name and version only." >&2; exit 1; fi
	@echo "requirements.lock: $$(grep -c '^[a-z]' requirements.lock) packages"

clean: ## Remove .venv and whatever else can be made again
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment, in two steps: the newest fitting Python with uv in it (by its own pip, pinned by hash), then the lock.
# Each candidate is run, not only found: a name on the path may be an empty shim. uv does without a cache where the home
# cannot be written.
$(BIN)/uv: $(shell test -x $(BIN)/python || echo broken)
	@for candidate in $(CANDIDATES); do \
		"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		fitting="$$candidate"; \
		if "$$candidate" -c 'import ensurepip, venv' 2>/dev/null; then whole="$$candidate"; break; fi; \
	done; \
	[ "$$fitting" ] || { echo "jSeeker needs Python 3.11 or newer; install it or name it: make PYTHON=/path/to/python" >&2; exit 1; }; \
	[ "$$whole" ] || { echo "Python's venv module is missing; run: apt install python3-venv" >&2; exit 1; }; \
	echo "Setting up $(VENV) with $$("$$whole" --version) (once; most of it is downloads) ..." >&2; \
	rm -rf $(VENV) && "$$whole" -m venv $(VENV)
	@sed -n '/^uv==/,/^ *#/p' requirements.lock > $(VENV)/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(VENV)/uv.txt

$(READY): $(BIN)/uv requirements.lock pyproject.toml
	@[ -w "$$HOME" ] || [ "$$UV_CACHE_DIR" ] || export UV_NO_CACHE=1; \
	$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python requirements.lock && \
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $(READY)

# Where the environment forbids Python to write bytecode, every start would compile half a second's worth of modules anew.
compiled: $(READY)
	@$(BIN)/python -m compileall -q src

broken: ; @rm -f $(BIN)/uv $(READY)
