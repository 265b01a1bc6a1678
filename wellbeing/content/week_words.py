"""Hours of a week as a reader writes and reads them: the days have the names of the reader's language."""

import functools
from collections.abc import Mapping

from wellbeing.domain import weekly_hours
from wellbeing.language import Language

EXAMPLE = "Mo-Fr 08:00-16:00; Sa 10:00-12:00"


@functools.cache
def day_names(reader: Language) -> Mapping[str, int]:
    """What the days may be called, in small letters without a full stop, with their places from 0 for Monday."""
    from babel import Locale

    found = dict(weekly_hours.CODED)
    for names in Locale.parse(reader.locale).days["format"].values():
        found |= {str(name).casefold().rstrip("."): int(place) for place, name in names.items()}
    return found


def read_hours(text: str, reader: Language) -> str:
    """The hours that somebody typed, in their one spelling. Raises ValueError for what is no hours of a week."""
    return weekly_hours.read(text, day_names(reader))


def written_hours(hours: str, reader: Language) -> str:
    """Hours as the reader types them; `read_hours` takes them back."""
    from babel import Locale

    names = Locale.parse(reader.locale).days["format"]["abbreviated"]
    written = hours
    for place, code in enumerate(weekly_hours.DAYS):
        written = written.replace(code, f"\0{place}")
    for place, name in names.items():
        written = written.replace(f"\0{place}", str(name).rstrip("."))
    return written
