"""Two files, one for each office: each is read by its office only, comes from whom it says, and is covered to the last
bit. A second reader of docs/formats/contribution.md opens it."""

import functools
import hashlib
import random
from collections.abc import Callable
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PublicKey

from tests.anonymise.examples import SCHEMA, random_cases
from tests.helpers.contributions import (
    ANA,
    CY,
    HEADER,
    LAYOUT,
    PAYLOAD,
    QUARTER,
    SUITE,
    UID,
    at,
    forged,
    known,
    pair,
)
from tests.helpers.office_papers import A, B
from wellbeing.anonymise.contributing.layout import Layout
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.period import Period
from wellbeing.domain.identity import Uid, new_uid
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.exchange import envelope
from wellbeing.exchange.contribution import contribution, sharing
from wellbeing.exchange.contribution.contribution import sealed_pair
from wellbeing.exchange.contribution.part import Part, salted_hash

OTHER_LAYOUT = Layout.of(replace(SCHEMA, id="TEST_2"))


def refused(open_it: Callable[[], object]) -> str:
    with pytest.raises(WellbeingError) as found:
        open_it()
    assert not found.value.values
    return found.value.sentence


def test_both_offices_together_have_the_payload_and_say_the_same_of_it() -> None:
    raw_a, raw_b = pair(revision=3)
    one, other = at(A, raw_a), at(B, raw_b)
    assert np.array_equal(sharing.joined(one.summand(LAYOUT.length), other.summand(LAYOUT.length)), PAYLOAD)
    same = ("uid", "schema", "country", "quarter", "revision", "pseudonym", "sender", "hashes")
    assert all(getattr(one, name) == getattr(other, name) for name in same)
    assert (one.uid, one.schema, one.country, one.quarter, one.revision) == (UID, "TEST_1", "DE", QUARTER, 3)
    assert (one.pseudonym, one.sender) == ("North 7", ANA.card.fingerprint)


def test_many_contributions_add_up_to_the_sum_of_their_payloads() -> None:
    payloads = [payload(LAYOUT, random_cases(seed, 15, 6)) for seed in range(12)]
    files = [
        sealed_pair(
            one, layout=LAYOUT, country="DE", quarter=QUARTER, revision=1, pseudonym=f"North {number}",
            offices=(A.card, B.card), signer=ANA.signer, own_card=ANA.card, uid=new_uid(),
        )
        for number, one in enumerate(payloads)
    ]  # fmt: skip
    at_a = sharing.added((at(A, raw).summand(LAYOUT.length) for raw, _other in files), LAYOUT.length)
    at_b = sharing.added((at(B, raw).summand(LAYOUT.length) for _other, raw in files), LAYOUT.length)
    assert np.array_equal(sharing.joined(at_a, at_b), np.sum(payloads, axis=0, dtype=np.uint64))


def test_nothing_is_the_same_in_a_second_revision_not_even_of_the_same_payload() -> None:
    first, second = ([at(A, raw_a), at(B, raw_b)] for raw_a, raw_b in (pair(), pair(revision=2)))
    for one, other in zip(first, second, strict=True):
        assert one.content != other.content
        assert set(one.hashes).isdisjoint(other.hashes)


