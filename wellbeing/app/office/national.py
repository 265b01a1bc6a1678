"""The national release of a year, by the releasing office: what would leave, and the release.

The same way out as a representative's: protected, composed, attacked, written, read back, attacked again, recorded,
backed up. The preview shows only what leaves; no unprotected sum is shown or written, and with the release the sums
are deleted.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from wellbeing import __version__
from wellbeing.anonymise import compose
from wellbeing.anonymise.audit import Audit, audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.coverage import Coverage
from wellbeing.anonymise.detail import with_detail
from wellbeing.anonymise.forced import forced
from wellbeing.anonymise.indicators.standing import FactFigure
from wellbeing.anonymise.ledger import LedgerEntry
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.primary import Why
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.schema import Schema
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import ReleasedYear
from wellbeing.app import gathering, indicators, release_backups, releasing, signing, trends
from wellbeing.app.office import own
from wellbeing.app.session import Changed, Session
from wellbeing.app.summary import PUBLISHED
from wellbeing.content import countries
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.identity import new_uid
from wellbeing.errors import Refused
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.release.folder import refuse_taken
from wellbeing.exchange.release.publication import Publication, publish
from wellbeing.language import Language, _
from wellbeing.office import coverage
from wellbeing.office import year as years
from wellbeing.office.year import OpenedYear
from wellbeing.reports.figures.report import report_pdf
from wellbeing.vault import departures, office_quarters, releases
from wellbeing.vault.offices import StoredOffice

NOT_RELEASING = _("This office is the second one. The other office releases.")
NOT_OVER = _("This year is not over yet. It can be released from January on.")
CHANGED = _("Something has changed since this was worked out. Please look at the release again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was opened of a year, with what earlier releases force. The sums in it are shown to nobody.

    `coverage` says which areas and quarters were opened, `facts` are those of forces that leave with it, `released` the
    years that left before.
    """

    opened: OpenedYear = field(repr=False)
    ledger: tuple[LedgerEntry, ...]
    area: str
    area_name: str
    coverage: Coverage
    facts: Mapping[str, FactFigure]
    released: tuple[ReleasedYear, ...]


class Work(StrEnum):
    """What a preview is worked out by, in this order."""

    ADD_UP = "add_up"
    PROTECT = "protect"
    COMPOSE = "compose"
    ATTACK = "attack"


Told = Callable[[Work, int, int], object]
"""Told what is being done, how many parts of it are finished, and of how many. What it raises ends the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would leave, and the attack on it. Nothing else of the year can be read from it. `forced` says whether some
    figures are withheld only because of what left before: which ones would say more of them than leaves."""

    gathered: Gathered = field(repr=False)
    schema: Schema
    release: Release
    audit: Audit
    forced: bool = False

    @property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """What left before."""
        return self.gathered.ledger

    def why(self, _cell: Cell) -> Why | None:
        """Nobody at an office is told why a figure is withheld: it would say more of it than leaves."""
        return None


def refuse_second_office(session: Session) -> StoredOffice:
    """The office that releases. Raises Refused at the other one, and in a vault that is no office's."""
    office = own.require_stored(session)
    if office.role != Role.RELEASING:
        raise Refused(NOT_RELEASING)
    return office


def refuse_unready(session: Session, year: Period) -> None:
    """Raises Refused where a year can't be released: it is not over, a quarter is not closed, nothing was opened,
    released before."""
    if year.year >= session.today().year:
        raise Refused(NOT_OVER, field="year")
    if releases.of_period(session.store, year.label) is not None:
        raise Refused(_("This period has been released before. Its files can be handed out again."), field="year")
    years.refuse_unready(session.store, own.office(session), year)


def gather(session: Session, year: Period) -> Gathered:
    """Read what was opened of a year. Raises Refused at the second office, and for a year that can't be released."""
    office = refuse_second_office(session)
    refuse_unready(session, year)
    profile, both = countries.country(office.country), own.office(session)
    return Gathered(
        opened=years.gather(session.store, year),
        ledger=gathering.ledger(session),
        area=profile.code,
        area_name=profile.name,
        coverage=coverage.of_year(session.store, both, year),
        facts=indicators.leaving_with(session, year),
        released=trends.released(session, year),
    )


def preview(gathered: Gathered, today: dt.date, told: Told = lambda _work, _done, _whole: None) -> Preview:
    """Count, choose the detail, protect, compose and attack. Needs no vault; minutes for a large country."""
    told(Work.ADD_UP, 0, 1)
    counts = years.counts(gathered.opened)
    earlier = [entry.published() for entry in gathered.ledger]
    found = with_detail(counts, earlier, lambda done, whole: told(Work.PROTECT, done, whole))
    told(Work.COMPOSE, 0, 1)
    release = compose.compose(
        found,
        counted_share=Band.UNKNOWN,
        program=__version__,
        released_on=today,
        area=gathered.area,
        area_name=gathered.area_name,
        indicators=indicators.national_definitions(),
        facts=gathered.facts,
        released=gathered.released,
        coverage=gathered.coverage,
    )
    attack = audit(
        counts.schema,
        release.published(),
        earlier,
        release.counted_share,
        lambda: told(Work.ATTACK, 0, 1),
        release.coverage.reported if release.coverage else Band.UNKNOWN,
        gathered.coverage.asked,
    )
    return Preview(
        gathered=gathered,
        schema=counts.schema,
        release=release,
        audit=attack,
        forced=bool(forced(found.protected.counts, found.protected, earlier)),
    )


def release(
    session: Session, shown: Preview, folder: Path, reader: Language, told: Callable[[], object] = lambda: None
) -> Publication:
    """Publish what the preview showed into `folder`. The ledger and the files' bytes are kept, the sums deleted, a
    backup is made that knows it, and the folder gets its name last. `told` is called again and again until something is
    recorded; what it raises ends the release, and nothing has changed. Raises Refused and Trouble as a representative's
    release does."""
    releasing.refuse_while_closed(session)
    year = shown.gathered.opened.period
    if gather(session, year) != shown.gathered:
        raise Refused(CHANGED)
    refuse_taken(folder)
    release_backups.refuse_without_place(session)

    def record(publication: Publication) -> None:
        _record(session, year, publication, folder)

    publication = publish(
        shown.release,
        folder,
        schema=shown.schema,
        indicators=indicators.national_definitions(),
        ledger=shown.gathered.ledger,
        signer=signing.signer(session),
        language=reader,
        pdf=lambda: report_pdf(shown.release, reader),
        created=session.now(),
        record=record,
        before=trends.released(session),
        told=told,
    )
    session.note_change(Changed.RELEASES)
    return publication


def _record(session: Session, year: Period, publication: Publication, folder: Path) -> None:
    stored = releases.StoredRelease(
        uid=new_uid(),
        period=year.label,
        at=session.now(),
        entry=publication.entry.canonical(),
        signatures={
            "ed25519": publication.entry_signatures.ed25519,
            "ml-dsa-65": publication.entry_signatures.ml_dsa_65,
        },
        files=publication.files,
    )
    left = FileThatLeft(
        uid=stored.uid, kind=FileKind.RELEASE, carrier=Carrier.SAVED, at=session.now(), place=str(folder)
    )
    with session.store.transaction(PUBLISHED, stored.uid):
        releases.add(session.store, stored)
        office_quarters.forget_sums(session.store, year.year)
        departures.add(session.store, left)
    release_backups.cover(session, PUBLISHED, stored.uid)
