"""A case goes to another representative: what comes out is what went in, it lies in one place, and counts once."""

import datetime as dt
import errno
from pathlib import Path

import pytest

from tests.helpers.hand_over import STORY, fingerprint, full_case, introduce, representative, two
from tests.helpers.vaults import Clock
from wellbeing.app import (
    case_facts,
    cases,
    consent_form,
    consents,
    departures,
    hand_over,
    incidents,
    officer_rights,
    receiving,
    representatives,
    search,
    several_hand_over,
    whereabouts,
)
from wellbeing.app import departures as files
from wellbeing.app.actions import ACTIONS
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.today import today
from wellbeing.domain.case import CaseState
from wellbeing.domain.consent import Way
from wellbeing.domain.departure import FileKind
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId
from wellbeing.domain.rights import Ground
from wellbeing.errors import Refused, Tampered, Trouble, WellbeingError
from wellbeing.vault import cases as stored
from wellbeing.vault import counting, hand_overs, holdings, travelling
from wellbeing.vault import files as disk
from wellbeing.vault.whole_check import verify_records


def _sent(ana: Session, bo: Session, case_id: CaseId, path: Path, basis: Basis = Basis.CONSENT) -> Path:
    if basis is Basis.CONSENT:
        hand_over.ask(ana, case_id, fingerprint(bo), yes=True, way=Way.SPOKEN)
    hand_over.hand_over(ana, case_id, fingerprint(bo), basis, path, Reason.ILL)
    return path


def _counted(session: Session) -> int:
    return len(counting.own(session.store, dt.date(2027, 1, 1)))


