"""The country profile as it is used, and what the representative enters for it. It holds public facts only, and lies
outside the vault: the numbers have to be there before it is open."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from wellbeing import paths
from wellbeing.app.session import Changed, Session
from wellbeing.content import countries, own_country
from wellbeing.content.countries import InUse
from wellbeing.content.country_lines import problems
from wellbeing.domain.country import CountryProfile, HelpNumber, Layer, Line, Origin
from wellbeing.errors import Refused, Trouble, WellbeingError
from wellbeing.language import Language, _
from wellbeing.vault.files import Disk

_NOT_KEPT = _(
    "What you entered could not be kept: the folder of the settings can't be written to, or the disk is full. "
    "It still stands here."
)

Lines = Mapping[Line, object]


def of_session(session: Session) -> CountryProfile:
    """The profile that holds for a vault."""
    return of_code(session.country)


def of_code(code: str) -> CountryProfile:
    """The profile of a country by Eurostat's code; what holds anywhere for an empty one."""
    return countries.country(code) if code else countries.anywhere()


def in_use(session: Session) -> InUse | None:
    """The profile of the vault's country, line by line; None where no country was chosen."""
    return countries.in_use(session.country) if session.country else None


def wrong(lines: Lines, reader: Language) -> dict[str, str]:
    """What can't be kept as it stands: by field ('numbers[2].number') the sentence in the reader's language."""
    return {field: reader.text(sentence, **values) for field, (sentence, values) in problems(lines).items()}


def save(session: Session, lines: Lines) -> None:
    """Keep what was entered. A line that is empty, or as it was before anybody entered it, is left to what lies below.

    Raises Refused for the first line that is not in order, Trouble where the disk does not take it.
    """
    code = countries.known_code(session.country)
    if found := problems(lines):
        field, (sentence, values) = next(iter(found.items()))
        raise Refused(sentence, field=field, **values)
    own = _own(code, lines, session.language, session.today())
    file = own_country.file_of(code)
    try:
        paths.own_folder()
        file.parent.mkdir(mode=0o700, exist_ok=True)
        if own.lines:
            Disk().replace(file, own_country.to_bytes(code, own))
        else:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise Trouble(_NOT_KEPT) from error
    session.note_change(Changed.SETTINGS)


def _own(code: str, lines: Lines, reader: Language, today: dt.date) -> Layer:
    below = countries.below_own(code).profile
    try:
        before = own_country.read_own(code)
    except WellbeingError:
        before = None
    kept: dict[Line, object] = {}
    days: dict[Line, dt.date] = {}
    for line, entered in lines.items():
        lies_below = getattr(below, line.value)
        content = _with_words(entered, {reader.text(words): words for words in _words_of(lies_below)})
        if not content or content == lies_below:
            continue
        unchanged = before is not None and before.lines.get(line) == content
        kept[line] = content
        days[line] = before.changed_on[line] if unchanged and before is not None else today
    return Layer(origin=Origin.OWN, lines=kept, changed_on=days)


def in_words(content: object, reader: Language) -> object:
    """A line as a form shows it: the words of program and packs in the reader's language."""
    return _with_words(content, {words: reader.text(words) for words in _words_of(content)})


def _words_of(content: object) -> tuple[str, ...]:
    """The words in a line that may stand in a catalogue. Names of the emergency block are fixed, codes are none."""
    match content:
        case HelpNumber():
            return (content.note,)
        case tuple():
            return tuple(words for one in content if isinstance(one, HelpNumber) for words in (one.name, one.note))
        case str() if type(content) is str:
            return (content,)
        case _:
            return ()


def _with_words(content: object, others: Mapping[str, str]) -> object:
    """The line with some of its words put in place of others."""
    match content:
        case HelpNumber():
            name, note = (others.get(words, words) for words in (content.name, content.note))
            return replace(content, name=name, note=note)
        case tuple():
            return tuple(_with_words(one, others) if isinstance(one, HelpNumber) else one for one in content)
        case str() if type(content) is str:
            return others.get(content, content)
        case _:
            return content
