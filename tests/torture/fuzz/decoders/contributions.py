"""What representatives contribute to a national release, as an office takes it."""

import functools
from pathlib import Path

from tests.helpers.contributions import HEADER, LAYOUT, at, body_of, pair, sealed_anew
from tests.helpers.office_papers import A, B
from tests.torture.fuzz.decoder import decoder
from tests.torture.fuzz.mutations import BYTES
from tests.torture.fuzz.trees import MSGPACK
from wellbeing.exchange.contribution.part import Part

_pair = functools.cache(pair)


@decoder("contribution-share", seeds=lambda: [_pair()[0]], changes=(BYTES,), trials=60)
def _share(content: bytes, _place: Path) -> None:
    """Anything that was changed is refused."""
    assert at(A, content) == at(A, _pair()[0])


@decoder("contribution-seed", seeds=lambda: [_pair()[1]], changes=(BYTES,), trials=60)
def _seed(content: bytes, _place: Path) -> None:
    """Anything that was changed is refused."""
    assert at(B, content) == at(B, _pair()[1])


@decoder(
    "contribution-of-a-harmful-sender",
    seeds=lambda: [body_of(_pair()[0])],
    changes=(MSGPACK, BYTES),
    trials=40,
)
def _harmful(content: bytes, _place: Path) -> None:
    """Of a representative who is enrolled and means harm: what is taken can be added up."""
    found = at(A, sealed_anew(_pair()[0][:HEADER], content))
    assert found.part is Part.SHARE
    assert found.summand(LAYOUT.length).shape == (LAYOUT.length,)
