"""Country profiles from resources/countries: one YAML file per country, named by Eurostat's code."""

import functools
from pathlib import Path

from wellbeing import paths
from wellbeing.content.codes import countries_with_profile
from wellbeing.content.document import FileStruct, read_struct
from wellbeing.domain.country import EUROPEAN_EMERGENCY_NUMBER, CountryProfile, HelpNumber, ProfileStatus
from wellbeing.errors import Refused
from wellbeing.language import _


class NumberFile(FileStruct):
    """One number to call."""

    label: str
    number: str = ""
    note: str = ""


class CountryFile(FileStruct):
    """A whole country file."""

    code: str
    iso: str
    label: str
    status: ProfileStatus
    emergency: NumberFile
    duty_commander: NumberFile
    numbers: tuple[NumberFile, ...] = ()
    privilege_note: str | None = None
    duty_to_inform_note: str | None = None
    force_debrief_note: str | None = None


def read_country(path: Path) -> CountryProfile:
    """The profile in one file. Its emergency block is never empty: else the file is refused."""
    raw, document = read_struct(path, CountryFile)
    try:
        return CountryProfile(
            code=raw.code,
            iso=raw.iso,
            name=raw.label,
            emergency=_number(raw.emergency),
            duty_commander=_number(raw.duty_commander),
            numbers=tuple(_number(number) for number in raw.numbers),
            privilege_note=raw.privilege_note,
            duty_to_inform_note=raw.duty_to_inform_note,
            force_debrief_note=raw.force_debrief_note,
            status=raw.status,
        )
    except ValueError:
        raise document.refuse(
            _("{file}: the emergency number and the duty commander may never be empty."), "$.emergency"
        ) from None


def _number(raw: NumberFile) -> HelpNumber:
    return HelpNumber(name=raw.label, number=raw.number, note=raw.note)


def codes() -> tuple[str, ...]:
    """The codes of all countries with a profile, in alphabetical order."""
    return tuple(sorted(country.code for country in countries_with_profile()))


@functools.cache
def country(code: str) -> CountryProfile:
    """The profile of one country, by Eurostat's code ('EL') or ISO's ('GR'). Refused for any other."""
    wanted = {"GR": "EL"}.get(code.upper(), code.upper())
    if wanted not in codes():
        raise Refused(_("There is no profile of the country {code}."), code=code)
    return read_country(_folder() / f"{wanted}.yaml")


def anywhere() -> CountryProfile:
    """What holds before a country was chosen: 112 and the duty commander, never an empty block."""
    return CountryProfile(
        code="EU",
        iso="EU",
        name=_("European Union"),
        emergency=HelpNumber(name=_("Emergency number"), number=EUROPEAN_EMERGENCY_NUMBER),
        duty_commander=HelpNumber(name=_("Duty commander"), number=""),
    )


def load_countries() -> tuple[CountryProfile, ...]:
    """All profiles, by code."""
    return tuple(country(code) for code in codes())


def _folder() -> Path:
    return paths.resources() / "countries"
