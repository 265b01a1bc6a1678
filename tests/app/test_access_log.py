"""The access log: every opening stands in it, no name does, pages and filters lose nothing, and it leaves as a file."""

import ast
import csv
import datetime as dt
import functools
import io
import json
import re
from pathlib import Path

import pytest

from tests.helpers.vaults import NOW, PASSPHRASE, Clock, open_session
from wellbeing.app import access_log, actions, cases, consents, departures, incidents, keys, preferences, vaults
from wellbeing.app.access_log import EVERYTHING, Wanted
from wellbeing.app.actions import ACTIONS, Kind
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership
from wellbeing.domain.identity import CaseId, Uid, new_uid
from wellbeing.domain.referral import ReferralState
from wellbeing.errors import Refused, Trouble
from wellbeing.exchange.access_log import Line, write_csv
from wellbeing.language import language
from wellbeing.vault.files import DISK_FULL
from wellbeing.vault.newest import Newest
from wellbeing.vault.whole_check import verify_records

ROOT = Path(__file__).resolve().parents[2] / "wellbeing"
ENGLISH = language("en")
_ACTION = re.compile(r"(?!store\.db)[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*")
"""The form of an action word; the store's file name has it too."""


def said(session: Session, wanted: Wanted = EVERYTHING) -> list[str]:
    """The action words, oldest first."""
    return [entry.action for entry in access_log.entries(session, wanted)][::-1]


def a_case(session: Session) -> CaseId:
    """One case, with a name that must not be seen in any log."""
    officer = Involved(alias="Heron", name="Ada Officer")
    return incidents.open_incident(session, NewIncident(act="THREAT", officers=[officer], agreed=True))[0]


# -- openings and lockings


def test_every_opening_is_an_entry_and_the_locking_before_it_too(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder):
        pass
    first = vaults.unlock(folder, PASSPHRASE, ENGLISH, last_draft="where")
    locked_at = dt.datetime.now(dt.UTC)
    vaults.drafts(first).write("where", b"{}", locked_at)
    vaults.close(first)
    again = vaults.unlock(folder, PASSPHRASE, ENGLISH, last_draft="where")
    try:
        assert said(again)[-3:] == ["vault.opened", "vault.locked", "vault.opened"]
        newest = access_log.page(again)
        assert newest[1].at == locked_at
    finally:
        vaults.close(again)


def test_sheets_that_open_it_come_after_the_locking_too(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        sheets = keys.sheets_for(("Ada", "Bo", "Cleo"))
        keys.keep_sheets(session, sheets, " ".join(sheets.sheets[0].words))
        vaults.drafts(session).write("where", b"{}", dt.datetime.now(dt.UTC))
    one, two, _three = (" ".join(sheet.words) for sheet in sheets.sheets)
    opened = vaults.unlock_with_sheets(folder, one, two, ENGLISH, last_draft="where")
    assert said(opened)[-2:] == ["vault.locked", "vault.opened-by-sheets"]
    vaults.close(opened)


@pytest.mark.parametrize("moment", [NOW - dt.timedelta(days=365), dt.datetime(2100, 1, 1, tzinfo=dt.UTC)])
def test_an_older_draft_put_back_dates_no_locking(tmp_path: Path, moment: dt.datetime) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        vaults.drafts(session).write("where", b"{}", moment)
    opened = vaults.unlock(folder, PASSPHRASE, ENGLISH, last_draft="where")
    assert "vault.locked" not in said(opened)
    vaults.close(opened)


def test_a_damaged_draft_keeps_nobody_out(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder) as session:
        vaults.drafts(session).write("where", b"{}", session.now())
    (draft,) = (folder / "drafts").glob("*.draft")
    draft.write_bytes(b"noise" * 300)
    opened = vaults.unlock(folder, PASSPHRASE, ENGLISH, last_draft="where")
    assert said(opened)[-1] == "vault.opened"
    vaults.close(opened)


def test_a_full_disk_keeps_nobody_out_and_lets_nothing_change_before_the_opening_is_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    with open_session(folder):
        pass

    def full(*_told: object, **_more: object) -> None:
        raise Trouble(DISK_FULL)

    enter = Newest.enter
    monkeypatch.setattr(Newest, "enter", full)
    opened = vaults.unlock(folder, PASSPHRASE, ENGLISH)
    before, begun = len(said(opened)), dt.datetime.now(dt.UTC)
    with pytest.raises(Trouble):
        a_case(opened)
    assert len(said(opened)) == before
    monkeypatch.setattr(Newest, "enter", enter)
    cases.add_note(opened, a_case(opened), "a word")
    assert said(opened)[before:] == ["vault.opened", "incident.opened", "note.written"]
    assert access_log.page(opened)[2].at < begun, "the moment of the opening, not of its entry"
    verify_records(opened.store)
    vaults.close(opened)


def test_a_wrong_passphrase_leaves_the_vault_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder):
        pass
    before = (folder / "store.db").read_bytes()
    with pytest.raises(Refused):
        vaults.unlock(folder, "another passphrase", ENGLISH)
    assert (folder / "store.db").read_bytes() == before


