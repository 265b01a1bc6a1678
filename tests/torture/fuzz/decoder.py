"""What a decoder is to the fuzzer, and the register of all of them.

A decoder is anything of the program that takes bytes or text from outside its own memory. Three lines register one:

    @decoder("release-card", seeds=samples.card, changes=(BYTES, JSON))
    def card(content: bytes, place: Path) -> None:
        read_card(content)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from wellbeing.errors import Refused, Tampered

Change = Callable[[bytes, bytes, Random], bytes]
"""Something else made of a sample; the second one is another sample, to be mixed in."""
Read = Callable[[bytes, Path], object]
"""Reads content as the program does. `place` is a folder of the decoder's own, in memory where there is one."""

DECODERS: dict[str, "Decoder"] = {}
"""Every decoder that was registered, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoder:
    """`seeds` are samples that the program itself made and takes; `changes` is what is done to them.

    `refusals` are the only exceptions that may come of it. An AssertionError says that something was taken which
    should not have been. `seconds` is how long `make torture` tries it, `trials` how many there are in a batch.
    """

    name: str
    read: Read
    seeds: Callable[[], Sequence[bytes]]
    changes: tuple[Change, ...]
    refusals: tuple[type[Exception], ...]
    seconds: float
    trials: int


def decoder(
    name: str,
    *,
    seeds: Callable[[], Sequence[bytes]],
    changes: tuple[Change, ...],
    refusals: tuple[type[Exception], ...] = (Refused, Tampered),
    seconds: float = 60,
    trials: int = 100,
) -> Callable[[Read], Read]:
    """Register the function below it."""

    def register(read: Read) -> Read:
        if name in DECODERS:
            raise ValueError(f"two decoders are called {name}")
        DECODERS[name] = Decoder(
            name=name, read=read, seeds=seeds, changes=changes, refusals=refusals, seconds=seconds, trials=trials
        )
        return read

    return register


def typed(content: bytes) -> str:
    """Content as a field of the window hands it over: any text, zeros too, but no half of a character."""
    return content.decode("utf-8", "replace")


def handed(content: bytes) -> str:
    """Content as a terminal or another program hands it over: bytes that are no text arrive as half characters."""
    return content.decode("utf-8", "surrogateescape")
