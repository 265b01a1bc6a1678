"""What a country's law and practice say, where a guide needs it: under the warning, and beside a question."""

from collections.abc import Iterable, Iterator

from wellbeing.content.country_lines import FORCE_DEBRIEFS, LINE_NAMES
from wellbeing.domain.country import NOTES_ON_THE_WARNING, CountryProfile, Line, Note
from wellbeing.language import Language, _


def on_the_warning(profile: CountryProfile, reader: Language) -> tuple[Note, ...]:
    """What is protected in a talk, and what has to be reported."""
    return beside(profile, NOTES_ON_THE_WARNING, reader)


def beside(profile: CountryProfile, lines: Iterable[Line], reader: Language) -> tuple[Note, ...]:
    """The notes of these lines; those that nobody has completed yet have an empty text."""
    return tuple(
        Note(title=reader.text(LINE_NAMES[line]), text="\n".join(_said(profile, line, reader))) for line in lines
    )


def _said(profile: CountryProfile, line: Line, reader: Language) -> Iterator[str]:
    """What the profile says, paragraph by paragraph."""
    if line is Line.FORCE_DEBRIEF:
        if profile.force_debrief is not None:
            yield reader.text(_("{answer}."), answer=reader.text(FORCE_DEBRIEFS[profile.force_debrief]))
        line = Line.FORCE_DEBRIEF_NOTE
    if note := getattr(profile, line.value):
        yield reader.text(note)
