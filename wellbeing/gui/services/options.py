"""What can be chosen from in the directory: kinds of help, for whom, languages, regions."""

from wellbeing.content import codes
from wellbeing.content.languages import EUROPE, language_name
from wellbeing.domain.folding import fold
from wellbeing.gui.services.shown import Options
from wellbeing.language import Language

_INDENT = "\u2003"
_COUNTRY_SIGNS = 2


def kind_options(language: Language) -> Options:
    """Every kind of help: (code, words)."""
    return tuple((code.code, language.text(code.label)) for code in codes.referral_kinds())


def audience_options(language: Language) -> Options:
    """Everybody whom a service can be for."""
    return tuple((code.code, language.text(code.label)) for code in codes.audiences())


def language_options(language: Language) -> Options:
    """Europe's languages by their names in the reader's."""
    named = ((code, language_name(code, language)) for code in EUROPE)
    return tuple(sorted(named, key=lambda option: fold(option[1])))


def region_options(country: str) -> Options:
    """A country and its regions, the smaller ones indented below theirs; then the other countries. A level that has
    only one region, which is the one above it, is left out."""
    known = codes.regions()
    countries = [region for region in known if len(region.code) == _COUNTRY_SIGNS]
    inside = [region for region in known if region.code.startswith(country)] if country else []
    shown = [
        (region.code, _INDENT * max(0, len(region.code) - _COUNTRY_SIGNS - 1) + region.label)
        for region in inside
        if len(region.code) == _COUNTRY_SIGNS or not region.code.endswith("0") or region.label != inside[0].label
    ]
    return (*shown, *((one.code, one.label) for one in countries if one.code != country))
