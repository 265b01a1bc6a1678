"""From the vault's records to what counting sees: codes of cases and events that passed the gate (`vault.counting`).

The only place where cases become figures. Own work is counted by quarters: what a frozen one holds is read as it was
sealed, what is not counted yet as it would be sealed now. Imported history is counted as it stands.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wellbeing.anonymise.compose import NOT_STATED
from wellbeing.anonymise.counted import CountedCase, Event
from wellbeing.anonymise.indicators.standing import FactFigure
from wellbeing.anonymise.ledger import LedgerEntry, read_ledger
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.schema import Schema, Unit
from wellbeing.anonymise.trends import ReleasedYear
from wellbeing.app import indicators, injury, quarters_over, trends
from wellbeing.app.session import Session
from wellbeing.content import countries
from wellbeing.content.statistics import load_schema
from wellbeing.domain.consent import NotCounted
from wellbeing.domain.court import outcome_time
from wellbeing.domain.identity import CaseId
from wellbeing.domain.incident import Flag
from wellbeing.domain.referral import waited_days, waiting_class
from wellbeing.vault import counting, left_out, releases
from wellbeing.vault.columns import to_date, to_moment
from wellbeing.vault.countable import Countable, Counted, Happened
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What may be counted of a period, in codes, with what earlier releases force.

    `ledger` holds the releases before this period's own: what has left is worked out as it was then. `unfrozen` are
    the quarters of the year that are not frozen yet: what they would count now is among the cases. `earlier_years`
    is how many of the counted cases come from incidents of earlier years. `facts` are those of forces that leave with
    it, `released` the years that left before.
    """

    period: Period
    schema: Schema
    cases: tuple[CountedCase, ...]
    case_ids: tuple[CaseId, ...]
    not_collected: frozenset[str]
    known: int
    ledger: tuple[LedgerEntry, ...]
    area: str
    area_name: str
    fictitious: bool
    over: bool
    facts: Mapping[str, FactFigure]
    released: tuple[ReleasedYear, ...]
    unfrozen: tuple[Period, ...] = ()
    earlier_years: int = 0
    not_counted: Mapping[NotCounted, int] = field(default_factory=dict, compare=False)
    """Why how many cases of the period are in no figure. It stays here."""

    @property
    def counted(self) -> int:
        """Cases that are counted in the period: those of which only later events are, left out."""
        return sum(case.facts is not None for case in self.cases)


def gather(session: Session, period: Period) -> Gathered:
    """Read what may be counted of a year. Every case passes the gate, and no other way exists."""
    schema, store = load_schema(), session.store
    profile = countries.country(session.country) if session.country else None
    countable: list[Countable] = []
    not_collected = frozenset[str]()
    rows: list[Counted] = []
    unfrozen = tuple[Period, ...]()
    if period.imported:
        countable = counting.imported(store, period.year, period.label)
        not_collected = _not_collected(schema, counting.yields(store, period.year))
    else:
        rows, unfrozen = _of_year(store, schema, period)
    counted: list[Countable | Counted] = [*countable, *(row for row in rows if row.unit is Unit.CASES)]
    known = counting.known(store, period.year, period.label, imported_history=period.imported)
    return Gathered(
        period=period,
        schema=schema,
        cases=(*(_imported(schema, case, not_collected) for case in countable), *as_cases(rows)),
        case_ids=tuple(case.case_id for case in countable),
        not_collected=not_collected,
        known=len(known | {case.case_id for case in counted}),
        ledger=_ledger_before(session, period),
        area=profile.code if profile else "_U",
        area_name=profile.name if profile else NOT_STATED,
        fictitious=session.is_example,
        over=period.year < session.today().year,
        facts=indicators.leaving_with(session, period),
        released=trends.released(session, period),
        unfrozen=unfrozen,
        earlier_years=from_earlier_years(rows, period.year),
        not_counted=_not_counted(session, period, counted),
    )


def _not_counted(session: Session, period: Period, counted: Sequence[Countable | Counted]) -> Mapping[NotCounted, int]:
    known = counting.candidates(session.store, period.year, period.label, imported_history=period.imported)
    return left_out.reasons(session.store, set(known) - {case.case_id for case in counted})


def ledger(session: Session) -> tuple[LedgerEntry, ...]:
    """Every release that left, the oldest first. Raises Tampered where the ledger is damaged."""
    return read_ledger(entry for _period, _at, entry in releases.entries(session.store))


def _ledger_before(session: Session, period: Period) -> tuple[LedgerEntry, ...]:
    entries = ledger(session)
    own = next((place for place, entry in enumerate(entries) if entry.period == period.label), len(entries))
    return entries[:own]


# -- own work, by quarters


def _of_year(store: Store, schema: Schema, year: Period) -> tuple[list[Counted], tuple[Period, ...]]:
    """What the frozen quarters of a year hold, with what the others would count now, and which these are."""
    of_quarter = {quarter: counting.frozen(store, quarter.label) for quarter in year.quarters()}
    would = projected(store, schema, year.quarters()[-1])
    unfrozen = tuple(quarter for quarter in year.quarters() if quarter in would)
    return [row for quarter in year.quarters() for row in (*of_quarter[quarter], *would.get(quarter, ()))], unfrozen


def projected(store: Store, schema: Schema, through: Period) -> dict[Period, list[Counted]]:
    """What each quarter that is not frozen would count now, up to the quarter `through`."""
    found: dict[Period, list[Counted]] = {}
    seen: set[tuple[CaseId, Unit, str]] = set()
    quarter = quarters_over.next_quarter(store)
    while quarter is not None and quarter.label <= through.label:
        rows = to_freeze(store, schema, quarter.end)
        found[quarter] = [row for row in rows if row.key not in seen]
        seen |= {row.key for row in rows}
        quarter = quarter.following
    return found


