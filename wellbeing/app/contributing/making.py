"""Making a contribution: the counts of a frozen quarter as the gate lets them through now, divided into two files.

It is noted and backed up before a file is there. Made again, the stored files are written; only where what may be
counted has changed is there another revision, with other random numbers.
"""

import functools
from dataclasses import dataclass
from pathlib import Path

from wellbeing.anonymise.contributing.layout import Layout
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.period import Period
from wellbeing.app import departures, gathering, quarters_over, release_backups, releasing, representatives, signing
from wellbeing.app.contributing import offices, standing
from wellbeing.app.contributing.basis import basis, uid_of
from wellbeing.app.contributing.offices import Offices
from wellbeing.app.contributing.standing import Change
from wellbeing.app.session import Changed, Session
from wellbeing.content.statistics import load_contribution_schema, national_versions
from wellbeing.domain.departure import Carrier, FileKind, FileThatLeft
from wellbeing.domain.identity import new_uid
from wellbeing.errors import Refused, WellbeingError
from wellbeing.exchange.contribution.contribution import sealed_pair
from wellbeing.exchange.hand_over.card import RepresentativeCard
from wellbeing.language import _
from wellbeing.vault import contributions, counting, quarters, releases
from wellbeing.vault import departures as stored_departures
from wellbeing.vault.contributions import StoredContribution
from wellbeing.vault.countable import Counted
from wellbeing.vault.quarters import Path as LeftBy

MADE = "contribution.made"
"""How the log names it."""
FOR_RELEASING = _("random numbers that say nothing alone, for the releasing office")
FOR_SECOND = _("random numbers that say nothing alone, for the second office")

