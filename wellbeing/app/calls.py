"""Whom to call, as it stands on paper: never empty, and no name without a way to reach it."""

from collections.abc import Iterator

from wellbeing.app import country, preferences
from wellbeing.app.session import Session
from wellbeing.domain.country import CountryProfile
from wellbeing.language import Language, _

Calls = tuple[tuple[str, str], ...]
"""Name and number, in the reader's language."""


def of_profile(profile: CountryProfile, reader: Language) -> Calls:
    """Emergency number and duty commander always, then the crisis lines that have a number."""
    return tuple(_of_profile(profile, reader))


def _of_profile(profile: CountryProfile, reader: Language) -> Iterator[tuple[str, str]]:
    through = _("Through the control room")
    for line in profile.emergency_block():
        if line.number:
            yield reader.text(line.name), line.number
        elif line not in profile.numbers:
            yield reader.text(line.name), reader.text(line.note or through)


def of_country(session: Session, reader: Language) -> Calls:
    """The same for the vault's country."""
    return of_profile(country.of_session(session), reader)


def of_session(session: Session, reader: Language) -> Calls:
    """The same for the vault's country, with the representative where a contact was entered."""
    own = preferences.read(session)
    representative = own.representative or reader.text(_("Your representative"))
    return (*of_country(session, reader), *([(representative, own.contact)] if own.contact else []))
