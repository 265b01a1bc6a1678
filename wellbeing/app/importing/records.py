"""Facts of rows as records of the vault: officers by reference, incidents, and closed cases of history."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wellbeing.domain.case import Case, CaseState, Conditions
from wellbeing.domain.identity import CaseId, IncidentId, OfficerId, new_uid
from wellbeing.domain.incident import Incident
from wellbeing.domain.officer import ALIASES, Officer
from wellbeing.exchange.mapping.facts import CaseFacts, Facts, IncidentFacts, OfficerFacts


@dataclass(slots=True, kw_only=True)
class Records:
    """Everything that one import adds; `rows` are (key, digest, case)."""

    officers: list[Officer] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    rows: list[tuple[str, bytes, int]] = field(default_factory=list)


def records_of(
    facts: Sequence[Facts],
    *,
    batch: int,
    now: dt.datetime,
    after: tuple[int, int, int],
    officers: dict[str, int],
    aliases: set[str],
) -> Records:
    """Records for `facts`, numbered from the keys in `after` (officer, incident, case).

    `officers` are references already known; `aliases` those in use.
    """
    made = _Making(batch, now, after, officers, aliases)
    for one in facts:
        made.add(one)
    return made.records


def free_aliases(taken: set[str]) -> Iterator[str]:
    """Aliases that nobody has, in the order in which `suggest_alias` would offer them."""
    for round_ in itertools.count(1):
        for word in ALIASES:
            alias = word if round_ == 1 else f"{word} {round_}"
            if alias not in taken:
                yield alias


class _Making:
    def __init__(
        self, batch: int, now: dt.datetime, after: tuple[int, int, int], officers: dict[str, int], aliases: set[str]
    ) -> None:
        self._batch = batch
        self._now = now
        self._officer_keys, self._incident_keys, self._case_keys = (itertools.count(last + 1) for last in after)
        self._officers = dict(officers)
        self._aliases = free_aliases(aliases)
        self._incidents: dict[IncidentFacts, IncidentId] = {}
        self.records = Records()

    def add(self, facts: Facts) -> None:
        case_id = CaseId(next(self._case_keys))
        incident_id = self._incident(facts.incident)
        self.records.cases.append(self._case(case_id, incident_id, self._officer(facts.officer), facts.case))
        self.records.rows.append((facts.key, facts.digest, case_id))

    def _officer(self, facts: OfficerFacts) -> OfficerId:
        known = self._officers.get(facts.reference)
        if known is not None:
            return OfficerId(known)
        officer_id = OfficerId(next(self._officer_keys))
        self._officers[facts.reference] = officer_id
        self.records.officers.append(
            Officer(
                id=officer_id,
                uid=new_uid(),
                alias=next(self._aliases),
                name=facts.name,
                contact=facts.contact,
                reference=facts.reference,
                created_at=self._now,
            )
        )
        return officer_id

    def _incident(self, facts: IncidentFacts) -> IncidentId:
        if facts.named is not None and facts in self._incidents:
            return self._incidents[facts]
        incident_id = IncidentId(next(self._incident_keys))
        if facts.named is not None:
            self._incidents[facts] = incident_id
        self.records.incidents.append(
            Incident(
                id=incident_id,
                uid=new_uid(),
                occurred_on=facts.occurred_on,
                occurred_at=facts.occurred_at,
                zone=facts.zone,
                act=facts.act,
                means=facts.means,
                flags=facts.flags,
                circumstance=facts.circumstance,
                environment=facts.environment,
                place=facts.place,
                region=facts.region,
                created_at=self._now,
            )
        )
        return incident_id

    def _case(self, case_id: CaseId, incident_id: IncidentId, officer_id: OfficerId, facts: CaseFacts) -> Case:
        return Case(
            id=case_id,
            uid=new_uid(),
            incident_id=incident_id,
            officer_id=officer_id,
            state=CaseState.HISTORY,
            opened_at=self._now,
            closed_at=self._now,
            membership=facts.membership,
            injuries=facts.injuries,
            days_lost=facts.days_lost,
            conditions=Conditions(
                alone=facts.alone,
                over_48h=facts.over_48h,
                rest_under_11h=facts.rest_under_11h,
                kit_missing=facts.kit_missing,
            ),
            sex=facts.sex,
            age_band=facts.age_band,
            role=facts.role,
            rank=facts.rank,
            unit=facts.unit,
            justice=facts.justice,
            care_time=facts.care_time,
            recorded=facts.recorded,
            legal_aid=facts.legal_aid,
            justice_on=facts.justice_on,
            import_id=self._batch,
        )