_NOT_FROZEN = _("This quarter is not frozen yet. Please freeze it first.")
_NOT_OVER = _("This quarter is not over yet. It can be contributed from {date} on.")
_OPEN_RELEASE = _(
    "The year {year} was released openly, so that it is not contributed. From both together somebody could work out "
    "what is withheld."
)
_CLOSED = _("Both offices have closed this quarter. Nothing more of it leaves.")
_OTHER_TABLES = _("This year is counted by tables that this program does not have. A newer program has them.")
_NOT_MADE = _("Nothing of this quarter was contributed yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForOffice:
    """A file, and the office to which it alone goes."""

    card: RepresentativeCard
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was written. `number` counts the revisions of a quarter here, from 1; `again`: these are stored bytes."""

    period: Period
    number: int
    revision: int
    again: bool
    change: Change | None
    files: tuple[ForOffice, ForOffice]


@functools.cache
def layout(version: str | None = None) -> Layout:
    """The order of the numbers in a contribution by a version of the schema, the newest if None."""
    return Layout.of(load_contribution_schema(version))


def version_of(session: Session, year: int) -> str:
    """The version of the schema by which a year counts. Raises Refused for one that this program does not have."""
    version = standing.version_of(session, year)
    if version not in national_versions():
        raise Refused(_OTHER_TABLES, field="period")
    return version


def check(session: Session, period: Period) -> Offices:
    """The offices to which a quarter can go now. Raises Refused where it can't: in the example, after a restore, not
    over, to be frozen, released openly, closed."""
    offices.refuse_here(session)
    releasing.refuse_while_closed(session)
    store, found = session.store, offices.require(session, period.year)
    if period.end > session.today():
        raise Refused(_NOT_OVER, field="period", date=session.language.date(period.end))
    imported = Period(year=period.year, imported=True).label
    if quarters.path_of(store, period.year) is LeftBy.OPEN_RELEASE or releases.of_period(store, imported) is not None:
        raise Refused(_OPEN_RELEASE, field="period", year=period.year)
    frozen = quarters.of(store, period)
    if frozen is None and not _is_empty(session, period):
        raise Refused(_NOT_FROZEN, field="period")
    if frozen is not None and frozen.closed_at is not None:
        raise Refused(_CLOSED, field="period")
    return found


def _is_empty(session: Session, period: Period) -> bool:
    """Whether a quarter lies before everything that could be counted: then there is nothing to freeze."""
    following = quarters_over.next_quarter(session.store)
    return following is None or period.label < following.label


def make(session: Session, period: Period, folder: Path, *, renamed: bool = False) -> Made:
    """Write a quarter's contribution into `folder`: one file for each office. A quarter without cases is contributed
    too, as zeros. `renamed`: an office refused the files for the name in them, so that others leave, with the name by
    which both offices know this representative now.

    Raises Refused as `check`, and where a file stands there; Trouble where no backup can be made, or from the disk:
    then it is noted, and the same files are written again.
    """
    found = check(session, period)
    left = contributions.of_quarter(session.store, period)
    change, version = standing.change_of(session, left[-1]) if left else None, version_of(session, period.year)
    if left and renamed and change is None:
        change = Change.NAME
    if left and change is None:
        return again(session, period, folder)
    number = len(left) + 1
    files = _places(found, period, number, folder)
    for one in files:
        departures.refuse_place(one.path)
    release_backups.refuse_without_place(session)
    rows = counting.frozen(session.store, period.label)
    made = _sealed(session, found, period, rows, left, layout(version))
    with session.store.transaction(MADE, made.uid):
        if quarters.of(session.store, period) is None:
            quarters.freeze(session.store, period, (), session.now())
        contributions.add(session.store, made, rows)
        _note(session, files)
    session.note_change(Changed.RELEASES)
    _write(session, made, files)
    return Made(period=period, number=number, revision=made.revision, again=False, change=change, files=files)


def _sealed(
    session: Session,
    found: Offices,
    period: Period,
    rows: list[Counted],
    left: list[StoredContribution],
    order: Layout,
) -> StoredContribution:
    signer, now = signing.signer(session), session.now()
    # The second in which it is made, or more: so it grows even where a restore has forgotten what left.
    revision = max(left[-1].revision + 1 if left else 1, int(now.timestamp()))
    uid = uid_of(signer, period, revision)
    pair = sealed_pair(
        payload(order, gathering.as_cases(rows)),
        layout=order,
        country=found.country,
        quarter=period,
        revision=revision,
        pseudonym=found.pseudonym,
        offices=found.cards,
        signer=signer,
        own_card=representatives.own_card(session),
        uid=uid,
    )
    return StoredContribution(
        uid=uid,
        period=period,
        revision=revision,
        at=now,
        held=len(rows),
        schema=order.schema.id,
        basis=basis(rows),
        files=pair,
    )


def again(session: Session, period: Period, folder: Path) -> Made:
    """Write the stored files of the newest contribution of a quarter once more. Raises as `make`."""
    found = check(session, period)
    left = contributions.of_quarter(session.store, period)
    if not left or left[-1].files is None:
        raise Refused(_NOT_MADE, field="period")
    last, number = left[-1], len(left)
    files = _places(found, period, number, folder)
    for one in files:
        departures.refuse_place(one.path)
    with session.store.transaction("contribution.handed-out", last.uid):
        _note(session, files)
    session.note_change(Changed.RELEASES)
    _write(session, last, files)
    return Made(period=period, number=number, revision=last.revision, again=True, change=None, files=files)


def _write(session: Session, made: StoredContribution, files: tuple[ForOffice, ForOffice]) -> None:
    """Both files or none, once a backup knows of them."""
    release_backups.cover(session, MADE, made.uid)
    written: list[Path] = []
    try:
        for one, content in zip(files, made.files or (), strict=True):
            departures.save(content, one.path)
            written.append(one.path)
    except WellbeingError:
        for path in written:
            departures.is_surely_gone(path)
        raise


def _places(found: Offices, period: Period, number: int, folder: Path) -> tuple[ForOffice, ForOffice]:
    """Where both files lie. Their names say which office gets which, and nobody's name."""

    def place(role: str, card: RepresentativeCard) -> ForOffice:
        signs = card.fingerprint.replace(" ", "")[:8]
        name = f"contribution-{period.label}-{number}-for-{role}-office-{signs}.wbcontribution"
        return ForOffice(card=card, path=folder / name)

    return place("releasing", found.releasing), place("second", found.second)


def _note(session: Session, files: tuple[ForOffice, ForOffice]) -> None:
    """Inside a transaction: both files are listed under 'Files that left'."""
    for one, carried in zip(files, (FOR_RELEASING, FOR_SECOND), strict=True):
        stored_departures.add(
            session.store,
            FileThatLeft(
                uid=new_uid(),
                kind=FileKind.CONTRIBUTION,
                carrier=Carrier.SAVED,
                at=session.now(),
                place=str(one.path),
                carried=(carried,),
            ),
        )
