"""What a screen inside the vault may use; `places.py` builds the screens from it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.remembered import Memory
from wellbeing.gui.shell import Shell
from wellbeing.gui.style import Dress
from wellbeing.gui.work import Desk, Paper
from wellbeing.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """Handed to `furnish` once the vault is open."""

    shell: Shell
    language: Language
    desk: Desk
    """`desk.ask` is the `Ask` of every presenter."""
    paper: Paper
    keeper: DraftKeeper
    memory: Memory
    dress: Dress
    folder: Path
    """Where the open vault lies."""
    lock: Callable[[], None]
    lock_after: Callable[[int], None]
    """Lock after so many minutes without a touch."""
    show_help_now: Callable[[], None]
    speak: Callable[[str], None]
    """Change the window's language at once; takes a code."""


Furnish = Callable[[Inside], None]
"""Adds the places of the house to the shell."""
