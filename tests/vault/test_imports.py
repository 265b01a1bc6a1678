"""Batches and rows of imported history in a real vault."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.vaults import NOW, open_session
from wellbeing.domain.answer import YesNo
from wellbeing.domain.case import AgeBand, Case, CaseState, Conditions, Membership
from wellbeing.domain.history import Basis, ImportBatch
from wellbeing.domain.identity import CaseId, IncidentId, OfficerId, new_uid
from wellbeing.domain.incident import Flag, Incident
from wellbeing.domain.officer import Officer
from wellbeing.vault import cases, imports, incidents, officers, search
from wellbeing.vault.store import ConstraintBroken, Store

BASIS = Basis(statement="Public.", stated_by="A. Reader", stated_at=NOW)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_session(tmp_path / "vault") as session:
        yield session.store


def batch(basis: Basis | None = None) -> ImportBatch:
    return ImportBatch(
        id=0,
        uid=new_uid(),
        source="book",
        mapping="book-2022",
        at=NOW,
        basis=basis,
        yields=frozenset({"act:THREAT", "sex:F"}),
        rows=1,
    )


def records(import_id: int) -> tuple[Officer, Incident, Case]:
    officer = Officer(id=OfficerId(5), uid=new_uid(), alias="Wren", name="J. Doe", reference="book:7", created_at=NOW)
    incident = Incident(
        id=IncidentId(6),
        uid=new_uid(),
        occurred_on=dt.date(2022, 4, 3),
        occurred_at=dt.time(21, 5),
        zone="Europe/Berlin",
        act="THREAT",
        means="20",
        flags=frozenset({Flag.HATE, Flag.DISORDER}),
        circumstance="09",
        environment="061",
        place="Harbour",
        region="DE60",
        created_at=NOW,
    )
    case = Case(
        id=CaseId(7),
        uid=new_uid(),
        incident_id=incident.id,
        officer_id=officer.id,
        state=CaseState.HISTORY,
        opened_at=NOW,
        closed_at=NOW,
        membership=Membership.FORMER,
        injuries=("PAIN", "011"),
        days_lost="A01",
        conditions=Conditions(alone=YesNo.YES, over_48h=YesNo.NO, rest_under_11h=YesNo.UNKNOWN),
        sex="F",
        age_band=AgeBand.FROM_35,
        role="5412",
        rank="Sergeant",
        unit="Station 7",
        justice="PENDING",
        import_id=import_id,
    )
    return officer, incident, case


def laid(store: Store, basis: Basis | None = None) -> int:
    with store.transaction("import.added"):
        key = imports.add_batch(store, batch(basis))
        officer, incident, case = records(key)
        imports.add_officers(store, [officer])
        imports.add_incidents(store, [incident])
        imports.add_cases(store, [case])
        imports.add_rows(store, [("book\x1f1", b"digest", 7)])
        imports.index_batch(store, key)
    return key


def test_records_laid_at_once_read_back_like_records_laid_one_by_one(store: Store) -> None:
    key = laid(store)
    officer, incident, case = records(key)
    for found, meant in (
        (officers.get(store, officer.id), officer),
        (incidents.get(store, incident.id), incident),
        (cases.get(store, case.id), case),
    ):
        for name in meant.__dataclass_fields__:
            assert name == "uid" or getattr(found, name) == getattr(meant, name), name


def test_a_batch_reads_back_with_and_without_a_basis(store: Store) -> None:
    key = laid(store)
    found = imports.batches(store)[0]
    assert (found.id, found.basis, found.yields, found.rows) == (key, None, frozenset({"act:THREAT", "sex:F"}), 1)
    with store.transaction("import.based"):
        imports.state_basis(store, key, BASIS)
    with store.transaction("import.based"):
        imports.state_basis(store, key, Basis(statement="Other", stated_by="B", stated_at=NOW))
    assert imports.batches(store)[0].basis == BASIS


def test_rows_of_another_source_are_not_known(store: Store) -> None:
    laid(store)
    assert imports.known_rows(store, "book") == {"book\x1f1": b"digest"}
    assert imports.known_rows(store, "boo") == {}
    assert imports.known_rows(store, "book2") == {}


def test_references_and_last_keys_are_what_the_next_batch_builds_on(store: Store) -> None:
    assert imports.last_keys(store) == (0, 0, 0)
    laid(store)
    assert imports.last_keys(store) == (5, 6, 7)
    assert imports.officers_by_reference(store) == {"book:7": 5}


def test_the_index_holds_the_document_that_a_single_case_gets(store: Store) -> None:
    laid(store)
    at_once = store.all("SELECT rowid, text FROM search")
    with store.transaction("case.indexed"):
        search.index_case(store, CaseId(7))
    assert store.all("SELECT rowid, text FROM search") == at_once
    assert search.find(store, "Harbour Wren", 5)[0] == [7]


def test_a_row_is_forgotten_with_its_case(store: Store) -> None:
    laid(store)
    with store.transaction("case.removed"):
        cases.remove(store, CaseId(7))
    assert imports.known_rows(store, "book") == {}


def test_an_officer_cannot_stand_twice_under_one_reference(store: Store) -> None:
    laid(store)
    with pytest.raises(ConstraintBroken), store.transaction("import.added"):
        imports.add_officers(store, [records(1)[0]])
    assert imports.last_keys(store) == (5, 6, 7)
