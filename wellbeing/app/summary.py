"""The yearly summary: exactly what would leave, what is withheld and why, and the release.

Three steps, so that the vault is not kept busy by arithmetic: `gather` reads what may be counted, `preview`
protects and attacks it (no vault), `release` publishes behind the audit's gate and records it.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wellbeing import __version__
from wellbeing.anonymise import compose
from wellbeing.anonymise.audit import Audit, audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.count import Counts, count
from wellbeing.anonymise.detail import with_detail
from wellbeing.anonymise.forced import forced
from wellbeing.anonymise.ledger import LedgerEntry
from wellbeing.anonymise.period import Period, read_period
from wellbeing.anonymise.primary import Why
from wellbeing.anonymise.protect import Protected
from wellbeing.anonymise.published import Published, State
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.schema import Schema
from wellbeing.anonymise.share import counted_band
from wellbeing.app import indicators, release_backups, releasing, signing, trends, years_that_left
from wellbeing.app.gathering import Gathered, gather, ledger
from wellbeing.app.session import Changed, Session
from wellbeing.app.signing import card
from wellbeing.app.years_that_left import Left
from wellbeing.content.statistics import load_schema
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.identity import Uid, new_uid
from wellbeing.errors import Refused
from wellbeing.exchange.release.folder import refuse_taken
from wellbeing.exchange.release.publication import Publication, publish
from wellbeing.exchange.release.verifying import Verification, verify
from wellbeing.exchange.release.writing import hand_out
from wellbeing.language import Language, _
from wellbeing.reports.figures.report import report_pdf
from wellbeing.signatures.card import Card
from wellbeing.vault import cases, counting, departures, quarters, releases

__all__ = ["Card", "Gathered", "Verification", "card", "gather", "verify"]

_UNFROZEN = _("A year is released once its four quarters are frozen. Please freeze them first.")
CONTRIBUTED = _(
    "The year {year} is contributed to the national figures, so that it is not released openly. From both together "
    "somebody could work out what is withheld."
)
PUBLISHED = "release.published"
"""How the log names a release that was recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOnOffer:
    """A period that can be looked at. `known` are its cases before any gate."""

    period: Period
    known: int
    released: bool
    over: bool
    """Whether the year is over: only then it can be released."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would leave, and the attack on it. `counts` are own figures: they stay here. `forced` are cells that would
    be shown, had nothing left before."""

    gathered: Gathered
    counts: Counts
    protected: Protected
    release: Release
    audit: Audit
    forced: frozenset[Cell] = frozenset()

    @property
    def schema(self) -> Schema:
        """By which it is counted."""
        return self.gathered.schema

    @property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """What left before."""
        return self.gathered.ledger

    def why(self, cell: Cell) -> Why | None:
        """Why a cell is withheld; None for one that is not."""
        return Why.EARLIER if cell in self.forced else self.protected.why.get(cell)

    @property
    def left_out(self) -> int:
        """Cases without consent, or without a stated basis."""
        return self.gathered.known - self.gathered.counted


def years(session: Session) -> list[YearOnOffer]:
    """The periods of this vault, the newest first: those with cases, and those that left, of which every record may
    have been erased since."""
    left = {read_period(label) for label, _at, _entry in releases.entries(session.store)}
    known = {Period(year=year, imported=imported): known for year, imported, known in counting.years(session.store)}
    this_year = session.today().year
    return [
        YearOnOffer(period=period, known=known.get(period, 0), released=period in left, over=period.year < this_year)
        for period in sorted(
            known.keys() | {period for period in left if period.quarter is None},
            key=lambda period: (-period.year, period.imported),
        )
    ]


def periods_of(session: Session, year: int) -> list[Period]:
    """The periods of a calendar year: own work, imported history, or both. Refused where there is none."""
    found = [offer.period for offer in years(session) if offer.period.year == year]
    if not found:
        raise Refused(_("There are no cases in the year {year}."), field="year", year=year)
    return found


def published(session: Session, period: Period) -> Published | None:
    """What left for a period, as every reader has it; None where it was never released."""
    return next((entry.published() for entry in ledger(session) if entry.period == period.label), None)


def left(session: Session, period: Period) -> Left | None:
    """What left for a period, as its page shows it; None where it was never released."""
    return years_that_left.read(session, period, load_schema())


def preview(gathered: Gathered, today: dt.date, told: Callable[[], object] = lambda: None) -> Preview:
    """Count, choose the detail, protect, compose and attack. Needs no vault; a second or so of arithmetic. `told` is
    called first, and again and again; what it raises ends the work."""
    told()
    counts = count(gathered.schema, gathered.cases, gathered.period, gathered.not_collected)
    earlier = [entry.published() for entry in gathered.ledger]
    found = with_detail(counts, earlier, lambda _done, _whole: told())
    release = compose.compose(
        found,
        counted_share=counted_band(gathered.counted, gathered.known, gathered.schema.width),
        program=__version__,
        released_on=today,
        area=gathered.area,
        area_name=gathered.area_name,
        fictitious=gathered.fictitious,
        indicators=indicators.definitions(),
        facts=gathered.facts,
        released=gathered.released,
    )
    attack = audit(gathered.schema, release.published(), earlier, release.counted_share, told)
    return Preview(
        gathered=gathered,
        counts=counts,
        protected=found.protected,
        release=release,
        audit=attack,
        forced=forced(found.protected.counts, found.protected, earlier),
    )


