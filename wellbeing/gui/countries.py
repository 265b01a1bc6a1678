"""Names of the countries that have a profile, in the reader's language; no profile is read for that."""

from wellbeing.language import Language

_ISO = {"EL": "GR", "UK": "GB"}


def named_countries(language: Language) -> list[tuple[str, str]]:
    """(Eurostat's code, name), in the order of the names."""
    from babel import Locale

    from wellbeing.content.countries import codes

    names = Locale.parse(language.locale).territories
    found = [(code, str(names.get(_ISO.get(code, code), code))) for code in codes()]
    return sorted(found, key=lambda pair: pair[1].casefold())


def likely_country(territory: str) -> str:
    """Eurostat's code for the computer's own country (ISO 3166) if it has a profile, else an empty text."""
    from wellbeing.content.countries import codes

    code = {"GR": "EL", "GB": "UK"}.get(territory, territory)
    return code if code in codes() else ""
