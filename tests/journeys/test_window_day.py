"""A representative's day through the real window, from a computer without a vault to figures that left it."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.cli.called import Outcome, call
from tests.journeys.window import ForwardClock, Window
from wellbeing.gui.first_start.presenter import Administrator, Step
from wellbeing.gui.widgets.card import CardRow
from wellbeing.gui.widgets.choices import Choice

PASSPHRASE = "four quiet words apart"
SAMPLE = Path(__file__).resolve().parents[1] / "data" / "officer-incidents-sample.csv"
CTRL = Qt.KeyboardModifier.ControlModifier

Starts = Callable[[], Window]


@pytest.fixture
def starts(qapp: QApplication, tmp_path: Path, qtbot: Any) -> Iterator[Starts]:
    """Starts the program over the same vault; the time goes on from one start to the next."""
    clock, made = ForwardClock(), list[Window]()

    def start() -> Window:
        if made:
            made[-1].end()
        made.append(Window(qapp, tmp_path / "vault", qtbot, clock))
        return made[-1]

    yield start
    made[-1].end()


def test_a_day(starts: Starts, tmp_path: Path) -> None:
    window = starts()
    _help_before_there_is_a_vault(window)
    _first_start(window)
    alias = _a_case_from_what_was_ticked(window)
    question = _debrief_paused_by_a_lock(window, alias)
    window = starts()
    _resume_and_finish(window, alias, question)
    window.clock.by = dt.timedelta(days=4)
    _consent_after_three_days(window)
    _service(window)
    _referral_with_consent(window)
    _attempt_and_contact(window, alias)
    _search(window, alias)
    _import(window)
    figures = _figures_in_sight(window)
    window.end()
    _the_command_line_sees_the_same(tmp_path, figures)
    window = starts()
    window.unlock(PASSPHRASE)
    window.go("summary")
    assert _figures_in_sight(window) == figures
    released = _release(window, tmp_path)
    window.end()
    _what_left_can_be_checked_and_is_previewed_no_more(tmp_path, released)


def _help_before_there_is_a_vault(window: Window) -> None:
    window.press("Someone is with me now")
    assert "112" in window.words()
    assert "Duty commander" in window.words()
    window.screen.questions["signs"].button("die").click()
    assert "Do this now" in window.words()
    window.press("Make this a case")
    assert not window.program.folder.exists(), "nothing is stored before somebody saves"


def _first_start(window: Window) -> None:
    view = window.screen
    view.welcome.country_list.choose("DE")
    view.country_chosen.emit("DE")
    window.press("Next")
    window.type("Passphrase", PASSPHRASE)
    window.type("The same once more", PASSPHRASE)
    window.press("Next")
    view.administrator.choices.button(Administrator.UNION).click()
    window.press("Make the vault")
    window.qtbot.waitUntil(lambda: view.step is Step.HOLDERS)
    window.press("Later")
    assert "makes an encrypted backup by itself" in window.words()
    window.press("Next")
    window.until_inside()


def _a_case_from_what_was_ticked(window: Window) -> str:
    assert window.place == "new-incident", "what was ticked is waiting for its case"
    alias = str(window.screen.entries[0].alias.text())
    window.screen.entries[0].name.setFocus()
    window.qtbot.keyClicks(window.screen.entries[0].name, "Robin Officer")
    _first_act(window)
    assert _count_cases(window) == 0
    window.press("Next")
    window.choose(f"How is {alias} tied to the union?", "member")
    window.choose(f"What are you to {alias}?", "none")
    window.press("Next")
    assert "Read this aloud" in window.words()
    assert _count_cases(window) == 0, "nothing is saved before the answer is yes"
    window.press("Yes, keep a record")
    assert window.place == "case"
    flags = _asked(window, lambda session, cases: cases.case_file(session, cases.rows(session)[0].case_id).flags)
    assert [flag.flag for flag in flags] == ["wants_to_die"], "the red flag ticked before stands in the case"
    return alias


def _first_act(window: Window) -> None:
    choices = [one for one in window.screen.act.findChildren(Choice) if one.isVisibleTo(window.screen)]
    window.qtbot.mouseClick(choices[0], Qt.MouseButton.LeftButton)
    window.settle()
    if window.screen.act.value() is None:
        parts = window.screen.act.parts()
        next(one for one in parts.findChildren(Choice) if one.isVisibleTo(window.screen)).click()
    window.settle()


def _debrief_paused_by_a_lock(window: Window, alias: str) -> str:
    window.go("today")
    assert alias in window.words()
    assert "Robin Officer" not in window.words()
    assert "not yet what was done" in window.words(), "the emergency from the sheet waits for its word"
    _row(window, alias).action.click()
    window.settle()
    window.choose("What was done?", "stayed")
    window.press("Note what was done")
    assert window.place == "case"
    window.press("Start the same-shift talk")
    assert window.place == "debrief", "straight into the guide"
    window.choose("How will you talk?", "by_phone")
    question, option = _a_red_flag(window)
    window.screen.intentions.go_to(question)
    window.settle()
    window.choose(window.screen._control.widget.accessibleName(), option)
    assert window.screen.alarm_ids, "a red flag says at once what to do"
    window.key(Qt.Key.Key_L, CTRL)
    assert [resume.place for resume in window.relaunched] == ["debrief"]
    return question


def _a_red_flag(window: Window) -> tuple[str, str]:
    """A question of this talk and an answer of it that is a red flag."""
    for question in window.screen.intentions._standing.way:
        for option in question.options:
            if option.red_flag:
                return question.id, option.id
    raise AssertionError("no red flag is asked for in this talk")


def _resume_and_finish(window: Window, alias: str, question: str) -> None:
    window.screen.passphrase.secret.line.setFocus()
    window.qtbot.keyClicks(window.screen.passphrase.secret.line, PASSPHRASE)
    window.qtbot.keyClick(window.screen.passphrase.secret.line, Qt.Key.Key_Return)
    window.until_inside()
    assert window.place == "debrief"
    assert window.screen._question == question, "the talk stands where it stood"
    assert window.screen.alarm_ids
    for flag in window.screen.alarm_ids:
        window.screen.intentions.note_done(flag, (_first_deed(window, flag),))
        window.settle()
    for _press in range(60):
        if window.place != "debrief":
            break
        window.press(window.screen.on.text())
    assert window.place == "case"
    assert alias in window.words()


def _first_deed(window: Window, flag: str) -> str:
    block = next(one for one in window.screen.alarms.blocks if one._alarm.id == flag)
    return str(block._alarm.done[0][0])


def _row(window: Window, words: str) -> CardRow:
    """The first row that says `words`."""
    rows: list[CardRow] = [one for one in window.screen.findChildren(CardRow) if one.isVisibleTo(window.screen)]
    return next(row for row in rows if words in row.accessibleName())


def _consent_after_three_days(window: Window) -> None:
    window.go("today")
    window.program.shell.house.go("consent", case=1)
    assert "The union's yearly figures" in window.words()
    card = window.screen.cards["statistics"]
    if card.form is None:
        card.ask.click()
        window.settle()
    assert not card.form.keep.isEnabled(), "no answer is chosen beforehand"
    card.form.answer.button("yes").click()
    next(iter(card.form.way._buttons.values())).click()
    card.form.keep.click()
    window.settle()
    assert _asked(window, lambda session, cases: [c.purpose for c in cases.case_file(session, 1).consents])


def _service(window: Window) -> None:
    window.go("services")
    window.press("Add a service")
    window.type("Name", "Quiet Harbour")
    window.screen.form.kind.setCurrentIndex(1)
    window.press("Save")
    assert "Quiet Harbour" in window.words()


def _referral_with_consent(window: Window) -> None:
    window.program.shell.house.go("new-referral", case=1)
    window.settle()
    kind = _asked(window, lambda session, _cases: _only_service(session).kind)
    window.screen.intentions.choose_kind(kind)
    window.settle()
    window.press("Choose this service")
    assert window.place == "referral"
    form = window.screen.form
    form.answer.button("yes").click()
    next(iter(form.way._buttons.values())).click()
    window.press("Make the referral")
    assert window.place == "paper", "the letter is shown at once, as it would leave"
    window.qtbot.waitUntil(lambda: bool(window.screen.previews))
    assert "Robin Officer" in window.words(), "what the letter carries is said before it leaves"


def _only_service(session: Any) -> Any:
    from wellbeing.app import services

    (found,) = services.find(session)
    return found


def _attempt_and_contact(window: Window, alias: str) -> None:
    window.go("today")
    row = _row(window, alias)
    row.action.click()
    window.settle()
    if window.place != "follow-up":
        due = _asked(window, lambda session, cases: cases.case_file(session, 1).next_follow_up.id)
        window.program.shell.house.go("follow-up", follow_up=due, case=1)
        window.settle()
    window.press("Tried, not reached")
    noted = _asked(window, lambda session, cases: cases.case_file(session, 1))
    assert not noted.contacts[-1][1].reached
    due = noted.next_follow_up
    assert due is not None, "an attempt is not a contact: the step stays open"
    window.press("I reached them")
    noted = _asked(window, lambda session, cases: cases.case_file(session, 1))
    assert next(one for one in noted.follow_ups if one.id == due.id).result is not None


def _search(window: Window, alias: str) -> None:
    window.key(Qt.Key.Key_F, CTRL)
    assert window.place == "cases"
    window.qtbot.keyClicks(window.screen.search, "robin")
    window.settle()
    assert window.screen.rows.rowCount() == 1
    window.qtbot.keyClick(window.screen.search, Qt.Key.Key_Return)
    window.settle()
    assert window.place == "case"
    assert alias in window.words()


def _import(window: Window) -> None:
    window.go("cases")
    window.press("Import history")
    assert window.place == "import"
    window.screen.file.setText(str(SAMPLE))
    window.screen.mapping.choose("nj-use-of-force-2022")
    window.press("Next")
    assert "Why may these rows be counted?" in window.words()
    window.screen.statement.setPlainText("The source is public and names nobody.")
    window.screen.stated_by.setText("Kim Example")
    window.screen.next.click()
    window.settle()
    window.press("See the figures")
    assert window.place == "summary"


def _figures_in_sight(window: Window) -> dict[str, list[int]]:
    """Every number of every table as the window shows it, by the table's name; signs are no numbers."""
    periods = window.screen.period
    place = next(at for at in range(periods.count()) if "2022" in periods.itemText(at))
    periods.setCurrentIndex(place)
    periods.activated.emit(place)
    window.settle()
    assert "2022" in window.screen.title
    cells = {sheet.name: [one.words for row in sheet.rows for one in row.entries] for sheet in window.screen._tables}
    numbers = {name: [words.replace(",", "") for words in shown] for name, shown in cells.items()}
    return {name: sorted(int(words) for words in shown if words.isdecimal()) for name, shown in numbers.items()}


