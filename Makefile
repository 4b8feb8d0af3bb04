# Commonwork: `make demo` shows it, `make test` proves it. Only Python 3.11 or newer and make are needed.
PYTHON ?= python3
VENV := .venv/bin

.PHONY: help demo demo-reset test check bench lighthouse messages lock docs clean

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

demo: ## run the demo co-op on this machine (Ctrl-C stops everything)
	@$(PYTHON) scripts/setup.py demo
	@$(VENV)/python scripts/demo.py

demo-reset: ## forget everything the demo keeps under var/
	@$(PYTHON) scripts/setup.py demo
	@$(VENV)/python scripts/demo.py --reset

test: ## run every test: units, races, payment faults, browser journeys
	@$(PYTHON) scripts/setup.py dev
	@$(VENV)/python scripts/test.py

check: ## the gates without the slow suites: format, lint, types, imports, migrations, deployment settings
	@$(PYTHON) scripts/setup.py dev
	@$(VENV)/python scripts/check.py

bench: ## print figures of speed and memory
	@$(PYTHON) scripts/setup.py dev
	@$(VENV)/python scripts/bench.py

lighthouse: ## print what Lighthouse says of a demo that runs (needs npm); SITE=http://localhost:8000
	@$(PYTHON) scripts/setup.py dev
	@$(VENV)/python scripts/lighthouse.py $(SITE)

docs: ## write the generated pages of docs/ anew
	@$(PYTHON) scripts/setup.py dev
	@$(VENV)/python scripts/rooms.py

messages: ## look for sentences anew and merge them into the catalogues of other languages
	@$(PYTHON) scripts/setup.py dev
	@$(VENV)/python scripts/messages.py

lock: ## work out requirements/*.txt anew from *.in
	@$(PYTHON) scripts/setup.py dev
	@for name in base demo prod dev; do $(VENV)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	  requirements/$$name.in -o requirements/$$name.txt || exit 1; done

clean: ## remove the virtual environment and everything under var/
	rm -rf .venv var staticfiles
