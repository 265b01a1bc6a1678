"""A new incident: two answers, two quick questions, one sentence, and nothing kept without a yes."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import case_facts, cases, consents, incidents, who_was_there
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership, Relation
from wellbeing.domain.checklist import Mode
from wellbeing.domain.condition import Answer
from wellbeing.domain.consent import Purpose
from wellbeing.domain.identity import CaseId
from wellbeing.gui.incident.begun import people_of
from wellbeing.gui.incident.new_presenter import Presenter
from wellbeing.gui.incident.new_view import NewIncidentView
from wellbeing.gui.incident.screen import build_new
from wellbeing.gui.incident.shown import AloudShown, PersonShown, TieShown
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Screen:
    """Keeps what it was given to show."""

    def __init__(self) -> None:
        self.page = ""
        self.people: Sequence[PersonShown] = ()
        self.act: str | None = None
        self.fixed_act = ""
        self.matches: dict[int, Sequence[tuple[int, str]]] = {}
        self.warning = self.another = ""
        self.ties: Sequence[TieShown] = ()
        self.aloud: AloudShown | None = None
        self.errors: dict[tuple[str, int], str] = {}

    def show_who(self, people: Sequence[PersonShown], act: str | None, there: int, *, fixed_act: str) -> None:
        self.page, self.people, self.act, self.there, self.fixed_act = "who", people, act, there, fixed_act

    def show_matches(self, place: int, matches: Sequence[tuple[int, str]]) -> None:
        self.matches[place] = matches

    def show_warning(self, title: str, text: str) -> None:
        self.warning = title

    def show_ties(self, ties: Sequence[TieShown]) -> None:
        self.page, self.ties = "ties", ties

    def show_another(self, place: int, words: str) -> None:
        self.another = words

    def show_aloud(self, shown: AloudShown) -> None:
        self.page, self.aloud = "aloud", shown

    def show_error(self, field: str, place: int, words: str) -> None:
        self.errors[field, place] = words


class Page:
    """A presenter over a real vault, with the answers that most tests give."""

    def __init__(self, session: Session) -> None:
        self.screen, self.ways, self.guided = Screen(), Ways(), 0
        self.ask = Direct(session)
        self.presenter = Presenter(self.screen, self.ask, self.ways, session.language, guidance=self._guide)
        self.presenter.begin()

    def _guide(self) -> None:
        self.guided += 1

    def answer_ties(self, membership: Membership = Membership.MEMBER) -> None:
        self.presenter.to_ties()
        for place in range(len(self.screen.people)):
            self.presenter.choose_membership(place, membership.value)
            self.presenter.choose_relation(place, Relation.NONE.value)
        self.presenter.to_aloud()


@pytest.fixture
def page(session: Session) -> Page:
    return Page(session)


def kept(session: Session) -> int:
    return sum(cases.counts(session).values())


def test_two_answers_and_a_yes_open_the_case(session: Session, page: Page) -> None:
    alias = page.screen.people[0].alias
    page.presenter.choose_act("VERBAL")
    page.answer_ties()
    assert page.screen.page == "aloud"
    assert kept(session) == 0
    page.presenter.keep_record()
    place, what = page.ways.last
    assert place == "case"
    assert cases.case_file(session, CaseId(int(str(what["case"])))).officer.alias == alias


def test_no_record_keeps_nothing_and_leads_to_guidance(session: Session, page: Page) -> None:
    page.presenter.type_name(0, "Anna Example")
    page.presenter.choose_act("ASSAULT")
    page.answer_ties()
    page.presenter.no_record()
    assert kept(session) == 0
    assert page.guided == 1
    assert page.presenter.draft() == ""
    assert incidents.known_officers(session, "Anna") == []


def test_what_is_missing_is_told_beside_its_question(page: Page) -> None:
    page.presenter.to_ties()
    assert page.screen.errors["act", 0]
    page.presenter.choose_act("THREAT")
    page.presenter.type_alias(0, "  ")
    page.presenter.to_ties()
    assert page.screen.errors["alias", 0]
    page.presenter.type_alias(0, "Heron")
    page.presenter.to_ties()
    page.presenter.to_aloud()
    assert page.screen.errors["membership", 0]
    page.presenter.choose_membership(0, "member")
    page.presenter.to_aloud()
    assert page.screen.errors["relation", 0]
    assert page.screen.page == "ties"


def test_an_alias_that_is_taken_is_refused_and_nothing_typed_is_lost(session: Session, page: Page) -> None:
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved(alias="Heron")], agreed=True))
    page.presenter.type_alias(0, "heron")
    page.presenter.type_name(0, "Bo Sample")
    page.presenter.choose_act("VERBAL")
    page.presenter.to_ties()
    assert "in use" in page.screen.errors["alias", 0]
    page.presenter.back_to_who()
    assert page.screen.people[0].name == "Bo Sample"
    assert page.screen.act == "VERBAL"


def test_a_known_officer_is_offered_by_alias_and_the_name_only_where_it_was_typed(session: Session, page: Page) -> None:
    officers = [Involved(alias="Heron", name="Anna Example")]
    incidents.open_incident(session, NewIncident(act="THREAT", officers=officers, agreed=True))
    page.presenter.type_alias(0, "her")
    ((officer_id, called),) = page.screen.matches[0]
    assert called == "Heron"
    page.presenter.type_name(0, "example")
    assert page.screen.matches[0] == [(officer_id, "Heron, Anna Example")]
    page.presenter.pick_known(0, officer_id)
    assert page.screen.people[0] == PersonShown(alias="Heron", name="", known=True)
    page.presenter.choose_act("VERBAL")
    page.answer_ties()
    page.presenter.keep_record()
    assert len(incidents.known_officers(session, "heron")) == 1
    assert kept(session) == 2


def test_friend_superior_or_witness_offers_another_representative_first(page: Page) -> None:
    page.presenter.choose_act("VERBAL")
    page.presenter.to_ties()
    for relation in (Relation.FRIEND, Relation.SUPERIOR, Relation.WITNESS):
        page.presenter.choose_relation(0, relation.value)
        assert "You can still go on" in page.screen.another
    page.presenter.choose_relation(0, Relation.NONE.value)
    assert page.screen.another == ""


@pytest.mark.parametrize(("act", "warned"), [("TRAUMA_FIREARM", True), ("TRAUMA_CUSTODY", True), ("ASSAULT", False)])
def test_firearm_and_custody_open_with_the_lawyer(page: Page, act: str, warned: bool) -> None:
    page.presenter.choose_act(act)
    assert bool(page.screen.warning) is warned
    page.answer_ties()
    assert bool(page.screen.warning) is warned


def test_without_a_tie_the_consent_is_read_out_and_recorded(session: Session, page: Page) -> None:
    page.presenter.choose_act("VERBAL")
    page.answer_ties(Membership.NONE)
    assert page.screen.aloud is not None
    whom, sentence = page.screen.aloud.sentences[1]
    assert whom.endswith(page.screen.people[0].alias)
    assert sentence == consents.RECORD_TEXT
    page.presenter.keep_record()
    file = cases.case_file(session, cases.rows(session)[0].case_id)
    assert [consent.purpose for consent in file.consents] == [Purpose.RECORD]


def test_of_several_officers_only_those_who_said_yes_are_kept(session: Session, page: Page) -> None:
    page.presenter.add_person()
    page.presenter.add_person()
    aliases = [person.alias for person in page.screen.people]
    assert len(set(aliases)) == 3
    page.presenter.choose_act("ASSAULT")
    page.answer_ties()
    page.presenter.keep_record()
    assert page.screen.errors["agreed", 0]
    assert kept(session) == 0
    page.presenter.choose_agreed(["0", "2"])
    page.presenter.keep_record()
    assert {row.alias for row in cases.rows(session)} == {aliases[0], aliases[2]}


def test_another_officer_joins_the_incident(session: Session, page: Page) -> None:
    (first,) = incidents.open_incident(session, NewIncident(act="ASSAULT", officers=[Involved()], agreed=True))
    incident = cases.case_file(session, first).incident
    page.presenter.begin(incident.id)
    assert page.screen.fixed_act == "Attacked physically"
    page.answer_ties()
    page.presenter.keep_record()
    assert len(case_facts.facts(session, incident.id).people) == 2


def test_a_half_filled_page_survives_a_lock(session: Session, page: Page) -> None:
    page.presenter.type_name(0, "Anna Example")
    page.presenter.choose_act("EXPOSURE")
    page.presenter.add_person()
    draft = page.presenter.draft()
    later = Page(session)
    later.presenter.begin(draft=draft)
    assert [person.name for person in later.screen.people] == ["Anna Example", ""]
    assert later.screen.act == "EXPOSURE"


@pytest.mark.parametrize(
    "draft",
    [
        "",
        "{",
        "[]",
        '{"act": "NO SUCH ACT", "people": []}',
        '{"people": [1]}',
        "[" * 50_000,
        '{"act": null, "people": [[1, "a", "b", "boss", "none"]]}',
        '{"act": null, "people": [["1", "a", "b", null, null]]}',
    ],
)
def test_a_damaged_draft_is_as_if_there_were_none(session: Session, draft: str) -> None:
    page = Page(session)
    page.presenter.begin(draft=draft)
    assert len(page.screen.people) == 1


class Ticked:
    mode = Mode.BY_PHONE
    checklist = "help-now"
    version = 1
    answers: dict[str, Answer] = {"signs": ["head"]}  # noqa: RUF012 (as the sheet hands it over)
    done: dict[str, tuple[str, ...]] = {"head_injury": ("called_112",)}  # noqa: RUF012


def test_what_was_ticked_before_stands_in_the_case(session: Session, page: Page) -> None:
    page.presenter.begin(ticked=Ticked())
    page.presenter.choose_act("ASSAULT")
    page.answer_ties()
    page.presenter.keep_record()
    file = cases.case_file(session, cases.rows(session)[0].case_id)
    assert [(flag.flag, flag.done) for flag in file.flags] == [("head_injury", ("called_112",))]


# -- the real screen


def built(session: Session, qtbot: QtBot, code: str = "en") -> tuple[NewIncidentView, Ways]:
    ways = Ways()
    view = build_new(Direct(session), ways, Language(code))
    qtbot.addWidget(view)
    view.resize(960, 640)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.arrive()
    return view, ways


def press(*keys: Qt.Key) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)
        QApplication.processEvents()


def tab_to(wanted: QWidget) -> None:
    for _step in range(60):
        if QApplication.focusWidget() is wanted:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"no way by Tab to {wanted.accessibleName()}")


def test_by_keyboard_alone_from_who_and_what_to_the_case(session: Session, qtbot: QtBot) -> None:
    view, ways = built(session, qtbot)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.entries[0].alias)
    QTest.keyClicks(view.entries[0].alias, "Heron")
    assert view.act is not None
    tab_to(view.act.tiles.button("ASSAULT"))
    press(Qt.Key.Key_Space)
    assert view.act.parts is not None
    tab_to(view.act.parts.button("ASSAULT_MINOR"))
    press(Qt.Key.Key_Space)
    tab_to(view.next)
    press(Qt.Key.Key_Space)
    membership, relation = view.ties[0]
    tab_to(membership.button("member"))
    press(Qt.Key.Key_Space)
    tab_to(relation.button("friend"))
    press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert relation.value() == "none"
    tab_to(view.next)
    press(Qt.Key.Key_Space)
    tab_to(view.keep)
    press(Qt.Key.Key_Space)
    assert ways.last[0] == "case"
    row = cases.rows(session)[0]
    assert (row.alias, row.act) == ("Heron", "ASSAULT_MINOR")


def test_more_choices_are_one_press_away(session: Session, qtbot: QtBot) -> None:
    view, _ways = built(session, qtbot)
    assert view.act is not None
    view.act.more.click()
    view.act.tiles.button("SEXUAL").click()
    assert view.act.value() == "SEXUAL"
    view.act.choose("TRAUMA_COLLEAGUE")
    assert view.act.value() == "TRAUMA_COLLEAGUE"
    assert view.act.parts is not None
    view.act.parts.button("TRAUMA_COLLEAGUE").click()
    assert view.act.value() == "TRAUMA"


def test_the_warning_is_brought_into_sight(session: Session, qtbot: QtBot) -> None:
    view, _ways = built(session, qtbot)
    assert view.act is not None
    view.act.tiles.button("TRAUMA").click()
    assert view.act.parts is not None
    view.act.parts.button("TRAUMA_FIREARM").click()

    def warned() -> bool:
        blocks = [found for found in view.findChildren(Block) if found.isVisible()]
        return bool(blocks) and not blocks[0].visibleRegion().isEmpty()

    qtbot.waitUntil(warned)


def test_an_error_stands_beside_its_question_and_what_was_typed_stays(session: Session, qtbot: QtBot) -> None:
    view, _ways = built(session, qtbot)
    view.entries[0].alias.clear()
    QTest.keyClicks(view.entries[0].name, "Anna Example")
    view.intentions.type_alias(0, "")
    view.next.click()
    assert view.entries[0].alias_field.error
    assert view.entries[0].name.text() == "Anna Example"


def test_every_page_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot) -> None:
    view, _ways = built(session, qtbot, "xx")
    assert view.act is not None
    view.act.choose("TRAUMA_FIREARM")
    view.intentions.choose_act("TRAUMA_FIREARM")
    view.next.click()
    view.ties[0][0].button("none").click()
    view.ties[0][1].button("witness").click()
    view.next.click()
    texts = [text.text() for text in view.findChildren(Text) if text.text()]
    assert texts
    assert all(text.startswith("[") or text == "⚠" for text in texts)


class Sealed:
    """Keeps drafts as the lock does."""

    def __init__(self) -> None:
        self.fields: dict[str, object] = {}
        self.drafts: dict[str, str] = {}

    def register(self, name: str, words: object) -> str:
        self.fields[name] = words
        return self.drafts.get(name, "")

    def saved(self, name: str) -> None:
        self.fields.pop(name, None)
        self.drafts.pop(name, None)

    def has_ended(self, _name: str) -> bool:
        return False

    def seal(self) -> None:
        self.drafts = {name: words() for name, words in self.fields.items()}  # type: ignore[operator]


def test_the_lock_gets_the_half_filled_page_and_the_next_window_shows_it(session: Session, qtbot: QtBot) -> None:
    sealed = Sealed()
    before = build_new(Direct(session), Ways(), Language("en"), keeper=sealed)
    qtbot.addWidget(before)
    before.arrive()
    QTest.keyClicks(before.entries[0].name, "Anna Exa")
    sealed.seal()
    after = build_new(Direct(session), Ways(), Language("en"), keeper=sealed)
    qtbot.addWidget(after)
    after.arrive()
    assert after.entries[0].name.text() == "Anna Exa"
    after.intentions.give_up()
    assert sealed.drafts == {}


def test_who_said_no_is_not_among_those_who_wait(session: Session) -> None:
    """Four were there, three are named, one of them says no: of them nothing is kept, and one colleague waits."""
    page = Page(session)
    page.presenter.add_person()
    page.presenter.add_person()
    page.presenter.choose_act("THREAT")
    page.presenter.choose_there(4)
    assert people_of(page.presenter.draft()) is not None
    page.answer_ties()
    page.presenter.choose_agreed(["0", "2"])
    page.presenter.keep_record()
    (case_id, incident) = session.store.one("SELECT min(id), incident_id FROM case_") or (0, 0)
    assert page.ways.last == ("case", {"case": case_id})
    found = who_was_there.look(session, incident)
    assert (len(found.people), found.total, found.without_case) == (2, 3, 1)
    assert found.incident.spoken_without_case == 0
