"""Errors as sentences: the only place of the window that turns them into words.

A known error is one sentence in the notice bar. Anything else is our bug: a note without values is written
beside the settings and the program locks itself.
"""

import datetime as dt
import traceback
from collections.abc import Callable
from pathlib import Path

from wellbeing import paths
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.language import Language, _

Tell = Callable[[str, str], object]
"""Shows a sentence in a tone (info, good, warning, danger)."""

FAULT = _("Something in this program went wrong, and it locked itself. What was saved is kept.")


def tone_of(error: WellbeingError) -> str:
    """How loudly an error is told: what a person can put right is a warning."""
    if isinstance(error, Tampered):
        return "danger"
    return "warning" if isinstance(error, Refused) else "danger"


class Alerts:
    """Tells errors in the reader's language. `give_up` locks the program after a bug."""

    def __init__(self, language: Language, tell: Tell, give_up: Callable[[], object]) -> None:
        self._language, self._tell, self._give_up = language, tell, give_up

    def troubled(self, error: WellbeingError) -> None:
        """Show the sentence of a known error."""
        self._tell(error.told(self._language), tone_of(error))

    def broken(self, error: BaseException) -> None:
        """Keep a note of a bug, say so, and lock."""
        write_note(error, dt.datetime.now(dt.UTC))
        self._tell(self._language.text(FAULT), "danger")
        self._give_up()


def note_of(error: BaseException, now: dt.datetime) -> str:
    """What may be kept of a bug: its class and where it happened. No message, no locals, no values, no paths."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([now.isoformat(timespec="seconds"), type(error).__name__, *lines, ""])


def write_note(error: BaseException, now: dt.datetime) -> Path | None:
    """Write the note of a bug, replacing the last one; None if the disk refuses."""
    target = paths.user_data() / "last-fault.txt"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(note_of(error, now), encoding="utf-8")
    except OSError:
        return None
    return target
