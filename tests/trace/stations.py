"""The stations of the tour, in the order of a representative's first day. Each is a function over a `Guest`."""

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.trace.guest import Guest
from tests.trace.marks import Marks
from wellbeing.domain.case import CaseState
from wellbeing.domain.checklist import StepKind
from wellbeing.gui.entering import speak_inside
from wellbeing.gui.first_start.presenter import Administrator, Step
from wellbeing.gui.widgets.choices import Choice, Choices

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "officer-incidents-sample.csv"
MAPPING = "nj-use-of-force-2022"
CTRL = Qt.KeyboardModifier.ControlModifier

_LOCKS = ("Restore, Restore a backup",)
"""Buttons that lock the vault first."""

Station = Callable[[Guest], None]
STATIONS: dict[str, Station] = {}


def station(function: Station) -> Station:
    """Register a station under its function's name."""
    STATIONS[function.__name__] = function
    return function


# -- before there is a vault


@station
def help_now(guest: Guest) -> None:
    """Every red flag of the sheet ticked, in both ways of talking, then made a case."""
    guest.press("Someone is with me now")
    guest.screen.mode.button("by_phone").click()
    for question in list(guest.screen.questions):
        asked = guest.screen.presenter.checklist.question(question)
        for option in asked.options:
            if option.red_flag:
                guest.screen.questions[question].button(option.id).click()
    guest.screen.country.choose("DE")
    guest.screen.country_chosen.emit("DE")
    guest.press("Make this a case")


@station
def first_start(guest: Guest) -> None:
    """A vault with a marked passphrase, sheets with marked holders, printed and typed back."""
    view = guest.screen
    view.welcome.country_list.choose("DE")
    view.country_chosen.emit("DE")
    guest.press("Next")
    guest.mark(view.passphrase.passphrase.line, "passphrase")
    guest.mark(view.passphrase.again.line, "passphrase")
    guest.press("Next")
    view.administrator.choices.button(Administrator.UNION).click()
    guest.press("Make the vault")
    guest.qtbot.waitUntil(lambda: view.step is Step.HOLDERS)
    for place, line in enumerate(view.holders.lines, start=1):
        guest.mark(line, f"holder {place}")
    guest.press("Make the sheets")
    guest.qtbot.waitUntil(lambda: view.step is Step.SHEETS)
    for _sheet in range(3):
        words = " ".join(view.sheets.sheet.sheet.words)
        guest.marks.words_of_a_key.append(words)
        guest.click("Print")
        view.sheets.next_button.click()
        guest.settle()
    guest.qtbot.waitUntil(lambda: view.step is Step.TYPE_BACK)
    view.type_back.area.setFocus()
    guest.qtbot.keyClicks(view.type_back.area, words)
    guest.press("Done")
    guest.settle()
    guest.press("Next")
    guest.until_inside()


# -- the house


@station
def new_incident(guest: Guest) -> None:
    """A case with a marked alias and name, of what was ticked before."""
    if guest.place != "new-incident":
        guest.to("new-incident")
    entry = guest.screen.entries[0]
    alias = guest.mark(entry.alias, "alias")
    guest.mark(entry.name, "name")
    guest.screen.act.tiles.button("ASSAULT").click()
    guest.press("Next")
    guest.choose(f"How is {alias} tied to the union?", "member")
    guest.choose(f"What are you to {alias}?", "none")
    guest.press("Next")
    guest.press("Yes, keep a record")
    assert guest.place == "case"


@station
def facts(guest: Guest) -> None:
    """Where to reach the officer, and where it was."""
    case, incident = _our_case(guest)
    guest.to("incident", incident=incident, case=case)
    person = guest.screen.people[0]
    guest.mark(person.contact, "contact")
    guest.mark(guest.screen.region.line, "place")
    guest.settle()
    guest.press("Save")


@station
def note(guest: Guest) -> None:
    """A kept note, the name shown and hidden, a search for both."""
    case, _incident = _our_case(guest)
    guest.to("case", case=case)
    guest.screen.open_note()
    guest.mark(guest.screen.note, "note")
    guest.press("Keep the note")
    guest.press("Show name")
    guest.press("Hide name")
    for field in ("note", "name", "search term"):
        guest.key(Qt.Key.Key_F, CTRL)
        guest.mark(guest.screen.search, field)
        guest.settle()


@station
def debrief(guest: Guest) -> None:
    """A talk with its red flags raised and answered for, its notes marked, one of them half-written."""
    _begin_talk(guest)
    way = guest.screen.intentions._standing.way
    telling = [step.id for step in way if step.kind is StepKind.NOTE or any(one.red_flag for one in step.options)]
    for question in telling:
        guest.screen.intentions.go_to(question)
        guest.settle()
        _answer(guest, question)
    _say_what_was_done(guest)
    guest.to("today")


