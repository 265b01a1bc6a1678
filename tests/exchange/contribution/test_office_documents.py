"""What two offices send each other: every bit is covered, both sign what binds both, and it fits nobody else."""

import random

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PublicKey

from tests.helpers.office_papers import (
    ACTIVITY,
    AREA,
    BETWEEN,
    CLOSING,
    PEOPLE,
    ROSTER,
    STRANGER,
    SUMS,
    WHAT,
    A,
    B,
    files,
    read,
)
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.exchange.contribution import activity, closing, document, roster, sums
from wellbeing.exchange.contribution.acceptance import Accepted
from wellbeing.exchange.contribution.activity import AreaActivity
from wellbeing.exchange.contribution.document import Between
from wellbeing.exchange.contribution.roster import Person, Roster

FILES = files()
KINDS = pytest.mark.parametrize("what", WHAT)


@KINDS
def test_a_document_comes_out_as_it_went_in(what: str) -> None:
    assert read(what, FILES[what]) == WHAT[what]


@KINDS
def test_flipped_bits_are_refused(what: str) -> None:
    """Every bit of the first and last bytes, where the form stands, and some of all others."""
    raw = FILES[what]
    edges = [*range(80), *range(len(raw) - 16, len(raw))]
    anywhere = random.Random(7).sample(range(len(raw)), 40)
    for byte in {*edges, *anywhere}:
        for bit in range(8):
            changed = bytearray(raw)
            changed[byte] ^= 1 << bit
            with pytest.raises((Refused, Tampered)):
                read(what, bytes(changed))


@KINDS
def test_a_part_of_a_document_and_more_than_it_are_refused(what: str) -> None:
    raw = FILES[what]
    for other in (b"", raw[:10], raw[:60], raw[:-1], raw + b"\0"):
        with pytest.raises(WellbeingError):
            read(what, other)


@KINDS
def test_no_kind_is_taken_for_another(what: str) -> None:
    for other in WHAT:
        if other != what:
            with pytest.raises(Refused):
                read(other, FILES[what])


@pytest.mark.parametrize("what", ["roster", "closing"])
def test_what_binds_both_needs_both_and_each_in_its_place(what: str) -> None:
    room = {"roster": roster, "closing": closing}[what]
    body = document.written(WHAT[what])
    paper = room.PAPER
    with pytest.raises(Refused):
        read(what, document.signed(paper, body, A.signer))
    for first, second in ((A, A), (B, A), (A, STRANGER), (STRANGER, B)):
        with pytest.raises(Tampered):
            read(what, document.countersigned(paper, document.signed(paper, body, first.signer), second.signer))


def test_a_third_signature_is_not_taken() -> None:
    with pytest.raises(Tampered):
        read("roster", document.countersigned(roster.PAPER, FILES["roster"], STRANGER.signer))


def test_a_signed_list_is_of_the_office_that_is_asked_for() -> None:
    with pytest.raises(Tampered):
        read("acceptance", FILES["acceptance"], other=A)


@pytest.mark.parametrize("what", ["activity", "sums"])
def test_what_holds_sums_opens_for_its_addressee_only_and_is_taken_from_the_other_office_only(what: str) -> None:
    for own, other in ((STRANGER, B), (B, A), (A, STRANGER)):
        with pytest.raises(Refused):
            read(what, FILES[what], own=own, other=other)
    forged = {
        "activity": activity.sealed(ACTIVITY, STRANGER.signer, B.card, A.card),
        "sums": sums.sealed(SUMS, STRANGER.signer, B.card, A.card),
    }
    with pytest.raises(Tampered):
        read(what, forged[what])


def test_a_closing_list_of_swapped_offices_is_refused_by_a_representative() -> None:
    with pytest.raises(WellbeingError):
        closing.read_by_representative(FILES["closing"], B.card, A.card)
    other = Between(releasing=B.card.fingerprint, second=A.card.fingerprint, country="IE", quarter="2026-Q1")
    swapped = msgspec.structs.replace(CLOSING, between=other)
    with pytest.raises(Refused):
        read("closing", closing.countersigned(closing.made(swapped, A.signer), B.signer))


def test_documents_that_say_nonsense_do_not_exist() -> None:
    for people, areas in (
        (PEOPLE[::-1], (AREA,)),
        ((*PEOPLE, PEOPLE[-1]), (AREA,)),
        (PEOPLE, (("IE05", "IE04"),)),
        (PEOPLE, (("IE04",),)),
        (PEOPLE, (AREA, ("IE06",))),
        ((*PEOPLE, Person(" north", "IE04")), (AREA,)),
    ):
        with pytest.raises(ValueError):
            Roster(between=BETWEEN, people=people, areas=areas)
    with pytest.raises(ValueError):
        msgspec.structs.replace(ACTIVITY, areas=(AreaActivity(AREA, 2**64),))
    with pytest.raises(ValueError):
        Between(releasing=A.card.fingerprint, second=A.card.fingerprint, country="IE", quarter="2026-Q1")
    with pytest.raises(ValueError):
        msgspec.structs.replace(BETWEEN, quarter="2026")
    short = Accepted("0" * 32, 1, "north 01", (b"", b""))
    with pytest.raises(ValueError):
        msgspec.structs.replace(WHAT["acceptance"], accepted=(short,))
    with pytest.raises(ValueError):  # more than a vault can keep
        msgspec.structs.replace(WHAT["acceptance"], number=2**63)


def test_a_signed_document_with_another_spelling_is_refused() -> None:
    body = document.written(ROSTER)
    longer = msgspec.msgpack.encode({**msgspec.msgpack.decode(body), "more": 1})
    with pytest.raises(Tampered):
        roster.read(document.signed(roster.PAPER, longer, A.signer), A.card.signing)


def test_a_second_reader_checks_it_by_the_page_alone() -> None:
    raw, magic = FILES["closing"], b"wellbeing contribution closing 1\n"
    assert raw.startswith(magic)
    body, signatures = msgspec.msgpack.decode(raw[len(magic) :])
    signed = b"wellbeing signature 1\ncontribution closing\n" + magic + body
    for office, (classic, lattice) in zip((A, B), signatures, strict=True):
        Ed25519PublicKey.from_public_bytes(office.card.signing.ed25519).verify(classic, signed)
        MLDSA65PublicKey.from_public_bytes(office.card.signing.ml_dsa_65).verify(lattice, signed)
    told = msgspec.msgpack.decode(body)
    assert told["between"]["quarter"] == "2026-Q1"
    assert told["counted"][0] == ["0" * 32, 1]


def test_a_second_writer_makes_a_roster_by_the_page_alone() -> None:
    """docs/formats/contribution.md, and both signatures hold."""
    between = {"releasing": A.card.fingerprint, "second": B.card.fingerprint, "country": "IE", "quarter": "2026-Q1"}
    people = [[person.pseudonym, person.area] for person in PEOPLE]
    body = msgspec.msgpack.encode({"between": between, "people": people, "areas": [["IE04", "IE05"]]})
    line = b"wellbeing contribution roster 1\n"
    signatures = [office.signer.sign("contribution roster", line + body) for office in (A, B)]
    raw = line + msgspec.msgpack.encode([body, [[one.ed25519, one.ml_dsa_65] for one in signatures]])
    assert roster.read(raw, A.card.signing, B.card.signing) == ROSTER