def release(session: Session, shown: Preview, folder: Path, reader: Language) -> Publication:
    """Publish what the preview showed into `folder`, in the language `reader`.

    The counted cases are frozen, the ledger and the files' bytes are kept, a backup is made that knows them, and
    the folder gets its name last. Raises Refused (closed after a restore, the year is not over, records changed
    since the preview, released before, folder exists, the gate is closed), Trouble (disk, no backup).
    """
    gathered = shown.gathered
    releasing.refuse_while_closed(session)
    if not gathered.over:
        raise Refused(_("This year is not over yet. It can be released from January on."), field="year")
    if gathered.unfrozen:
        raise Refused(_UNFROZEN, field="year")
    _refuse_other_path(session, gathered.period)
    _refuse_second_view(session, gathered.period)
    _refuse_changed(session, gathered)
    refuse_taken(folder)
    release_backups.refuse_without_place(session)
    signer = signing.signer(session)

    def record(publication: Publication) -> None:
        _record(session, gathered, publication, folder, too_few=shown.release.too_few)

    publication = publish(
        shown.release,
        folder,
        schema=gathered.schema,
        indicators=indicators.definitions(),
        ledger=ledger(session),
        signer=signer,
        language=reader,
        pdf=lambda: report_pdf(shown.release, reader),
        created=session.now(),
        record=record,
        before=trends.released(session),
    )
    session.note_change(Changed.RELEASES)
    return publication


def _refuse_changed(session: Session, gathered: Gathered) -> None:
    """A consent may have been withdrawn since the preview: nothing leaves that was not looked at as it is now."""
    if gather(session, gathered.period) != gathered:
        raise Refused(_("Records have changed since this was worked out. Please look at the summary again."))


def _refuse_other_path(session: Session, period: Period) -> None:
    if quarters.path_of(session.store, period.year) is quarters.Path.CONTRIBUTION:
        raise Refused(CONTRIBUTED, field="year", year=period.year)


def _refuse_second_view(session: Session, period: Period) -> None:
    """Own work and imported history of one year may speak of the same officers: only one of both is released."""
    other = dataclasses.replace(period, imported=not period.imported)
    if releases.of_period(session.store, other.label) is not None:
        raise Refused(
            _(
                "The other figures of this year have been released. Own work and imported history of one year may "
                "speak of the same officers, so only one of both is released."
            ),
            field="year",
        )


def _record(session: Session, gathered: Gathered, publication: Publication, folder: Path, *, too_few: bool) -> None:
    stored = releases.StoredRelease(
        uid=new_uid(),
        period=gathered.period.label,
        at=session.now(),
        entry=publication.entry.canonical(),
        signatures={
            "ed25519": publication.entry_signatures.ed25519,
            "ml-dsa-65": publication.entry_signatures.ml_dsa_65,
        },
        files=publication.files,
    )
    with session.store.transaction(PUBLISHED, stored.uid):
        releases.add(session.store, stored)
        if not gathered.period.imported:
            quarters.leave(session.store, gathered.period.year, session.now())
        elif not too_few:  # words were released and no number, so nothing was counted yet
            cases.freeze(session.store, list(gathered.case_ids), gathered.period.label)
        departures.add(session.store, _departure(session, stored.uid, folder))
    release_backups.cover(session, PUBLISHED, stored.uid)


def _departure(session: Session, uid: Uid, folder: Path) -> FileThatLeft:
    return FileThatLeft(
        uid=uid,
        kind=FileKind.RELEASE,
        carrier=Carrier.SAVED,
        at=session.now(),
        place=str(folder),
    )


def hand_out_again(session: Session, period: Period, folder: Path) -> None:
    """Write the stored bytes of an earlier release. Raises Refused where there is none or the folder exists, and
    while releasing is closed after a restore: the folder may never have left, and another one of that time instead.
    """
    releasing.refuse_while_closed(session)
    stored = releases.of_period(session.store, period.label)
    if stored is None:
        raise Refused(_("This period has not been released yet."), field="year")
    refuse_taken(folder)
    release_backups.cover(session, PUBLISHED, stored.uid)
    hand_out(stored.files, folder)
    with session.store.transaction("release.handed-out", stored.uid):
        departures.add(session.store, _departure(session, new_uid(), folder))
    session.note_change(Changed.RELEASES)


def was_released(session: Session, period: Period) -> bool:
    """Whether a period has left before."""
    return releases.of_period(session.store, period.label) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierOne:
    """A release that left. `published` and `withheld` count its different figures."""

    period: Period
    at: dt.datetime
    published: int
    withheld: int


def earlier(session: Session) -> list[EarlierOne]:
    """Every release of this vault, the newest first. Raises Tampered where the ledger is damaged."""
    moments = [at for _period, at, _entry in releases.entries(session.store)]
    found = []
    for at, entry in zip(moments, ledger(session), strict=True):
        states = [cell.state for cell in entry.cells]
        found.append(
            EarlierOne(
                period=read_period(entry.period),
                at=at,
                published=states.count(State.VALUE),
                withheld=states.count(State.HIDDEN),
            )
        )
    return found[::-1]
