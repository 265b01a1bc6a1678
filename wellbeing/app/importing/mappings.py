"""Which mappings there are, and the code book that they are checked against."""

import functools
from pathlib import Path

from wellbeing import paths
from wellbeing.content import codes
from wellbeing.domain.codes import CodeList
from wellbeing.errors import Refused
from wellbeing.exchange.mapping.dimensions import CODE_LISTS
from wellbeing.exchange.mapping.file import read_mapping
from wellbeing.exchange.mapping.form import Mapping
from wellbeing.language import _


@functools.cache
def books() -> dict[str, CodeList]:
    """Every code list that a mapping can use, by name."""
    return {name: getattr(codes, name)() for name in sorted(set(CODE_LISTS.values()))}


def shipped_mappings() -> tuple[str, ...]:
    """The names of the mappings that come with the program."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


def find_mapping(named: str) -> Mapping:
    """The shipped mapping of this name, else the file at this path. Refused where there is neither."""
    if named in shipped_mappings():
        return read_mapping(_folder() / f"{named}.yaml")
    path = Path(named)
    if not path.is_file():
        raise Refused(_("There is no mapping of this name, and no file at this place."), field="mapping")
    return read_mapping(path)


def _folder() -> Path:
    return paths.resources() / "mappings"
