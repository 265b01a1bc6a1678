"""Errors as sentences: the only place of the window that turns them into words.

A known error is one sentence in the notice bar. Anything else is our bug: a note without values is written
beside the settings and the program locks itself.
"""

import datetime as dt
from collections.abc import Callable

from wellbeing import faults
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
        """Keep a note of a bug, say so, and lock: the lock comes whatever noting and telling run into."""
        try:
            faults.write_note(error, dt.datetime.now(dt.UTC))
            self._tell(self._language.text(FAULT), "danger")
        except Exception as second:  # noqa: BLE001 (raised on, Python would print both with their values)
            faults.write_note(second, dt.datetime.now(dt.UTC))
        finally:
            self._give_up()
