"""The vault of a releasing office with a year that is over and closed: its batches were opened, nothing has left."""

import atexit
import contextlib
import functools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tests.helpers.office_papers import B
from tests.helpers.offices import NEXT_YEAR
from tests.helpers.vaults import Clock, open_session
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.ledger import next_entry
from wellbeing.anonymise.period import Period
from wellbeing.app.example.country import cases_of
from wellbeing.app.office import national, own
from wellbeing.app.office.national import Preview
from wellbeing.app.session import Session
from wellbeing.content.statistics import load_contribution_schema
from wellbeing.domain.identity import new_uid
from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.closing import ClosingList
from wellbeing.exchange.contribution.document import Between, Role
from wellbeing.exchange.release.manifest import DATA
from wellbeing.exchange.release.sdmx_csv import write_csv
from wellbeing.office.intake import layout
from wellbeing.vault import office_quarters, releases
from wellbeing.vault.office_quarters import Kind, StoredBatch, StoredDocument

YEAR = Period(year=2026)
AREAS = (("IE04",), ("IE05", "IE06"))
PEOPLE, CASES = 11, 6
"""Representatives of an area, and cases of each in the quarter that was opened."""


def _lay_a_year(session: Session) -> None:
    own.begin(session, name="Figures office", country="IE", role=Role.RELEASING)
    own.know_other(session, B.card, B.card.fingerprint)
    quarter = YEAR.quarters()[0]
    between = Between(
        releasing=own.office(session).own.fingerprint, second=B.card.fingerprint, country="IE", quarter=quarter.label
    )
    closing = document.written(ClosingList(between=between, agreement="0" * 64, counted=()))
    with session.store.transaction("office.file-taken"):
        office_quarters.add_document(
            session.store,
            StoredDocument(period=quarter.label, kind=Kind.CLOSING, given=True, number=1, body=closing, file=b""),
            session.now(),
        )
        for place, area in enumerate(AREAS):
            office_quarters.add_batch(session.store, _batch(quarter, area, place))


def _batch(quarter: Period, area: tuple[str, ...], place: int) -> StoredBatch:
    schema, people = load_contribution_schema(), range(PEOPLE * place, PEOPLE * (place + 1))
    vectors = [payload(layout(), cases_of(schema, one, CASES, 1000 * one)) for one in people]
    sums = np.sum(vectors, axis=0, dtype=np.uint64).astype("<u8").tobytes()
    return StoredBatch(
        period=quarter.label, area=area, contributions=PEOPLE, schema=layout().schema.id, void=False, sums=sums
    )


@functools.cache
def _laid() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="wellbeing-office-year-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with open_session(folder / "office", Clock(NEXT_YEAR)) as session:
        _lay_a_year(session)
    return folder / "office"


@contextlib.contextmanager
def closed_year(folder: Path) -> Iterator[Session]:
    """A copy of it, in the January after."""
    shutil.copytree(_laid(), folder)
    with open_session(folder, Clock(NEXT_YEAR)) as session:
        yield session


@functools.cache
def _left() -> tuple[Path, Preview]:
    folder = Path(tempfile.mkdtemp(prefix="wellbeing-left-year-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with closed_year(folder / "office") as session:
        shown = national.preview(national.gather(session, YEAR), session.today())
        stored = releases.StoredRelease(
            uid=new_uid(),
            period=YEAR.label,
            at=session.now(),
            entry=next_entry(shown.release, None).canonical(),
            signatures={},
            files={DATA: write_csv(shown.release)},
        )
        with session.store.transaction("release.published", stored.uid):
            releases.add(session.store, stored)
            office_quarters.forget_sums(session.store, YEAR.year)
    return folder / "office", shown


@contextlib.contextmanager
def year_that_left(folder: Path) -> Iterator[tuple[Session, Preview]]:
    """The same vault after the year has left: its sums are gone. With what left."""
    vault, shown = _left()
    shutil.copytree(vault, folder)
    with open_session(folder, Clock(NEXT_YEAR)) as session:
        yield session, shown
