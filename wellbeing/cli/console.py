"""What a command talks to: the reader's language, where words go, and where secrets come from."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from wellbeing.errors import Refused
from wellbeing.language import Language, _

_MOST_BYTES = 4096
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """One reader at one terminal, or a program that reads what a command writes."""

    language: Language
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    source: TextIO = field(default_factory=lambda: sys.stdin)

    def text(self, message: str, /, **values: object) -> str:
        """`message` in the reader's language."""
        return self.language.text(message, **values)

    def say(self, message: str, /, **values: object) -> None:
        """Write one sentence."""
        print(self.text(message, **values), file=self.out)

    def line(self, words: str = "") -> None:
        """Write words that are already in the reader's language."""
        print(words, file=self.out)

    def data(self, content: Any) -> None:
        """Write what a program reads: JSON, with the order of the keys kept."""
        import json

        json.dump(content, self.out, ensure_ascii=False, indent=2)
        print(file=self.out)

    def complain(self, words: str) -> None:
        """Write one sentence where errors go. If even that place is closed, the exit code still tells."""
        try:
            print(words, file=self.err, flush=True)
        except (OSError, ValueError):
            return

    @property
    def has_person(self) -> bool:
        """Whether somebody can be asked."""
        return self.source.isatty()

    def ask(self, question: str) -> str | None:
        """Ask the person at the terminal; None where nobody is there or nothing was answered."""
        if not self.has_person:
            return None
        print(self.text(question), end=" ", file=self.err, flush=True)
        return self.source.readline().strip() or None

    def passphrase(self, file: str | None, *, twice: bool = False) -> str:
        """The passphrase: from a file, from standard input (`-`), or typed unseen (`twice`: and repeated).

        Only its line ending is removed. Raises `Refused` where none can be had; it is never an argument.
        """
        if file is not None:
            return _first_line(self._content(file))
        if not self.has_person:
            raise Refused(
                _("There is no terminal to ask for the passphrase. Give it with --passphrase-file."),
                field="passphrase",
            )
        return self._typed(_("Passphrase: "), twice=twice)

    def new_passphrase(self, file: str | None) -> str:
        """Another passphrase: as `passphrase`, and typed twice. Raises `Refused` where none can be had."""
        if file is not None:
            return _first_line(self._content(file))
        if not self.has_person:
            raise Refused(
                _("There is no terminal to ask for the new passphrase. Give it with --new-passphrase-file."),
                field="passphrase",
            )
        return self._typed(_("The new passphrase: "), twice=True)

    def _typed(self, question: str, *, twice: bool) -> str:
        import getpass

        try:
            typed = getpass.getpass(self.text(question))
            again = getpass.getpass(self.text(_("The passphrase again: "))) if twice else typed
        except UnicodeDecodeError as error:
            raise Refused(
                _("What was typed can't be read: the terminal uses another encoding than UTF-8."), field="passphrase"
            ) from error
        if again != typed:
            raise Refused(_("The two passphrases differ. Nothing was done."), field="passphrase")
        return typed

    def progress(self, done: int, whole: int) -> None:
        """How far long work is, in one line where errors go; nothing where nobody is looking."""
        if self.has_person and self.err.isatty():
            end = "\r" if done < whole else "\n"
            print(self.language.percent(done / whole), end=end, file=self.err, flush=True)

    def _content(self, file: str) -> str:
        try:
            if file == STANDARD_INPUT:
                return self.source.readline(_MOST_BYTES)
            with Path(file).open("rb") as secret:
                return secret.read(_MOST_BYTES).decode("utf-8-sig")
        except (OSError, ValueError) as error:
            raise Refused(_("The passphrase file can't be read."), field="passphrase") from error


def _first_line(content: str) -> str:
    line = content.split("\n", 1)[0].removesuffix("\r")
    if not line:
        raise Refused(_("The first line of the passphrase file is empty."), field="passphrase")
    return line


def console(language: Language) -> Console:
    """The console of this process. A letter that the terminal's encoding lacks is shown as a sign, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    return Console(language=language)


def leave_quietly() -> None:
    """After the reader of our output has gone: nothing more may be written, not even at the end of Python."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (a device, not a path of ours)
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
