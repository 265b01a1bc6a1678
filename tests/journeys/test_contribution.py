"""From a representative's vault through both offices and back: what both closed is counted for good."""

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.offices import AFTER_Q1, Q1, begin, opened, representative
from tests.helpers.vaults import Clock, open_session
from wellbeing.app import consents, freezing, incidents, preferences, representatives
from wellbeing.app.contributing import closing, making, offices
from wellbeing.app.contributing.offices import Heard
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.office import enrolment
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.hand_over.card import RepresentativeCard
from wellbeing.vault import office_quarters


@contextlib.contextmanager
def _laptop(place: Path) -> Iterator[None]:
    """Of the representative: the vaults of these tests are copies of one."""
    with pytest.MonkeyPatch.context() as laptop:
        laptop.setenv("WELLBEING_DATA", str(place / "laptop of a representative"))
        yield


def _case_and_offices(ana: Session, releasing: RepresentativeCard, second: RepresentativeCard) -> None:
    preferences.save(ana, dataclasses.replace(preferences.read(ana), representative="Ana Rep", country="IE"))
    days_ago = ana.today() - dt.timedelta(days=4)
    new = NewIncident(act="THREAT", officers=[Involved(alias="Heron")], occurred_on=days_ago, agreed=True)
    (case_id,) = incidents.open_incident(ana, new)
    consents.answer_statistics(ana, case_id, yes=True, way=Way.SIGNED)
    offices.name(
        ana,
        releasing=Heard(card=releasing, fingerprint=releasing.fingerprint),
        second=Heard(card=second, fingerprint=second.fingerprint),
        country="IE",
        pseudonym="Otter 7",
    )


def test_a_contribution_is_counted_and_comes_back_on_the_closing_list(tmp_path: Path) -> None:
    people, clock = [representative(number, "IE04", seed=1) for number in range(1, 11)], Clock()
    with opened(tmp_path, people) as both, open_session(tmp_path / "ana", clock) as ana:
        begin(both)
        with _laptop(tmp_path):
            _case_and_offices(ana, both.card(Role.RELEASING), both.card(Role.SECOND))
            card = representatives.own_card(ana)
        for role in Role:
            with both.at(role) as session:
                enrolment.enrol(session, card, card.fingerprint, area="IE04", pseudonym="Otter 7")
        both.roster()
        clock.now = both.clock.now = AFTER_Q1
        with _laptop(tmp_path):
            freezing.freeze(ana, freezing.quarter(Q1.label))
            made = making.make(ana, Q1, tmp_path)
        for role, file in zip(Role, made.files, strict=True):
            assert both.take(role, file.path).new
        for one in people:
            both.contribute(one)
        both.lists()
        both.open()
        listed = both.close()
        (batch,) = office_quarters.batches(both.sessions[Role.RELEASING].store, 2026)
        assert (batch.contributions, batch.void) == (11, False)
        with _laptop(tmp_path):
            found = closing.take_in(ana, listed)
        assert (found.period, found.counted, found.others) == (Q1, True, 0)
