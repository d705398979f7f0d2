# make lab    open the first lesson in JupyterLab
# make test   run every test
# make help   the rest

# Any Python that TensorFlow has a build for; make PYTHON=/path/to/python lab names another.
PYTHON ?= $(shell for python in python3.12 python3.13 python3.11 python3 python; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& { echo $$python; exit; }; done; echo python3)

# nbgrader calls programs of its own environment by name. IPython minds another environment that is active.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export VIRTUAL_ENV := $(CURDIR)/.venv

FIRST_LESSON := $(firstword $(sort $(wildcard course/[0-9]*.ipynb)))
ARGS ?=
# A file of tests to each process, in the order of pyproject.toml. One process more than there are cores, for many tests
# wait: for a browser, for what must be stopped. More than four would want too much memory.
PYTEST := python -m pytest -n $$(python -c 'import os; print(min(4, os.cpu_count() + 1))') \
	--dist loadfile --no-loadscope-reorder

.PHONY: help install lab hub hub-remove test test-all check bench exercises pictures docs lock clean

help:
	@echo 'make lab         open the first lesson in JupyterLab       (ARGS=... goes to JupyterLab)'
	@echo 'make hub         try a JupyterHub for a class, with demo accounts      (ARGS="--port 9000")'
	@echo 'make hub-remove  take the demo away again, with its accounts'
	@echo 'make test        run every test                            (ARGS=... goes to pytest)'
	@echo 'make test-all    the same with every repetition: all kept answers by real nbgrader, all mutants'
	@echo 'make check       lint, format and types only'
	@echo 'make bench       measure; writes benchmarks/results.json        (ARGS=widgets for one part)'
	@echo 'make exercises   generate exercises/ from solutions/'
	@echo 'make pictures    draw the pictures of the README again'
	@echo 'make docs        build the documentation as a site, links checked: docs/_build/index.html'
	@echo 'make lock        resolve the versions in requirements.lock and environment.yml again'
	@echo 'make clean       remove the environment; your work stays'

install:
	@command -v $(PYTHON) >/dev/null || { echo 'Python 3.11, 3.12 or 3.13 is needed, and none is here.' >&2; exit 1; }
	@$(PYTHON) install.py

lab: install
	jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/$(FIRST_LESSON) $(ARGS)

# Not through `activate`: as root the hub becomes other accounts.
hub: install
	.venv/bin/python deploy/hub/run.py demo $(ARGS)

hub-remove: install
	.venv/bin/python deploy/hub/run.py remove $(ARGS)

test: install
	$(PYTEST) $(ARGS)

test-all: install
	$(PYTEST) --thorough $(ARGS)

check: install
	ruff check .
	ruff format --check .
	mypy

bench: install
	python -m benchmarks $(ARGS)

# A database of its own, so that the class's gradebook is not touched.
exercises: install
	@scratch=$$(mktemp -d) && trap 'rm -rf $$scratch' EXIT && \
	for assignment in $(notdir $(wildcard solutions/*)); do \
		nbgrader generate_assignment $$assignment --force --db sqlite:///$$scratch/gradebook.db || exit 1; \
	done

pictures: install
	python docs/pictures.py

docs: install
	sphinx-build --fail-on-warning --keep-going --quiet docs docs/_build

lock: install
	python lock.py

clean:
	rm -rf .venv
