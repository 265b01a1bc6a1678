"""An incident that several representatives know has one uid in all vaults, one lead, and is counted once."""

import datetime as dt
from pathlib import Path
from random import Random

import pytest

from tests.helpers.hand_over import fingerprint, introduce, representative, two
from tests.helpers.vaults import Clock
from wellbeing.app import case_facts, cases, consents, departures, hand_over, incidents, leads, receiving, slips, today
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.departure import FileKind
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId, IncidentId
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.vault import cases as stored
from wellbeing.vault import counting, erasures
from wellbeing.vault.whole_check import verify_records


def opened(session: Session, *aliases: str) -> IncidentId:
    """An incident of four days ago whose officers agree to be counted."""
    people = [Involved(alias=alias) for alias in aliases]
    day = session.today() - dt.timedelta(days=4)
    new = NewIncident(act="THREAT", officers=people, occurred_on=day, agreed=True)
    found = incidents.open_incident(session, new)
    for case_id in found:
        consents.answer_statistics(session, case_id, yes=True, way=Way.SIGNED)
    return cases.case_file(session, found[0]).incident.id


def joined(session: Session, incident: IncidentId, alias: str) -> CaseId:
    case_id = incidents.join_incident(session, incident, Involved(alias=alias))
    consents.answer_statistics(session, case_id, yes=True, way=Way.SIGNED)
    return case_id


def counted(session: Session) -> list[str]:
    """The aliases that the gate lets in."""
    found = counting.own(session.store, dt.date(2027, 1, 1))
    return [cases.case_file(session, one.case_id).officer.alias for one in found]


def shared(one: Session, incident: IncidentId, other: Session, path: Path, *, gives_lead: bool = False) -> Path:
    leads.share(one, incident, fingerprint(other), path, gives_lead=gives_lead)
    return path


