"""Help now: numbers at once, a red flag changes the screen, nothing is stored."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from wellbeing.content import countries, library
from wellbeing.domain.checklist import Mode
from wellbeing.gui.help_now.presenter import HelpNowPresenter, Ticked
from wellbeing.gui.help_now.view import HelpNow
from wellbeing.gui.widgets.blocks import Block
from wellbeing.language import Language, language


class Sheet:
    """The shipped sheet in its view."""

    def __init__(self, words: Language, country: str = "") -> None:
        self.view = HelpNow(words, [("DE", "Germany"), ("FR", "France")])
        self.cases: list[Ticked] = []
        self.remembered: list[str] = []
        self.presenter = HelpNowPresenter(
            view=self.view,
            checklist=library.help_now(),
            profile_of=lambda code: countries.country(code) if code else countries.anywhere(),
            language=words,
            make_case=self.cases.append,
            remember_country=self.remembered.append,
            country=country,
        )
        self.view.answered.connect(self.presenter.answer)
        self.view.done_noted.connect(self.presenter.note_done)
        self.view.mode_chosen.connect(lambda mode: self.presenter.choose_mode(Mode(mode)))
        self.presenter.start()

    def words(self) -> str:
        QApplication.processEvents()  # parts added to a window in sight are shown with its next event
        return "\n".join(label.text() for label in self.view.findChildren(QLabel) if label.isVisibleTo(self.view))

    def act_now(self) -> str:
        told = [block for block in self.view.findChildren(Block) if not self.view.alarms.isAncestorOf(block)]
        blocks = [*self.view.alarms.blocks, *told[1:]]  # the first one holds the numbers
        return "\n".join(label.text() for label in blocks[0].findChildren(QLabel)) if blocks else ""


@pytest.fixture
def sheet(shown: Any, english: Language) -> Sheet:
    made = Sheet(english, "DE")
    shown(made.view)
    return made


def test_the_emergency_number_is_there_at_once(sheet: Sheet) -> None:
    assert "112" in sheet.words()
    assert "Duty commander" in sheet.words()


@pytest.mark.parametrize("country", ["", *countries.codes()])
def test_no_country_is_without_a_number(english: Language, qtbot: Any, dress: Any, country: str) -> None:
    made = Sheet(english, country)
    qtbot.addWidget(made.view)
    profile = countries.country(country) if country else countries.anywhere()
    for call in profile.emergency_block():
        assert call.number in made.words()
        assert english.text(call.name) in made.words()


def test_before_a_country_is_chosen_the_duty_commander_stands_there_too(sheet: Sheet) -> None:
    assert "112" in sheet.words()
    assert "Duty commander: number not entered yet" in sheet.words()


def test_a_red_flag_changes_the_screen_at_once(sheet: Sheet, qtbot: Any) -> None:
    assert sheet.act_now() == ""
    qtbot.mouseClick(sheet.view.questions["signs"].button("die"), Qt.MouseButton.LeftButton)
    flag = library.help_now().red_flag("wants_to_die")
    assert flag is not None
    told = sheet.act_now()
    for step in flag.act_now.for_mode(Mode.IN_PERSON):
        assert step in told
    assert sheet.view.scroll_area.verticalScrollBar().value() == 0


@pytest.mark.parametrize("option", [o for o in library.help_now().questions[1].options if o.red_flag])
def test_every_sign_brings_up_what_to_do(english: Language, qtbot: Any, dress: Any, option: Any) -> None:
    made = Sheet(english)
    qtbot.addWidget(made.view)
    made.presenter.answer("signs", [option.id])
    assert made.act_now()


def test_on_the_phone_it_says_what_to_do_on_the_phone(sheet: Sheet) -> None:
    sheet.presenter.answer("signs", ["die"])
    sheet.view.mode.button("by_phone").click()
    flag = library.help_now().red_flag("wants_to_die")
    assert flag is not None
    assert flag.act_now.for_mode(Mode.BY_PHONE)[0] in sheet.act_now()
    assert sheet.view.questions["signs"].values() == ["die"], "what was ticked stays"
    assert "Where are you" in sheet.words()


def test_none_of_this_and_a_sign_exclude_each_other(sheet: Sheet) -> None:
    signs = sheet.view.questions["signs"]
    signs.button("head").click()
    signs.button("none").click()
    assert signs.values() == ["none"]
    assert sheet.act_now() == ""
    signs.button("die").click()
    assert signs.values() == ["die"]


def test_an_answer_opens_the_next_question(sheet: Sheet) -> None:
    assert "safety" not in sheet.view.questions
    sheet.view.questions["signs"].button("hopeless").click()
    assert "safety" in sheet.view.questions
    assert sheet.view.questions["signs"].values() == ["hopeless"]


def test_an_investigation_brings_the_lawyer_first(sheet: Sheet) -> None:
    sheet.view.questions["under_investigation"].button("yes").click()
    assert "lawyer comes first" in sheet.act_now()


def test_what_was_ticked_can_become_a_case(sheet: Sheet) -> None:
    sheet.view.questions["same_shift"].button("care").click()
    sheet.presenter.answer("signs", [])
    sheet.presenter.become_a_case()
    assert [case.answers for case in sheet.cases] == [{"same_shift": ["care"]}]
    assert (sheet.cases[0].checklist, sheet.cases[0].mode) == ("help-now", Mode.IN_PERSON)


def test_nothing_is_stored(sheet: Sheet, tmp_path: Path) -> None:
    before = {file for file in tmp_path.rglob("*") if file.is_file()}
    sheet.view.questions["signs"].button("die").click()
    sheet.view.questions["same_shift"].button("care").click()
    sheet.presenter.become_a_case()
    assert {file for file in tmp_path.rglob("*") if file.is_file()} == before
    assert sheet.remembered == []


def test_what_was_done_is_asked_stays_in_reach_and_goes_into_the_case(sheet: Sheet) -> None:
    sheet.view.questions["signs"].button("die").click()
    ask = sheet.view.say_done
    assert ask is not None
    ask.click()
    (block,) = sheet.view.alarms.blocks
    assert block.done is not None
    assert sheet.view.focusWidget() is block.done.button("called_112"), "one press leads to the answers"
    block.done.button("called_112").click()
    sheet.view.questions["signs"].button("head").click()
    kept = sheet.view.alarms.blocks[0]
    assert kept.done is not None
    assert kept.done.values() == ["called_112"], "another sign does not take away what was ticked"
    sheet.presenter.note_done("wants_to_die", ("called_112", "stayed"))
    sheet.presenter.become_a_case()
    assert sheet.cases[0].done == {"wants_to_die": ("called_112", "stayed")}
    assert "Called 112" in sheet.act_now()


def test_nothing_ticked_is_no_answer_to_what_was_done(sheet: Sheet) -> None:
    sheet.view.questions["signs"].button("die").click()
    sheet.presenter.note_done("wants_to_die", ())
    assert "Please say what was done" in sheet.words()


def test_only_the_country_is_remembered(sheet: Sheet) -> None:
    sheet.presenter.choose_country("FR")
    assert sheet.remembered == ["FR"]


def test_it_opens_in_a_longer_language(shown: Any) -> None:
    made = Sheet(language("xx"), "DE")
    shown(made.view)
    made.presenter.answer("signs", ["die"])
    assert all(line.startswith("[") for line in made.act_now().splitlines() if len(line) > 4 and line[0].isalpha())
