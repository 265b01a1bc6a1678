"""What two offices send each other about contributions, and what they give back to representatives."""

import functools
from pathlib import Path

from tests.helpers.office_papers import CLOSING, ROSTER, SUMS, WHAT, A, B, files, list_of, read
from tests.torture.fuzz.decoder import decoder
from tests.torture.fuzz.mutations import BYTES
from tests.torture.fuzz.trees import MSGPACK
from wellbeing.exchange import envelope
from wellbeing.exchange.contribution import acceptance, closing, document, roster, sums
from wellbeing.exchange.contribution.document import Role

_files = functools.cache(files)


@decoder("office-roster", seeds=lambda: [_files()["roster"]], changes=(BYTES,), trials=60)
def _roster(content: bytes, _place: Path) -> None:
    """Anything that was changed is refused."""
    assert read("roster", content) == WHAT["roster"]


@decoder("office-acceptance", seeds=lambda: [_files()["acceptance"]], changes=(BYTES,), trials=60)
def _acceptance(content: bytes, _place: Path) -> None:
    """Anything that was changed is refused."""
    assert read("acceptance", content) == WHAT["acceptance"]


@decoder("office-activity", seeds=lambda: [_files()["activity"]], changes=(BYTES,), trials=60)
def _activity(content: bytes, _place: Path) -> None:
    """Anything that was changed is refused."""
    assert read("activity", content) == WHAT["activity"]


@decoder("office-sums", seeds=lambda: [_files()["sums"]], changes=(BYTES,), trials=60)
def _sums(content: bytes, _place: Path) -> None:
    """Anything that was changed is refused."""
    assert read("sums", content) == WHAT["sums"]


@decoder("office-closing", seeds=lambda: [_files()["closing"]], changes=(BYTES,), trials=60)
def _closing(content: bytes, _place: Path) -> None:
    """Anything that was changed is refused."""
    assert read("closing", content) == WHAT["closing"]


@decoder(
    "roster-of-a-harmful-office",
    seeds=lambda: [document.written(ROSTER)],
    changes=(MSGPACK, BYTES),
    trials=30,
)
def _harmful_roster(content: bytes, _place: Path) -> None:
    """Signed as it should be, by an office that means harm."""
    raw = document.signed(roster.PAPER, content, B.signer)
    found = roster.read(raw, B.card.signing)
    assert document.written(found) == content


@decoder(
    "acceptance-of-a-harmful-office",
    seeds=lambda: [document.written(list_of(Role.SECOND))],
    changes=(MSGPACK, BYTES),
    trials=30,
)
def _harmful_acceptance(content: bytes, _place: Path) -> None:
    """Signed as it should be, by an office that means harm."""
    raw = document.signed(acceptance.PAPER, content, B.signer)
    found = acceptance.read(raw, B.card.signing)
    assert document.written(found) == content


@decoder(
    "closing-of-a-harmful-office",
    seeds=lambda: [document.written(CLOSING)],
    changes=(MSGPACK, BYTES),
    trials=30,
)
def _harmful_closing(content: bytes, _place: Path) -> None:
    """Signed as it should be, by an office that means harm."""
    raw = document.signed(closing.PAPER, content, B.signer)
    found = closing.read(raw, B.card.signing)
    assert document.written(found) == content


@decoder(
    "office-sums-of-a-harmful-office",
    seeds=lambda: [document.written(SUMS)],
    changes=(MSGPACK, BYTES),
    trials=30,
)
def _sealed(content: bytes, _place: Path) -> None:
    """The same of what is sealed."""
    body = document.Sealed(sender=B.card.fingerprint, addressee=A.card.fingerprint, document=content)
    raw = envelope.sealed(sums.KIND, body, B.signer, A.card)
    assert document.written(sums.opened(raw, A.opener, A.card, B.card)) == content
