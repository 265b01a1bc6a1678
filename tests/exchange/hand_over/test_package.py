"""The package is covered to the last bit, and a second reader of docs/formats/case-package.md opens it."""

import datetime as dt
import hashlib
import random
import secrets

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, Suite

from wellbeing.domain.hand_over import Basis, CasePackage
from wellbeing.domain.identity import new_uid
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.exchange.hand_over.card import SEALING_SEEDS, Opener, RepresentativeCard, read_representative_card
from wellbeing.exchange.hand_over.package import opened, sealed
from wellbeing.signatures.signing import Signer

NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
ANA, BO = Signer.generate(), Signer.generate()
ANA_OPENS, BO_OPENS = Opener(secrets.token_bytes(SEALING_SEEDS)), Opener(secrets.token_bytes(SEALING_SEEDS))
ANA_CARD, BO_CARD = ANA_OPENS.card("Ana", "Union", ANA.card), BO_OPENS.card("Bo", "Union", BO.card)


def _package(**other: object) -> CasePackage:
    values: dict[str, object] = {
        "uid": new_uid(),
        "case_uid": new_uid(),
        "sender": ANA_CARD.fingerprint,
        "addressee": BO_CARD.fingerprint,
        "basis": Basis.CONSENT,
        "sequence": 1,
        "made_at": NOW,
        "expires_at": NOW + dt.timedelta(days=30),
        "records": {"note": ({"uid": "1", "at": "now", "text": "words"},)},
    }
    return CasePackage(**(values | other))  # type: ignore[arg-type]


def _known(fingerprint: str) -> RepresentativeCard | None:
    return {ANA_CARD.fingerprint: ANA_CARD}.get(fingerprint)


def _opened(raw: bytes) -> CasePackage:
    return opened(raw, BO_OPENS, BO_CARD, _known, NOW)


def test_a_package_comes_out_as_it_went_in() -> None:
    package = _package()
    assert _opened(sealed(package, ANA, BO_CARD)) == package


def test_every_flipped_bit_is_refused() -> None:
    """Opening takes an eighth of a millisecond, so that every bit of the file can be tried."""
    raw = sealed(_package(), ANA, BO_CARD)
    for place in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[place // 8] ^= 1 << (place % 8)
        with pytest.raises((Refused, Tampered)):
            _opened(bytes(changed))


def test_every_shortened_package_is_refused() -> None:
    raw = sealed(_package(), ANA, BO_CARD)
    for length in (0, 1, 24, 44, 45, 46, len(raw) // 2, len(raw) - 1):
        with pytest.raises(WellbeingError):
            _opened(raw[:length])
    with pytest.raises(WellbeingError):
        _opened(raw + b"\0")


def test_a_package_can_not_be_sealed_anew_for_somebody_else() -> None:
    """Bo opens what Ana sent and seals it for Cy as if Ana had: the signature names the addressee."""
    cy = Opener(secrets.token_bytes(SEALING_SEEDS))
    cy_card = cy.card("Cy", "Union", Signer.generate().card)
    raw = sealed(_package(), ANA, BO_CARD)
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    plain = suite.decrypt(raw[45:], BO_OPENS.key(), raw[:45])
    header = raw[:25] + bytes.fromhex(cy_card.fingerprint)
    forwarded = header + suite.encrypt(plain, cy_card.sealing_key(), header)
    with pytest.raises(Tampered):
        opened(forwarded, cy, cy_card, _known, NOW)


def test_somebody_else_can_not_sign_for_the_sender() -> None:
    with pytest.raises(Tampered):
        _opened(sealed(_package(), BO, BO_CARD))


def test_a_card_has_one_spelling_and_its_own_fingerprint() -> None:
    raw = ANA_CARD.to_bytes()
    assert read_representative_card(raw) == ANA_CARD
    random_places = random.Random(5)
    for _time in range(300):
        changed = bytearray(raw)
        changed[random_places.randrange(len(raw))] ^= 1 << random_places.randrange(7)
        try:
            found = read_representative_card(bytes(changed))
        except Refused:
            continue
        assert found.fingerprint == ANA_CARD.fingerprint, "only the name is not covered by the fingerprint"
    with pytest.raises(Refused):
        read_representative_card(raw + b"\n")


def test_a_second_reader_opens_it_by_the_page_alone() -> None:
    package = _package()
    raw = sealed(package, ANA, BO_CARD)
    assert raw[:25] == b"wellbeing case package 1\n"
    own = BO_CARD.signing.ed25519 + BO_CARD.signing.ml_dsa_65 + BO_CARD.ml_kem_768 + BO_CARD.x25519
    assert raw[25:45] == hashlib.sha256(b"wellbeing representative 1\n" + own).digest()[:20]
    seeds = BO_OPENS.seeds
    key = MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(seeds[:64]), X25519PrivateKey.from_private_bytes(seeds[64:])
    )
    plain = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305).decrypt(raw[45:], key, raw[:45])
    body, classic, lattice = msgspec.msgpack.decode(plain)
    signed = b"wellbeing signature 1\ncase package\n" + raw[:45] + body
    Ed25519PublicKey.from_public_bytes(ANA_CARD.signing.ed25519).verify(classic, signed)
    MLDSA65PublicKey.from_public_bytes(ANA_CARD.signing.ml_dsa_65).verify(lattice, signed)
    read = msgspec.msgpack.decode(body)
    assert set(read) == {
        "uid", "case", "sender", "addressee", "basis", "sequence", "made_at", "expires_at", "records",
    }  # fmt: skip
    assert read["case"] == package.case_uid
    assert read["records"]["note"][0]["text"] == "words"
