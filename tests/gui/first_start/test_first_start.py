"""First start: page after page, nothing made before it is wanted, no sheet kept unread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from wellbeing.app.strength import hint, strength
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.first_start.presenter import ADMINISTRATORS, Administrator, FirstStartPresenter, Step
from wellbeing.gui.first_start.view import FirstStart
from wellbeing.gui.keys.screen import paper_of
from wellbeing.gui.printing import pictures
from wellbeing.gui.widgets.blocks import Block
from wellbeing.language import Language, language

Done = Callable[[Any], object]
Failed = Callable[[WellbeingError], bool]


@dataclass(frozen=True)
class Sheet:
    number: int
    holder: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class ThreeSheets:
    sheets: tuple[Sheet, ...]


class Maker:
    """Makes everything at once and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.error: WellbeingError | None = None

    def create(self, passphrase: str, administrator: str, done: Done, failed: Failed) -> None:
        self._answer(("create", passphrase, administrator), None, done, failed)

    def make_sheets(self, holders: tuple[str, str, str], done: Done, failed: Failed) -> None:
        sheets = tuple(Sheet(n, holder, (f"w{n}",) * 33) for n, holder in enumerate(holders, start=1))
        self._answer(("make", *holders), ThreeSheets(sheets), done, failed)

    def keep_sheets(self, _sheets: Any, typed: str, done: Done, failed: Failed) -> None:
        self._answer(("keep", typed), None, done, failed)

    def note_printed(self, done: Done, failed: Failed) -> None:
        self._answer(("printed",), None, done, failed)

    def save_sheet(self, sheet: Any, path: Path, done: Done, failed: Failed) -> None:
        self._answer(("save", sheet.number, path.name), None, done, failed)

    def look_around(self, done: Done, failed: Failed) -> None:
        self._answer(("look",), None, done, failed)

    def _answer(self, asked: tuple[object, ...], result: object, done: Done, failed: Failed) -> None:
        self.asked.append(asked)
        if self.error is None:
            done(result)
        else:
            failed(self.error)


class Start:
    """The pages with their presenter."""

    def __init__(self, words: Language) -> None:
        self.view = FirstStart(
            words, [("en", "English"), ("de", "Deutsch")], [("DE", "Germany")], lambda sheet: paper_of(sheet, words)
        )
        self.maker, self.finished = Maker(), list[str]()
        self.presenter = FirstStartPresenter(self.view, self.maker, words, lambda: self.finished.append("finished"))

    @property
    def step(self) -> str:
        return self.view.step.value

    def at_sheets(self) -> None:
        self.presenter.choose_passphrase("three quiet herons", "three quiet herons")
        self.presenter.create()
        self.presenter.make_sheets(["Ana", "Ben", "Cleo"])


@pytest.fixture
def start(shown: Any, english: Language) -> Start:
    made = Start(english)
    shown(made.view)
    return made


def test_the_whole_way(start: Start) -> None:
    start.view.welcome.next_button.click()
    assert start.step == Step.PASSPHRASE
    start.presenter.choose_passphrase("three quiet herons", "three quiet herons")
    assert start.step == Step.ADMINISTRATOR
    start.presenter.choose_administrator(Administrator.EMPLOYER)
    assert start.maker.asked == [], "nothing is made before it is wanted"
    start.presenter.create()
    assert start.maker.asked == [("create", "three quiet herons", "employer")]
    assert start.step == Step.HOLDERS
    start.presenter.make_sheets(["Ana", "Ben", "Cleo"])
    for number in (1, 2, 3):
        assert start.step == Step.SHEETS
        assert start.view.sheets.sheet.sheet is not None
        assert start.view.sheets.sheet.sheet.number == number
        start.presenter.next_sheet()
    assert start.step == Step.TYPE_BACK
    start.presenter.type_back("w2 w2")
    assert start.finished == ["finished"]


def test_back_through_the_sheets(start: Start) -> None:
    start.at_sheets()
    start.presenter.next_sheet()
    start.presenter.previous_sheet()
    assert start.view.sheets.sheet.sheet is not None
    assert start.view.sheets.sheet.sheet.number == 1
    start.presenter.previous_sheet()
    assert start.step == Step.HOLDERS


def test_a_sheet_is_saved_only_after_a_warning(start: Start, tmp_path: Path) -> None:
    start.at_sheets()
    sheet = start.view.sheets.sheet
    asked = len(start.maker.asked)
    sheet.save_button.click()
    (warning,) = sheet.findChildren(Block)
    assert warning.accessibleName() == "A saved sheet is a part of the key"
    assert len(start.maker.asked) == asked
    start.presenter.save_sheet(tmp_path / "sheet.pdf")
    start.presenter.printed()
    assert start.maker.asked[asked:] == [("save", 1, "sheet.pdf"), ("printed",)]


