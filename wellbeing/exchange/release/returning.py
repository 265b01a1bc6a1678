"""A release that left and comes back to its own vault, which lost it to a restore: read whole, and only if ours."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from wellbeing.anonymise.period import read_period
from wellbeing.anonymise.published import Published
from wellbeing.anonymise.schema import Schema
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import ReleasedYear
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.release import folder as folders
from wellbeing.exchange.release.indicators_csv import read_indicators
from wellbeing.exchange.release.manifest import DATA, INDICATORS, MANIFEST, Manifest, coverage_in
from wellbeing.exchange.release.sdmx_csv import read_csv
from wellbeing.exchange.release.verifying import Author, verified
from wellbeing.language import _
from wellbeing.signatures.card import Card

_NOT_INTACT = _("This release folder is not as it left. Nothing was changed. Look for another copy of it.")
_NOT_OURS = _("This release was signed by somebody else, so it did not leave this vault. Nothing was changed.")
OTHER_SCHEMA = _("This release was made with other tables than this version of the program knows.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What a folder that left says. `files` are its bytes; `schema` is the one it was made by."""

    published: Published
    schema: Schema
    program: str
    released_on: dt.date
    fictitious: bool
    files: dict[str, bytes] = field(repr=False)


def read_returned(folder: Path, card: Card, schema_of: Callable[[bytes], Schema]) -> Returned:
    """Read a folder that the owner of `card` released. `schema_of` tells by which schema its data.csv is read: the
    regions of a national release stand in it.

    Raises `Refused` (no release folder, another signer, other tables), `Tampered` where a file differs.
    """
    files, strange = folders.load(folder)
    if MANIFEST not in files or DATA not in files:
        raise Refused(folders.NO_RELEASE, field="folder")
    found = verified(files, strange, card)
    if not found.intact:
        raise Tampered(_NOT_INTACT, field="folder")
    if found.author is not Author.CONFIRMED:
        raise Refused(_NOT_OURS, field="folder")
    manifest = msgspec.json.decode(files[MANIFEST], type=Manifest)
    schema = schema_of(files[DATA])
    if manifest.schema != schema.id:
        raise Refused(OTHER_SCHEMA, field="folder")
    published = read_csv(files[DATA], schema)
    try:
        period, released_on = read_period(manifest.period), dt.date.fromisoformat(manifest.released_on)
        coverage_in(manifest)
    except ValueError as error:
        raise Tampered(_NOT_INTACT, field="folder") from error
    if published.period != period:
        raise Tampered(_NOT_INTACT, field="folder")
    return Returned(
        published=published,
        schema=schema,
        program=manifest.program,
        released_on=released_on,
        fictitious=manifest.fictitious,
        files=files,
    )


def as_it_left(published: Published, files: Mapping[str, bytes]) -> ReleasedYear:
    """A release of this vault over the years: its cells from the ledger, the rest from the files that left. What an
    earlier version of the program did not write is not known."""
    manifest = msgspec.json.decode(files[MANIFEST], type=Manifest)
    written = read_indicators(files[INDICATORS]) if INDICATORS in files else None
    return ReleasedYear(
        published=published,
        counted_share=Band(manifest.counted_share),
        coverage=coverage_in(manifest),
        measures=written.measures if written else {},
        facts=written.facts if written else {},
    )
