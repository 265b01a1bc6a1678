"""What the screen of a letter to the employer shows, in words."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.gui.services.shown import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class FormShown:
    """What is entered first. `changes` are what another duty can be; `day` is the incident's, in words."""

    crumb: str
    asked: Options
    purpose: str
    recipient: str
    until: str
    changes: Options
    chosen: tuple[str, ...]
    day: str
    today: dt.date
    draft: str
    """The name under which half-written words are sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskShown:
    """Consent for exactly this letter. `agreed` says that it was given before; then nothing is asked."""

    crumb: str
    title: str
    read_aloud: str
    carried: tuple[tuple[str, str], ...]
    name_missing: bool
    agreed: str
