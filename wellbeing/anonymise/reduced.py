"""Tables that are missed in a release, told with their reason: left out, or shown coarser."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.anonymise import floors
from wellbeing.language import Language, _


class Shortfall(StrEnum):
    """Why a table is not shown in the detail that the schema has for it. That no choice of cells was safe carries
    the same word as a small share: telling them apart would say more about what is withheld."""

    OFFICERS = "officers"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduced:
    """A table that is not in the release: its label, why, and the labels of those that stand in for it. Labels are
    msgids."""

    label: str
    why: Shortfall
    instead: tuple[str, ...]

    def told(self, language: Language) -> str:
        """One sentence for a reader."""
        named = {
            "table": language.text(self.label),
            "tables": language.listing(language.text(label) for label in self.instead),
            "share": language.percent(floors.FEWEST_SHOWN / 100),
        }
        return language.text(_TOLD[self.why, bool(self.instead)], **named)


WHY_LEFT_OUT: Mapping[Shortfall, str] = {
    Shortfall.OFFICERS: _("More officers have to stand behind it"),
    Shortfall.SHOWN: _("Less than {share} of what it counts could be shown safely"),
}
"""Why, as the head of a list."""

_TOLD: Mapping[tuple[Shortfall, bool], str] = {
    (Shortfall.OFFICERS, False): _("{table}: left out, because more officers have to stand behind it."),
    (Shortfall.OFFICERS, True): _(
        "{table}: left out, because more officers have to stand behind it. Shown instead: {tables}."
    ),
    (Shortfall.SHOWN, False): _(
        "{table}: left out, because less than {share} of what it counts could be shown safely."
    ),
    (Shortfall.SHOWN, True): _(
        "{table}: left out, because less than {share} of what it counts could be shown safely. Shown instead: {tables}."
    ),
}
