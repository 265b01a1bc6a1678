"""The fuzzing of every decoder as tortures: a trial is a hundred readings, each of something else made of a sample."""

import base64
import contextlib
import io
import traceback
from collections import Counter
from functools import partial
from pathlib import Path
from random import Random

from tests.torture.fuzz import bounds
from tests.torture.fuzz.decoder import DECODERS, Decoder
from tests.torture.fuzz.decoders import every as _every  # noqa: F401 (registers them)
from tests.torture.torture import Outcome, Torture

READINGS = 100
_LARGEST = 1_000_000
"""Bytes: what is larger says more of the reading of files than of what stands in them."""
_SHOWN = 30_000
"""Bytes of the content that a loss shows; all of it comes again with seed, trial and reading."""


class Fuzz:
    """The samples of one decoder. Making it reads each of them as it is."""

    whole = None

    def __init__(self, name: str, folder: Path, readings: int = READINGS) -> None:
        self._decoder: Decoder = DECODERS[name]
        self._place, self._readings = folder, readings
        self._note, self._said = "", ""
        self._seeds = list(self._decoder.seeds())
        for seed in self._seeds:
            self._decoder.read(seed, folder)

    def trial(self, number: int, chance: Random) -> Outcome:
        """Change and read a hundred times; stops at the first loss, of which anything printed is one."""
        came_to: Counter[str] = Counter()
        with bounds.bounded() as measured, contextlib.redirect_stdout(io.StringIO()) as printed:
            for reading in range(self._readings):
                content = self._changed(chance)
                lost = measured(partial(self._read, content)) or self._said or printed.getvalue()
                came_to["lost" if lost else self._note] += 1
                if lost:
                    shown = base64.b64encode(content[:_SHOWN]).decode()
                    return _outcome(came_to, f"reading {reading}: {lost}\n{len(content)} bytes: {shown}")
        return _outcome(came_to, "")

    def _changed(self, chance: Random) -> bytes:
        decoder = self._decoder
        seed, other = chance.choice(self._seeds), chance.choice(self._seeds)
        return chance.choice(decoder.changes)(seed, other, chance)[:_LARGEST]

    def _read(self, content: bytes) -> None:
        """Leaves what came of it in `_note`, and in `_said` what nobody expected."""
        self._note, self._said = "read", ""
        try:
            self._decoder.read(content, self._place)
        except self._decoder.refusals:
            self._note = "refused"
        except bounds.TooSlow:
            raise
        except BaseException:  # noqa: BLE001 (whatever it is, it is a finding)
            self._said = traceback.format_exc(limit=-8)


def _outcome(came_to: Counter[str], lost: str) -> Outcome:
    return Outcome(note="", lost=lost, tried=came_to.total(), notes=dict(came_to))


FUZZING = [
    Torture(
        name=f"fuzzed-{decoder.name}",
        promise="whatever comes from outside is read or refused in a sentence, within 2 s and 300 MB",
        ground=partial(Fuzz, decoder.name),
        short=2,
        seconds=decoder.seconds,
        batch=decoder.trials,
    )
    for decoder in DECODERS.values()
]
