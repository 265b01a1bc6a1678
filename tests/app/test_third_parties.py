"""A note to one case that names an officer of another is pointed out, by alias and never against the person's will."""

import pytest

from wellbeing.app import incidents, third_parties
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership
from wellbeing.domain.identity import CaseId


@pytest.fixture
def pair(session: Session) -> tuple[CaseId, CaseId]:
    officers = [
        Involved(alias="Heron", name="Ada Miller", membership=Membership.MEMBER),
        Involved(alias="Robin", name="Bo Smith", membership=Membership.MEMBER),
    ]
    one, other = incidents.open_incident(session, NewIncident(act="THREAT", officers=officers, agreed=True))
    return one, other


def test_the_other_officer_is_pointed_out_by_alias(session: Session, pair: tuple[CaseId, CaseId]) -> None:
    one, other = pair
    assert third_parties.named(session, one, ["Saw Smith on the way."]) == ("Robin",)
    assert third_parties.named(session, other, ["ada miller called"]) == ("Heron",)


def test_the_officer_of_the_case_may_be_named(session: Session, pair: tuple[CaseId, CaseId]) -> None:
    one, _other = pair
    assert third_parties.named(session, one, ["Miller sleeps better.", "", "smithy"]) == ()
