"""Letters that leave under a consent: they carry what they are shown to carry, and nothing without a yes."""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2
import pytest

from tests.helpers.vaults import NOW
from wellbeing.app import (
    cases,
    consents,
    departures,
    employer,
    incidents,
    letterhead,
    letters,
    preferences,
    referral_letters,
    referrals,
    services,
)
from wellbeing.app.employer import Wish
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.letters import Prepared
from wellbeing.app.session import Session
from wellbeing.content import letters as templates
from wellbeing.content import png
from wellbeing.content.png import Picture
from wellbeing.content.templates import BLANK
from wellbeing.domain.consent import EMPLOYER, Purpose, Way
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.identity import CaseId, ReferralId
from wellbeing.domain.referral import ReferralState
from wellbeing.errors import Refused
from wellbeing.language import language

OFFICE = "Personnel office Vostok"
UNTIL = NOW.date() + dt.timedelta(days=40)
WISHES = {
    Purpose.EMPLOYER_RELIEF: Wish(purpose=Purpose.EMPLOYER_RELIEF, recipient=OFFICE, until=UNTIL),
    Purpose.EMPLOYER_DUTY: Wish(
        purpose=Purpose.EMPLOYER_DUTY, recipient=OFFICE, changes=("No duty at night", "Duty indoors")
    ),
    Purpose.EMPLOYER_ACCIDENT: Wish(purpose=Purpose.EMPLOYER_ACCIDENT, recipient=OFFICE),
}
OWN = preferences.Preferences(
    union="Unionia", address="Squareville 7", representative="Repra Deputy", contact="0555 777", country="DE"
)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.fixture
def case_id(session: Session) -> CaseId:
    """A case in which everything that could slip into a letter has a word of its own."""
    preferences.save(session, OWN)
    officer = Involved(alias="Kestrelia", name="Zoltana Quendel", contact="0666 888")
    new = NewIncident(
        act="THREAT_SERIOUS", officers=[officer], agreed=True, place="Bridgehamlet", occurred_on=dt.date(2026, 2, 3)
    )
    (opened,) = incidents.open_incident(session, new)
    cases.add_note(session, opened, "Nachtigallen whispered")
    return opened


def refer(session: Session, case_id: CaseId) -> ReferralId:
    service = dataclasses.replace(services.blank(), kind="PSYCHO", name="Harbourlight", reach="Dockstreet 9")
    referral = referrals.consider(session, case_id, services.save(session, service))
    consents.answer_service(session, case_id, referrals.get(session, referral).service_id, yes=True, way=Way.SPOKEN)
    referrals.move(session, referral, ReferralState.MADE)
    return referral


NOTHING_ELSE = "Nothing else was passed on. Please use it for this purpose only."
Make = Callable[[Session, CaseId, str], Prepared]


def _service(session: Session, case_id: CaseId, code: str) -> Prepared:
    return referral_letters.referral_letter(session, refer(session, case_id), code)


def _confirmation(session: Session, case_id: CaseId, code: str) -> Prepared:
    referral = refer(session, case_id)
    letters.record(session, referral_letters.referral_letter(session, referral), Carrier.PRINTED)
    day = session.today() + dt.timedelta(days=11)
    referrals.move(session, referral, ReferralState.APPOINTMENT, appointment_on=day)
    return referral_letters.confirmation(session, referral, code)


def _employer(purpose: Purpose) -> Make:
    def make(session: Session, case_id: CaseId, code: str) -> Prepared:
        employer.answer(session, case_id, WISHES[purpose], yes=True, way=Way.SIGNED)
        return employer.letter(session, case_id, WISHES[purpose], code)

    return make


LETTERS: dict[str, tuple[Make, str]] = {
    "referral": (_service, "referral"),
    "confirmation": (_confirmation, "confirmation"),
    **{purpose.value: (_employer(purpose), employer.TEMPLATE[purpose]) for purpose in sorted(EMPLOYER)},
}


def words(*texts: str) -> set[str]:
    return set(re.findall(r"\w+", " ".join(texts).lower()))


