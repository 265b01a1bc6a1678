"""A new incident: two answers are enough, and nothing is kept without a yes."""

import dataclasses
import datetime as dt

import pytest

from tests.helpers.corrected import correct_incident
from tests.helpers.vaults import NOW, Clock
from wellbeing.app import case_facts, cases, consents, incidents, search
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Membership
from wellbeing.domain.consent import Purpose
from wellbeing.domain.follow_up import Result
from wellbeing.errors import Refused


def new(**facts: object) -> NewIncident:
    given: dict[str, object] = {"act": "ASSAULT_MINOR", "officers": [Involved()], "agreed": True}
    return NewIncident(**{**given, **facts})  # type: ignore[arg-type]


def test_who_and_what_open_a_case_with_its_cadence(session: Session) -> None:
    (case_id,) = incidents.open_incident(session, new())
    file = cases.case_file(session, case_id)
    assert file.officer.alias
    assert file.incident.occurred_on == NOW.date()
    assert [follow_up.step for follow_up in file.follow_ups] == list(Step)
    assert all(follow_up.result is None for follow_up in file.follow_ups)


def test_several_officers_share_the_incident_and_keep_their_own_cases(session: Session) -> None:
    first, second = incidents.open_incident(session, new(officers=[Involved(name="A"), Involved(name="B")]))
    assert cases.case_file(session, first).incident == cases.case_file(session, second).incident
    assert cases.case_file(session, first).colleagues == ((second, cases.case_file(session, second).officer.alias),)


def test_a_case_opened_late_has_steps_that_were_not_possible(session: Session) -> None:
    day = NOW.date() - dt.timedelta(days=40)
    (case_id,) = incidents.open_incident(session, new(occurred_on=day))
    results = {found.step: found.result for found in cases.case_file(session, case_id).follow_ups}
    assert results[Step.MONTH_1] is Result.NOT_POSSIBLE
    assert results[Step.MONTHS_3] is None


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"act": ""}, "act"),
        ({"officers": []}, "who"),
        ({"agreed": False}, "agreed"),
        ({"occurred_on": NOW.date() + dt.timedelta(days=1)}, "occurred_on"),
        ({"occurred_on": dt.date(202, 3, 1)}, "occurred_on"),
        ({"occurred_at": dt.time(23, 59)}, "occurred_at"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_kept(
    session: Session, facts: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        incidents.open_incident(session, new(**facts))
    assert refused.value.field == field
    assert sum(cases.counts(session).values()) == 0


def test_without_a_tie_to_the_union_the_record_rests_on_consent(session: Session) -> None:
    (case_id,) = incidents.open_incident(session, new(officers=[Involved(membership=Membership.NONE)]))
    assert [consent.purpose for consent in cases.case_file(session, case_id).consents] == [Purpose.RECORD]


def test_the_same_officer_does_not_stand_twice(session: Session) -> None:
    (case_id,) = incidents.open_incident(session, new())
    known = cases.case_file(session, case_id).officer.id
    with pytest.raises(Refused):
        incidents.open_incident(session, new(officers=[Involved(officer_id=known), Involved(officer_id=known)]))
    incident_id = cases.case_file(session, case_id).incident.id
    with pytest.raises(Refused):
        incidents.join_incident(session, incident_id, Involved(officer_id=known))


def test_correcting_the_day_moves_the_open_steps(session: Session, clock: Clock) -> None:
    (case_id,) = incidents.open_incident(session, new())
    before = cases.case_file(session, case_id)
    earlier = dataclasses.replace(before.incident, occurred_on=NOW.date() - dt.timedelta(days=10))
    correct_incident(session, earlier)
    after = cases.case_file(session, case_id)
    assert after.follow_ups[4].due_at < before.follow_ups[4].due_at
    assert after.follow_ups[0].result is Result.NOT_POSSIBLE
    correct_incident(session, before.incident)
    assert cases.case_file(session, case_id).follow_ups[0].result is None


def test_two_officers_never_share_an_alias(session: Session) -> None:
    incidents.open_incident(session, new(officers=[Involved(alias="Heron")]))
    with pytest.raises(Refused) as refused:
        incidents.open_incident(session, new(officers=[Involved(alias="Linden"), Involved(alias=" heron ")]))
    assert refused.value.field == "alias"
    assert incidents.taken_aliases(session, ["HERON", "Linden"]) == ["HERON"]
    assert sum(cases.counts(session).values()) == 1


def test_taking_back_the_consent_to_a_record_deletes_the_record(session: Session) -> None:
    person = Involved(alias="Wren", name="Nora Nobody", membership=Membership.NONE)
    (case_id,) = incidents.open_incident(session, new(officers=[person]))
    assert search.find(session, "nobody").cases
    consents.withdraw(session, consents.of_case(session, case_id)[0].id)
    assert search.find(session, "nobody").cases == ()
    assert sum(cases.counts(session).values()) == 0


def test_a_correction_does_not_get_round_the_consent_to_a_record(session: Session) -> None:
    (case_id,) = incidents.open_incident(session, new())
    case = cases.case_file(session, case_id).case
    with pytest.raises(Refused) as refused:
        case_facts.correct_case(session, dataclasses.replace(case, membership=Membership.NONE))
    assert refused.value.field == "membership"