def test_both_know_it_by_one_uid_and_only_the_lead_counts(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        hers, his = opened(ana, "Heron"), opened(bo, "Tern")
        assert (counted(ana), counted(bo)) == (["Heron"], ["Tern"])
        slip = shared(ana, hers, bo, tmp_path / "a.wbslip")
        look = slips.look(bo, slip)
        assert (look.sender, [one.aliases for one in look.candidates]) == ("Ana Rep", [("Tern",)])
        assert slips.read_in(bo, slip, same_as=his) == his
        assert leads.of_incident(ana, hers).is_here
        assert leads.of_incident(bo, his).name == "Ana Rep"
        assert leads.of_incident(ana, hers).incident.uid == leads.of_incident(bo, his).incident.uid
        joined(bo, his, "Wren")
        assert (counted(ana), counted(bo)) == (["Heron"], [])
        assert counting.known(bo.store, 2026, "2026", imported_history=False) == set()
        # A page that stood open while the slip was read in does not bring the right to count back.
        case_facts.correct_facts(bo, case_facts.facts(bo, his))
        assert counted(bo) == []
        assert slips.read_in(bo, slip) == his, "twice is once"
        verify_records(bo.store)


def test_the_lead_goes_by_a_slip_once(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        hers = opened(ana, "Heron")
        slip = shared(ana, hers, bo, tmp_path / "a.wbslip", gives_lead=True)
        assert counted(ana) == []
        with pytest.raises(Refused, match="Another representative leads"):
            leads.share(ana, hers, fingerprint(bo), tmp_path / "b.wbslip", gives_lead=True)
        leads.write_again(ana, hers, tmp_path / "again.wbslip")
        his = slips.read_in(bo, slip)
        assert his is not None
        assert today.today(bo).unchecked[0].is_empty
        joined(bo, his, "Tern")
        assert (counted(ana), counted(bo)) == ([], ["Tern"])
        back = shared(bo, his, ana, tmp_path / "back.wbslip", gives_lead=True)
        assert slips.read_in(ana, back) == hers
        assert (counted(ana), counted(bo)) == (["Heron"], [])
        for old in (slip, tmp_path / "again.wbslip"):
            slips.read_in(bo, old)
            assert leads.of_incident(bo, his).name == "Ana Rep", "a slip gives the lead once"
        assert (counted(ana), counted(bo)) == (["Heron"], [])


def test_what_was_released_is_counted_in_no_second_vault(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        hers, his = opened(ana, "Heron"), opened(bo, "Heron")
        with bo.store.transaction("release.published"):
            stored.count_in(bo.store, [one.case_id for one in counting.own(bo.store, dt.date(2027, 1, 1))], "2026")
        slip = shared(ana, hers, bo, tmp_path / "a.wbslip")
        with pytest.raises(Refused, match="joined to another"):
            slips.read_in(bo, slip, same_as=his)
        with pytest.raises(Refused, match="go to anybody any more"):
            leads.share(bo, his, fingerprint(ana), tmp_path / "b.wbslip", gives_lead=True)
        other_way = shared(bo, his, ana, tmp_path / "b.wbslip")
        if leads.of_incident(ana, hers).incident.uid < leads.of_incident(bo, his).incident.uid:
            with pytest.raises(Refused, match="read in yours"):
                slips.read_in(ana, other_way, same_as=hers)
        else:
            slips.read_in(ana, other_way, same_as=hers)
            assert counted(ana) == []


def test_two_slips_crossing_leave_one_lead(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        hers, his = opened(ana, "Heron"), opened(bo, "Tern")
        from_ana = shared(ana, hers, bo, tmp_path / "a.wbslip")
        from_bo = shared(bo, his, ana, tmp_path / "b.wbslip")
        ways = [(bo, from_ana, his), (ana, from_bo, hers)]
        if leads.of_incident(bo, his).incident.uid < leads.of_incident(ana, hers).incident.uid:
            ways.reverse()
        (reader, slip, same_as), (other, refused, own) = ways
        with pytest.raises(Refused, match="read in yours"):
            slips.read_in(other, refused, same_as=own)
        slips.read_in(reader, slip, same_as=same_as)
        assert leads.of_incident(ana, hers).is_here != leads.of_incident(bo, his).is_here
        assert len(counted(ana)) + len(counted(bo)) == 1


def test_the_right_to_count_a_case_travels_with_the_case(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo), representative(tmp_path / "cy", "Cy Rep", Clock()) as cy:
        introduce(bo, cy)
        hers, his = opened(ana, "Heron"), opened(bo, "Tern")
        slips.read_in(bo, shared(ana, hers, bo, tmp_path / "a.wbslip"), same_as=his)
        # A case that is not counted where it lies is counted nowhere by going on.
        (tern,) = [person.case.id for person in case_facts.facts(bo, his).people]
        package = tmp_path / "tern.wbcase"
        hand_over.hand_over(bo, tern, fingerprint(cy), Basis.EMERGENCY, package, Reason.ILL)
        hand_over.write_again(bo, tern, tmp_path / "again.wbcase")
        there = receiving.receive(cy, tmp_path / "again.wbcase")
        assert there is not None
        assert (counted(ana), counted(bo), counted(cy)) == (["Heron"], [], [])
        receiving.object_to(cy, there, tmp_path / "no.wbreceipt")
        hand_over.take_back(bo, tmp_path / "no.wbreceipt")
        assert counted(bo) == []
        # One that is counted goes with its right; further cases of the incident there are the lead's.
        (heron,) = [person.case.id for person in case_facts.facts(ana, hers).people]
        hand_over.hand_over(ana, heron, fingerprint(bo), Basis.EMERGENCY, tmp_path / "heron.wbcase", Reason.ILL)
        receiving.receive(bo, tmp_path / "heron.wbcase")
        assert (counted(ana), counted(bo)) == ([], ["Heron"])
        assert leads.of_incident(bo, his).name == "Ana Rep"


def test_a_case_that_comes_to_the_lead_is_counted_there(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        hers, his = opened(ana, "Heron"), opened(bo, "Tern")
        slips.read_in(bo, shared(ana, hers, bo, tmp_path / "a.wbslip"), same_as=his)
        (tern,) = [person.case.id for person in case_facts.facts(bo, his).people]
        hand_over.hand_over(bo, tern, fingerprint(ana), Basis.EMERGENCY, tmp_path / "t.wbcase", Reason.ILL)
        receiving.receive(ana, tmp_path / "t.wbcase")
        assert (counted(ana), counted(bo)) == (["Heron", "Tern"], [])


def test_a_slip_tells_a_stranger_nothing_and_whatever_is_wrong_with_it_is_said(tmp_path: Path) -> None:
    clock = Clock()
    with two(tmp_path, clock) as (ana, bo), representative(tmp_path / "cy", "Cy Rep", clock) as cy:
        hers = opened(ana, "Heron")
        slip = shared(ana, hers, bo, tmp_path / "a.wbslip")
        raw = slip.read_bytes()
        uid = leads.of_incident(ana, hers).incident.uid.encode()
        assert not any(word in raw for word in (b"Heron", b"THREAT", b"2026-03-08", b"Ana Rep", uid))
        with pytest.raises(Refused, match="another representative"):
            slips.look(cy, slip)
        (tmp_path / "c.wbslip").write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
        with pytest.raises(Tampered, match="damaged"):
            slips.look(bo, tmp_path / "c.wbslip")
        (tmp_path / "n.wbslip").write_bytes(b"something else")
        with pytest.raises(Refused, match="not the slip"):
            slips.look(bo, tmp_path / "n.wbslip")
        with pytest.raises(Refused, match="exists already"):
            shared(ana, hers, bo, slip)
        (left,) = departures.files_that_left(ana)
        assert (left.kind, left.carried) == (FileKind.INCIDENT_SLIP, (leads.CARRIED,))
        clock.forward(days=31)
        with pytest.raises(Refused, match="expired"):
            slips.look(bo, slip)


def test_a_slip_that_can_not_be_written_keeps_the_lead(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        hers = opened(ana, "Heron", "Tern")
        with pytest.raises(WellbeingError):
            shared(ana, hers, bo, tmp_path / "nowhere" / "a.wbslip", gives_lead=True)
        assert leads.of_incident(ana, hers).is_here
        assert leads.of_incident(ana, hers).shared_with == ()
        assert counted(ana) == ["Heron", "Tern"]
        assert departures.files_that_left(ana) == []


def test_an_incident_without_a_case_goes_again_and_one_with_cases_with_the_last(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        his = slips.read_in(bo, shared(ana, opened(ana, "Heron"), bo, tmp_path / "a.wbslip"))
        assert his is not None
        case_id = joined(bo, his, "Tern")
        with pytest.raises(Refused, match="the last of them"):
            slips.take_out(bo, his)
        with erasures.erasing(bo.store, "case.erased", case_id, bo.now()):
            pass
        his = slips.read_in(bo, tmp_path / "a.wbslip")
        assert his is not None
        slips.take_out(bo, his)
        assert today.today(bo).unchecked == ()
        verify_records(bo.store)


@pytest.mark.parametrize("seed", range(3))
def test_whoever_is_asked_in_whatever_order_one_vault_leads(tmp_path: Path, seed: int) -> None:
    """Slips given, lost, read late and read twice: never two leads, and nothing is counted but by the lead."""
    chance = Random(seed)
    with two(tmp_path) as (ana, bo), representative(tmp_path / "cy", "Cy Rep", Clock()) as cy:
        introduce(ana, cy)
        introduce(bo, cy)
        vaults = [ana, bo, cy]
        where: dict[int, IncidentId] = {0: opened(ana, "Heron")}
        written: list[tuple[int, Path]] = []
        for number in range(25):
            giver, taker = chance.sample(range(3), 2)
            if chance.random() < 0.5 and giver in where:
                path = tmp_path / f"{number}.wbslip"
                try:
                    shared(vaults[giver], where[giver], vaults[taker], path, gives_lead=chance.random() < 0.6)
                    written.append((taker, path))
                except Refused:
                    assert not leads.of_incident(vaults[giver], where[giver]).is_here
            elif written:
                taker, path = chance.choice(written)
                try:
                    found = slips.read_in(vaults[taker], path)
                except Refused:
                    found = None
                if found is not None and taker not in where:
                    where[taker] = found
                    joined(vaults[taker], found, f"Officer {taker}")
            leading = [place for place, incident in where.items() if leads.of_incident(vaults[place], incident).is_here]
            assert len(leading) <= 1
            for place in where:
                assert bool(counted(vaults[place])) == (place in leading)