def test_sheets_may_wait(start: Start) -> None:
    start.presenter.choose_passphrase("x", "x")
    start.presenter.create()
    start.presenter.put_off_sheets()
    assert start.finished == ["finished"]


@pytest.mark.parametrize(
    ("words", "again", "field"), [("", "", "passphrase"), ("herons", "heron", "again"), ("herons", "", "again")]
)
def test_a_passphrase_that_does_not_do(start: Start, words: str, again: str, field: str) -> None:
    start.view.show_step(Step.PASSPHRASE)
    start.presenter.choose_passphrase(words, again)
    assert start.step == Step.PASSPHRASE
    assert start.view.field(field).error


@pytest.mark.parametrize(
    ("holders", "field"),
    [(["", "Ben", "Cleo"], "holder1"), (["Ana", " ", "Cleo"], "holder2"), (["Ana", "Ben", "ANA "], "holder3")],
)
def test_three_different_people(start: Start, holders: list[str], field: str) -> None:
    start.presenter.make_sheets(holders)
    assert start.maker.asked == []
    assert start.view.field(field).error


def test_a_sheet_typed_wrong_is_told_and_not_kept(start: Start) -> None:
    start.at_sheets()
    start.maker.error = Refused("Word {place} is not the word on the sheet.", place=3)
    start.presenter.type_back("w1 w1 x")
    assert start.finished == []
    assert start.view.field("words").error == "Word 3 is not the word on the sheet."


def test_a_refused_passphrase_leads_back_to_its_page(start: Start) -> None:
    start.maker.error = Refused("A vault needs a passphrase.", field="passphrase")
    start.presenter.choose_passphrase("x", "x")
    start.presenter.create()
    assert start.step == Step.PASSPHRASE
    assert start.view.passphrase.passphrase.error


def test_looking_around_is_one_press(start: Start) -> None:
    start.view.look_around_wanted.connect(start.presenter.look_around)
    start.view.welcome.look_button.click()
    assert start.maker.asked == [("look",)]
    assert start.finished == ["finished"]


def test_nothing_is_left_in_the_fields(start: Start) -> None:
    start.at_sheets()
    start.view.passphrase.passphrase.line.setText("secret")
    start.view.type_back.area.setPlainText("w1")
    start.view.forget()
    assert start.view.passphrase.passphrase.line.text() == ""
    assert start.view.type_back.area.words() == ""
    assert start.view.sheets.sheet.sheet is None


def test_each_administrator_is_told_what_they_could_read(start: Start) -> None:
    assert set(ADMINISTRATORS) == set(Administrator)
    start.presenter.choose_administrator(Administrator.EMPLOYER)
    assert start.view.administrator.told.count() == 1
    start.presenter.choose_administrator(None)
    assert start.view.administrator.told.count() == 0


@pytest.mark.parametrize(
    ("passphrase", "least", "most"),
    [("", 0, 0), ("password", 0, 0), ("Maria1984", 0, 1), ("heron lamp seventeen gravel", 3, 4), ("x" * 500, 0, 4)],
)
def test_strength_grows_with_words(passphrase: str, least: int, most: int) -> None:
    assert least <= strength(passphrase) <= most


@pytest.mark.parametrize("typed", ["1191\n", "\n1999\n11111991\n", "٣٣٣٣\n", "1844674407370955161612\n"])
def test_digits_before_a_line_break_are_no_fault_of_the_program(typed: str) -> None:
    assert 0 <= strength(typed) <= 4


def test_every_hint_is_words(english: Language) -> None:
    assert all(hint(words, english) for words in ("", "password", "heron lamp seventeen gravel"))


def test_the_paper_has_every_word_and_its_holder(english: Language) -> None:
    sheet = Sheet(2, "Ben", tuple(f"word{chr(97 + place // 6)}{chr(97 + place % 6)}" for place in range(33)))
    (page,) = pictures(paper_of(sheet, english), 50)
    assert set(sheet.words) <= set(page.words.split())
    assert "Ben" in page.words


def test_it_opens_in_a_longer_language(shown: Any) -> None:
    made = Start(language("xx"))
    shown(made.view)
    for step in Step:
        if step is not Step.SHEETS:
            made.view.show_step(step)
            assert made.view.page(step).next_button.text().startswith("[")
