"""The countries that have a profile, for choosing one; no profile is read for that."""

from PySide6.QtCore import QLocale

from wellbeing.content.codes import countries_with_profile
from wellbeing.language import Language

_EUROSTAT = {"GR": "EL", "GB": "UK"}


def named_countries(language: Language) -> list[tuple[str, str]]:
    """(Eurostat's code, name in the reader's language), in the order of the names."""
    found = [(country.code, language.text(country.label)) for country in countries_with_profile()]
    return sorted(found, key=lambda pair: pair[1].casefold())


def country_shown_first(chosen: str) -> str:
    """Eurostat's code of the country that was `chosen`, else of the computer's own if it has a profile, else ''.

    What was chosen comes from a file: a country without a profile is as if none had been.
    """
    return with_profile(chosen) or likely_country(QLocale.territoryToCode(QLocale.system().territory()))


def likely_country(territory: str) -> str:
    """Eurostat's code for a country in ISO 3166 if it has a profile, else an empty text."""
    return with_profile(_EUROSTAT.get(territory, territory))


def with_profile(code: str) -> str:
    """Eurostat's `code` if the country has a profile, else an empty text."""
    return code if any(country.code == code for country in countries_with_profile()) else ""
