"""Contributions of a representative to two offices, rightly made, and as an altered program could make them."""

from collections.abc import Callable
from typing import Any

import msgspec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from tests.anonymise.examples import SCHEMA, random_cases
from tests.helpers.office_papers import A, B, Keys, keys
from wellbeing.anonymise.contributing.layout import Layout
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.period import Period
from wellbeing.domain.identity import Uid
from wellbeing.exchange.contribution.contribution import Received, open_contribution, sealed_pair
from wellbeing.exchange.contribution.part import Part
from wellbeing.exchange.envelope import Known
from wellbeing.exchange.hand_over.card import RepresentativeCard

ANA, CY = keys("Ana"), keys("Cy")
LAYOUT = Layout.of(SCHEMA)
PAYLOAD = payload(LAYOUT, random_cases(1, 30, 12))
QUARTER = Period(year=2026, quarter=3)
UID = Uid("0123456789abcdef" * 2)
SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
HEADER = 138
"""Bytes before the seal."""


def known(fingerprint: str) -> RepresentativeCard | None:
    """Who is enrolled."""
    return {ANA.card.fingerprint: ANA.card, CY.card.fingerprint: CY.card}.get(fingerprint)


def pair(**other: Any) -> tuple[bytes, bytes]:
    """Ana's files for both offices."""
    values: dict[str, Any] = {
        "layout": LAYOUT,
        "country": "DE",
        "quarter": QUARTER,
        "revision": 1,
        "pseudonym": "North 7",
        "offices": (A.card, B.card),
        "signer": ANA.signer,
        "own_card": ANA.card,
        "uid": UID,
    }
    return sealed_pair(PAYLOAD, **(values | other))


def at(office: Keys, raw: bytes, *, layout: Layout = LAYOUT, of: Known = known, part: Part | None = None) -> Received:
    """Opened by an office, as the one that it is."""
    expected = part or (Part.SHARE if office is A else Part.SEED)
    return open_contribution(raw, office.opener, office.card, of, layout=layout, part=expected)


def body_of(raw: bytes) -> bytes:
    """What lies in a file for the releasing office, without its signatures."""
    body, _classic, _lattice = msgspec.msgpack.decode(SUITE.decrypt(raw[HEADER:], A.opener.key(), raw[:HEADER]))
    return bytes(body)


def sealed_anew(header: bytes, body: bytes) -> bytes:
    """A file of Ana's for the releasing office with this body: signed and sealed as it should be."""
    signatures = ANA.signer.sign("contribution", header + body)
    plain = msgspec.msgpack.encode([body, signatures.ed25519, signatures.ml_dsa_65])
    return header + SUITE.encrypt(plain, A.card.sealing_key(), header)


def forged(body: dict[str, object], bound: Callable[[bytes], bytes] = bytes) -> bytes:
    """The same with some entries of the body changed, or what stands before the seal."""
    raw = pair()[0]
    changed = msgspec.msgpack.encode(msgspec.msgpack.decode(body_of(raw)) | body)
    return sealed_anew(raw[:45] + bound(raw[45:HEADER]), changed)
