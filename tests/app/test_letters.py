"""Paper for one officer: no letter without consent, nothing on a slip, everything recorded as left."""

import dataclasses
import datetime as dt
from pathlib import Path

import pypdfium2
import pytest

from tests.helpers.vaults import NOW, Clock
from wellbeing.app import (
    cases,
    consent_form,
    consents,
    departures,
    employer,
    incidents,
    letters,
    preferences,
    referral_letters,
    referrals,
    services,
    take_home,
)
from wellbeing.app.employer import Wish
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Purpose, Way
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.identity import CaseId, ReferralId
from wellbeing.errors import Refused, Trouble


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.fixture
def case_id(session: Session) -> CaseId:
    preferences.save(
        session,
        preferences.Preferences(union="Union North", representative="R. Rep", contact="0100 200", country="DE"),
    )
    officer = Involved(alias="Heron", name="Ada Officer", contact="0100 300")
    (opened,) = incidents.open_incident(session, NewIncident(act="SEXUAL", officers=[officer], agreed=True))
    return opened


def considered(session: Session, case_id: CaseId) -> ReferralId:
    service = dataclasses.replace(services.blank(), kind="PSYCHO", name="Trauma service")
    return referrals.consider(session, case_id, services.save(session, service))


def test_a_letter_needs_consent_and_carries_only_what_it_lists(session: Session, case_id: CaseId) -> None:
    referral = considered(session, case_id)
    with pytest.raises(Refused) as refused:
        referral_letters.referral_letter(session, referral)
    assert refused.value.field == "consent"
    service = referrals.get(session, referral).service_id
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    prepared = referral_letters.referral_letter(session, referral)
    shown = text_of(prepared.make())
    assert [what for what, _says in prepared.carried] == ["name", "kind of help", "how to reach them"]
    assert all(says in shown for _what, says in prepared.carried)
    for hidden in ("Heron", "SEXUAL", "exual", str(NOW.year - 1)):
        assert hidden not in shown


def test_a_withdrawn_consent_stops_the_letter(session: Session, case_id: CaseId) -> None:
    referral = considered(session, case_id)
    consents.answer_service(session, case_id, referrals.get(session, referral).service_id, yes=True, way=Way.SPOKEN)
    consents.withdraw(session, consents.of_case(session, case_id)[0].id)
    with pytest.raises(Refused):
        referral_letters.referral_letter(session, referral)


def test_the_page_to_take_home_and_the_slip_name_no_officer_and_no_event(session: Session, case_id: CaseId) -> None:
    follow_up = cases.case_file(session, case_id).follow_ups[1]
    day = NOW.date() + dt.timedelta(days=1)
    papers = [
        take_home.take_home(session, case_id),
        take_home.take_home(session, case_id, "de"),
        letters.slip(session, follow_up.id, day, dt.time(14), "At the station"),
    ]
    for paper in papers:
        shown = text_of(paper.make())
        assert "Ada" not in shown
        assert "Heron" not in shown
    entry = letters.calendar(session, follow_up.id, day, dt.time(14)).make().decode()
    assert "Appointment" in entry
    assert "Ada" not in entry
    assert follow_up.uid not in entry


def test_a_next_date_in_the_past_is_refused(session: Session, case_id: CaseId) -> None:
    follow_up = cases.case_file(session, case_id).follow_ups[1]
    with pytest.raises(Refused):
        letters.slip(session, follow_up.id, NOW.date() - dt.timedelta(days=1), None, "")


def test_what_left_is_recorded_and_a_file_is_never_replaced(session: Session, case_id: CaseId, tmp_path: Path) -> None:
    paper = take_home.take_home(session, case_id)
    target = tmp_path / paper.file_name
    departures.save(b"paper", target)
    letters.record(session, paper, Carrier.SAVED, str(target))
    (left,) = departures.files_that_left(session)
    assert (left.kind, left.case_id, left.place) == (FileKind.TAKE_HOME, case_id, str(target))
    with pytest.raises(Refused):
        departures.save(b"other", target)
    assert target.read_bytes() == b"paper"
    with pytest.raises(Trouble):
        departures.save(b"other", tmp_path / "gone" / "file.pdf")


def test_nothing_leaves_under_a_consent_that_was_withdrawn_or_answered_anew(
    session: Session, case_id: CaseId, tmp_path: Path
) -> None:
    referral = considered(session, case_id)
    service = referrals.get(session, referral).service_id
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    prepared = referral_letters.referral_letter(session, referral)
    letters.may_leave(session, prepared)
    consents.answer_service(session, case_id, service, yes=False, way=Way.SPOKEN)
    with pytest.raises(Refused):
        letters.may_leave(session, prepared)
    consents.answer_service(session, case_id, service, yes=True, way=Way.SIGNED)
    again = referral_letters.referral_letter(session, referral)
    consents.withdraw(session, consents.of_case(session, case_id)[-1].id)
    with pytest.raises(Refused):
        letters.save_and_record(session, again, b"letter", tmp_path / "letter.pdf")
    assert not (tmp_path / "letter.pdf").exists()
    assert departures.files_that_left(session) == []


def test_a_file_that_cannot_be_noted_does_not_stay(session: Session, case_id: CaseId, tmp_path: Path) -> None:
    paper = take_home.take_home(session, case_id)
    unknown = dataclasses.replace(paper, case_id=CaseId(99))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        letters.save_and_record(session, unknown, b"page", tmp_path / "page.pdf")
    assert not (tmp_path / "page.pdf").exists()
    letters.save_and_record(session, paper, b"page", tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes() == b"page"
    (left,) = departures.files_that_left(session)
    assert left.carrier is Carrier.SAVED


def test_what_a_letter_would_carry_is_known_before_anybody_is_asked(session: Session, case_id: CaseId) -> None:
    referral = considered(session, case_id)
    before = referral_letters.would_carry(session, referral)
    consents.answer_service(session, case_id, referrals.get(session, referral).service_id, yes=True, way=Way.SPOKEN)
    assert referral_letters.referral_letter(session, referral).carried == before


def test_the_consent_form_asks_only_what_may_be_asked_and_names_no_officer(
    session: Session, case_id: CaseId, clock: Clock
) -> None:
    with pytest.raises(Refused):
        consent_form.consent_form(session, case_id)
    considered(session, case_id)
    early = text_of(consent_form.consent_form(session, case_id).make())
    assert "Trauma service" in early
    assert "counted" not in early
    clock.forward(hours=49)
    form = text_of(consent_form.consent_form(session, case_id).make())
    assert "May your case be counted?" in form
    for hidden in ("Ada", "Heron", "exual"):
        assert hidden not in form


def test_the_form_asks_about_a_letter_to_the_employer_only_while_it_is_asked(session: Session, case_id: CaseId) -> None:
    considered(session, case_id)
    wish = Wish(purpose=Purpose.EMPLOYER_RELIEF, recipient="Personnel office")
    question = "May Personnel office be asked to relieve you from duty for a time?"
    assert question not in text_of(consent_form.consent_form(session, case_id).make())
    asked = consent_form.consent_form(session, case_id, wish=wish)
    assert question in text_of(asked.make())
    assert ("office that is asked about", "Personnel office") in asked.carried
    employer.answer(session, case_id, wish, yes=True, way=Way.SPOKEN)
    spoken = text_of(consent_form.consent_form(session, case_id).make())
    assert question in spoken, "a spoken yes can be signed"
    assert "another duty" not in spoken
    consents.withdraw(session, consents.of_case(session, case_id)[-1].id)
    assert question not in text_of(consent_form.consent_form(session, case_id).make())