@station
def whole_debrief(guest: Guest) -> None:
    """A talk from its first question to its end."""
    _begin_talk(guest)
    for _turn in range(120):
        if guest.place != "debrief":
            return
        _answer(guest, guest.screen._question)
        _say_what_was_done(guest)
        guest.press(guest.screen.on.text())
    raise AssertionError("the talk has no end")


def _begin_talk(guest: Guest) -> None:
    case, _incident = _our_case(guest)
    follow_ups = guest.ask(lambda session: _file(session, case).follow_ups)
    following = next(found for found in follow_ups if found.result is None and found.step is not None)
    guest.to("debrief", case=case, step=following.step)
    if guest.screen.intentions._standing is None:
        guest.choose("How will you talk?", "in_person")


def _say_what_was_done(guest: Guest) -> None:
    for flag in guest.screen.alarm_ids:
        deeds = next(one for one in guest.screen.alarms.blocks if one._alarm.id == flag)._alarm.done
        guest.screen.intentions.note_done(flag, (deeds[0][0],))
        guest.settle()


def _answer(guest: Guest, question: str) -> None:
    control: QWidget | None = guest.screen._control.widget if guest.screen._control else None
    if isinstance(control, Choices):
        alarming = _alarming(guest, question)
        button = control.button(alarming) if alarming else control.findChildren(Choice)[0]
        button.click()
        guest.settle()
    elif guest.screen._control is not None and guest.screen._control.is_note:
        guest.mark(guest.screen._control.widget.control, f"answer {question}")


def _alarming(guest: Guest, question: str) -> str:
    for step in guest.screen.intentions._standing.way:
        if step.id == question:
            return next((option.id for option in step.options if option.red_flag), "")
    return ""


@station
def consent(guest: Guest) -> None:
    """Every consent that can be asked for, and its form on paper."""
    case, _incident = _our_case(guest)
    guest.to("consent", case=case)
    for card in guest.screen.cards.values():
        if card.form is None and card.ask is not None and card.ask.isEnabled():
            card.ask.click()
            guest.settle()
        if card.form is not None:
            _say_yes(guest, card.form)
            card.form.keep.click()
            guest.settle()
            break
    _print_and_save(guest, kind="consent", case=case)


def _say_yes(guest: Guest, form: Any) -> None:
    form.answer.button("yes").click()
    next(iter(form.way._buttons.values())).click()
    guest.settle()


@station
def service(guest: Guest) -> None:
    """A service with every line marked."""
    guest.go("services")
    guest.press("Add a service")
    for name, line in guest.screen.form.lines.items():
        if name not in ("days", "languages", "weekly_hours"):  # numbers, names of languages and of days only
            guest.mark(line, f"service {name}")
    guest.screen.form.kind.setCurrentIndex(1)
    guest.press("Save")


@station
def you(guest: Guest) -> None:
    """Who the representative is, in the settings."""
    guest.to("settings", part="you")
    for name, line in guest.screen.form.lines.items():
        guest.mark(line, f"you {name}")
        line.editingFinished.emit()
    guest.settle()


@station
def referral(guest: Guest) -> None:
    """A referral with consent, its letter looked at, printed and saved."""
    case, _incident = _our_case(guest)
    kind = guest.ask(lambda session: _only_service(session).kind)
    guest.to("new-referral", case=case)
    guest.screen.intentions.choose_kind(kind)
    guest.settle()
    guest.press("Choose this service")
    _say_yes(guest, guest.screen.form)
    guest.press("Make the referral")
    assert guest.place == "paper"
    _leave_by_both_ways(guest)


@station
def employer(guest: Guest) -> None:
    """A letter to a marked office of the employer, with consent, printed and saved."""
    case, _incident = _our_case(guest)
    guest.to("employer-letter", case=case)
    screen = guest.screen
    screen.asked.button("employer_duty").click()
    screen.changes.button("0").click()
    guest.mark(screen.recipient, "employer office")
    guest.press("Go on")
    _say_yes(guest, guest.screen.form)
    guest.press("Show the letter")
    assert guest.place == "paper"
    _leave_by_both_ways(guest)


@station
def papers(guest: Guest) -> None:
    """The page to take home, a slip and a calendar entry."""
    case, _incident = _our_case(guest)
    _print_and_save(guest, kind="take-home", case=case)
    due = guest.ask(lambda session: _file(session, case).next_follow_up)
    for kind in ("slip", "calendar"):
        guest.to("paper", kind=kind, follow_up=due.id)
        if guest.screen.date_form is not None:
            if kind == "slip":
                guest.mark(guest.screen.date_form.place, "meeting place")
            guest.screen.date_form.submit()
            guest.settle()
        _leave_by_both_ways(guest)


