"""Where the quarters of an office stand: what is to be done next, who has reported, who is missing."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wellbeing.anonymise.period import Period, quarter_of, read_period
from wellbeing.app.office import enrolment, own
from wellbeing.app.office.enrolment import Enrolled
from wellbeing.app.office.giving import Gives
from wellbeing.app.session import Session
from wellbeing.exchange.contribution.document import Areas
from wellbeing.office import quarter
from wellbeing.office.merging import FEWEST
from wellbeing.office.quarter import Step
from wellbeing.vault import office_quarters, offices
from wellbeing.vault.office_quarters import Kind as Kind

_KINDS = {
    Gives.ROSTER: {Kind.PROPOSED_ROSTER, Kind.ROSTER},
    Gives.ACCEPTANCE: {Kind.ACCEPTANCE},
    Gives.ACTIVITY: {Kind.ACTIVITY},
    Gives.SUMS: {Kind.SUMS},
    Gives.CLOSING: {Kind.PROPOSED_CLOSING, Kind.CLOSING},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaStanding:
    """Of one area of the roster. `agreed` are those whom both offices accepted, once both lists are here; `enough` says
    whether the area may open then."""

    area: Areas
    representatives: int
    reported: int
    agreed: int | None
    enough: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchStanding:
    """Areas that are opened together. `void`: their sums contradict themselves; None before they are opened here."""

    area: Areas
    void: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What both offices signed so far: `given` by this one or taken in from the other."""

    kind: Kind
    given: bool
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A quarter at this office. `reported` and `missing` are those on the roster, by names known here: none is missing
    before its end. `enrolled` is how many a new roster would name. `countersigns` says that this office signs second,
    and the other one waits."""

    period: Period
    next_step: Step
    countersigns: bool
    enrolled: int
    areas: tuple[AreaStanding, ...]
    reported: tuple[Enrolled, ...]
    missing: tuple[Enrolled, ...]
    batches: tuple[BatchStanding, ...]
    """What is opened together, once the activity of both offices says so."""
    spoiled: tuple[Areas, ...]
    """Areas whose activity can't be true: they are not opened."""
    documents: tuple[Document, ...]
    """The oldest first."""

    @property
    def is_closed(self) -> bool:
        """Whether both offices signed the closing list."""
        return self.next_step is Step.CLOSED

    @property
    def can_give_again(self) -> tuple[Gives, ...]:
        """Files of this office that lie here and are written again with the same bytes."""
        own = {one.kind for one in self.documents if one.given} | ({Kind.ROSTER, Kind.CLOSING} & self._kinds)
        return tuple(what for what in Gives if own.intersection(_KINDS[what]))

    @property
    def _kinds(self) -> set[Kind]:
        return {one.kind for one in self.documents}


def quarters(session: Session) -> list[Period]:
    """Those of which there is something, the present one, and the one before where enough were enrolled for a roster:
    it needs a closing list even where its roster was forgotten. The newest first."""
    own.require_stored(session)
    present = quarter_of(session.today())
    labels = {*office_quarters.periods(session.store), present.label}
    began = dt.datetime.combine(present.first_day, dt.time()).astimezone()
    if offices.enrolled_before(session.store, began) >= FEWEST:
        labels.add(quarter_of(present.first_day - dt.timedelta(days=1)).label)
    return [read_period(label) for label in sorted(labels, reverse=True)]


def standing(session: Session, period: Period) -> Standing:
    """Where a quarter stands. Raises Refused while the other office is not known."""
    return standings(session, [period])[0]


def standings(session: Session, periods: Iterable[Period]) -> list[Standing]:
    """Where quarters stand. Cards are read once for all of them: there may be thousands. Raises as `standing`."""
    office, everybody = own.office(session), enrolment.enrolled(session)
    return [_standing(session, quarter.read(session.store, office, period), everybody) for period in periods]


def _standing(session: Session, found: quarter.Quarter, everybody: Sequence[Enrolled]) -> Standing:
    roster, period = found.roster, found.period
    people = {person.pseudonym for person in roster.people} if roster else set()
    on_roster = [one for one in everybody if one.pseudonym in people]
    is_over = session.today() > period.last_day
    here = {one.pseudonym for one in office_quarters.contributions(session.store, period.label)}
    return Standing(
        period=period,
        next_step=found.next_step(session.today()),
        countersigns=not found.office.releases,
        enrolled=sum(one.active for one in everybody),
        areas=_areas(found, here),
        reported=tuple(one for one in on_roster if one.pseudonym in here),
        missing=tuple(one for one in on_roster if one.pseudonym not in here and is_over),
        batches=_batches(session, found),
        spoiled=found.plan.void if found.plan else (),
        documents=tuple(
            Document(kind=kind, given=given, at=at)
            for kind, given, at in office_quarters.moments(session.store, period.label)
        ),
    )


def _batches(session: Session, found: quarter.Quarter) -> tuple[BatchStanding, ...]:
    period = found.period
    opened = {
        one.area: one.void for one in office_quarters.batches(session.store, period.year) if one.period == period.label
    }
    planned = found.plan.batches if found.plan else ()
    return tuple(BatchStanding(area=area, void=opened.get(area)) for area in sorted({*opened, *planned}))


def _areas(found: quarter.Quarter, here: set[str]) -> tuple[AreaStanding, ...]:
    roster, agreement = found.roster, found.agreement or found.foreseen
    if roster is None:
        return ()
    return tuple(
        AreaStanding(
            area=area,
            representatives=len(people := roster.of(area)),
            reported=len(here.intersection(people)),
            agreed=None if agreement is None else len(agreement.both[area]),
            enough=None if agreement is None else area in agreement.enough,
        )
        for area in roster.areas
    )
