"""The tour: a real process of the program, marked words in every field, and every file of it searched afterwards."""

import codecs
import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from tests.helpers.patience import SECONDS as PATIENCE
from tests.journeys.display import Display
from tests.journeys.process import ROOT, Process, home_in
from tests.trace import commands, record
from tests.trace.marks import Marks
from tests.trace.queue import Queue
from tests.trace.search import DEPTH, Looked, Search, Searches, layers, search_for
from wellbeing.app import vaults
from wellbeing.app.session import Session
from wellbeing.language import language
from wellbeing.vault.keys import LOWEST_SETTING

PURPOSES = ("store", "header", "head", "digest", "log", "drafts", "holders")
_SYSTEM = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/var/spool", "/var/crash", "/var/lib/systemd/coredump", "/var/log")
_UNPACKED, _LARGEST = 1 << 18, 1 << 24
"""What other programs wrote meanwhile is unpacked up to the first size, and read up to the second, in bytes.
Whatever the tour's own processes wrote is in the record, and unpacked whatever its size."""
_DEEP = 3
"""How far down the person's real home folder is looked through."""

_NAMES = r"(vault|by-command(-restored|-other|-releasing|-second)?|example(-\w\w)?|own)"
_VAULT = rf"(\.{_NAMES}\.(unfinished|restoring)|{_NAMES}(-before-[0-9-]+)?)"
"""Folders of vaults: of the window, of the command line, of examples; under way, restored, moved aside."""
_PLACE = r"{folder}/(data/|tmpdir/wellbeing-demo-\w+/)?"
_DATA = r"{folder}/(data|tmpdir/wellbeing-demo-\w+)"
"""The settings folder, and the one that the demo has for itself."""

MAY_BE_WRITTEN = {
    rf"{_PLACE}{_VAULT}/(header\.json|store\.db|head|lock|store\.db-journal)(\.new)?": "a vault",
    rf"{_PLACE}{_VAULT}/changing-key/(manifest|header\.json|store\.db|head)(\.new)?": "a vault that is encrypted anew",
    rf"{_PLACE}{_VAULT}/drafts/([0-9a-f]+\.draft|reserve)(\.new)?": "half-written words, sealed",
    r"{folder}/data/settings\.(json|new)": "language, look, place of the window",
    rf"{_DATA}/witnesses/[0-9a-f-]+\.witness(\.new)?": "the newest state, sealed",
    rf"{_DATA}/backups/wellbeing-[0-9a-f-]+\.backup(\.unfinished)?": "a backup, sealed",
    rf"{_DATA}/looked-at/copy-\w+/(header\.json|store\.db|head|lock)": "a backup while it is verified",
    r"{folder}/data/packs/[^/]+/(\d+\.wbpack(\.new)?|removed|card.*)": "packs of content, which are public",
    r"{folder}/tmpdir/\w{8}": "Python: whether a file can be written there, by the demo; it holds four letters",
    r"{folder}/data/last-fault\.txt": "the note of a fault",
    r"{folder}/chosen/.*": "what the tour chose to save; looked at by itself",
    r"{folder}/tmpdir/[0-9a-f]+": "CUPS's library: what a printer can do",
    r"/dev/shm/[0-9a-f]+": "CUPS's library: a job on its way, in memory",
    r"/dev/null": "nowhere",
    r"{place}/errors": "what came before the program let nothing reach a log, and the crashes of the tour",
    r"/memfd:xorg|/SYSV00000000": "pictures for the screen, in memory",
    r"(pipe|socket|anon_inode):.*": "no file; whom a socket reaches is looked at by itself",
    r".*/__pycache__/.*\.pyc(\.\d+)?": "compiled program text",
}
"""Every file that the program may write, and why. Another one fails the tour, whatever stands in it."""