def _print_and_save(guest: Guest, **what: object) -> None:
    guest.to("paper", **what)
    _leave_by_both_ways(guest)


def _leave_by_both_ways(guest: Guest) -> None:
    guest.settle()
    for button in ("Print", "Save as a file"):
        guest.click(button)
        guest.qtbot.waitUntil(lambda: not guest.program.desk._waiting and not guest.program.paper._waiting)


@station
def follow_up(guest: Guest) -> None:
    """An attempt, and a next date half entered."""
    case, _incident = _our_case(guest)
    due = guest.ask(lambda session: _file(session, case).next_follow_up)
    guest.to("follow-up", follow_up=due.id, case=case)
    guest.press("Tried, not reached")
    guest.fill("follow-up")


@station
def bring_in(guest: Guest) -> None:
    """A marked spreadsheet, imported with a marked statement; before that, a mapping made by hand and saved."""
    sheet = marked_spreadsheet(guest.marks, guest.chosen)
    guest.to("import")
    guest.screen.file.setText(str(sheet))
    guest.screen.mapping.choose(guest.screen.mapping.itemData(guest.screen.mapping.count() - 1))
    guest.click("Next")
    guest.fill("columns")
    guest.press("Back")
    guest.screen.file.setText(str(sheet))
    guest.screen.mapping.choose(MAPPING)
    guest.press("Next")
    guest.mark(guest.screen.statement, "basis")
    guest.mark(guest.screen.stated_by, "stated by")
    guest.click("Save the mapping")
    guest.screen.next.click()
    guest.settle()
    guest.press("See the figures")


def marked_spreadsheet(marks: Marks, chosen: Path) -> Path:
    """The public sample with marked words in the columns that a union's own sheet would name people in."""
    with SAMPLE.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    head, body = rows[0], rows[1:]
    for column in ("Report no.", "Municipality", "Agency", "Officer ref", "Rank"):
        place = head.index(column)
        for number in range(0, len(body), 40):
            body[number][place] = marks(f"sheet {column} {number}")
    target = chosen / "incidents.csv"
    with target.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([head, *body])
    return target


@station
def release(guest: Guest) -> None:
    """The year's figures: every page of them, then the release."""
    guest.go("summary")
    periods = guest.screen.period
    at = next(at for at in range(periods.count()) if "2022" in periods.itemText(at))
    periods.setCurrentIndex(at)
    periods.activated.emit(at)
    guest.settle()
    guest.click("Show charts")
    for part in ("counted", "leaves", "never", "earlier", "own", "check", "indicators"):
        guest.to("summary", part=part)
    guest.to("summary", part="quarters", period=str(dt.datetime.now(dt.UTC).year))
    guest.to("summary", period="2022-imported")
    guest.press("Release the figures")
    guest.type("In the folder", str(guest.chosen))
    guest.type("Name of the new folder", "figures-2022")
    guest.screen.press.click()
    guest.settle()
    guest.click("Save the signer's card")
    assert (guest.chosen / "figures-2022").is_dir()


@station
def force_facts(guest: Guest) -> None:
    """A sheet of facts with marked words, looked at and taken in; an empty one saved."""
    sheet = guest.chosen / "facts-of-the-tour.csv"
    force, source = guest.marks("force"), guest.marks("source of a fact")
    sheet.write_text(f"force,year,fact,value,source\n{force},2021,OFFICERS,1600,{source}\n", encoding="utf-8")
    guest.to("force-facts")
    guest.screen.intentions.look(sheet)
    guest.settle()
    guest.screen.accept_button.click()
    guest.settle()
    guest.screen.intentions.save_sheet(guest.chosen / "facts-to-fill-in.xlsx")
    guest.settle()
    guest.to("trends")


@station
def copy(guest: Guest) -> None:
    """Words copied to the clipboard and marked with the mouse, and still there when the program locks."""
    case, _incident = _our_case(guest)
    guest.to("case", case=case)
    guest.screen.open_note()
    guest.mark(guest.screen.note, "copied")
    guest.screen.note.selectAll()
    guest.screen.note.copy()
    guest.settle()
    assert QApplication.clipboard().text() == guest.marks("copied")


@station
def another_language(guest: Guest) -> None:
    """The house in German and back, with half a note in it."""
    for code in ("de", "en"):
        speak_inside(guest.program, code)
        guest.until_inside()


