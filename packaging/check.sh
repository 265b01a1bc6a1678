#!/bin/sh
# Everything that must hold before a change lands; pytest's own line closes it.
set -eu
bin=.venv/bin
unset PYTHONDONTWRITEBYTECODE  # else every process that a test starts compiles the program's text anew
$bin/python -m compileall -q wellbeing
$bin/ruff format --check .
$bin/ruff check .
$bin/python packaging/catalogues.py check

# Contracts and types are looked at beside the tests, which often wait for a process or a window.
mkdir -p build
{ $bin/lint-imports && $bin/mypy; } >build/types.txt 2>&1 &
types=$!

# Vaults wait for the disk after every step. Where a file system in memory has room, the tests' folders lie there: what
# a power cut leaves is worked out from system calls, and no promise is tried on a real disk.
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && [ "$(df -Pk /dev/shm | awk 'NR == 2 { print $4 }')" -gt 2000000 ]; then
    TMPDIR=$(mktemp -d /dev/shm/tests.XXXXXX)  # short: the path of a socket has a hundred letters
    export TMPDIR
    trap 'rm -rf "$TMPDIR"' EXIT
fi

tests=0
QT_QPA_PLATFORM=offscreen $bin/python -m pytest "$@" || tests=$?
wait "$types" || { cat build/types.txt && exit 1; }
exit "$tests"