MAY_BE_REACHED = {
    r".*/cups\.sock": "the print queue",
    r"/tmp/\.X11-unix/X\d+": "the screen",
    r"(/var)?/run/dbus/system_bus_socket|{folder}/xdg_runtime_dir/bus": "the message bus: sleep and locking",
    r"(/var)?/run/nscd/socket": "the C library: names of accounts",
}
"""Every socket that may be connected to: all of them inside this computer."""


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A marked word where it must not be."""

    where: str
    form: str
    fields: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Found:
    """What the search came to."""

    marks: int
    files: int
    leaks: list[Leak] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    """Files written and sockets reached that nobody told of."""
    families: set[str] = field(default_factory=set)
    programs: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return f"canaries found: {len(self.leaks)} of {self.marks} marks in {self.files} files"


class Tour:
    """Start, walk, crash, lock; then `search`. Everything of it lies in `folder`, whose name is marked too.

    `netless` runs it in a network namespace that holds nothing; needs root.
    """

    def __init__(
        self, place: Path, seed: int, screen: Display, queue: Queue, *, netless: bool = False, watched: bool = True
    ) -> None:
        """`watched`: under the recorder, and with marked names of folder and account, which the command line and the
        environment hold; a search of the memory wants neither."""
        # Two tours at once find each other's folders, so that each has words of its own.
        self.seed = zlib.crc32(f"{seed} {place}".encode())
        self.marks = Marks(self.seed)
        self.folder = place / (self.marks("folder") if watched else "home")
        self.chosen = self.folder / "chosen"
        self.chosen.mkdir(parents=True)
        self._place, self._netless, self._watched = place, netless, watched
        account = self.marks("account") if watched else "somebody"
        self.queue = queue
        own = {"USER": account, "LOGNAME": account, "CUPS_SERVER": str(queue.socket)}
        self.environment = {**screen.environment, **own}
        self._begun = time.time()
        self._runs = 0
        self.sheets: list[str] = []
        self.seen: set[str] = set()
        """The pages that were in sight, by the names of `pages.pages`."""
        self.commanded: set[str] = set()
        """The commands that were given."""
        self._shown: set[str] = set()
        self._keys: dict[str, bytes] = {}
        self._cheap = self._key_changed = False
        self.process: Process | None = None
        self.passphrase = self.marks("passphrase")

    # -- walking

    def let_passphrases_be_cheap(self) -> None:
        """Every one from now on costs as little as is allowed: what is written where doesn't hang on its cost."""
        self._cheap = True

    def make_vault(self) -> None:
        """A vault whose passphrase costs as little as is allowed, for tours that are not about making one."""
        self.let_passphrases_be_cheap()
        session = vaults.create(self.folder / "vault", self.passphrase, language("en"), kdf=LOWEST_SETTING)
        self._keys = _keys_of(session)
        vaults.close(session)

    def start(self, vault: str = "vault") -> Process:
        """Start the program anew, over the vault of this name."""
        self.process = Process(
            self.folder,
            self.folder / vault,
            module="tests.trace.walked",
            before=self._before(),
            environment=self.environment,
            errors=self._place / "errors",
        )
        self.process.told("door")
        return self.process

    def _before(self) -> list[str]:
        self._runs += 1
        watched = record.recorded(self._place / f"{self._runs}.record") if self._watched else []
        return [*(["unshare", "-n"] if self._netless else []), *watched]

    @property
    def running(self) -> Process:
        """The process that is walked through."""
        assert self.process is not None
        return self.process

    def walk(self, *stations: str, sheets: Sequence[str] = ()) -> None:
        """Walk through stations, one after the other; `sheets` are words that somebody brings along."""
        for station in stations:
            self._send(station, sheets)
            self._learn(self.running.told("walked"))

    def walk_away(self, station: str, *, to_the_backups: bool = False) -> None:
        """Walk through a station at whose end the program is started anew: at the door, or `to_the_backups`."""
        self._send(station)
        door = self.running.told("door")
        assert (door["resumed"], door["unlock"]) == (True, not to_the_backups)

    def _send(self, station: str, sheets: Sequence[str] = ()) -> None:
        self.running.do(
            "walk",
            station=station,
            seed=self.seed,
            chosen=str(self.chosen),
            sheets=list(sheets),
            cheap=self._cheap,
        )

    def stand(self, number: int) -> str:
        """Go to one of the places, fill every field there, and say which place it is; the numbers go round."""
        self.running.do("stand", number=number, seed=self.seed, chosen=str(self.chosen))
        told = self.running.told("stands")
        self._learn(told)
        return str(told["place"])

    def put_in_front(self, what: str) -> None:
        """Open something in front of the window; see `fronts.FRONTS`."""
        self.running.do("put_in_front", front=what)
        self.running.told("in front")

    def _learn(self, told: dict[str, Any]) -> None:
        for name in told["fields"]:
            self.marks(name)
        self.sheets += [codecs.decode(words, "rot13") for words in told["keys"]]
        self.seen |= set(told["pages"])

    def open(self, passphrase: str = "") -> None:
        """Unlock, with the window's own passphrase or that of another vault."""
        self.running.do("open", passphrase=passphrase or self.passphrase)
        self.running.told("inside")

    def lock(self, how: str = "lock") -> float:
        """Lock by `lock` (the key), `idle` or `fault`; the seconds until the unlock screen stands there anew."""
        begun = time.monotonic()
        self.running.do(how, **({"seed": self.seed} if how == "fault" else {}))
        self.marks(how)
        self.await_door()
        return time.monotonic() - begun

    def await_door(self) -> None:
        """The unlock screen of a process image that was started by a lock."""
        door = self.running.told("door")
        assert (door["resumed"], door["unlock"]) == (True, True)

    def crash(self, with_signal: int = signal.SIGKILL) -> None:
        """End it as a power cut or a fault in a library would."""
        self.running.crash(with_signal)

    def leave(self) -> None:
        """Close the window."""
        self.running.do("leave")
        assert self.running.wait() == 0

    def end(self) -> None:
        """Whatever state it is in."""
        if self.process is not None:
            self.process.end()

    def damage(self) -> None:
        """A page in the middle of the closed store is lost."""
        store = self.folder / "vault" / "store.db"
        content = bytearray(store.read_bytes())
        middle = len(content) // 2 // 4096 * 4096
        content[middle : middle + 4096] = bytes(4096)
        store.write_bytes(content)

    def lose_vault(self) -> None:
        """Another computer: the vault is not there, its backups are."""
        self.keys()
        shutil.rmtree(self.folder / "vault")

    # -- the command line

    def command(self, *words: object, typed: str = "") -> str:
        """A command in a process of its own, with `typed` on its standard input; what it wrote."""
        self.commanded.add(commands.name_of(words))
        line = [*self._before(), sys.executable, "-m", "wellbeing", *map(str, words)]
        pipe = subprocess.PIPE
        with subprocess.Popen(
            line, env=self._home(), cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True
        ) as process:
            self._is_shown(process.stdout)
            out, err = process.communicate(typed, timeout=5 * PATIENCE)
        assert process.returncode == 0, (words, err)
        return out

    def _is_shown(self, output: IO[str] | None) -> None:
        """What goes through this pipe is what a command shows to whoever typed it."""
        assert output is not None
        self._shown.add(f"pipe:[{os.fstat(output.fileno()).st_ino}]")

    @contextlib.contextmanager
    def commanding(self) -> Iterator[commands.Runs]:
        """Commands one after the other in one process: the quick way."""
        process = subprocess.Popen(
            [*self._before(), sys.executable, "-m", "tests.trace.commands"],
            env=self._home(),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        talk_in, talk_out = process.stdin, process.stdout
        self._is_shown(talk_out)

        def run(*words: object, typed: str = "") -> str:
            self.commanded.add(commands.name_of(words))
            talk_in.write(json.dumps({"words": list(map(str, words)), "typed": typed}) + "\n")
            talk_in.flush()
            ended = json.loads(talk_out.readline())
            assert ended["code"] == 0, (words, ended["err"])
            return str(ended["out"])

        try:
            yield run
        finally:
            talk_in.close()
            process.wait(PATIENCE)
            talk_out.close()

    def _home(self) -> dict[str, str]:
        return {**os.environ, **home_in(self.folder), **self.environment}

    # -- searching

    def search(self) -> Found:
        """Look for every mark, key and recovery sheet in every file that was written anywhere."""
        told = record.read(*sorted(self._place.glob("*.record")))
        needles = self._needles()
        searches = Searches(needles)
        found = Found(marks=len(self.marks.words) + len(needles) - 1, files=0)
        for where, content, packed in self._everything(told):
            found.files += 1
            for way, layer in layers(content, DEPTH if packed else 0):
                looked = Looked.at(layer)
                for name, form in searches.plain_forms(looked):
                    fields = self._fields(looked) if name == "marks" else (name,)
                    if name == "marks" and where in self._shown and not any("passphrase" in one for one in fields):
                        continue
                    found.leaks.append(Leak(where, way + form, fields))
        found.unexpected = sorted(
            {path for path in told.files if not self._is_known(path, MAY_BE_WRITTEN)}
            | {path for path in told.addresses if not self._is_known(path, MAY_BE_REACHED)}
        )
        found.families, found.programs = told.families, told.programs
        return found

    def keys(self) -> dict[str, bytes]:
        """The vault's keys, by what each is for, with those of before a change of key; none where there is no vault.
        It must be closed."""
        if not self._keys or self._key_changed:
            self._take_keys()
        return self._keys

    def key_changed(self) -> None:
        """There is another key now, beside the one before."""
        self._key_changed = True

    def _take_keys(self) -> None:
        if vaults.exists(self.folder / "vault"):
            session = vaults.unlock(self.folder / "vault", self.passphrase, language("en"))
            earlier = {f"earlier {name}": key for name, key in self._keys.items()}
            self._keys, self._key_changed = {**earlier, **_keys_of(session)}, False
            vaults.close(session)

    def _needles(self) -> dict[str, Search]:
        sheets = {f"sheet {place}": Search(" ".join(words.split()[:4])) for place, words in enumerate(self.sheets)}
        keys = {name: Search.of_bytes(key) for name, key in self.keys().items()}
        return {"marks": Search(self.marks.stem), **sheets, **keys}

    def _fields(self, content: Looked) -> tuple[str, ...]:
        return tuple(name for name, word in self.marks.words.items() if search_for(word).plain_forms(content))

    def _everything(self, told: record.Record) -> Iterator[tuple[str, bytes, bool]]:
        """Every content and every name, where from, and whether to unpack it; not what the tour chose to save."""
        for where, content in record.contents(told):
            if not where.startswith(str(self.chosen)):
                yield where, content.replace(str(self.folder).encode(), b""), True
        for path in self.folder.rglob("*"):
            if path.is_file() and self.chosen not in path.parents:
                yield str(path.relative_to(self.folder)), path.read_bytes(), True
        for path in self._changed():
            with contextlib.suppress(OSError):  # it has gone meanwhile
                yield f"the name {path}", str(path).encode(), True
                yield str(path), path.read_bytes(), path.stat().st_size < _UNPACKED

    def _changed(self) -> Iterator[Path]:
        """Files of the whole system that changed since the tour began, but for those of the tour itself."""
        home = str(Path.home())
        for place in (*_SYSTEM, home, str(ROOT)):
            for root, folders, names in os.walk(place):
                deep = place == home and root.removeprefix(home).count("/") >= _DEEP
                folders[:] = [] if deep else [one for one in folders if not self._is_elsewhere(root, one)]
                yield from (Path(path) for name in names if self._is_fresh(path := f"{root}/{name}"))

    def _is_elsewhere(self, root: str, name: str) -> bool:
        """The tour's own folder, other tests' folders, and the tools of who works here."""
        tools = (".git", ".venv", ".mypy_cache", ".ruff_cache", ".pyenv", ".cargo", "node_modules")
        return f"{root}/{name}" == str(self._place) or name.startswith("pytest-of-") or name in tools

    def _is_fresh(self, path: str) -> bool:
        try:
            about = os.lstat(path)
            return (
                about.st_mtime >= self._begun
                and Path(path).is_file()
                and about.st_size < _LARGEST
                and os.access(path, os.R_OK)
            )
        except OSError:
            return False  # it has gone meanwhile: what we wrote and removed is in the record

    def _is_known(self, path: str, known: Mapping[str, str]) -> bool:
        places = {"{folder}": str(self.folder), "{place}": str(self._place)}
        for name, place in places.items():
            known = {sign.replace(name, re.escape(place)): why for sign, why in known.items()}
        return any(re.fullmatch(sign, path) for sign in known)


def _keys_of(session: Session) -> dict[str, bytes]:
    key = session.store.key
    return {f"key of {purpose}": key.derive(purpose) for purpose in PURPOSES} | {"the key": key._secret}
