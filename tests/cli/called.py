"""The command line as a test calls it: in this process, with what it wrote as text."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wellbeing.cli.console import Console
from wellbeing.cli.main import Pictures, Windows, run
from wellbeing.language import language


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Exit code, and what went to output and errors."""

    code: int
    out: str
    err: str


def no_window(_vault: Path | None, _language: str | None) -> int:
    """A window that was opened and closed."""
    return 0


def no_pictures(_wanted: Pictures) -> int:
    """Nothing was pictured."""
    return 0


def call(
    *words: object,
    typed: str = "",
    code: str = "en",
    window: Callable[[Path | None, str | None], int] = no_window,
    picture: Callable[[Pictures], int] = no_pictures,
) -> Outcome:
    """Run a command line; `typed` is what stands on its standard input, which is no terminal."""
    out, err = io.StringIO(), io.StringIO()
    shown = Console(language=language(code), out=out, err=err, source=io.StringIO(typed))
    exit_code = run([str(word) for word in words], Windows(open=window, picture=picture), shown)
    return Outcome(code=exit_code, out=out.getvalue(), err=err.getvalue())