# -- what stands in it


def test_an_id_leads_to_its_case_and_is_erased_once_its_record_is_gone(session: Session) -> None:
    case = a_case(session)
    cases.add_note(session, case, "Half a word about the night.")
    opened = {entry.action: entry for entry in access_log.page(session)}
    assert opened["note.written"].case == case
    assert opened["incident.opened"].case == case
    gone = new_uid()
    with session.store.transaction("note.written", gone):
        pass
    with session.store.transaction("vault.settings", new_uid()):
        pass
    settings, note, *_earlier = access_log.page(session)
    assert (note.subject, note.case, note.erased) == (gone, None, True)
    assert not settings.erased, "an id that never named a record here is not called erased"


def test_an_erasure_is_told_as_one(session: Session) -> None:
    """A record that rested on a consent goes with it."""
    outsider = Involved(alias="Heron", membership=Membership.NONE)
    (case,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[outsider], agreed=True))
    (consent,) = consents.of_case(session, case)
    consents.withdraw(session, consent.id)
    erased, opened, *_earlier = access_log.page(session)
    assert (erased.action, erased.kind, erased.erased) == ("case.erased", Kind.ERASED, True)
    assert opened.erased, "what was done with it before stays in the log, and leads nowhere"


def test_every_kind_of_record_is_found_by_its_id(session: Session) -> None:
    """Each table with a uid is looked into, so that nothing that is there is called erased."""
    with_uid = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%uid TEXT%' AND name <> 'erased'"
    tables = [name for (name,) in session.store.all(with_uid)]
    source = (ROOT / "vault" / "log.py").read_text(encoding="utf-8")
    assert tables
    for table in tables:
        assert re.search(rf'FROM "?{table}"?\b', source), f"{table} is not looked into"


def test_pages_and_filters_lose_nothing_and_double_nothing(session: Session, clock: Clock) -> None:
    for turn in range(250):
        clock.forward(days=1)
        with session.store.transaction("vault.settings" if turn % 3 else "example.made"):
            pass
    numbers = [entry.number for entry in access_log.entries(session)]
    assert numbers == list(range(session.store.generation, 0, -1))
    assert len(access_log.page(session)) == access_log.PAGE
    only = list(access_log.entries(session, Wanted(kind=Kind.SETTINGS)))
    assert {entry.kind for entry in only} == {Kind.SETTINGS}
    day = (NOW + dt.timedelta(days=100)).date()
    one = list(access_log.entries(session, Wanted(since=day, until=day)))
    assert [entry.at.date() for entry in one] == [day]
    assert list(access_log.entries(session, Wanted(kind=Kind.LEFT))) == []
    assert access_log.years(session) == (2026,)


def test_a_page_of_a_hundred_thousand_entries_is_read_by_its_number(session: Session) -> None:
    """The plan goes through the key of the log: no page is counted off, whichever it is."""
    plan = session.store.all(
        "EXPLAIN QUERY PLAN SELECT seq, at, action, subject FROM log WHERE seq < ? ORDER BY seq DESC LIMIT ?", (9, 9)
    )
    assert "USING INTEGER PRIMARY KEY" in plan[0][3]
    assert "OFFSET" not in (ROOT / "vault" / "log.py").read_text(encoding="utf-8")


# -- the file


def test_the_export_holds_ids_and_actions_and_no_name_and_is_listed(session: Session, tmp_path: Path) -> None:
    case = a_case(session)
    cases.add_note(session, case, "Half a word about the night.")
    preferences.save(session, preferences.Preferences(representative="Kim Example", union="Union North"))
    count = access_log.export(session, EVERYTHING, tmp_path / "log.csv")
    access_log.export(session, EVERYTHING, tmp_path / "log.json")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "log.csv").read_text("utf-8"), newline="")))
    assert len(rows) == count
    assert [row["number"] for row in rows] == [str(number) for number in range(1, count + 1)]
    assert {"incident.opened", "note.written"} <= {row["action"] for row in rows}
    assert json.loads((tmp_path / "log.json").read_text("utf-8"))[0]["number"] == 1
    for written in tmp_path.glob("log.*"):
        content = written.read_text("utf-8")
        for secret in ("Heron", "Ada", "Officer", "night", "Kim", "North"):
            assert secret not in content
    left = departures.files_that_left(session)
    assert [file.kind for file in left] == ["access_log", "access_log"]
    assert said(session)[-1] == "file.saved"