def test_what_comes_out_is_what_went_in(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        hand_over.ask(ana, case_id, fingerprint(bo), yes=True, way=Way.SPOKEN)
        went_in = travelling.gathered(ana.store, case_id)
        assert all(went_in[table] for table in went_in), "a table of the sample is empty"
        file = tmp_path / "one.wbcase"
        hand_over.hand_over(ana, case_id, fingerprint(bo), Basis.CONSENT, file)
        received = receiving.receive(bo, file)
        assert received is not None
        assert travelling.gathered(bo.store, received) == went_in
        assert cases.case_file(bo, received).case.lead
        assert search.find(bo, "quillwort").cases
        verify_records(bo.store)


def test_the_form_on_paper_asks_about_whoever_the_officer_is_asked_about(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id, other = full_case(ana), fingerprint(bo)

        def named(to: str = "") -> list[str]:
            form = consent_form.consent_form(ana, case_id, to=to)
            assert form.make().startswith(b"%PDF")
            return [says for what, says in form.carried if what == consent_form.CARRIED_REPRESENTATIVE]

        name = next(one.name for one in representatives.known(ana) if one.fingerprint == other)
        assert named() == []
        assert named(other) == [name]
        hand_over.ask(ana, case_id, other, yes=True, way=Way.SPOKEN)
        assert named() == [name], "a spoken yes can be signed"
        hand_over.ask(ana, case_id, other, yes=False, way=Way.SPOKEN)
        assert named() == []


def test_the_old_vault_keeps_a_closed_case_that_is_not_counted(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        assert _counted(ana) == 1
        file = _sent(ana, bo, case_id, tmp_path / "one.wbcase")
        assert _counted(ana) == 0
        case = stored.get(ana.store, case_id)
        assert case.state is CaseState.CLOSED
        assert today(ana).open_cases == 0
        assert all(step.result for step in cases.case_file(ana, case_id).follow_ups)
        with pytest.raises(Refused, match="handed over"):
            cases.reopen(ana, case_id)
        (left,) = hand_over.left(ana)
        assert (left.recipient, left.basis, left.at) == (fingerprint(bo), Basis.CONSENT, ana.now())
        gone = files.left_with_consents(ana)[0]
        assert gone.file.kind is FileKind.CASE_PACKAGE
        assert gone.consent is not None
        receiving.receive(bo, file)
        assert _counted(bo) == 1


def test_consent_is_needed_and_is_for_one_recipient(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo), representative(tmp_path / "cy", "Cy Rep", Clock()) as cy:
        introduce(ana, cy)
        case_id = full_case(ana)
        hand_over.ask(ana, case_id, fingerprint(cy), yes=True, way=Way.SPOKEN)
        with pytest.raises(Refused, match="not agreed"):
            hand_over.hand_over(ana, case_id, fingerprint(bo), Basis.CONSENT, tmp_path / "one.wbcase")
        hand_over.ask(ana, case_id, fingerprint(cy), yes=False, way=Way.SPOKEN)
        with pytest.raises(Refused, match="not agreed"):
            hand_over.hand_over(ana, case_id, fingerprint(cy), Basis.CONSENT, tmp_path / "one.wbcase")
        assert not (tmp_path / "one.wbcase").exists()
        assert stored.get(ana.store, case_id).state is CaseState.OPEN


def test_the_same_package_twice_doubles_nothing(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        file = _sent(ana, bo, full_case(ana), tmp_path / "one.wbcase")
        first = receiving.receive(bo, file)
        before = bo.store.generation
        assert receiving.look(bo, file).received_at == bo.now()
        assert receiving.receive(bo, file) == first
        assert bo.store.generation == before


def test_looking_writes_nothing_of_the_case(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        file = _sent(ana, bo, full_case(ana), tmp_path / "one.wbcase")
        before = bo.store.generation
        found = receiving.look(bo, file)
        assert (found.sender, found.alias, found.talks, found.notes, found.referrals) == ("Ana Rep", "Heron", 1, 1, 1)
        assert not found.officer_known
        assert bo.store.generation == before


def test_a_lost_package_is_written_again_and_is_the_same(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        hand_over.ask(ana, case_id, fingerprint(bo), yes=True, way=Way.SPOKEN)
        went_in = travelling.gathered(ana.store, case_id)
        first = tmp_path / "one.wbcase"
        hand_over.hand_over(ana, case_id, fingerprint(bo), Basis.CONSENT, first)
        hand_over.write_again(ana, case_id, tmp_path / "two.wbcase")
        received = receiving.receive(bo, tmp_path / "two.wbcase")
        assert received is not None
        assert travelling.gathered(bo.store, received) == went_in
        assert receiving.look(bo, first).received_at is not None


def test_no_package_is_written_again_once_the_officer_took_the_consent_back(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        hand_over.ask(ana, case_id, fingerprint(bo), yes=True, way=Way.SPOKEN)
        hand_over.hand_over(ana, case_id, fingerprint(bo), Basis.CONSENT, tmp_path / "one.wbcase")
        consents.withdraw(ana, consents.of_case(ana, case_id)[-1].id)
        before = ana.store.generation
        wanted = several_hand_over.Wanted(recipient=fingerprint(bo), folder=tmp_path)
        assert several_hand_over.look(ana, [case_id], wanted)[0].why_not is not None
        with pytest.raises(Refused, match="took back"):
            hand_over.write_again(ana, case_id, tmp_path / "two.wbcase")
        assert (ana.store.generation, (tmp_path / "two.wbcase").exists()) == (before, False)


def test_no_package_is_written_again_of_restricted_records(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        _sent(ana, bo, case_id, tmp_path / "one.wbcase")
        officer_rights.restrict(ana, officer_rights.of_case(ana, case_id), Ground.ACCURACY)
        with pytest.raises(Refused, match="restricted"):
            hand_over.write_again(ana, case_id, tmp_path / "two.wbcase")
        assert not (tmp_path / "two.wbcase").exists()


@pytest.mark.parametrize("value", ["a.b", "", "{}", '{"one": 1}', "[1]", "1.5"])
def test_an_answer_that_the_program_can_not_have_written_is_refused(tmp_path: Path, value: str) -> None:
    with two(tmp_path) as (ana, bo):
        records = travelling.gathered(ana.store, full_case(ana))
        records = {**records, "answer": tuple({**row, "value": value} for row in records["answer"])}
        with pytest.raises(Refused), bo.store.transaction("test"):
            travelling.lay(bo.store, records, "Heron")
        assert today(bo).all_cases == 0


def test_whatever_is_wrong_with_a_package_has_its_own_sentence(tmp_path: Path) -> None:
    clock = Clock()
    with two(tmp_path, clock) as (ana, bo), representative(tmp_path / "cy", "Cy Rep", clock) as cy:
        file = _sent(ana, bo, full_case(ana), tmp_path / "one.wbcase")
        with pytest.raises(Refused, match="another representative"):
            receiving.look(cy, file)
        representatives.know(cy, representatives.own_card(bo), fingerprint(bo))
        case_id = full_case(cy, "Finch", "Bea Officer")
        hand_over.hand_over(cy, case_id, fingerprint(bo), Basis.EMERGENCY, tmp_path / "unknown.wbcase", Reason.ILL)
        with pytest.raises(Refused, match="not known here"):
            receiving.look(bo, tmp_path / "unknown.wbcase")
        (tmp_path / "no.wbcase").write_bytes(b"something else")
        with pytest.raises(Refused, match="not a case package"):
            receiving.look(bo, tmp_path / "no.wbcase")
        changed = bytearray(file.read_bytes())
        changed[-1] ^= 1
        (tmp_path / "damaged.wbcase").write_bytes(changed)
        with pytest.raises(Tampered, match="damaged"):
            receiving.look(bo, tmp_path / "damaged.wbcase")
        clock.forward(days=30)
        with pytest.raises(Refused, match="expired"):
            receiving.look(bo, file)
        assert today(bo).all_cases == 0


def test_an_older_package_of_the_same_case_is_refused(tmp_path: Path) -> None:
    """Ana hands over, the case comes back, she hands it over again: the first package, never received, is late."""
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        late = _sent(ana, bo, case_id, tmp_path / "late.wbcase")
        first = tmp_path / "first.wbcase"
        hand_over.write_again(ana, case_id, first)
        received = receiving.receive(bo, first)
        assert received is not None
        hand_over.hand_over(bo, received, fingerprint(ana), Basis.RETURN, tmp_path / "back.wbcase")
        back = receiving.receive(ana, tmp_path / "back.wbcase")
        assert back is not None
        assert cases.case_file(ana, back).case.state is CaseState.OPEN
        assert cases.case_file(ana, back).files, "files that left stay with the case"
        second = _sent(ana, bo, back, tmp_path / "second.wbcase")
        assert receiving.look(bo, late).received_at is not None, "the same package as the first"
        assert receiving.receive(bo, second) is not None
        assert receiving.receive(bo, late) == holdings.case_uids(bo.store)[hand_over.case_uid(ana, back)]
        assert _counted(bo) == 1
        assert _counted(ana) == 0


def test_an_emergency_tells_the_officer_first_and_an_objection_ends_it(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        before = travelling.gathered(ana.store, case_id)
        file = _sent(ana, bo, case_id, tmp_path / "one.wbcase", Basis.EMERGENCY)
        received = receiving.receive(bo, file)
        assert received is not None
        assert receiving.TELL in {task.about for task in cases.case_file(bo, received).tasks}
        assert [row.alias for row in today(bo).tasks] == ["Heron"]
        receipt = tmp_path / "receipt.wbreceipt"
        receiving.object_to(bo, received, receipt)
        assert today(bo).all_cases == 0
        assert receiving.look(bo, file).received_at is not None
        assert receiving.receive(bo, file) is None, "what was objected to does not come back"
        assert hand_over.take_back(ana, receipt) == case_id
        assert travelling.gathered(ana.store, case_id) == before
        assert _counted(ana) == 1
        with pytest.raises(Refused, match="not handed over"):
            hand_over.take_back(ana, receipt)
        with pytest.raises(Refused, match="erased there for good"):
            hand_over.hand_over(ana, case_id, fingerprint(bo), Basis.EMERGENCY, tmp_path / "two.wbcase", Reason.ILL)


def test_nobody_else_can_write_the_receipt(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        received = receiving.receive(bo, _sent(ana, bo, case_id, tmp_path / "one.wbcase", Basis.EMERGENCY))
        assert received is not None
        receipt = tmp_path / "receipt.wbreceipt"
        receiving.object_to(bo, received, receipt)
        raw = receipt.read_bytes()
        for place in range(0, len(raw), 97):
            changed = bytearray(raw)
            changed[place] ^= 1 << (place % 8)
            receipt.write_bytes(changed)
            with pytest.raises(WellbeingError):
                hand_over.take_back(ana, receipt)
        assert stored.get(ana.store, case_id).state is CaseState.CLOSED


def test_only_an_emergency_can_be_objected_to(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        received = receiving.receive(bo, _sent(ana, bo, full_case(ana), tmp_path / "one.wbcase"))
        assert received is not None
        with pytest.raises(Refused, match="emergency"):
            receiving.object_to(bo, received, tmp_path / "receipt")
        assert today(bo).all_cases == 1


def test_a_case_that_was_counted_is_not_counted_again(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        with ana.store.transaction("release.published"):
            stored.count_in(ana.store, [case_id], "2026-Q1")
        file = _sent(ana, bo, case_id, tmp_path / "one.wbcase")
        received = receiving.receive(bo, file)
        assert received is not None
        assert _counted(bo) == 0
        own = full_case(bo, "Finch", "Bea Officer")
        with bo.store.transaction("release.published"):
            stored.count_in(bo.store, [own], "2026-Q1")
        hand_over.hand_over(bo, received, fingerprint(ana), Basis.RETURN, tmp_path / "back.wbcase")
        back = receiving.receive(ana, tmp_path / "back.wbcase")
        assert back is not None
        assert stored.get(ana.store, back).counted_in == "2026-Q1"
        assert len(counting.own(ana.store, dt.date(2028, 1, 1))) == 0


def test_two_officers_of_one_incident_meet_again_in_one_incident(tmp_path: Path) -> None:
    """The second package finds the incident there; an alias that is taken gets a number; words stay apart."""
    with two(tmp_path) as (ana, bo):
        first = full_case(ana)
        incident = stored.get(ana.store, first).incident_id
        second = incidents.join_incident(ana, incident, Involved(alias="Finch"))
        incidents.open_incident(bo, NewIncident(act="THREAT", officers=[Involved(alias="Finch")], agreed=True))
        one = receiving.receive(bo, _sent(ana, bo, first, tmp_path / "one.wbcase"))
        file = _sent(ana, bo, second, tmp_path / "two.wbcase")
        assert receiving.look(bo, file).incident_known
        assert STORY not in str(travelling.gathered(ana.store, second))
        other = receiving.receive(bo, file)
        assert one is not None
        assert other is not None
        assert stored.get(bo.store, one).incident_id == stored.get(bo.store, other).incident_id
        assert cases.case_file(bo, other).officer.alias == "Finch 2"


def test_what_is_left_here_can_be_erased_to_the_last_byte(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        file = _sent(ana, bo, case_id, tmp_path / "one.wbcase")
        hand_over.erase_here(ana, case_id)
        verify_records(ana.store)
        dump = " ".join(
            str(row)
            for (table,) in ana.store.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 's%'")
            for row in ana.store.all(f'SELECT * FROM "{table}"')
        )
        for word in ("quillwort", "Ada", "Heron", "0170 ", "Old bridge"):  # with its space no random uid holds it
            assert word not in dump
            assert not search.find(ana, word).cases
        (left,) = hand_over.left(ana)
        assert left.case_id is None
        received = receiving.receive(bo, file)
        assert received is not None


def test_a_disk_that_refuses_leaves_the_case_as_it_was(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        before = travelling.gathered(ana.store, case_id)
        with pytest.raises(WellbeingError):
            _sent(ana, bo, case_id, tmp_path / "nowhere" / "one.wbcase", Basis.EMERGENCY)
        assert travelling.gathered(ana.store, case_id) == before
        assert _counted(ana) == 1
        assert hand_over.left(ana) == []
        assert files.left_with_consents(ana) == [], "no file left"
        _sent(ana, bo, case_id, tmp_path / "one.wbcase", Basis.EMERGENCY)


@pytest.mark.parametrize("number", [2**63, 2**64 - 1, -(2**63) - 1])
def test_a_number_that_no_vault_can_hold_is_refused(tmp_path: Path, number: int) -> None:
    with two(tmp_path) as (ana, bo):
        rows = travelling.gathered(ana.store, full_case(ana))
        (case,) = rows["case_"]
        for table, column in (("case_", "days_lost"), ("officer", "uid"), ("follow_up", "opens_at")):
            hostile = {**rows, table: tuple({**row, column: number} for row in rows[table])}
            with pytest.raises(Refused), bo.store.transaction("case.received", str(case["uid"])):
                travelling.lay(bo.store, hostile, "Somebody")


def test_a_card_is_kept_only_with_the_fingerprint_that_was_heard(tmp_path: Path) -> None:
    clock = Clock()
    with (
        representative(tmp_path / "ana", "Ana Rep", clock) as ana,
        representative(tmp_path / "bo", "Bo Rep", clock) as bo,
    ):
        card = representatives.save_own_card(bo, tmp_path / "bo.wbcard")
        assert representatives.look(tmp_path / "bo.wbcard") == card
        with pytest.raises(Refused, match="not the fingerprint"):
            representatives.know(ana, card, fingerprint(ana))
        with pytest.raises(Refused, match="your own"):
            representatives.know(bo, card, card.fingerprint)
        assert representatives.known(ana) == []


def test_every_word_of_the_log_is_explained(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        receiving.receive(bo, _sent(ana, bo, full_case(ana), tmp_path / "one.wbcase"))
        for session in (ana, bo):
            written = {row[0] for row in session.store.all("SELECT action FROM log")}
            assert written <= ACTIONS.keys()


def test_a_talk_whose_guide_is_not_here_is_told_before_anything_is_taken_in(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        with ana.store.transaction("debrief.begun"):
            ana.store.run("UPDATE debrief SET checklist = 'north--river'")
        file = _sent(ana, bo, case_id, tmp_path / "one.wbcase")
        with pytest.raises(Refused, match="content packs"):
            receiving.receive(bo, file)
        assert today(bo).all_cases == 0


def test_the_package_tells_a_stranger_nothing(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        raw = _sent(ana, bo, full_case(ana), tmp_path / "one.wbcase").read_bytes()
        assert not any(word in raw for word in (b"Heron", b"Ada", b"quillwort", b"Ana Rep", b"THREAT"))


def test_an_emergency_says_why_and_the_reason_stays_here(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        with pytest.raises(Refused, match="say why"):
            hand_over.hand_over(ana, case_id, fingerprint(bo), Basis.EMERGENCY, tmp_path / "one.wbcase")
        file = _sent(ana, bo, case_id, tmp_path / "one.wbcase", Basis.EMERGENCY)
        away = whereabouts.of_case(ana, case_id).away
        assert away is not None
        assert away.reason is Reason.ILL
        package = receiving.look(bo, file).package
        assert "ill" not in {str(value) for rows in package.records.values() for row in rows for value in row.values()}
        assert not hasattr(package, "reason")


def test_nothing_is_written_to_a_case_that_is_away(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        _sent(ana, bo, case_id, tmp_path / "one.wbcase")
        before = ana.store.generation
        case = stored.get(ana.store, case_id)
        facts = case_facts.facts(ana, case.incident_id)
        assert facts.people == (), "its facts are not changed here any more"
        with pytest.raises(Refused, match="handed over"):
            cases.reopen(ana, case_id)
        with pytest.raises(Refused, match="handed over"):
            cases.add_note(ana, case_id, "One word more")
        with pytest.raises(Refused, match="handed over"):
            case_facts.correct_case(ana, case)
        with pytest.raises(Refused, match="handed over"):
            consents.answer_statistics(ana, case_id, yes=True, way=Way.SPOKEN)
        with pytest.raises(Refused, match="handed over"):
            hand_over.ask(ana, case_id, fingerprint(bo), yes=True, way=Way.SPOKEN)
        assert ana.store.generation == before


def test_a_case_comes_back_to_a_vault_that_has_forgotten_that_it_went(tmp_path: Path) -> None:
    """As a restore from an older backup leaves it: open here too. What comes back takes its place when that is said."""
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        received = receiving.receive(bo, _sent(ana, bo, case_id, tmp_path / "one.wbcase", Basis.EMERGENCY))
        assert received is not None
        cases.add_note(bo, received, "What Bo wrote")
        back = tmp_path / "back.wbcase"
        hand_over.hand_over(bo, received, fingerprint(ana), Basis.RETURN, back)
        with ana.store.transaction("case.taken-back"):
            hand_over.take_up(ana.store, case_id, ana.now())
            hand_overs.forget(ana.store, hand_over.left(ana)[0].uid)
        assert receiving.look(ana, back).replaces
        before = ana.store.generation
        with pytest.raises(Refused, match="say that this is wanted"):
            receiving.receive(ana, back)
        assert ana.store.generation == before
        again = receiving.receive(ana, back, replace=True)
        assert again is not None
        assert "What Bo wrote" in {text for _at, text in cases.case_file(ana, again).notes}
        assert (_counted(ana), _counted(bo)) == (1, 0)
        assert not receiving.look(ana, back).replaces, "the second time it adds nothing"


def test_a_case_that_comes_back_to_where_it_was_erased_is_sent_back(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        file = _sent(ana, bo, case_id, tmp_path / "one.wbcase")
        hand_over.erase_here(ana, case_id)
        received = receiving.receive(bo, file)
        assert received is not None
        back, receipt = tmp_path / "back.wbcase", tmp_path / "back.wbreceipt"
        hand_over.hand_over(bo, received, fingerprint(ana), Basis.RETURN, back)
        with pytest.raises(Refused, match="erased here for good"):
            receiving.receive(ana, back)
        receiving.send_back(ana, back, receipt)
        assert hand_over.take_back(bo, receipt) == received
        assert cases.case_file(bo, received).case.state is CaseState.OPEN
        assert (_counted(ana), _counted(bo)) == (0, 1)
        assert files.left_with_consents(ana)[0].file.kind is FileKind.CASE_RECEIPT


def test_only_what_was_erased_is_sent_back(tmp_path: Path) -> None:
    """Else a receipt would open a case there that is open here."""
    with two(tmp_path) as (ana, bo):
        file = _sent(ana, bo, full_case(ana), tmp_path / "one.wbcase")
        with pytest.raises(Refused, match="can be taken in"):
            receiving.send_back(bo, file, tmp_path / "receipt")
        receiving.receive(bo, file)
        with pytest.raises(Refused, match="can be taken in"):
            receiving.send_back(bo, file, tmp_path / "receipt")
        assert not (tmp_path / "receipt").exists()


def test_packages_are_numbered_on_even_where_a_restore_forgot_some(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        first, second = full_case(ana), full_case(ana, "Finch", "Bea Officer")
        hand_over.hand_over(ana, first, fingerprint(bo), Basis.EMERGENCY, tmp_path / "one.wbcase", Reason.AWAY)
        hand_over.hand_over(ana, second, fingerprint(bo), Basis.EMERGENCY, tmp_path / "two.wbcase", Reason.AWAY)
        later, sooner = hand_over.left(ana)
        assert later.sequence == sooner.sequence + 1, "two in one second"
        with ana.store.transaction("case.taken-back"):
            for one in (later, sooner):
                hand_overs.forget(ana.store, one.uid)
        assert hand_overs.next_sequence(ana.store, later.at + dt.timedelta(seconds=5)) > later.sequence


def test_a_file_that_may_be_there_leaves_the_case_handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package stands whole, but its disk failed afterwards: better no vault looks after it than two count it."""

    def fails(_folder: Path) -> None:
        raise OSError(errno.EIO, "no more")

    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        with monkeypatch.context() as broken:
            broken.setattr(departures, "sync_folder", fails)
            broken.setattr(disk, "sync_folder", fails)
            with pytest.raises(Trouble, match="write the package again"):
                _sent(ana, bo, case_id, tmp_path / "one.wbcase", Basis.EMERGENCY)
        assert (_counted(ana), whereabouts.of_case(ana, case_id).away is None) == (0, False)
        hand_over.write_again(ana, case_id, tmp_path / "two.wbcase")
        received = receiving.receive(bo, tmp_path / "two.wbcase")
        assert received is not None
        with monkeypatch.context() as broken:
            broken.setattr(departures, "sync_folder", fails)
            broken.setattr(disk, "sync_folder", fails)
            with pytest.raises(Trouble, match="save the receipt once more"):
                receiving.object_to(bo, received, tmp_path / "one.wbreceipt")
        assert _counted(bo) == 0
        with pytest.raises(Refused, match="objected to this hand-over"):
            cases.reopen(bo, received)
        receiving.object_to(bo, received, tmp_path / "two.wbreceipt")
        assert hand_over.take_back(ana, tmp_path / "two.wbreceipt") == case_id
        assert _counted(ana) == 1