def _release(window: Window, folder: Path) -> Path:
    window.press("Release")
    window.type("In the folder", str(folder))
    window.type("Name of the new folder", "figures-2022")
    window.screen.press.click()
    window.settle()
    assert (folder / "figures-2022").is_dir()
    return folder / "figures-2022"


def _previewed(folder: Path) -> Outcome:
    secret = folder / "passphrase"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
    asked = ("summary", "preview", "--year", 2022, "--json")
    return call(*asked, "--vault", folder / "vault", "--passphrase-file", secret)


def _the_command_line_sees_the_same(folder: Path, figures: dict[str, list[int]]) -> None:
    preview = _previewed(folder)
    assert preview.code == 0, preview.err
    tables = json.loads(preview.out)["tables"]
    told = {
        table["table"]: sorted(figure["value"] for figure in table["figures"] if figure["state"] == "value")
        for table in tables
    }
    assert any(figures.values()), "there are figures to compare"
    assert figures == {name: told[name] for name in figures}


def _what_left_can_be_checked_and_is_previewed_no_more(folder: Path, released: Path) -> None:
    verified = call("release", "verify", released, "--json")
    assert verified.code == 0, verified.err
    again = _previewed(folder)
    assert again.code == 2
    assert "released before" in again.err


def _asked(window: Window, question: Callable[..., Any]) -> Any:
    """What the vault itself says, asked on its thread."""
    from wellbeing.app import cases

    found: list[Any] = []
    window.program.desk.ask(lambda session: question(session, cases), found.append)
    window.qtbot.waitUntil(lambda: bool(found))
    return found[0]


def _count_cases(window: Window) -> int:
    return len(_asked(window, lambda session, cases: cases.rows(session)))
