# `make demo` builds every example; `make test` runs the tests; `make check` is what CI asks for;
# `make bench` measures time and memory beside other ways of doing the same; `make fuzz` breaks ten
# thousand registers at random.
# Each sets up what it needs: a virtual environment in .venv, LibreOffice and a validator for tests.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test check fuzz bench template pictures tools clean

demo: $(READY)
	$(BIN)/opcc-register demo

test: $(READY) tools
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fuzz: $(READY)
	OPCC_FUZZ=10000 $(BIN)/python -m pytest tests/fuzz

bench: $(READY)
	$(BIN)/python -m bench
	$(BIN)/python -m bench.years

template: $(READY)
	$(BIN)/opcc-register template -o templates/register_template.xlsx --text

pictures: demo tools
	$(BIN)/python docs/draw_pictures.py

tools:
	@bash tests/tools.sh

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $(READY)

clean:
	rm -rf .venv .tools demo dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
