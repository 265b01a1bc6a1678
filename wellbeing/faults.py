"""A fault of the program leaves a note that tells where it happened and nothing else.

What an exception says may be a name, and so may a local variable, a file's name or the word of a class made at run
time. So only what stands in the program's own text is noted: classes that their module knows, and lines of files
that were loaded as modules.
"""

import datetime as dt
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from wellbeing import paths

_MOST_IN_A_CHAIN = 5
_MADE_AT_RUN_TIME = "an exception made at run time"
_ELSEWHERE = "elsewhere"


def file() -> Path:
    """Where the note of the last fault lies."""
    return paths.user_data() / "last-fault.txt"


def note_of(error: BaseException, now: dt.datetime) -> str:
    """What may be kept of a fault: classes, and where it happened, what led to it first.

    No message, no locals, no values, no folders.
    """
    loaded = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    lines = [now.isoformat(timespec="seconds")]
    for one in reversed(list(_chain(error))):
        lines += [_named(type(one)), *_places(one.__traceback__, loaded)]
    return "\n".join([*lines, ""])


def write_note(error: BaseException, now: dt.datetime) -> Path | None:
    """Write the note of a fault, replacing the last one; None where the disk refuses."""
    target = file()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # it may be a link that somebody laid there
        target.write_text(note_of(error, now), encoding="utf-8")
    except OSError:
        return None
    return target


def keep_quiet() -> None:
    """Note what Python would otherwise print with its values: faults of threads, and of objects that are let go.

    What a desktop's programs print ends in a log on its disk.
    """

    def in_thread(caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None and not isinstance(caught.exc_value, SystemExit):
            write_note(caught.exc_value, dt.datetime.now(dt.UTC))

    def unraisable(caught: "sys.UnraisableHookArgs") -> None:
        if caught.exc_value is not None:
            write_note(caught.exc_value, dt.datetime.now(dt.UTC))

    threading.excepthook = in_thread
    sys.unraisablehook = unraisable


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what led to it, the latest first."""
    found: BaseException | None = error
    for _number in range(_MOST_IN_A_CHAIN):
        if found is None:
            return
        yield found
        found = found.__cause__ or found.__context__


def _named(kind: type) -> str:
    """The class's name, if its module knows it under this name."""
    known: object = sys.modules.get(str(kind.__module__))
    for part in kind.__qualname__.split("."):
        known = getattr(known, part, None)
    return kind.__name__ if known is kind else _MADE_AT_RUN_TIME


def _places(trace: TracebackType | None, loaded: set[str | None]) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename in loaded:
            yield f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}"
        else:
            yield f"  {_ELSEWHERE}"
        trace = trace.tb_next
