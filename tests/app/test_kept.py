"""What is kept about an officer is told whole: on paper in their language, and as a file by its published schema."""

import dataclasses
import json
from pathlib import Path

import msgspec
import pytest

from tests.helpers.hand_over import STORY, full_case
from tests.reports.reading import flowing
from wellbeing.app import asked_later, cases, departures, kept, kept_paper, letters, officer_rights, referral_letters
from wellbeing.app.session import Session
from wellbeing.domain.asked_later import Later
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.identity import OfficerId
from wellbeing.exchange import officer_record
from wellbeing.vault import cases as stored
from wellbeing.vault import travelling

FORMATS = Path(__file__).parents[2] / "docs" / "formats"


def corrected_case(session: Session) -> OfficerId:
    case_id = full_case(session)
    officer = officer_rights.of_case(session, case_id)
    letters.record(
        session,
        referral_letters.referral_letter(session, cases.case_file(session, case_id).referrals[0].id),
        Carrier.PRINTED,
    )
    officer_rights.correct(session, officer, alias="Heron", name="Ada Smith", contact="0170 12345")
    officer_rights.hold(session, officer, "Claim after the accident", session.today())
    return officer


def test_the_file_is_of_the_published_schema_and_holds_everything(session: Session, tmp_path: Path) -> None:
    officer = corrected_case(session)
    kept.save_json(session, officer, tmp_path / "record.json")
    record = json.loads((tmp_path / "record.json").read_text("utf-8"))
    msgspec.convert(record, officer_record.form(travelling.columns()))
    (case,) = record["cases"]
    assert record["officer"]["name"] == "Ada Smith"
    assert [note["text"] for note in case["note"]] == [STORY]
    assert {row["question"] for row in case["answer"]} == {"skipped", "several"}
    for table, rows in case.items():
        assert rows, f"the case has nothing in {table}"
    assert [(one["what"], one["before"]) for one in record["corrections"]] == [("officer.name", "Ada Officer")]
    assert [one["reason"] for one in record["holds"]] == ["Claim after the accident"]
    assert [(one["kind"], one["to"]) for one in record["left"]] == [("referral_letter", "River practice")]
    done = {entry["action"] for entry in record["access"]}
    assert {"incident.opened", "note.written", "officer.corrected", "officer.held", "file.printed"} <= done
    left = departures.files_that_left(session)[0]
    assert (left.kind, left.place) == (FileKind.OFFICER_RECORD, str(tmp_path / "record.json"))


def test_the_published_schema_is_that_of_the_program() -> None:
    stored = json.loads((FORMATS / "officer-record.schema.json").read_text("utf-8"))
    assert stored == officer_record.schema(travelling.columns()), "write it anew, as officer-record.md says"


def test_a_record_of_another_form_is_no_file(session: Session) -> None:
    officer = corrected_case(session)
    record = json.loads(kept.as_json(session, officer))
    for wrong in ({**record, "more": 1}, {**record, "cases": [{}]}, {**record, "officer": {"uid": "1"}}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(wrong, officer_record.form(travelling.columns()))


def test_the_paper_says_all_of_it_in_the_officers_language(session: Session) -> None:
    officer = corrected_case(session)
    (case_id, *_others) = stored.of_officer(session.store, officer)
    asked_later.tell(session, case_id, Later.CARE_TIME, "NOT_GIVEN")
    asked_later.tell(session, case_id, Later.RECORDED, "Y")
    asked_later.tell(session, case_id, Later.LEGAL_AID, "NOT_APPLIED")
    asked_later.tell(session, case_id, Later.LEGAL_AID, "GRANTED")
    prepared = kept_paper.prepare(session, officer)
    told = flowing(prepared.make())
    for said in ("Needed or asked for, and not given", "Recorded by the employer", "Granted", "“Not applied for”"):
        assert said in told
    for said in (
        "What we keep about you", "Ada Smith", "0170 12345", "Ada Officer", STORY, "River practice", "Old bridge",
        "Claim after the accident", "Ask about leave", "0170 999", "skipped", "A note was written", "52",
        "Self-check of", "Page 1 of",
    ):  # fmt: skip
        assert said in told
    german = flowing(kept_paper.prepare(session, officer, "de").make())
    assert "Ada Smith" in german
    assert "What we keep" not in german
    letters.record(session, dataclasses.replace(prepared), Carrier.PRINTED)
    assert departures.files_that_left(session)[0].carried == (kept.CARRIED,)
