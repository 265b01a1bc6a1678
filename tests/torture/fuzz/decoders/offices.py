"""What two offices send each other about contributions, and what they give back to representatives."""

import functools
from collections.abc import Callable
from pathlib import Path

from tests.helpers.office_papers import CLOSING, SUMS, WHAT, A, B, files, read
from tests.torture.fuzz.decoder import decoder
from tests.torture.fuzz.mutations import BYTES
from tests.torture.fuzz.trees import MSGPACK
from wellbeing.exchange import envelope
from wellbeing.exchange.contribution import acceptance, closing, document, roster, sums
from wellbeing.exchange.contribution.document import Document
from wellbeing.signatures.card import Card

_files = functools.cache(files)


def _changed(what: str) -> None:
    """Anything that was changed is refused."""

    @decoder(f"office-{what}", seeds=lambda: [_files()[what]], changes=(BYTES,), trials=60)
    def reads(content: bytes, _place: Path) -> None:
        assert read(what, content) == WHAT[what]


def _harmful(what: str, paper: document.Paper, reader: Callable[[bytes, Card], Document]) -> None:
    """Signed as it should be, by an office that means harm."""

    @decoder(
        f"{what}-of-a-harmful-office",
        seeds=lambda: [document.written(WHAT[what])],
        changes=(MSGPACK, BYTES),
        trials=30,
    )
    def reads(content: bytes, _place: Path) -> None:
        raw = document.signed(paper, content, B.signer)
        assert document.written(reader(raw, B.card.signing)) == content


for _what in WHAT:
    _changed(_what)
_harmful("roster", roster.PAPER, roster.read)
_harmful("acceptance", acceptance.PAPER, acceptance.read)
_harmful("closing", closing.PAPER, closing.read)


@decoder(
    "closing-of-the-office-that-is-left",
    seeds=lambda: [document.written(CLOSING)],
    changes=(MSGPACK, BYTES),
    trials=30,
)
def _alone(content: bytes, _place: Path) -> None:
    """A list that a representative gets of the second office alone."""
    raw = document.signed(closing.ALONE, content, B.signer)
    found, signed_by = closing.read_alone(raw, A.card, B.card)
    assert (document.written(found), signed_by) == (content, B.card)


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
