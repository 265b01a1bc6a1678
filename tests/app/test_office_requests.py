"""A sealed request of the central office is looked at first, and answered found, not found or done."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.hand_over import fingerprint, full_case, representative, two
from tests.helpers.vaults import Clock
from wellbeing.app import cases, departures, office_requests, officer_rights, representatives, signing
from wellbeing.app.session import Session
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import new_uid
from wellbeing.domain.request import Found, OfficeRequest, RequestAnswer, Wish
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.office_request import opened_answer, sealed_request


@pytest.fixture
def office_and_ana(tmp_path: Path, clock: Clock) -> Iterator[tuple[Session, Session]]:
    """The office, played by a vault with a card, and a representative; both have compared their cards."""
    with two(tmp_path, clock) as (office, ana):
        yield office, ana


def asked(office: Session, ana: Session, path: Path, wish: Wish, name: str = "ada  OFFICER", **changed: Any) -> Path:
    request = OfficeRequest(
        uid=new_uid(),
        office=fingerprint(office),
        addressee=fingerprint(ana),
        wish=wish,
        name=name,
        mark="",
        made_at=office.now(),
        expires_at=office.now() + dt.timedelta(days=30),
    )
    request = dataclasses.replace(request, **changed)
    path.write_bytes(sealed_request(request, signing.signer(office), representatives.own_card(ana)))
    return path


def read(office: Session, path: Path) -> RequestAnswer:
    return opened_answer(
        path.read_bytes(),
        representatives.opener(office),
        representatives.own_card(office),
        lambda one: representatives.by_fingerprint(office, one),
    )


def test_looking_answers_nothing_and_the_answer_holds_no_name(
    office_and_ana: tuple[Session, Session], tmp_path: Path
) -> None:
    office, ana = office_and_ana
    full_case(ana)
    file = asked(office, ana, tmp_path / "a.wbrequest", Wish.ACCESS)
    look = office_requests.look(ana, file)
    assert (look.office, [row.alias for row in look.officers]) == ("Ana Rep", ["Heron"])
    assert departures.files_that_left(ana) == []
    told = office_requests.answer(ana, file, tmp_path / "a.wbanswer")
    assert told.found is Found.FOUND
    assert read(office, tmp_path / "a.wbanswer") == told
    assert departures.files_that_left(ana)[0].kind is FileKind.OFFICE_ANSWER
    nobody = asked(office, ana, tmp_path / "b.wbrequest", Wish.ACCESS, "Somebody Else")
    assert office_requests.answer(ana, nobody, tmp_path / "b.wbanswer").found is Found.NOT_FOUND


def test_erasing_is_answered_done_and_refused_under_a_hold(
    office_and_ana: tuple[Session, Session], tmp_path: Path
) -> None:
    office, ana = office_and_ana
    officer = officer_rights.of_case(ana, full_case(ana))
    file = asked(office, ana, tmp_path / "a.wbrequest", Wish.ERASURE)
    officer_rights.hold(ana, officer, "Claim", ana.today())
    with pytest.raises(Refused):
        office_requests.answer(ana, file, tmp_path / "a.wbanswer", erase=True)
    assert not (tmp_path / "a.wbanswer").exists()
    officer_rights.lift_holds(ana, officer)
    assert office_requests.answer(ana, file, tmp_path / "a.wbanswer", erase=True).found is Found.DONE
    assert cases.rows(ana) == []
    assert read(office, tmp_path / "a.wbanswer").found is Found.DONE


def test_only_a_known_office_is_answered_and_only_in_time(
    office_and_ana: tuple[Session, Session], tmp_path: Path, clock: Clock
) -> None:
    office, ana = office_and_ana
    officer_rights.of_case(ana, full_case(ana))
    access = asked(office, ana, tmp_path / "a.wbrequest", Wish.ACCESS)
    with pytest.raises(Refused, match="does not ask to erase"):
        office_requests.answer(ana, access, tmp_path / "no", erase=True)
    with pytest.raises(Refused, match="somebody else"):
        office_requests.look(office, access)
    changed = bytearray(access.read_bytes())
    changed[-1] ^= 1
    (tmp_path / "changed").write_bytes(changed)
    with pytest.raises(Tampered):
        office_requests.look(ana, tmp_path / "changed")
    with representative(tmp_path / "stranger", "Cy Rep", clock) as stranger:
        strange = asked(stranger, ana, tmp_path / "strange", Wish.ACCESS)
        with pytest.raises(Refused, match="not known"):
            office_requests.look(ana, strange)
    clock.forward(days=31)
    with pytest.raises(Refused, match="expired"):
        office_requests.look(ana, access)


def test_an_erasure_that_means_several_is_done_by_hand(office_and_ana: tuple[Session, Session], tmp_path: Path) -> None:
    office, ana = office_and_ana
    for alias in ("Heron", "Wren"):
        full_case(ana, alias)
    file = asked(office, ana, tmp_path / "a.wbrequest", Wish.ERASURE)
    with pytest.raises(Refused, match="by hand"):
        office_requests.answer(ana, file, tmp_path / "a.wbanswer", erase=True)
    assert office_requests.answer(ana, file, tmp_path / "a.wbanswer", done=True).found is Found.DONE
    assert len(cases.rows(ana)) == 2
