"""What differs from country to country: numbers to call, and what the law protects in a talk."""

from dataclasses import dataclass
from enum import StrEnum

EUROPEAN_EMERGENCY_NUMBER = "112"


class ProfileStatus(StrEnum):
    """How far a country profile can be relied on."""

    TO_BE_COMPLETED = "to_be_completed"
    """Only the emergency number is certain; the union completes the rest."""
    COMPLETED_BY_UNION = "completed_by_union"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNumber:
    """One number to call. With an empty `number`, not entered by the union yet, the name still stands."""

    name: str
    number: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryProfile:
    """One country. `code` is Eurostat's (EL for Greece), `iso` ISO 3166 alpha-2.

    The notes are None until somebody who knows the law there has written them.
    """

    code: str
    iso: str
    name: str
    emergency: HelpNumber
    duty_commander: HelpNumber
    numbers: tuple[HelpNumber, ...] = ()
    privilege_note: str | None = None
    duty_to_inform_note: str | None = None
    force_debrief_note: str | None = None
    status: ProfileStatus = ProfileStatus.TO_BE_COMPLETED

    def __post_init__(self) -> None:
        if not self.emergency.number.strip() or not self.duty_commander.name.strip():
            raise ValueError("the emergency block needs an emergency number and the duty commander")

    @property
    def emergency_number(self) -> str:
        """The number to dial first, never empty."""
        return self.emergency.number

    def emergency_block(self) -> tuple[HelpNumber, ...]:
        """What always stands on the screen in an emergency: number, duty commander, then crisis lines."""
        return (self.emergency, self.duty_commander, *self.numbers)
