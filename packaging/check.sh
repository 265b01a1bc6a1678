#!/bin/sh
# Everything that must hold before a change lands; pytest's own line closes it.
set -eu
bin=.venv/bin
$bin/ruff format --check .
$bin/ruff check .
$bin/python packaging/catalogues.py check
$bin/lint-imports
$bin/mypy
QT_QPA_PLATFORM=offscreen $bin/python -m pytest "$@"