def test_every_flipped_bit_is_refused() -> None:
    """Every bit of what stands before the seal, and one of every fourth byte within: for the seal of this envelope
    every bit is tried in `tests/exchange/hand_over`."""
    _raw_a, raw = pair()
    dice = random.Random(7)
    places = [*range(HEADER * 8), *(byte * 8 + dice.randrange(8) for byte in range(HEADER, len(raw), 4))]
    for place in places:
        changed = bytearray(raw)
        changed[place // 8] ^= 1 << (place % 8)
        with pytest.raises((Refused, Tampered)):
            at(B, bytes(changed))


def test_every_shortened_or_longer_file_is_refused() -> None:
    raw = pair()[1]
    for length in (0, 1, 24, 44, 45, 100, HEADER, HEADER + 1, len(raw) - 1):
        refused(functools.partial(at, B, raw[:length]))
    refused(lambda: at(B, raw + b"\0"))


def test_the_file_of_one_office_is_nothing_to_the_other() -> None:
    raw_a, raw_b = pair()
    assert refused(lambda: at(B, raw_a)) == contribution.OTHER_OFFICE
    assert refused(lambda: at(A, raw_b)) == contribution.OTHER_OFFICE
    renamed = raw_a[:25] + raw_b[25:45] + raw_a[45:]
    assert refused(lambda: at(B, renamed)) == contribution.DAMAGED


def test_an_office_can_not_seal_anew_for_the_other_what_it_received() -> None:
    """The signature names the office."""
    raw_a, raw_b = pair()
    plain = SUITE.decrypt(raw_a[HEADER:], A.opener.key(), raw_a[:HEADER])
    header = raw_b[:HEADER]
    forwarded = header + SUITE.encrypt(plain, B.card.sealing_key(), header)
    assert refused(lambda: at(B, forwarded)) == contribution.DAMAGED


def test_nobody_can_sign_for_somebody_else_or_put_their_name_on_it() -> None:
    assert refused(lambda: at(A, pair(signer=CY.signer)[0])) == contribution.DAMAGED
    assert refused(lambda: at(A, forged({"sender": CY.card.fingerprint}))) == contribution.DAMAGED


def test_the_keys_that_are_named_before_the_seal_are_those_that_signed() -> None:
    raw = forged({}, bound=lambda before: before[:-1] + bytes([before[-1] ^ 1]))
    assert refused(lambda: at(A, raw)) == contribution.DAMAGED
    assert at(A, forged({})).pseudonym == "North 7"


def test_each_failure_has_its_sentence() -> None:
    raw_a, _raw_b = pair()
    assert refused(lambda: at(A, b"something else")) == contribution.NO_CONTRIBUTION
    assert refused(lambda: at(A, raw_a + bytes(contribution.LARGEST))) == contribution.TOO_LARGE
    assert refused(lambda: at(A, raw_a, of=lambda _fingerprint: None)) == contribution.UNKNOWN_SENDER
    assert refused(lambda: at(A, raw_a, layout=OTHER_LAYOUT)) == contribution.OTHER_LAYOUT
    assert refused(lambda: at(A, raw_a, part=Part.SEED)) == contribution.OTHER_PART
    assert refused(lambda: at(A, forged({"part": "seed"}))) == contribution.OTHER_PART
    assert refused(lambda: at(A, forged({"sharing": "prio3 1"}))) == contribution.OTHER_SHARING
    assert refused(lambda: at(A, forged({"content": bytes(8)}))) == contribution.WRONG_LENGTH
    assert refused(lambda: at(A, forged({"content": bytes(8 * LAYOUT.length)}))) == contribution.OTHER_HASH
    assert refused(lambda: at(A, forged({"salt": b"a" * 32}))) == contribution.OTHER_HASH
    unsalted = {"salt": b"", "content": bytes(8 * LAYOUT.length)}
    unsalted["share_hash"] = salted_hash(Part.SHARE, b"", unsalted["content"])
    assert refused(lambda: at(A, forged(dict(unsalted)))) == contribution.OTHER_HASH
    assert refused(lambda: at(A, forged({"seed_hash": b""}))) == contribution.DAMAGED
    assert refused(lambda: at(A, forged({"pseudonym": "North\n7"}))) == contribution.DAMAGED
    assert (
        refused(lambda: at(A, forged({}, bound=lambda old: old[:32] + b"2026-Q5" + old[39:]))) == contribution.DAMAGED
    )


def test_the_hashes_name_the_pair_and_neither_office_can_try_out_the_other_part() -> None:
    """Each has the salt of its own part only. The seed's hash without its salt is a hash of something unknown."""
    raw_a, raw_b = pair(salts=(b"a" * 32, b"b" * 32))
    one, other = at(A, raw_a), at(B, raw_b)
    named = (
        hashlib.sha256(b"wellbeing share hash 1\nshare\n" + b"a" * 32 + one.content).digest(),
        hashlib.sha256(b"wellbeing share hash 1\nseed\n" + b"b" * 32 + other.content).digest(),
    )
    assert one.hashes == named == other.hashes
    plain_a = SUITE.decrypt(raw_a[HEADER:], A.opener.key(), raw_a[:HEADER])
    plain_b = SUITE.decrypt(raw_b[HEADER:], B.opener.key(), raw_b[:HEADER])
    assert b"a" * 32 in plain_a
    assert b"b" * 32 not in plain_a
    assert b"a" * 32 not in plain_b


def test_before_the_seal_stands_nothing_of_the_sender() -> None:
    """Neither pseudonym nor keys; the digest of the keys is another one in every contribution."""
    one, other = pair()[0], pair(uid=Uid("f" * 32))[0]
    for raw in (one, other):
        for secret in (b"North 7", bytes.fromhex(ANA.card.fingerprint), ANA.card.signing.ed25519):
            assert secret not in raw
    assert one[HEADER - 32 : HEADER] != other[HEADER - 32 : HEADER]


def test_a_second_reader_opens_it_by_the_page_alone() -> None:
    raw, _raw_b = pair()
    assert raw[:25] == b"wellbeing contribution 1\n"
    assert raw[25:45] == bytes.fromhex(A.card.fingerprint)
    assert raw[45:77] == LAYOUT.digest
    assert raw[77:84] + raw[84:86] == b"2026-Q3DE"
    assert int.from_bytes(raw[86:90], "big") == 1
    assert raw[90:106].hex() == UID
    keys = ANA.card.signing.ed25519 + ANA.card.signing.ml_dsa_65
    assert raw[106:138] == hashlib.sha256(b"wellbeing contributor 1\n" + bytes.fromhex(UID) + keys).digest()
    body, classic, lattice = msgspec.msgpack.decode(SUITE.decrypt(raw[138:], A.opener.key(), raw[:138]))
    signed = b"wellbeing signature 1\ncontribution\n" + raw[:138] + body
    Ed25519PublicKey.from_public_bytes(ANA.card.signing.ed25519).verify(classic, signed)
    MLDSA65PublicKey.from_public_bytes(ANA.card.signing.ml_dsa_65).verify(lattice, signed)
    read = msgspec.msgpack.decode(body)
    assert set(read) == {
        "sender", "addressee", "pseudonym", "sharing", "part", "content", "salt", "share_hash", "seed_hash",
    }  # fmt: skip
    assert (read["sender"], read["addressee"]) == (ANA.card.fingerprint, A.card.fingerprint)
    assert (read["part"], read["sharing"]) == ("share", "sum64-shake256 1")
    assert len(read["content"]) == 8 * LAYOUT.length


@pytest.mark.parametrize(
    "wrong",
    [
        {"offices": (A.card, A.card)},
        {"offices": (A.card, ANA.card)},
        {"quarter": Period(year=2026)},
        {"quarter": Period(year=2026, quarter=1, imported=True)},
        {"country": "Germany"},
        {"revision": 0},
        {"pseudonym": " "},
        {"layout": Layout.of(replace(SCHEMA, tables=SCHEMA.tables[:1]))},
        {"seed": b"short"},
    ],
    ids=[
        "one office",
        "to oneself",
        "a year",
        "imported",
        "no code",
        "revision 0",
        "no name",
        "other cells",
        "short seed",
    ],
)
def test_what_is_no_contribution_is_not_written(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        pair(**wrong)


def test_nothing_else_is_bound_to_the_seal_of_other_files() -> None:
    """The envelope of packages stays as it was."""
    kind = replace(contribution._KIND, bound=0)
    body = envelope.Body(sender=ANA.card.fingerprint, addressee=A.card.fingerprint)
    raw = envelope.sealed(kind, body, ANA.signer, A.card)
    assert envelope.bound_of(kind, raw) == b""
    assert envelope.opened(kind, raw, A.opener, A.card, known, envelope.Body) == body
    with pytest.raises(ValueError):
        envelope.sealed(kind, body, ANA.signer, A.card, b"more")
