"""Keys: unlocking, another passphrase, another key; each against the bare derivation or the bare work of SQLCipher."""

import os
import shutil
import statistics
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.bench.figure import Figure, alternating, seconds
from wellbeing.vault import opening
from wellbeing.vault.keys import LOWEST_SETTING, DataKey, KdfSetting, calibrated
from wellbeing.vault.rekeying.change import change_key
from wellbeing.vault.store import NAME

_WORDS = ("three quiet herons by the water", "four loud herons by the road")


def measure(folder: Path, key: DataKey, rounds: int, scratch: Path) -> list[Figure]:
    """All figures of a closed vault. It is only copied."""
    vault = scratch / "keys"
    shutil.copytree(folder, vault)
    setting = calibrated()
    store = opening.open_with_key(vault, key)
    opening.set_passphrase(store, _WORDS[0], kdf=setting)
    store.close()
    figures = [_unlock(vault, setting, rounds), *_change_passphrase(vault, key, setting, rounds)]
    shutil.rmtree(vault)
    return [*figures, _change_key(folder, key, max(1, rounds // 3), scratch)]


def _derived(setting: KdfSetting, words: str) -> bytes:
    """Argon2id as the library has it."""
    return Argon2id(
        salt=bytes(16), length=32, iterations=setting.passes, lanes=setting.lanes, memory_cost=setting.memory_kib
    ).derive(words.encode())


def _unlock(vault: Path, setting: KdfSetting, rounds: int) -> Figure:
    def ours() -> float:
        return seconds(lambda: opening.open_vault(vault, _WORDS[0]).close())

    measured = alternating(rounds, ours, lambda: seconds(lambda: _derived(setting, _WORDS[0])))
    return Figure(
        what=f"unlocking ({setting.memory_kib // 1024} MiB, {setting.passes} passes, calibrated)",
        baseline="one bare Argon2id derivation with the same setting",
        unit="s",
        ours=measured[0],
        bare=measured[1],
        target=1.3,
    )


def _change_passphrase(vault: Path, key: DataKey, setting: KdfSetting, rounds: int) -> list[Figure]:
    before = (vault / NAME).read_bytes()
    header = (vault / "header.json").read_bytes()
    store = opening.open_with_key(vault, key)
    words = [*_WORDS]

    def ours() -> float:
        taken = seconds(lambda: opening.change_passphrase(store, words[0], words[1], kdf=setting))
        words.reverse()
        return taken

    def bare() -> float:
        def work() -> None:
            for given in _WORDS:
                _derived(setting, given)
            with (vault / "bare").open("wb") as file:
                file.write(header)
                file.flush()
                os.fsync(file.fileno())

        return seconds(work)

    measured = alternating(rounds, ours, bare)
    store.close()
    changed = sum(one != other for one, other in zip(before, (vault / NAME).read_bytes(), strict=True))
    return [
        Figure(
            what="passphrase change",
            baseline="bare derivations of the old and the new one, and one flush of a file as large as the header",
            unit="s",
            ours=measured[0],
            bare=measured[1],
            target=1.3,
        ),
        Figure(
            what="of the store changed by it",
            baseline="",
            unit="bytes",
            ours=changed,
            bare=None,
            target=0,
        ),
    ]


def _change_key(folder: Path, key: DataKey, rounds: int, scratch: Path) -> Figure:
    size = (folder / NAME).stat().st_size

    def prepared() -> Path:
        copy = scratch / "changing"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder, copy)
        return copy

    def ours() -> float:
        copy = prepared()
        store = opening.open_with_key(copy, key)
        opening.set_passphrase(store, _WORDS[0], kdf=LOWEST_SETTING)
        changed = []
        taken = seconds(lambda: changed.append(change_key(store, _WORDS[0], kdf=LOWEST_SETTING)))
        changed[0].close()
        return taken

    def bare() -> float:
        copy = prepared()

        def work() -> None:
            for _slot in ("the old header's", "the new header's"):
                _derived(LOWEST_SETTING, _WORDS[0])
            shutil.copyfile(copy / NAME, copy / "bare.db")
            connection = sqlcipher.connect(str(copy / "bare.db"))
            connection.execute(f"PRAGMA key = \"x'{key.derive('store').hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            connection.execute(f"PRAGMA rekey = \"x'{os.urandom(32).hex()}'\"")
            connection.close()

        return seconds(work)

    measured = [(ours(), bare()) for _round in range(rounds)]
    return Figure(
        what=f"change of key of {size / 1_000_000:.0f} MB, checked whole",
        baseline="two derivations, copying the file and a bare PRAGMA rekey; nothing checked",
        unit="s",
        ours=statistics.median(pair[0] for pair in measured),
        bare=statistics.median(pair[1] for pair in measured),
        target=4,
    )
