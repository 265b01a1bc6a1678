"""A release folder as a reader has it: the cells that the audit attacks."""

from pathlib import Path

from wellbeing.anonymise.published import Published
from wellbeing.anonymise.schema import Schema
from wellbeing.errors import Refused
from wellbeing.exchange.release import folder as folders
from wellbeing.exchange.release.manifest import DATA
from wellbeing.exchange.release.sdmx_csv import read_csv


def read(folder: Path, schema: Schema) -> Published:
    """The published cells of a folder. It checks no signature: that is `verify`. Raises Refused where the
    figures are missing or are none of this program's."""
    files, _strange = folders.load(folder)
    if DATA not in files:
        raise Refused(folders.NO_RELEASE, field="folder")
    return read_csv(files[DATA], schema)
