"""What a process says about its work while it may die at any moment, and what that promises.

It writes to a file, a line before each save with what will have to be found, and a line after it.
"""

import json
import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from wellbeing.errors import WellbeingError

T = TypeVar("T")

_TOLD = 60
"""Characters of a value that are told of a loss."""

Claims = dict[str, str]
"""What is to be found in a vault: a key that `claims.found_in` understands, and its value; empty for 'gone'."""


class Teller:
    """The process's side. Lines go out by `writev`, which nothing else uses: so a torture can spare them."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def save(self, claims: Claims, work: Callable[[], T], *, apart: bool = False) -> list[T]:
        """Say what will be found, do it, say that it is done.

        Gives a list with the result, or an empty one where it was refused with a sentence. `apart` are things that
        are saved one after the other.
        """
        self._tell("apart" if apart else "about", claims)
        try:
            result = work()
        except WellbeingError as error:
            self._tell("told", [type(error).__name__, error.sentence])
            return []
        self._tell("done", None)
        return [result]

    def whole(self, work: Callable[[], object]) -> None:
        """Do all of the work and say how it ended: to its end, with a sentence, or with a fault."""
        try:
            work()
        except WellbeingError as error:
            self._tell("told", [type(error).__name__, error.sentence])
        except BaseException:  # noqa: BLE001 (it is told to the other side)
            self._tell("fault", traceback.format_exc(limit=-8))
        else:
            self._tell("ended", None)

    def _tell(self, what: str, content: object) -> None:
        os.writev(self._handle, [json.dumps([what, content]).encode() + b"\n"])


@dataclass(slots=True)
class Told:
    """The other side: what the lines promise."""

    certain: Claims = field(default_factory=dict)
    """What was acknowledged."""
    begun: list[Claims] = field(default_factory=list)
    """Saves that were begun and not acknowledged: each is there as a whole or not at all."""
    sentences: list[tuple[str, str]] = field(default_factory=list)
    """Kind and sentence of every error."""
    fault: str = ""
    ended: bool = False
    _open: list[Claims] = field(default_factory=list)

    @classmethod
    def read(cls, before: Claims, content: bytes) -> "Told":
        """From what held `before` and the lines that were written since; the last may be cut short."""
        told = cls(certain=dict(before))
        for line in content.split(b"\n")[:-1]:
            told._hear(*json.loads(line))
        told.begun += told._open
        return told

    def _hear(self, what: str, content: object) -> None:
        match what, content:
            case "about", dict():
                self._open = [content]
            case "apart", dict():
                self._open = [{key: value} for key, value in content.items()]
            case "done", _:
                for claims in self._open:
                    self._acknowledge(claims)
                self._open = []
            case "told", [str(kind), str(sentence)]:
                self.sentences.append((kind, sentence))
                self.begun += self._open
                self._open = []
            case "fault", str():
                self.fault = content
            case "ended", _:
                self.ended = True

    def _acknowledge(self, claims: Claims) -> None:
        """What an earlier save that failed wanted of the same things does not count any more."""
        self.certain |= claims
        self.begun = [{key: value for key, value in old.items() if key not in claims} for old in self.begun]

    def lost(self, found: Callable[[str], str]) -> list[str]:
        """What was acknowledged and is not there, and what is there by half. `found` gives a key's value."""
        there = {key: found(key) for key in {*self.certain, *(key for claims in self.begun for key in claims)}}
        missing = [
            f"{key}: {value[:_TOLD]!r} was acknowledged, {there[key][:_TOLD]!r} is there"
            for key, value in self.certain.items()
            if there[key] != value and there[key] not in {claims.get(key) for claims in self.begun}
        ]
        return missing + [f"by half: {sorted(claims)}" for claims in self.begun if self._by_half(claims, there)]

    def _by_half(self, claims: Claims, there: Claims) -> bool:
        """Whether a part of one save is there and another is not."""
        came = {there[key] == value for key, value in claims.items() if self._tells(key, value)}
        return len(came) > 1

    def _tells(self, key: str, value: str) -> bool:
        """Whether only this save can have made the value what it is."""
        wanted = [claims[key] for claims in self.begun if key in claims]
        return self.certain.get(key, "") != value and len(wanted) == 1
