"""The facts of an incident: every question may stay unanswered, all are written together, none is lost."""

import dataclasses
import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.vaults import NOW
from wellbeing.app import case_facts, cases, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.answer import YesNo
from wellbeing.domain.identity import CaseId
from wellbeing.domain.incident import Flag
from wellbeing.gui.incident.facts_view import FactsView
from wellbeing.gui.incident.screen import build_facts
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def opened(session: Session) -> list[CaseId]:
    officers = [Involved(alias="Heron", name="Anna Example"), Involved(alias="Linden")]
    return incidents.open_incident(session, NewIncident(act="ASSAULT", officers=officers, agreed=True))


def built(session: Session, case: CaseId, qtbot: QtBot, code: str = "en") -> tuple[FactsView, Ways]:
    ways = Ways()
    view = build_facts(Direct(session), ways, Language(code))
    qtbot.addWidget(view)
    view.resize(960, 640)
    view.show()
    view.arrive(incident=cases.case_file(session, case).incident.id, case=case)
    return view, ways


def test_nothing_answered_and_saved_leaves_everything_as_it_was(
    session: Session, opened: list[CaseId], qtbot: QtBot
) -> None:
    before = case_facts.facts(session, cases.case_file(session, opened[0]).incident.id)
    view, ways = built(session, opened[0], qtbot)
    view.save_button.click()
    assert case_facts.facts(session, before.incident.id) == before
    assert ways.last == ("case", {"case": opened[0]})


def test_every_answer_arrives_in_the_vault(session: Session, opened: list[CaseId], qtbot: QtBot) -> None:
    view, _ways = built(session, opened[0], qtbot)
    assert view.day is not None
    view.day.line.setText("10/03/2026")
    view.day.show_day(dt.date(2026, 3, 10))
    view.time.setText("01:40")
    view.act.choose("ASSAULT_SERIOUS")
    view.circumstance.choose("10")
    view.means.choose("20")
    view.environment.choose("061")
    view.flags.choose(["HATE", "FAMILY"])
    part = view.people[0]
    part.injuries.tick("050").click()
    part.injuries.tick("051").click()
    part.injuries.tick("110").click()
    part.days_lost.choose("A01")
    part.conditions["alone"].button("Y").click()
    part.conditions["kit_missing"].button("U").click()
    part.role.choose("5412")
    part.sex.choose("F")
    part.age_band.choose("Y25-34")
    part.care_time.choose("M31-60")
    part.recorded.button("N").click()
    part.court.legal_aid.choose("GRANTED")
    part.court.outcome.choose("NO_ACTION")
    part.court.day_entry.show_day(dt.date(2026, 3, 10))
    part.contact.setText("0800 000")
    view.save_button.click()
    file = cases.case_file(session, opened[0])
    incident = file.incident
    assert (incident.occurred_on, incident.occurred_at) == (dt.date(2026, 3, 10), dt.time(1, 40))
    assert (incident.act, incident.circumstance) == ("ASSAULT_SERIOUS", "10")
    assert (incident.means, incident.environment) == ("20", "061")
    assert incident.flags == {Flag.HATE, Flag.FAMILY}
    case = file.case
    assert (case.injuries, case.days_lost) == (("051", "110"), "A01")
    assert (case.conditions.alone, case.conditions.over_48h) == (YesNo.YES, None)
    assert case.conditions.kit_missing is YesNo.UNKNOWN
    assert (case.role, case.sex, case.age_band) == ("5412", "F", "Y25-34")
    assert (case.care_time, case.recorded, case.legal_aid) == ("M31-60", YesNo.NO, "GRANTED")
    assert (case.justice, case.justice_on) == ("NO_ACTION", dt.date(2026, 3, 10))
    assert file.officer.contact == "0800 000"


def test_only_an_end_in_court_is_asked_for_its_day(session: Session, opened: list[CaseId], qtbot: QtBot) -> None:
    view, ways = built(session, opened[0], qtbot)
    court, field = view.people[0].court, view.field(f"court {opened[0]}")
    assert field.isHidden()
    court.outcome.choose("CONVICTION")
    assert not field.isHidden()
    for wrong in ("some day", "1/1/2020", "1/1/2030"):
        court.day_entry.line.setText(wrong)
        view.save_button.click()
        assert field.error
        assert ways.gone == []
    court.outcome.choose("PENDING")
    view.save_button.click()
    case = cases.case_file(session, opened[0]).case
    assert (case.justice, case.justice_on) == ("PENDING", None)