def fixed(template: str, code: str) -> Iterable[str]:
    """What the letter says of nobody: its template without values, its frame, and who writes."""
    reader = language(code)
    letter = templates.letter(template)
    unchosen = set(letter.choices)
    yield from (re.sub(r"\{\w+\}", "", reader.text(text)) for text in letter.texts() if text not in unchosen)
    frame = (
        "What this letter says about the person",
        NOTHING_ELSE,
        "Confidential: for the service named above only",
        "Confidential: for the office named above only",
        "Page {number} of {count}",
        BLANK,
    )
    yield from (re.sub(r"\{\w+\}", "", reader.text(text)) for text in frame)
    yield from (OWN.union, OWN.address, OWN.representative, OWN.contact, "1 2 110 112")
    yield from ("Harbourlight Dockstreet 9" if template == "referral" else OFFICE, reader.date(NOW.date()))


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_with_long_names_fits_on_one_page(
    session: Session, name: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = dataclasses.replace(
        OWN,
        union="Gewerkschaft der Polizei, Landesbezirk Niedersachsen",
        address="Am Alten Güterbahnhof 12\n30159 Hannover",
        representative="Anna-Lena Mustermann-Beispiel",
        contact="0511 1234567, anna@gewerkschaft.example",
    )
    preferences.save(session, own)
    person = Involved(name="Alexandra Musterfrau-Beispiel", contact="0171 7654321, alexandra@example.org")
    (opened,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[person], agreed=True))
    make, _template = LETTERS[name]
    duty = dataclasses.replace(WISHES[Purpose.EMPLOYER_DUTY], changes=employer.changes())
    monkeypatch.setitem(WISHES, Purpose.EMPLOYER_DUTY, duty)
    document = pypdfium2.PdfDocument(make(session, opened, code).make())
    assert len(document) == 1
    document.close()


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize("name", LETTERS)
def test_every_word_of_a_letter_is_its_template_or_stands_in_the_shown_list(
    session: Session, case_id: CaseId, name: str, code: str
) -> None:
    make, template = LETTERS[name]
    made = make(session, case_id, code)
    shown = text_of(made.make()).replace("\ufffe", "")
    reader = language(code)
    listed = [reader.text(what) for what, _says in made.carried] + [says for _what, says in made.carried]
    assert not words(shown) - words(*fixed(template, code), *listed, made.consent)
    for says in (says for _what, says in made.carried):
        assert words(says) <= words(shown), "what is shown is what it carries"
    for hidden in ("Kestrelia", "Bridgehamlet", "Nachtigallen"):
        assert hidden.lower() not in shown.lower()


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize("name", [name for name in LETTERS if name != "confirmation"])
def test_what_a_letter_says_is_listed_line_by_line(session: Session, case_id: CaseId, name: str, code: str) -> None:
    made, reader = LETTERS[name][0](session, case_id, code), language(code)
    shown = " ".join(text_of(made.make()).split())
    for what, says in made.carried:
        told = reader.text(what)
        assert f"{told[0].upper()}{told[1:]} {says}" in shown


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize("name", LETTERS)
def test_nothing_else_is_said_below_what_was_passed_on(session: Session, case_id: CaseId, name: str, code: str) -> None:
    """Above it, it would say that nothing was."""
    made, reader = LETTERS[name][0](session, case_id, code), language(code)
    shown = " ".join(text_of(made.make()).split())
    nothing_else = next(
        reader.text(text)
        for text in (*templates.letter(LETTERS[name][1]).texts(), NOTHING_ELSE)
        if text.startswith("Nothing else was passed on")
    )
    above, below = shown.split(" ".join(nothing_else.split()[:4]))
    last = made.carried[-1][1]  # of the confirmation, what the service was told
    assert last in above
    assert last not in below


@pytest.mark.parametrize("purpose", sorted(EMPLOYER))
def test_consent_to_one_letter_is_no_consent_to_another(session: Session, case_id: CaseId, purpose: Purpose) -> None:
    wish = WISHES[purpose]
    for other in EMPLOYER - {purpose}:
        employer.answer(session, case_id, WISHES[other], yes=True, way=Way.SPOKEN)
    elsewhere = dataclasses.replace(wish, recipient="Another office")
    employer.answer(session, case_id, elsewhere, yes=True, way=Way.SPOKEN)
    with pytest.raises(Refused) as refused:
        employer.letter(session, case_id, wish)
    assert refused.value.field == "consent"
    employer.answer(session, case_id, wish, yes=False, way=Way.SPOKEN)
    with pytest.raises(Refused):
        employer.letter(session, case_id, wish)
    employer.answer(session, case_id, dataclasses.replace(wish, recipient=f"  {OFFICE} "), yes=True, way=Way.SPOKEN)
    assert employer.letter(session, case_id, wish).kind is FileKind.EMPLOYER_LETTER


