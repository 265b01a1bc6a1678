"""Cases, cards and receipts of other representatives."""

import atexit
import contextlib
import dataclasses
import datetime as dt
import functools
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tests.helpers.hand_over import fingerprint, full_case, two
from tests.helpers.vaults import NOW, open_session
from tests.torture.fuzz.decoder import decoder
from tests.torture.fuzz.mutations import BYTES
from tests.torture.fuzz.trees import JSON, MSGPACK
from wellbeing.app import hand_over, receiving, representatives, signing
from wellbeing.app.session import Session
from wellbeing.domain.hand_over import LASTS, Basis, Reason
from wellbeing.domain.identity import new_uid
from wellbeing.domain.request import Found, OfficeRequest, RequestAnswer, Wish
from wellbeing.domain.slip import IncidentSlip
from wellbeing.errors import Refused
from wellbeing.exchange.hand_over import slip
from wellbeing.exchange.hand_over.card import LARGEST_CARD, Opener, RepresentativeCard, read_representative_card
from wellbeing.exchange.hand_over.package import LARGEST_RECEIPT, opened, read_receipt, sealed
from wellbeing.exchange.office_request import opened_answer, opened_request, sealed_answer, sealed_request
from wellbeing.signatures.signing import Signer
from wellbeing.vault import travelling


@functools.cache
def _sent() -> tuple[bytes, bytes, bytes, RepresentativeCard, RepresentativeCard, Opener, Signer]:
    """A package, a receipt and a card as the program makes them, with what opens and checks them."""
    with tempfile.TemporaryDirectory() as name, two(Path(name)) as (ana, bo):
        folder = Path(name)
        package, receipt = folder / "a.wbcase", folder / "a.wbreceipt"
        hand_over.hand_over(ana, full_case(ana), fingerprint(bo), Basis.EMERGENCY, package, Reason.ILL)
        case_id = receiving.receive(bo, package)
        assert case_id is not None
        receiving.object_to(bo, case_id, receipt)
        return (
            package.read_bytes(),
            receipt.read_bytes(),
            _card_of(folder, ana),
            representatives.own_card(ana),
            representatives.own_card(bo),
            representatives.opener(bo),
            signing.signer(ana),
        )


@functools.cache
def _slip_sent() -> bytes:
    """The slip of an incident as the program makes it, sealed for who opens the package."""
    sent = _sent()
    return slip.sealed(
        IncidentSlip(
            uid=new_uid(),
            incident_uid=new_uid(),
            occurred_on=NOW.date(),
            act="THREAT",
            sender=sent[3].fingerprint,
            addressee=sent[4].fingerprint,
            gives_lead=True,
            made_at=NOW,
            expires_at=NOW + LASTS,
        ),
        sent[6],
        sent[4],
    )


def _card_of(folder: Path, session: Session) -> bytes:
    file = folder / "a.wbcard"
    representatives.save_own_card(session, file)
    assert representatives.look(file).name == "Ana Rep"
    return file.read_bytes()


def _known(_fingerprint: str) -> RepresentativeCard | None:
    return _sent()[3]


@decoder("case-package", seeds=lambda: [_sent()[0]], changes=(BYTES,), trials=100)
def _package(content: bytes, _place: Path) -> None:
    """Anything that was changed is refused."""
    sent = _sent()
    assert opened(content, sent[5], sent[4], _known, NOW).sender == sent[3].fingerprint


@decoder("incident-slip", seeds=lambda: [_slip_sent()], changes=(BYTES,), trials=60)
def _slip(content: bytes, place: Path) -> None:
    """Anything that was changed is refused."""
    file = place / "some.wbslip"
    file.write_bytes(content)
    sent = _sent()
    found = slip.opened(representatives.read(file, slip.LARGEST_SLIP), sent[5], sent[4], _known, NOW)
    assert found.sender == sent[3].fingerprint


def _records() -> Sequence[bytes]:
    sent = _sent()
    package = opened(sent[0], sent[5], sent[4], _known, NOW)
    return [msgspec.msgpack.encode(package.records)]


_OPEN = contextlib.ExitStack()
atexit.register(_OPEN.close)


@functools.cache
def _vault() -> Session:
    """A vault that takes nothing for good; it stays open as long as the fuzzer."""
    return _OPEN.enter_context(open_session(Path(tempfile.mkdtemp(prefix="wellbeing-fuzz-")) / "vault"))


class _TakenIn(Exception):
    """So that the transaction is undone."""


@decoder("records-of-a-known-sender", seeds=_records, changes=(MSGPACK,), trials=30)
def _lay(content: bytes, _place: Path) -> None:
    """Of a representative who is known and means harm: everything is signed and sealed."""
    sent = _sent()
    package = dataclasses.replace(
        opened(sent[0], sent[5], sent[4], _known, NOW), records=msgspec.msgpack.decode(content)
    )
    try:
        raw = sealed(package, sent[6], sent[4])
    except (AttributeError, TypeError, ValueError, OverflowError) as error:
        raise Refused("no records at all") from error
    laid = opened(raw, sent[5], sent[4], _known, NOW)
    store = _vault().store
    with contextlib.suppress(_TakenIn), store.transaction("case.received", laid.case_uid):
        travelling.checked(laid.records)
        receiving.shown(_vault(), laid, None)
        travelling.lay(store, laid.records, "Somebody")
        raise _TakenIn


@decoder("case-receipt", seeds=lambda: [_sent()[1]], changes=(BYTES,), trials=100)
def _receipt(content: bytes, place: Path) -> None:
    """Signed by somebody known."""
    file = place / "some.wbreceipt"
    file.write_bytes(content)
    read_receipt(representatives.read(file, LARGEST_RECEIPT), lambda _one: _sent()[4])


@functools.cache
def _asked() -> tuple[bytes, bytes]:
    """A request and an answer as the program makes them."""
    sent = _sent()
    ana, bo = sent[3].fingerprint, sent[4].fingerprint
    later = NOW + dt.timedelta(days=1)
    request = OfficeRequest(uid=new_uid(), office=ana, addressee=bo, wish=Wish.ACCESS, name="Ada", mark="",
                            made_at=NOW, expires_at=later)  # fmt: skip
    answer = RequestAnswer(request_uid=request.uid, signer=ana, office=bo, found=Found.FOUND, at=NOW)
    return sealed_request(request, sent[6], sent[4]), sealed_answer(answer, sent[6], sent[4])


@decoder("office-request", seeds=lambda: [_asked()[0]], changes=(BYTES,), trials=100)
def _request(content: bytes, _place: Path) -> None:
    """Anything that was changed is refused."""
    sent = _sent()
    assert opened_request(content, sent[5], sent[4], _known, NOW).office == sent[3].fingerprint


@decoder("office-answer", seeds=lambda: [_asked()[1]], changes=(BYTES,), trials=100)
def _answer(content: bytes, _place: Path) -> None:
    """Anything that was changed is refused."""
    sent = _sent()
    assert opened_answer(content, sent[5], sent[4], _known).found is Found.FOUND


@decoder("representative-card", seeds=lambda: [_sent()[2]], changes=(JSON, BYTES), trials=100)
def _card(content: bytes, place: Path) -> None:
    """Whatever is taken has its own fingerprint."""
    file = place / "some.wbcard"
    file.write_bytes(content)
    card = read_representative_card(representatives.read(file, LARGEST_CARD))
    assert len(card.fingerprint) == 49