def to_freeze(store: Store, schema: Schema, before: dt.date) -> list[Counted]:
    """Everything that came before `before`, may be counted and is not counted yet, as a freeze seals it."""
    happened = counting.happened(store, before)
    results: dict[CaseId, list[str | None]] = defaultdict(list)
    for event in happened:
        if event.unit is Unit.CONTACTS:
            results[event.case_id].append(event.said[1])
    cases = [_case(schema, case, results[case.case_id]) for case in counting.own(store, before)]
    return [*cases, *map(_event, happened)]


def _case(schema: Schema, case: Countable, results: Sequence[str | None]) -> Counted:
    facts = {**_facts(schema, case), "support_offered": schema.told_by_events("support_offered", results) or "_U"}
    return Counted(
        case_id=case.case_id,
        officer_id=case.officer_id,
        incident_year=case.incident_year,
        unit=Unit.CASES,
        subject="",
        facts={name: code for name, code in facts.items() if code is not None},
    )


def _event(event: Happened) -> Counted:
    said = event.said
    facts: dict[str, str | None]
    if event.unit is Unit.CONTACTS:
        facts = {"step": said[0], "result": said[1]}
    elif event.unit is Unit.APPOINTMENTS:
        days = waited_days(to_moment(said[1] or "").astimezone().date(), to_date(said[2]))
        facts = {"referral_kind": said[0], "waiting": None if days is None else waiting_class(days)}
    elif event.unit is Unit.REFERRALS:
        facts = {"referral_kind": said[0], "referral_outcome": said[1]}
    elif event.unit is Unit.DAYS_LOST:
        facts = {"act": said[0], "severity": said[1], "recorded": said[2]}
    else:
        facts = _court(said)
    return Counted(
        case_id=event.case_id,
        officer_id=event.officer_id,
        incident_year=event.incident_year,
        unit=event.unit,
        subject=event.subject,
        facts={name: code for name, code in facts.items() if code is not None},
    )


def _court(said: Sequence[str | None]) -> dict[str, str | None]:
    act, occurred_on, justice, justice_on, legal_aid = said
    time = outcome_time(dt.date.fromisoformat(occurred_on or ""), justice, to_date(justice_on))
    return {"act": act, "justice": justice, "outcome_time": time, "legal_aid": legal_aid}


def as_cases(rows: Iterable[Counted]) -> tuple[CountedCase, ...]:
    """Rows of any quarters, put together by case for counting, in the order of the cases."""
    of_case: dict[CaseId, list[Counted]] = defaultdict(list)
    for row in rows:
        of_case[row.case_id].append(row)
    return tuple(_put_together(of_case[case_id]) for case_id in sorted(of_case))


def _put_together(rows: list[Counted]) -> CountedCase:
    rows = sorted(rows, key=lambda row: (row.unit, row.subject))
    return CountedCase(
        officer=rows[0].officer_id,
        facts=next((row.facts for row in rows if row.unit is Unit.CASES), None),
        events=tuple(Event(unit=row.unit, facts=row.facts) for row in rows if row.unit is not Unit.CASES),
    )


def from_earlier_years(rows: Iterable[Counted], year: int) -> int:
    """How many of the counted cases come from incidents of earlier years."""
    return sum(row.unit is Unit.CASES and row.incident_year < year for row in rows)


def _facts(schema: Schema, case: Countable) -> dict[str, str | None]:
    return {
        "act": case.act,
        "means": case.means,
        **{flag.lower(): "Y" if flag in case.flags else "N" for flag in Flag},
        "circumstance": case.circumstance,
        "injury_group": injury.main_group(schema.dimensions["injury_group"], case.injuries),
        "alone": case.alone,
        "over_48h": case.over_48h,
        "rest_under_11h": case.rest_under_11h,
        "kit_missing": case.kit_missing,
        "role": case.role,
        "sex": case.sex,
        "age_band": case.age_band,
        "care_time": case.care_time,
        "within_24h": case.within_24h,
    }


# -- imported history


def _imported(schema: Schema, case: Countable, not_collected: frozenset[str]) -> CountedCase:
    """A closed period: what is known of days lost and of the case in court is counted with the case. It leaves by the
    tables of `schema` alone, so it carries nothing for others."""
    known = schema.dimensions.keys() - not_collected

    def collected(facts: Mapping[str, str | None]) -> dict[str, str | None]:
        return {name: code for name, code in facts.items() if name in known}

    later = {
        Unit.DAYS_LOST: collected({"severity": case.days_lost, "recorded": case.recorded}),
        Unit.JUSTICE: collected({"legal_aid": case.legal_aid, "outcome_time": case.outcome_time}),
    }
    events = tuple(Event(unit=unit, facts=facts) for unit, facts in later.items() if facts)
    return CountedCase(officer=case.officer_id, facts=collected(_facts(schema, case)), events=events)


def _not_collected(schema: Schema, sources: list[frozenset[str]]) -> frozenset[str]:
    """What a source of the year cannot tell: a dimension counts as collected only if every source has it."""
    names = [{code.partition(":")[0] for code in source} for source in sources]
    common = set.intersection(*names) if names else set()
    possible: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        for entry in source:
            name, _colon, code = entry.partition(":")
            if name in common:
                possible[name].add(code)
    if injury.tells_multiple(schema.dimensions["injury_group"], possible["injury_group"]):
        possible["injury_group"].add(injury.MULTIPLE)
    return schema.not_collected(possible)
