"""A real process of the program, driven through a pipe and looked into through /proc."""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.helpers.patience import SECONDS as PATIENCE
from tests.helpers.sieve import Sieve

ROOT = Path(__file__).resolve().parents[2]
_CHUNK = 1 << 24
BLOCK = 1 << 12
_HOME = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR")


class Process:
    """The program over the vault at `vault`, with a home of its own inside `folder`.

    `module` is what runs in it (see `driven.py`), `before` a command to run it under; what it writes on its error
    output is added to `errors`.
    """

    def __init__(
        self,
        folder: Path,
        vault: Path,
        *,
        module: str = "tests.journeys.driven",
        before: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
        errors: Path | None = None,
    ) -> None:
        self.folder, self.vault = folder, vault
        self.pid = 0
        """Of the program; known once it told of its first screen."""
        self._rest = b""
        with contextlib.ExitStack() as stack:
            self._process = subprocess.Popen(
                [*before, sys.executable, "-m", module, str(vault)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stack.enter_context(errors.open("ab")) if errors else None,
                env={**os.environ, **home_in(folder), "QT_QPA_PLATFORM": "offscreen", **(environment or {})},
                cwd=ROOT,
                bufsize=0,
            )

    def do(self, what: str, **more: object) -> None:
        """Ask for something by its name in `driven.py`."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, **more}).encode() + b"\n")

    def told(self, what: str) -> dict[str, Any]:
        """The next line of the program, which is about `what`."""
        assert self._process.stdout is not None
        waiting = selectors.DefaultSelector()
        waiting.register(self._process.stdout, selectors.EVENT_READ)
        while b"\n" not in self._rest:
            assert waiting.select(PATIENCE), f"the program never told of {what}"
            read = self._process.stdout.read(65536)
            assert read, f"the program ended before it told of {what}"
            self._rest += read
        line, self._rest = self._rest.split(b"\n", 1)
        found: dict[str, Any] = json.loads(line)
        assert found["what"] == what, found
        self.pid = found.get("pid", self.pid)
        return found

    # -- looking into it

    def in_memory(self, needles: Mapping[str, bytes]) -> set[str]:
        """Which needles lie anywhere in the process's memory."""
        return in_memory_of(self.pid, needles)

    def in_process_files(self, needles: Mapping[str, bytes]) -> set[str]:
        """Which needles stand in the environment or the command line."""
        text = Path(f"/proc/{self.pid}/environ").read_bytes() + Path(f"/proc/{self.pid}/cmdline").read_bytes()
        return {name for name, needle in needles.items() if needle in text}

    # -- ending it

    def crash(self, with_signal: int = signal.SIGKILL) -> None:
        """As by a power cut: the program gets no chance to do anything."""
        os.kill(self.pid, with_signal)
        self.wait()

    def wait(self) -> int:
        """Wait for its end; the exit code."""
        code = self._process.wait(PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        return code

    def end(self) -> None:
        """Whatever state it is in."""
        if self._process.poll() is None:
            if self.pid not in (0, self._process.pid):
                os.kill(self.pid, signal.SIGKILL)  # a command that it runs under ends with it
            else:
                self._process.kill()
        self.wait()


def home_in(folder: Path) -> dict[str, str]:
    """The environment of a person whose home, caches, settings and temporary files all lie inside `folder`."""
    found = {name: str(folder / name.lower()) for name in _HOME}
    for place in found.values():
        Path(place).mkdir(mode=0o700, parents=True, exist_ok=True)
    return {**found, "WELLBEING_DATA": str(folder / "data")}


def in_memory_of(pid: int, needles: Mapping[str, bytes]) -> set[str]:
    """Which needles lie anywhere in the memory of a process. Only root may look."""
    found, longest, sieve = set[str](), max(map(len, needles.values())), Sieve(needles)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(pid):
            found |= _found_between(memory, start, end, sieve, longest)
    return found


def _regions(pid: int) -> list[tuple[int, int]]:
    """What can be read, but for files that are mapped and never written to: programs and libraries."""
    spans: list[tuple[int, int]] = []
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        place, rights, _offset, _device, _inode, *name = line.split(maxsplit=5)
        of_file = bool(name) and name[0].startswith("/") and "w" not in rights
        if "r" in rights and not of_file and name != ["[vvar]"]:
            start, end = place.split("-")
            spans.append((int(start, 16), int(end, 16)))
    return spans


def _found_between(memory: Any, start: int, end: int, sieve: Sieve[str], longest: int) -> set[str]:
    found: set[str] = set()
    for at in range(start, end, _CHUNK):
        try:
            memory.seek(at)
            held = memory.read(min(_CHUNK + longest, end - at))
        except (OSError, OverflowError, ValueError):
            continue  # a page of the kernel's own
        found |= sieve.held_by(without_empty_blocks(held, longest))
    return found


def without_empty_blocks(held: bytes, longest: int) -> bytes:
    """What is held, with every run of empty blocks made as short as the longest needle: most of a memory is empty, and
    to look through nothing takes the longest. A needle that begins or ends in such a run is found all the same, and
    none can reach across it that did not before."""
    empty, blocks, kept, in_run = bytes(BLOCK), memoryview(held), list[bytes | memoryview](), False
    for at in range(0, len(held), BLOCK):
        block = blocks[at : at + BLOCK]
        if block == empty:
            if not in_run:
                kept.append(bytes(longest))
            in_run = True
        else:
            kept.append(block)
            in_run = False
    return b"".join(kept)
