"""kill -9 in the middle of work: every acknowledged save is there, and nothing is taken for tampering."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.laid import Laid

WORKER = """
import sys
from pathlib import Path
from wellbeing.vault import opening
from wellbeing.vault.keys import DataKey
folder, key, steps, first = Path(sys.argv[1]), DataKey(sys.stdin.buffer.read(32)), Path(sys.argv[2]), sys.argv[3]
store = opening.open_with_key(folder, key, migrations=steps)
number = 0
while True:
    name = f"{first} {number}"
    with store.transaction("person.added"):
        person = store.run("INSERT INTO person (name, age) VALUES (?, 30)", (name,))
        store.run("INSERT INTO note (person_id, words) VALUES (?, ?)", (person, "half written " * 400))
        store.run("UPDATE person SET age = age + 1")
    print(name, flush=True)
    number += 1
"""


def killed_while_saving(laid: Laid, *, word: str, after: int) -> set[str]:
    """Names whose saving was acknowledged before the worker was killed without warning."""
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(laid.folder), str(laid.steps), word],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as worker:
        assert worker.stdin
        assert worker.stdout
        assert worker.stderr
        worker.stdin.write(laid.key._secret)
        worker.stdin.close()
        acknowledged = {worker.stdout.readline().decode().strip() for _ in range(after)}
        worker.kill()
        acknowledged |= {line.decode().strip() for line in worker.stdout}
        assert worker.stderr.read() == b""
    return acknowledged


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a signal of POSIX systems")
def test_no_acknowledged_save_is_lost_to_a_kill(laid: Laid) -> None:
    chance = random.Random(random.randrange(2**32))
    acknowledged: set[str] = set()
    for round_number in range(5):
        word = f"round {round_number}"
        acknowledged |= killed_while_saving(laid, word=word, after=chance.randint(1, 8))
        there = laid.names()
        assert acknowledged <= there
        assert len([name for name in there if name.startswith("round")]) <= len(acknowledged) + round_number + 1


def test_the_lock_is_free_after_its_holder_was_killed(laid: Laid) -> None:
    killed_while_saving(laid, word="killed", after=1)
    laid.open().close()


CREATOR = """
import os, sys
from pathlib import Path
from wellbeing.vault import header, opening
from wellbeing.vault.keys import LOWEST_SETTING
header.write = lambda *rest: os._exit(9)
opening.create(Path(sys.argv[1]), "words", kdf=LOWEST_SETTING, migrations=Path(sys.argv[2]))
"""


def test_a_vault_half_made_is_no_vault_and_does_not_stand_in_the_way(laid: Laid, tmp_path: Path) -> None:
    from wellbeing.vault import opening
    from wellbeing.vault.keys import LOWEST_SETTING

    folder = tmp_path / "new"
    done = subprocess.run([sys.executable, "-c", CREATOR, str(folder), str(laid.steps)], check=False)
    assert done.returncode == 9
    assert not folder.exists()
    opening.create(folder, "words", kdf=LOWEST_SETTING, migrations=laid.steps).close()
    assert not [path for path in tmp_path.iterdir() if "unfinished" in path.name]


def test_what_a_kill_left_half_written_is_removed_when_opening(laid: Laid) -> None:
    """It may hold a passphrase's slot that was never told, or words that somebody deleted since."""
    (laid.folder / "drafts").mkdir()
    unfinished = [laid.folder / "header.json.new", laid.folder / "head.new", laid.folder / "drafts" / "0f.draft.new"]
    for path in unfinished:
        path.write_bytes(b"half")
    laid.open().close()
    assert not [path for path in unfinished if path.exists()]


KILLED_IN_HEADER = """
import os, sys
from pathlib import Path
from wellbeing.vault import header
from wellbeing.vault.keys import DataKey
from wellbeing.vault.slots import make_sheets, recovery_slot
key = DataKey(sys.stdin.buffer.read(32))
steps = int(sys.argv[3])

def audit(event, details):
    global steps
    if event in ("open", "os.rename", "os.remove"):
        steps -= 1
        if steps == 0:
            os._exit(9)

folder = Path(sys.argv[1])
old = header.read(folder)
slot = recovery_slot(key, make_sheets(("Ana", "Bo", "Cy")), old.vault)
sys.addaudithook(audit)
header.write(folder, old.with_slot(slot, key))
"""


def test_a_kill_while_the_header_changes_leaves_the_old_or_the_new_one(laid: Laid, tmp_path: Path) -> None:
    from wellbeing.vault import header

    codes = []
    for step in range(1, 7):
        copy = laid.copied(tmp_path / f"copy {step}")
        done = subprocess.run(
            [sys.executable, "-c", KILLED_IN_HEADER, str(copy.folder), str(copy.steps), str(step)],
            input=laid.key._secret,
            check=False,
        )
        codes.append(done.returncode)
        header.read(copy.folder).check(laid.key)
        shutil.rmtree(copy.folder)
    assert codes[:2] == [9, 9]
    assert codes[-1] == 0