def test_an_export_replaces_no_file_and_takes_no_other_ending(session: Session, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("mine")
    for name in ("log.csv", "log.txt", "log"):
        with pytest.raises(Refused):
            access_log.export(session, EVERYTHING, tmp_path / name)
    assert [(path.name, path.read_text()) for path in tmp_path.glob("log*")] == [("log.csv", "mine")]
    assert departures.files_that_left(session) == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_of_the_file_is_a_formula(text: str) -> None:
    line = Line(number=1, at=NOW, action=text, words=text, id=text)
    (_head, cells) = csv.reader(io.StringIO(write_csv([line]).decode(), newline=""))
    assert all(cell.startswith("'") for cell in cells[2:])


# -- words


@functools.cache
def _written() -> frozenset[str]:
    """Every action word that the code writes into a log: all words of that form in modules that change records.

    Words that are put together, such as those of a referral, are spelled out here.
    """
    found: set[str] = set()
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _changes(node)]
        if calls:
            words = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
            found |= {word for word in words if isinstance(word, str) and _ACTION.fullmatch(word)}
        for made in (word for call in calls for word in call.args if isinstance(word, ast.JoinedStr)):
            assert "referral." in ast.unparse(made), f"{path.name}: spell out its words here"
            found |= {f"referral.{state.value.replace('_', '-')}" for state in ReferralState}
    return frozenset(found)


def _changes(call: ast.Call) -> bool:
    """An office's file is written and logged in one place, which is given the word."""
    if ast.unparse(call.func) == "giving.write":
        return True
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("transaction", "enter", "next")


def test_every_action_that_the_code_writes_has_its_sentence() -> None:
    written = _written()
    assert {
        "case.erased",
        "backup.failed",
        "incident.opened",
        "debrief.paused",
        "follow-up.missed",
        "vault.migrated",
        "referral.under-way",
    } <= written
    without = written - set(ACTIONS)
    assert not without, f"give these words of the log a sentence in wellbeing/app/actions.py: {sorted(without)}"


def test_a_sentence_stands_for_a_word_that_is_written_or_was() -> None:
    earlier = {"file.left"}
    assert set(ACTIONS) - _written() == earlier


def test_a_word_of_a_newer_program_is_shown_as_it_is(session: Session) -> None:
    with session.store.transaction("moon.visited", Uid("0" * 32)):
        pass
    newest = access_log.page(session)[0]
    assert actions.told(newest.action, ENGLISH) == "moon.visited"
    assert newest.kind is None
    assert not newest.erased


# -- openings taken together


def test_openings_with_nothing_between_them_are_one_run_and_nothing_is_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with open_session(folder):
        pass
    for _call in range(4):
        vaults.close(vaults.unlock(folder, PASSPHRASE, ENGLISH))
    session = vaults.unlock(folder, PASSPHRASE, ENGLISH)
    try:
        a_case(session)
        every = access_log.page(session)
        runs = list(access_log.runs(every))
        assert [run.newest.action for run in runs][:2] == ["incident.opened", "vault.opened"]
        assert runs[1].openings >= 5
        assert [entry for run in runs for entry in run.entries] == every
        assert all(run.is_one for run in access_log.one_by_one(every))
    finally:
        vaults.close(session)


def test_sheets_and_few_openings_stand_for_themselves() -> None:
    def entry(number: int, action: str, hour: int, day: int = 12) -> access_log.Entry:
        at = dt.datetime(2026, 3, day, hour).astimezone()
        return access_log.Entry(number=number, at=at, action=action, kind=None, subject=None, case=None, erased=False)

    two = [entry(3, "vault.opened", 12), entry(2, "vault.locked", 11), entry(1, "vault.opened", 10)]
    assert all(run.is_one for run in access_log.runs(two))
    sheets = [entry(9 - hour, "vault.opened-by-sheets", hour) for hour in (5, 4, 3)]
    assert all(run.is_one for run in access_log.runs(sheets))
    over_midnight = [entry(4, "vault.opened", 2, 13), entry(3, "vault.opened", 1, 13), entry(2, "vault.opened", 23)]
    assert all(run.is_one for run in access_log.runs(over_midnight)), "a day is a day"
