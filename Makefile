# Two commands lead a newcomer: `make run` opens the program, `make test` runs what CI runs.
# Every target prepares the environment first, from the lock file, and only when that has changed.
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/ready

.PHONY: run test demo pictures bench torture format words schema catalogues lock clean

run: $(READY) catalogues
	@$(PY) packaging/start_window.py

test: $(READY) catalogues
	@packaging/check.sh

demo: $(READY) catalogues
	@QT_QPA_PLATFORM=offscreen $(PY) -m wellbeing demo --out build/demo

# The pictures in the README, from the program as it is; look at them before they land.
pictures: $(READY) catalogues
	@QT_QPA_PLATFORM=offscreen $(PY) packaging/pictures.py

bench: $(READY) catalogues
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench

# Hours; goes on where it was when it is stopped. WORDS="--only kill-saves --limit 600" for a part.
torture: $(READY) catalogues
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.torture $(WORDS)

format: $(READY)
	@$(VENV)/bin/ruff format . && $(VENV)/bin/ruff check --fix .

# The compiled catalogues follow the .po files.
catalogues: $(READY)
	@$(PY) packaging/catalogues.py compile

# Take up new words from code and content into the template and every language.
words: $(READY)
	@$(PY) packaging/catalogues.py update

# The schemas by which an editor helps to write content, from the readers' own definitions.
schema: $(READY)
	@$(PY) -m wellbeing content schema checklist > docs/formats/checklist.schema.json
	@$(PY) -m wellbeing content schema red-flags > docs/formats/red-flags.schema.json

# A new lock file for every platform; needs the `uv` command.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.lock

$(READY): requirements.lock packaging/prepare.sh
	@packaging/prepare.sh $(VENV)

clean:
	rm -rf $(VENV) build dist
