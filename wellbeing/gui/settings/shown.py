"""What the settings show: plain records between presenter and view."""

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.language import _

SCHEMES: Mapping[str, str] = {
    "system": _("As the computer"),
    "light": _("Light"),
    "dark": _("Dark"),
    "contrast_light": _("High contrast, light"),
    "contrast_dark": _("High contrast, dark"),
}
"""The words of each `wellbeing.gui.style.Scheme`."""

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the overview: where it leads, and how things stand there."""

    part: str
    what: str
    why: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The first page: what concerns the person, then what concerns the vault, then where it lies."""

    own: tuple[Entry, ...]
    vault: tuple[Entry, ...]
    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Language and look of the window."""

    language: str
    languages: Options
    scheme: str
    scale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class You:
    """Who works here: the texts that letters carry, and the country."""

    union: str
    address: str
    representative: str
    contact: str
    employer: str
    other_representative: str
    own_support: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoShown:
    """The union's logo: `points` are red, green and blue, a byte each, row by row."""

    width: int
    height: int
    points: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """When it locks, and who looks after the computer; `administrator_words` says what that person could read."""

    lock_minutes: str
    minutes: Options
    administrator: str
    administrators: Options
    administrator_words: str
