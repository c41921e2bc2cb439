PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
HOST ?= 127.0.0.1
PORT ?= 7860

.PHONY: help run test install lint check index bench eval calibrate clean

help: ## what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: install ## set up, build the index if needed, open the page at http://127.0.0.1:7860
	@$(BIN)/advisor index
	@$(BIN)/advisor serve --host $(HOST) --port $(PORT)

test: install ## set up, then the whole test suite with lint and types
	@$(MAKE) --no-print-directory lint
	@$(BIN)/advisor check
	@$(BIN)/pytest -n 2 --dist loadfile

install: $(STAMP) ## the virtual environment with the pinned dependencies

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12 run"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing (a few minutes the first time)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "$$(grep '^torch==' requirements.lock)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

lint: install ## ruff, mypy, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: install ## validate the content
	@$(BIN)/advisor check

index: install ## build the vector store
	@$(BIN)/advisor index

bench: install ## time answers, start-up, memory
	@$(BIN)/python -m evals.benchmarks.answers
	@$(BIN)/python -m evals.benchmarks.page

eval: install ## the figures on questions that nothing was tuned on
	@$(BIN)/python -m evals.run evals/sets/heldout-*.yaml evals/sets/own-*.yaml

calibrate: install ## learn the ranking's weights and thresholds from the tuning sets
	@$(BIN)/python -m evals.calibrate evals/sets/smoke.yaml evals/sets/dev-*.yaml evals/sets/more-*.yaml

clean: ## remove the virtual environment and caches
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
