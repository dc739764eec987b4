# Run `make` to see what there is. Every target sets up its own virtual environment first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OLD ?= 2018-08
NEW ?= 2019-08
FORMAT ?= html

.DEFAULT_GOAL := help
.PHONY: help setup site test check live redline pdf bench release-check clean tools

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: $(READY)  ## the virtual environment, with exact versions

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Clausebook needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version). Name another: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || sh tests/install_tools.sh venv
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,check,live]'
	@touch $@

site: $(READY)  ## the whole site into build/site: every edition in HTML, PDF, Word and data, all comparisons
	$(BIN)/clausebook build
	@echo "open build/site/index.html"

test: $(READY) tools  ## the whole test suite, browser tests included
	$(BIN)/python -m pytest -n auto

tools:
	@sh tests/install_tools.sh

check: $(READY)  ## format, lint, types, layers, findings, site with warnings as errors
	$(BIN)/ruff format --check ext tests conf.py
	$(BIN)/ruff check ext tests conf.py
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/clausebook check draft
	$(BIN)/clausebook verify
	$(BIN)/sphinx-build -M html . build/sphinx -W --keep-going -q

release-check: site  ## judge every page with axe, every PDF (PDF/UA-1, PDF/A-2a, structure, size); prove every redline (slow)
	$(BIN)/python tests/release_pages.py build/site
	$(BIN)/python tests/release_check.py build/site
	$(BIN)/python tests/release_redlines.py

live: $(READY)  ## preview with reload on http://127.0.0.1:8000
	$(BIN)/clausebook live

redline: $(READY)  ## one redline: make redline OLD=2018-08 NEW=draft FORMAT=html
	$(BIN)/clausebook redline $(OLD) $(NEW) --format $(FORMAT) -o build/redline/$(OLD)..$(NEW).$(FORMAT)

pdf: $(READY)  ## the draft as PDF: build/draft.pdf
	$(BIN)/clausebook export draft --format pdf -o build/draft.pdf

bench: $(READY)  ## figures: ratios side by side, and growth
	$(BIN)/python tests/bench.py

clean:  ## remove what was built, and the environment
	rm -rf build $(VENV)
