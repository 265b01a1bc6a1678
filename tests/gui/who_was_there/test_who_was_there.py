"""The page 'Who was there': by alias, by keyboard, with a number for those who are not named."""

from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import cases, incidents, today, who_was_there
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.identity import IncidentId
from wellbeing.gui.today.presenter import Presenter as TodayPresenter
from wellbeing.gui.today.shown import Shown
from wellbeing.gui.who_was_there.screen import build
from wellbeing.gui.who_was_there.view import WhoWasThereView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language


def opened(session: Session) -> IncidentId:
    people = [Involved(alias="Heron", name="Ada Officer"), Involved(alias="Tern")]
    new = NewIncident(act="THREAT", officers=people, officers_there=3, agreed=True)
    return cases.case_file(session, incidents.open_incident(session, new)[0]).incident.id


def page(qtbot: QtBot, session: Session, incident: IncidentId) -> tuple[WhoWasThereView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language("en"))
    qtbot.addWidget(view)
    view.show()
    view.arrive(incident=incident, case=1)
    return view, ways


def told(view: WhoWasThereView) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text))


def test_it_shows_aliases_next_steps_and_who_waits(qtbot: QtBot, session: Session) -> None:
    view, ways = page(qtbot, session, opened(session))
    assert "3 officers; 3 not spoken to yet" in told(view)
    assert [row.accessibleName() for row in view.rows] == ["Heron", "Tern", "1 colleague without a case"]
    assert "Same-shift talk" in told(view)
    assert "Ada" not in told(view)
    view.rows[1].action.click()
    assert ways.last == ("case", {"case": 2})
    view.rows[2].action.click()
    assert ways.last == ("new-incident", {"incident": 1})


def test_a_colleague_without_a_case_is_ticked_off_by_a_number(qtbot: QtBot, session: Session) -> None:
    incident = opened(session)
    view, _ways = page(qtbot, session, incident)
    view.there.choose("2")
    view.elsewhere.choose("1")
    view.keep.click()
    assert "More officers than that are known already" in told(view)
    view.there.choose("3")
    view.keep.click()
    assert len(view.rows) == 2
    assert who_was_there.look(session, incident).without_case == 0


def test_today_leads_to_it_and_tells_nothing_of_the_event(session: Session) -> None:
    incident = opened(session)

    class Screen:
        shown: Shown

        def show_today(self, shown: Shown) -> None:
            self.shown = shown

    screen, ways = Screen(), Ways()
    presenter = TodayPresenter(screen, Direct(session), ways, session.language)
    presenter.load()
    assert today.today(session).unchecked
    row = next(row for row in screen.shown.groups[0].rows if row.key.startswith("unchecked"))
    assert (row.what, row.chip) == ("1 colleague without a case", "Check on them")
    assert "threat" not in f"{row.what} {row.why}".lower()
    presenter.follow(row.key)
    assert ways.last == ("who-was-there", {"incident": incident})