def test_a_town_that_is_typed_finds_its_region(session: Session, opened: list[CaseId], qtbot: QtBot) -> None:
    view, _ways = built(session, opened[0], qtbot)
    view.region.line.setText("Munich")
    view.intentions.type_place("Munich")
    first = view.region.first()
    assert first is not None
    first.click()
    view.save_button.click()
    incident = cases.case_file(session, opened[0]).incident
    assert (incident.place, incident.region) == ("Munich", "DE21")


def test_a_day_to_come_is_told_beside_its_field_and_nothing_is_lost(
    session: Session, opened: list[CaseId], qtbot: QtBot
) -> None:
    before = case_facts.facts(session, cases.case_file(session, opened[0]).incident.id)
    view, ways = built(session, opened[0], qtbot)
    assert view.day is not None
    view.day.show_day(NOW.date() + dt.timedelta(days=1))
    view.people[0].contact.setText("0800 000")
    view.save_button.click()
    assert view.field("occurred_on").error
    assert view.people[0].contact.text() == "0800 000"
    assert ways.gone == []
    view.day.line.setText("soon")
    view.save_button.click()
    assert view.field("occurred_on").error
    view.day.show_day(NOW.date())
    view.time.setText("a quarter past")
    view.save_button.click()
    assert view.field("occurred_at").error
    assert case_facts.facts(session, before.incident.id) == before


def test_an_alias_may_not_be_empty_nor_that_of_somebody_else(
    session: Session, opened: list[CaseId], qtbot: QtBot
) -> None:
    view, ways = built(session, opened[0], qtbot)
    view.openers[opened[1]].click()
    view.people[1].alias.setText(" ")
    view.save_button.click()
    assert view.people[1].alias_field.error
    view.people[1].alias.setText("heron")
    view.save_button.click()
    assert any(part.alias_field.error for part in view.people)
    assert ways.gone == []


def test_where_the_lawyer_comes_first_no_words_about_the_place_are_kept(
    session: Session, opened: list[CaseId], qtbot: QtBot
) -> None:
    view, _ways = built(session, opened[0], qtbot)
    view.region.line.setText("Corner of Mill Lane")
    view.investigation.setChecked(True)
    view.save_button.click()
    incident = cases.case_file(session, opened[0]).incident
    assert incident.under_investigation
    assert incident.place is None


def test_not_injured_and_an_injury_exclude_each_other(session: Session, opened: list[CaseId], qtbot: QtBot) -> None:
    view, _ways = built(session, opened[0], qtbot)
    injuries = view.people[0].injuries
    injuries.tick("010").click()
    injuries.tick("NONE").click()
    assert injuries.values() == ("NONE",)
    injuries.tick("020").click()
    assert injuries.values() == ("020",)


def test_a_code_from_elsewhere_is_shown_and_kept(session: Session, opened: list[CaseId], qtbot: QtBot) -> None:
    case = cases.case_file(session, opened[0]).case
    case_facts.correct_case(session, dataclasses.replace(case, role="1112"))
    view, _ways = built(session, opened[0], qtbot)
    view.save_button.click()
    assert cases.case_file(session, opened[0]).case.role == "1112"


def test_half_typed_words_come_back_after_a_lock(session: Session, opened: list[CaseId], qtbot: QtBot) -> None:
    view, _ways = built(session, opened[0], qtbot)
    view.people[0].contact.setText("0800 0")
    draft = view.draft()

    class Sealed:
        def register(self, name: str, words: object) -> str:
            return draft

        def saved(self, name: str) -> None:
            pass

        def has_ended(self, _name: str) -> bool:
            return False

    later = build_facts(Direct(session), Ways(), Language("en"), keeper=Sealed())
    qtbot.addWidget(later)
    later.arrive(incident=cases.case_file(session, opened[0]).incident.id, case=opened[0])
    assert later.people[0].contact.text() == "0800 0"


def test_the_page_opens_in_a_language_of_longer_words(session: Session, opened: list[CaseId], qtbot: QtBot) -> None:
    view, _ways = built(session, opened[0], qtbot, "xx")
    own = {"", "Heron", "Linden"}
    texts = {text.text() for text in view.findChildren(Text)} - own
    assert all(text.startswith("[") for text in texts)