@pytest.mark.parametrize("name", LETTERS)
def test_a_withdrawal_stops_a_letter_that_is_in_sight(
    session: Session, case_id: CaseId, name: str, tmp_path: Path
) -> None:
    made = LETTERS[name][0](session, case_id, "en")
    letters.may_leave(session, made)
    left = len(departures.files_that_left(session))
    under = next(one for one in consents.of_case(session, case_id) if one.uid == made.consent_uid)
    consents.withdraw(session, under.id)
    with pytest.raises(Refused):
        letters.save_and_record(session, made, b"letter", tmp_path / made.file_name)
    assert not list(tmp_path.glob("*.pdf"))
    assert len(departures.files_that_left(session)) == left


def test_a_letter_that_left_is_listed_with_its_consent(session: Session, case_id: CaseId) -> None:
    made = LETTERS["employer_duty"][0](session, case_id, "en")
    letters.record(session, made, Carrier.PRINTED)
    (left,) = departures.left_with_consents(session)
    assert left.consent is not None
    assert (left.consent.purpose, left.consent.recipient) == (Purpose.EMPLOYER_DUTY, OFFICE)
    assert left.file.carried == ("name", "what is asked")


def test_a_confirmation_is_refused_before_there_is_anything_to_confirm(session: Session, case_id: CaseId) -> None:
    service = services.save(session, dataclasses.replace(services.blank(), kind="PEER", name="Peers"))
    referral = referrals.consider(session, case_id, service)
    with pytest.raises(Refused) as refused:
        referral_letters.confirmation(session, referral)
    assert refused.value.field == "consent"
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    with pytest.raises(Refused):
        referral_letters.confirmation(session, referral)


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (Wish(purpose=Purpose.EMPLOYER_RELIEF, recipient="  "), "recipient"),
        (dataclasses.replace(WISHES[Purpose.EMPLOYER_RELIEF], until=NOW.date() - dt.timedelta(days=1)), "until"),
        (dataclasses.replace(WISHES[Purpose.EMPLOYER_RELIEF], until=dt.date(2036, 1, 1)), "until"),
        (dataclasses.replace(WISHES[Purpose.EMPLOYER_DUTY], changes=()), "changes"),
        (dataclasses.replace(WISHES[Purpose.EMPLOYER_DUTY], changes=("a word of one's own",)), "changes"),
    ],
)
def test_a_wish_that_is_not_in_order_is_refused_beside_its_field(
    session: Session, case_id: CaseId, wish: Wish, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        employer.answer(session, case_id, wish, yes=True, way=Way.SPOKEN)
    assert refused.value.field == field
    assert not consents.of_case(session, case_id)


def test_the_logo_stands_on_letters_with_the_unions_name_for_who_cannot_see_it(
    session: Session, case_id: CaseId, tmp_path: Path
) -> None:
    before = LETTERS["referral"][0](session, case_id, "en").make()
    file = tmp_path / "logo.png"
    file.write_bytes(png.written(Picture(width=60, height=20, points=bytes(range(100)) * 36)))
    letterhead.choose(session, file)
    made = LETTERS["employer_relief"][0](session, case_id, "en").make()
    assert b"/Subtype /Image" in made
    assert b"/Subtype /Image" not in before
    assert b"(Unionia)" in made, "the figure's alternative"
    assert made == LETTERS["employer_relief"][0](session, case_id, "en").make(), "equal input gives equal bytes"
    letterhead.remove(session)
    assert letterhead.logo(session) is None


def test_a_logo_that_cannot_be_read_leaves_the_one_that_is_kept(session: Session, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    good.write_bytes(png.written(Picture(width=2, height=1, points=b"abcdef")))
    bad.write_bytes(good.read_bytes()[:-20])
    letterhead.choose(session, good)
    for path in (bad, tmp_path / "none.png", tmp_path):
        with pytest.raises(Refused) as refused:
            letterhead.choose(session, path)
        assert refused.value.field == "logo"
    kept = letterhead.logo(session)
    assert kept is not None
    assert kept.points == b"abcdef"