@station
def change_passphrase(guest: Guest) -> None:
    """Refused once, then done."""
    guest.to("keys", part="passphrase")
    for fields in (("wrong passphrase", "new passphrase"), ("passphrase", "new passphrase")):
        current, fresh = fields
        guest.mark(guest.screen.current.line, current)
        guest.mark(guest.screen.fresh.line, fresh)
        guest.mark(guest.screen.again.line, fresh)
        guest.press("Change the passphrase")
        guest.qtbot.waitUntil(lambda: not guest.program.desk._waiting)


@station
def files_that_left(guest: Guest) -> None:
    """What left so far, and Help."""
    guest.to("files")
    guest.to("help")
    guest.go("today")


@station
def data_protection(guest: Guest) -> None:
    """A breach with every line marked, who answers for it, and a paper that carries both."""
    guest.to("controller")
    for name, line in guest.screen.lines.items():
        guest.mark(line, f"controller {name}")
    guest.press("Save")
    guest.to("new-breach")
    guest.screen.choices.choose("stick_lost")
    guest.screen.choices.changed.emit()
    guest.press("Note it")
    guest.mark(guest.screen.known.course, "course of a breach")
    guest.mark(guest.screen.known.measures, "measures after a breach")
    guest.press("Save")
    guest.press("Make the report")
    guest.settle()
    for button in ("Print", "Save as PDF", "Save as text to change"):
        guest.click(button)
        guest.qtbot.waitUntil(lambda: not guest.program.desk._waiting and not guest.program.paper._waiting)


# -- every place


@station
def every_place(guest: Guest) -> None:
    """Gone to with everything it can be opened with, every field filled. A place that nobody told of fails."""
    for place, what in ways(guest):
        guest.to(place, **what)
        guest.fill(f"half-written in {place}")


@station
def every_button(guest: Guest) -> None:
    """At every place every button, each from a fresh page with every field filled."""
    for place, what in ways(guest):
        guest.to(place, **what)
        for name in guest.buttons():
            if name in _LOCKS:
                continue  # the lock is a station of its own
            guest.to(place, **what)
            guest.fill(f"pressed in {place}")
            guest.click(name)
            if guest.program.shell.is_inside:
                guest.fill(f"after {name} in {place}")
            else:
                guest.press("Back")


def ways(guest: Guest) -> list[tuple[str, dict[str, object]]]:
    """Every place of the house with what it is opened with: those of the pictures, and the side bar's."""
    from wellbeing.gui.pictures.screens import BELOW, FIGURES

    seen = guest.ask(_seen)
    house = guest.program.shell.house
    found: list[tuple[str, dict[str, object]]] = [(place, {}) for place in house.side.places()]
    found += [(place, dict(what(seen))) for place, _name, what in BELOW]
    found += [(place, dict(what)) for place, _name, what in FIGURES]
    found += [("service", {"service": None}), ("service", {"service": 1}), ("paper", {"kind": "consent", "case": 1})]
    untold = set(house._factories) - {place for place, _what in found}
    assert not untold, f"nobody told the tour how to open {sorted(untold)}: see BELOW in gui/pictures/screens.py"
    if not seen.flag["flag"]:  # there is no page of a red flag before one was raised
        found = [way for way in found if way[0] != "red-flag"]
    return found


def _seen(session: Any) -> Any:
    from wellbeing.app import cases
    from wellbeing.gui.pictures.seen import Seen

    file = next(
        file for row in cases.rows(session, CaseState.OPEN) if (file := cases.case_file(session, row.case_id)).referrals
    )
    due = file.next_follow_up
    assert due is not None
    raised = next(iter(file.flags), None)
    return Seen(
        flag={
            "case": file.case.id,
            "debrief": raised.debrief_id if raised else None,
            "flag": raised.flag if raised else "",
        },
        service=file.referrals[0].service_id,
        case=file.case.id,
        incident=file.incident.id,
        shared=file.incident.id,
        follow_up=due.id,
        step=due.step,
        talking=file.case.id,
        referral=file.referrals[0].id,
        lived=file.case.id,
    )


def _our_case(guest: Guest) -> tuple[int, int]:
    def find(session: Any) -> tuple[int, int]:
        from wellbeing.app import cases

        ours = next(row for row in cases.rows(session, CaseState.OPEN) if row.alias == guest.marks("alias"))
        file = _file(session, ours.case_id)
        return file.case.id, file.incident.id

    found: tuple[int, int] = guest.ask(find)
    return found


def _file(session: Any, case: Any) -> Any:
    from wellbeing.app import cases

    return cases.case_file(session, case)


def _only_service(session: Any) -> Any:
    from wellbeing.app import services

    return services.find(session)[0]
