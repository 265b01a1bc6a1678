"""Country profiles: one YAML file per country in resources/countries, named by Eurostat's code, and what packs and
the representative have laid over it."""

import contextlib
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wellbeing import paths
from wellbeing.content import own_country
from wellbeing.content.codes import countries_with_profile
from wellbeing.content.country_lines import (
    DUTY_COMMANDER_NAME,
    EMERGENCY_NAME,
    NumberFile,
    SharedLines,
    problems,
    shared_lines,
)
from wellbeing.content.document import read_struct
from wellbeing.content.packs import reading, shelf
from wellbeing.domain.country import (
    EUROPEAN_EMERGENCY_NUMBER,
    CountryProfile,
    HelpNumber,
    Layer,
    LayeredProfile,
    Line,
    ProfileStatus,
    layered,
)
from wellbeing.errors import Refused, WellbeingError
from wellbeing.language import _

NO_PROFILE = _("There is no profile of the country {code}. There is one of {codes}.")


class CountryFile(SharedLines, kw_only=True):
    """A whole country file."""

    code: str
    iso: str
    label: str
    status: ProfileStatus
    emergency: NumberFile
    duty_commander: NumberFile


@dataclass(frozen=True, slots=True, kw_only=True)
class InUse:
    """A profile as it is used. `trouble` says why the representative's own lines could not be read, if so."""

    country: LayeredProfile
    trouble: WellbeingError | None = None

    @property
    def profile(self) -> CountryProfile:
        """The profile alone."""
        return self.country.profile


def read_country(path: Path) -> CountryProfile:
    """The profile in one file. Its emergency block is never empty: else the file is refused."""
    raw, document = read_struct(path, CountryFile)
    lines = shared_lines(raw)
    if wrong := problems(lines):
        field, (sentence, values) = next(iter(wrong.items()))
        raise document.refuse(sentence, f"$.{field}", **values)
    try:
        return CountryProfile(
            code=raw.code,
            iso=raw.iso,
            name=raw.label,
            emergency=_number(raw.emergency),
            duty_commander=_number(raw.duty_commander),
            status=raw.status,
            **{line.value: found for line, found in lines.items()},  # type: ignore[arg-type]
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


def known_code(code: str) -> str:
    """Eurostat's code for Eurostat's ('EL') or ISO's ('GR'). Refused for a country without a profile."""
    wanted = {"GR": "EL"}.get(code.upper(), code.upper())
    if wanted not in codes():
        raise Refused(NO_PROFILE, code=code, codes=", ".join(codes()))
    return wanted


def shipped(code: str) -> CountryProfile:
    """The profile as it is shipped, by Eurostat's code or ISO's. Refused for any other."""
    return _shipped(known_code(code))


@functools.cache
def _shipped(code: str) -> CountryProfile:
    return read_country(_folder() / f"{code}.yaml")


def below_own(code: str) -> LayeredProfile:
    """What is shipped, with what packs lay over it."""
    return layered(shipped(code), tuple(_of_packs(known_code(code))))


def _of_packs(code: str) -> Iterator[Layer]:
    for pack in shelf.in_use():
        # A pack whose lines this version of the program can't read changes nothing; its page says so.
        with contextlib.suppress(WellbeingError):
            if (layer := reading.country_layer(pack, code)) is not None:
                yield layer


def in_use(code: str) -> InUse:
    """The profile of a country with everything that lies over it. Refused for a country without one."""
    wanted = known_code(code)
    below = below_own(wanted)
    try:
        own = own_country.read_own(wanted)
    except WellbeingError as trouble:
        return InUse(country=below, trouble=trouble)
    return InUse(country=_over(below, own) if own is not None else below)


def _over(below: LayeredProfile, own: Layer) -> LayeredProfile:
    on_top = layered(below.profile, (own,))
    told = {line: on_top.told[line] if line in own.lines else below.told[line] for line in Line}
    return LayeredProfile(profile=on_top.profile, told=told)


def country(code: str) -> CountryProfile:
    """The profile of a country as it is used, by Eurostat's code or ISO's. Refused for any other."""
    return in_use(code).profile


def anywhere() -> CountryProfile:
    """What holds before a country was chosen: 112 and the duty commander, never an empty block."""
    return CountryProfile(
        code="EU",
        iso="EU",
        name=_("European Union"),
        emergency=HelpNumber(name=EMERGENCY_NAME, number=EUROPEAN_EMERGENCY_NUMBER),
        duty_commander=HelpNumber(name=DUTY_COMMANDER_NAME, number=""),
    )


def load_countries() -> tuple[CountryProfile, ...]:
    """All profiles as they are shipped, by code."""
    return tuple(shipped(code) for code in codes())


def _folder() -> Path:
    return paths.resources() / "countries"
