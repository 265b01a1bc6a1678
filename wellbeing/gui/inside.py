"""What a screen inside the vault may use; `places.py` builds the screens from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.house import House
from wellbeing.gui.remembered import Memory
from wellbeing.gui.style import Dress
from wellbeing.gui.work import Desk, Paper, Sums
from wellbeing.language import Language

if TYPE_CHECKING:
    from wellbeing.gui.backup.maker import Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """Handed to `furnish` once the vault is open."""

    house: House
    language: Language
    desk: Desk
    """`desk.ask` is the `Ask` of every presenter."""
    paper: Paper
    sums: Sums
    maker: "Maker"
    """Makes backups, one at a time."""
    keeper: DraftKeeper
    memory: Memory
    dress: Dress
    is_office: bool
    """Whether the vault is an office's; else it is a representative's."""
    folder: Path
    """Where the open vault lies."""
    lock: Callable[[], None]
    remember_places: Callable[[Sequence[Path]], None]
    """Remember outside the vault where its backups go, the usual place left out."""
    restore: Callable[[], None]
    """Lock, and show the page that looks into a backup."""
    lock_after: Callable[[int], None]
    """Lock after so many minutes without a touch."""
    furnish_anew: Callable[[], None]
    """The vault became an office's: other places."""
    show_help_now: Callable[[], None]
    speak: Callable[[str], None]
    """Change the window's language at once; takes a code."""

    def add(
        self, place: str, label: str, factory: Callable[[], QWidget], *, under: str = "", foot: bool = False
    ) -> None:
        """A place of the house, its label not yet translated; see `House.add_place`."""
        self.house.add_place(place, self.language.text(label), factory, under=under, foot=foot)


Furnish = Callable[[Inside], None]
"""Adds the places of the house to the shell."""
