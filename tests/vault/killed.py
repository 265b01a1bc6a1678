"""The worker of `killing`: waits for jobs and does each in a child that stands still until it is traced.

Jobs do what a use case of the vault does, and nothing else: every system call in them is one of ours.
"""

import contextlib
import ctypes
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.helpers import argon2
from tests.torture import deeds
from wellbeing.errors import WellbeingError
from wellbeing.vault import compacting, opening
from wellbeing.vault import header as headers
from wellbeing.vault.keys import LOWEST_SETTING, DataKey
from wellbeing.vault.rekeying import change as rekeying

TOLD = 3
"""The exit code of a job that ended with a sentence."""

_PR_SET_PTRACER, _ANYBODY = 0x59616D61, -1


def change_passphrase(folder: str, steps: str, key: str, current: str, fresh: str) -> None:
    """Open a vault, change its passphrase, close it."""
    store = opening.open_with_key(Path(folder), DataKey(bytes.fromhex(key)), migrations=Path(steps))
    opening.change_passphrase(store, current, fresh, kdf=LOWEST_SETTING)
    store.close()


def change_key(folder: str, steps: str, key: str, passphrase: str, witnesses: str) -> None:
    """Open a vault, change its key, close it."""
    store = opening.open_with_key(
        Path(folder), DataKey(bytes.fromhex(key)), migrations=Path(steps), witnesses=Path(witnesses)
    )
    rekeying.change_key(
        store, passphrase, kdf=LOWEST_SETTING, migrations=Path(steps), witnesses=Path(witnesses)
    ).close()


def compact(folder: str, steps: str, key: str) -> None:
    """Open a vault, compact it, close it."""
    store = opening.open_with_key(Path(folder), DataKey(bytes.fromhex(key)), migrations=Path(steps))
    compacting.compact(store)
    store.close()


JOBS: dict[str, Callable[..., None]] = {
    "change_passphrase": change_passphrase,
    "change_key": change_key,
    "compact": compact,
    "make_backup": deeds.make_backup,
    "restore_backup": deeds.restore_backup,
}


def _child(job: str, arguments: dict[str, Any]) -> int:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANYBODY)  # where only a parent may trace
    os.kill(os.getpid(), signal.SIGSTOP)
    try:
        JOBS[job](**arguments)
    except WellbeingError:
        return TOLD
    return 0


def _work_out_beforehand(arguments: dict[str, Any]) -> None:
    """The key of the passphrase that stands, so that no child has to: it makes no call that a kill is about."""
    passphrase = arguments.get("current") or arguments.get("passphrase")
    if passphrase is not None:
        headers.read(Path(arguments["folder"])).opened_by_passphrase(passphrase)


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def main() -> None:
    """One job a line, as JSON; answers with the child's number once it stands, and with how it ended."""
    for line in sys.stdin:
        wanted = json.loads(line)
        _work_out_beforehand(wanted)
        child = os.fork()
        if child == 0:
            try:
                code = _child(wanted.pop("job"), wanted)
            except Exception:  # noqa: BLE001 (this process ends here)
                traceback.print_exc()
                code = 1
            os._exit(code)
        os.waitpid(child, os.WUNTRACED)
        _answer(child)
        _pid, status = os.waitpid(child, 0)
        _answer(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    argon2.remember()
    main()
