"""What was agreed, on paper: in the officer's language, as chosen, and silent where the lawyer comes first."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.helpers.corrected import correct_incident
from tests.helpers.vaults import NOW
from tests.reports import reading
from wellbeing.app import (
    cases,
    consents,
    debriefs,
    departures,
    incidents,
    letters,
    preferences,
    referrals,
    services,
    tasks,
)
from wellbeing.app.agreed import EVENT, HELP, LAST_TALK, TALKS, agreed
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.consent import Way
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import CaseId
from wellbeing.domain.referral import ReferralState
from wellbeing.language import PSEUDO, language, shipped
from wellbeing.vault import officers

DAY = NOW.date() + dt.timedelta(days=2)
LANGUAGES = [*shipped(), PSEUDO]


def open_case(session: Session, act: str = "ASSAULT", alias: str = "Heron") -> CaseId:
    preferences.save(session, preferences.Preferences(union="Union North", representative="R. Rep", contact="0100 200"))
    officer = Involved(alias=alias, name="Ada Officer", contact="0100 300")
    return incidents.open_incident(session, NewIncident(act=act, officers=[officer], agreed=True))[0]


def talk(session: Session, case_id: CaseId) -> None:
    """A talk in which something was done and something was left to do."""
    debrief = debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON)
    debriefs.answer(session, debrief, "colleagues", "no")
    debriefs.answer(session, debrief, "legal", "arranged")
    tasks.take_on(session, debrief, "Ask the colleagues who were there", DAY)
    debriefs.finish(session, debrief)


def refer(session: Session, case_id: CaseId) -> None:
    service = services.save(session, dataclasses.replace(services.blank(), kind="PSYCHO", name="Quiet Hour"))
    referral = referrals.consider(session, case_id, service)
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    referrals.move(session, referral, ReferralState.MADE)


def text(session: Session, case_id: CaseId, **how: object) -> str:
    return reading.flowing(agreed(session, case_id, **how).make())  # type: ignore[arg-type]


def test_it_says_who_does_what_by_when_what_helps_and_what_is_kept(session: Session) -> None:
    case_id = open_case(session)
    talk(session, case_id)
    refer(session, case_id)
    shown = text(session, case_id)
    for words in (
        "R. Rep gets in touch with you.",
        "Friday, 13 March 2026",
        "Quiet Hour Asked on 12 March 2026.",
        "R. Rep takes this on: by 14 March 2026 Ask the colleagues who were there",
        "Legal cover: Arranged",
        "The ticks of 1 talk.",
        "You are counted in no figures",
        "Emergency number 112",
    ):
        assert words in shown
    assert "Ada" not in shown
    assert "Heron" not in shown
    assert "ssault" not in shown


def test_what_happened_stands_there_only_if_the_officer_wants_it(session: Session) -> None:
    case_id = open_case(session, "ASSAULT_SERIOUS")
    event = next(part for part in agreed(session, case_id).parts if part.key == EVENT)
    assert event.tells_event
    assert not event.chosen
    told = agreed(session, case_id, chosen=[EVENT])
    ((what, says),) = told.carried
    assert what == "what happened"
    assert says in reading.flowing(told.make())
    assert says not in text(session, case_id)


@pytest.mark.parametrize("act", ["TRAUMA_FIREARM", "TRAUMA_CUSTODY"])
def test_where_the_lawyer_comes_first_nothing_of_talk_or_event_can_be_chosen(session: Session, act: str) -> None:
    case_id = open_case(session, act)
    talk(session, case_id)
    prepared = agreed(session, case_id)
    assert not {EVENT, TALKS, LAST_TALK} & {part.key for part in prepared.parts}
    forced = agreed(session, case_id, chosen=[EVENT, TALKS, LAST_TALK, "contacts"])
    assert forced.make() == prepared.make()
    for words in ("Arranged", "colleagues", "irearm", "ustody", "lawyer"):
        assert words not in text(session, case_id)


def test_an_investigation_that_comes_up_later_takes_the_talks_off_the_paper(session: Session) -> None:
    case_id = open_case(session)
    talk(session, case_id)
    assert "Arranged" in text(session, case_id)
    incident = cases.case_file(session, case_id).incident
    correct_incident(session, dataclasses.replace(incident, under_investigation=True))
    assert "Arranged" not in text(session, case_id)


def test_the_last_talk_can_stand_alone(session: Session) -> None:
    case_id = open_case(session)
    talk(session, case_id)
    debriefs.finish(session, debriefs.start_topic(session, case_id, "suicidal-crisis", Mode.IN_PERSON))
    assert "Arranged" in text(session, case_id, chosen=[TALKS])
    assert "Arranged" not in text(session, case_id, chosen=[TALKS, LAST_TALK])


def test_what_is_done_since_is_no_task_any_more(session: Session) -> None:
    case_id = open_case(session)
    talk(session, case_id)
    assert "by 14 March 2026" in text(session, case_id)
    tasks.set_done(session, cases.case_file(session, case_id).tasks[0].id, done=True)
    shown = text(session, case_id)
    assert "by 14 March 2026" not in shown
    assert "Ask the colleagues who were there" in shown.split("Done already")[1]


@pytest.mark.parametrize("window", LANGUAGES)
@pytest.mark.parametrize("own", LANGUAGES)
def test_it_speaks_the_officers_language_whatever_the_window_speaks(session: Session, window: str, own: str) -> None:
    case_id = open_case(session)
    talk(session, case_id)
    officer = cases.case_file(session, case_id).officer
    with session.store.transaction("officer.corrected", officer.uid):
        officers.update(session.store, dataclasses.replace(officer, language=own))
    expected = agreed(session, case_id).make()
    session.language = language(window)
    assert agreed(session, case_id).make() == expected
    assert language(own).text("Who does what") in reading.flowing(expected)
    assert reading.outside(expected) == []


def test_a_saved_file_is_named_under_files_that_left(session: Session, tmp_path: Path) -> None:
    case_id = open_case(session)
    refer(session, case_id)
    prepared = agreed(session, case_id)
    assert HELP in {part.key for part in prepared.parts if part.chosen}
    place = tmp_path / prepared.file_name
    letters.save_and_record(session, prepared, prepared.make(), place)
    (left,) = departures.files_that_left(session)
    assert (left.kind, left.place, left.case_id) == (FileKind.AGREED, str(place), case_id)
    assert "services that were asked" in left.carried
