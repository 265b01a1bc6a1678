"""A disk as a power cut may leave it.

What is sure: the content of a file up to its last flush, and the entries of a folder up to its last flush.
Everything later may be there wholly, in part, in another order, or not. A sector is written whole, but the one
that is being written may be torn. A file may have its new length before its new content; there are then zeros
or somebody else's bytes. A rename is there or not, never by half.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes of a file were written."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file was cut, or lengthened with zeros."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Put:
    """A folder got an entry, in place of one of the same name."""

    folder: int
    name: str
    node: int
    is_folder: bool


@dataclass(frozen=True, slots=True)
class Dropped:
    """A folder lost an entry."""

    folder: int
    name: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry got another name, or another folder, in place of what had it."""

    folder: int
    name: str
    to_folder: int
    to_name: str


@dataclass(frozen=True, slots=True)
class Flushed:
    """A file or a folder was flushed, and the call has returned."""

    node: int


@dataclass(frozen=True, slots=True)
class Said:
    """The process said something to the world."""

    line: bytes


Change = Written | Cut
Entry = Put | Dropped | Moved
Event = Change | Entry | Flushed | Said

ROOT = 0


@dataclass(slots=True)
class _File:
    sure: bytearray = field(default_factory=bytearray)
    later: list[Change] = field(default_factory=list)


@dataclass(slots=True)
class Disk:
    """A disk after some events: what is sure, and what came later."""

    files: dict[int, _File] = field(default_factory=dict)
    folders: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})
    entries: list[Entry] = field(default_factory=list)
    """Changes of folders that no flush has made sure."""
    said: list[bytes] = field(default_factory=list)

    def take(self, events: Iterable[Event]) -> "Disk":
        """Let events happen."""
        for event in events:
            match event:
                case Written() | Cut():
                    self.files.setdefault(event.file, _File()).later.append(event)
                case Put():
                    self._know(event)
                    self.entries.append(event)
                case Dropped() | Moved():
                    self.entries.append(event)
                case Flushed():
                    self._flush(event.node)
                case Said():
                    self.said.append(event.line)
        return self

    def _know(self, event: Put) -> None:
        if event.is_folder:
            self.folders.setdefault(event.node, {})
        else:
            self.files.setdefault(event.node, _File())

    def _flush(self, node: int) -> None:
        if node in self.folders:
            sure = self._sure_with(node)
            for entry in sure:
                apply_entry(self.folders, entry)
            done = {id(entry) for entry in sure}
            self.entries = [entry for entry in self.entries if id(entry) not in done]
            return
        file = self.files.setdefault(node, _File())
        for change in file.later:
            apply_change(file.sure, change)
        file.later = []

    def _sure_with(self, folder: int) -> list[Entry]:
        """The changes that a folder's flush makes sure: its own, and those that made what was moved into it."""
        folders, sure = {folder}, list[Entry]()
        for entry in reversed(self.entries):
            if _made_sure_by(entry) in folders:
                sure.append(entry)
                folders |= {entry.folder}
        return sure[::-1]

    def flush_all(self) -> None:
        """As after a shutdown in good order."""
        for node in (*self.files, *self.folders):
            self._flush(node)
        for entry in self.entries:
            apply_entry(self.folders, entry)
        self.entries = []

    def laid(self, folder: Path, content: dict[int, bytes], folders: dict[int, dict[str, int]]) -> None:
        """Write what is reachable from the root into a real folder."""
        self._lay(folder, ROOT, content, folders)

    def _lay(self, at: Path, node: int, content: dict[int, bytes], folders: dict[int, dict[str, int]]) -> None:
        at.mkdir(exist_ok=True)
        for name, inner in folders[node].items():
            if inner in folders:
                self._lay(at / name, inner, content, folders)
            else:
                (at / name).write_bytes(content[inner])


def _made_sure_by(entry: Entry) -> int:
    """Which folder's flush makes a change sure; a move is one step of the file system's own journal."""
    return entry.to_folder if isinstance(entry, Moved) else entry.folder


def apply_entry(folders: dict[int, dict[str, int]], entry: Entry) -> None:
    """Change folders; an entry that is not there can't be moved."""
    match entry:
        case Put():
            folders.setdefault(entry.folder, {})[entry.name] = entry.node
        case Dropped():
            folders.get(entry.folder, {}).pop(entry.name, None)
        case Moved():
            node = folders.get(entry.folder, {}).pop(entry.name, None)
            if node is not None:
                folders.setdefault(entry.to_folder, {})[entry.to_name] = node


def apply_change(content: bytearray, change: Change) -> None:
    """Change the content of a file."""
    match change:
        case Cut():
            del content[change.size :]
            content.extend(bytes(change.size - len(content)))
        case Written():
            content.extend(bytes(max(0, change.offset - len(content))))
            content[change.offset : change.offset + len(change.data)] = change.data


class Fate:
    """What one power cut lets through of everything that no flush had made sure."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._sector = chance.choice((512, 4096))
        self._share = chance.choice((0.0, 1.0, chance.random(), chance.random(), chance.random()))
        self._in_order = chance.random() < 0.5
        self._torn = chance.random() < 0.3
        self._filled = chance.choice((b"\0", b"\0", None))
        """What stands where a file got longer and nothing was written; None for the bytes of another file."""

    def content(self, file: _File) -> bytes:
        """What a file holds after the cut."""
        content = bytearray(file.sure)
        longest = self._longest(file)
        for change in file.later:
            if isinstance(change, Cut):
                if self._lets():
                    apply_change(content, change)
                continue
            for piece in self._pieces(change):
                if self._lets():
                    apply_change(content, self._as_written(content, piece))
        if len(content) < longest and self._lets():
            content += self._filler(longest - len(content))
        return bytes(content)

    def folders(self, disk: Disk) -> dict[int, dict[str, int]]:
        """The folders after the cut: the journal of a file system keeps the order, others keep anything."""
        folders = {node: dict(entries) for node, entries in disk.folders.items()}
        kept = disk.entries
        if self._in_order:
            kept = kept[: self._chance.randint(0, len(kept)) if self._share < 1 else None]
        for entry in kept:
            if self._in_order or self._lets():
                apply_entry(folders, entry)
        return folders

    def _lets(self) -> bool:
        return self._chance.random() < self._share

    def _longest(self, file: _File) -> int:
        ends = [change.offset + len(change.data) for change in file.later if isinstance(change, Written)]
        return max(ends, default=0)

    def _pieces(self, change: Written) -> Iterable[Written]:
        """The parts of a write in each sector."""
        start, end = change.offset, change.offset + len(change.data)
        while start < end:
            stop = min(end, (start // self._sector + 1) * self._sector)
            yield Written(change.file, start, change.data[start - change.offset : stop - change.offset])
            start = stop

    def _as_written(self, content: bytearray, piece: Written) -> Written:
        """The piece as it is; once at most torn, with the old bytes or nonsense in its second half."""
        if not self._torn or self._chance.random() > 0.2:
            return piece
        self._torn = False
        middle = self._chance.randint(0, len(piece.data))
        old = bytes(content[piece.offset + middle : piece.offset + len(piece.data)])
        rest = len(piece.data) - middle
        torn = old.ljust(rest, b"\0") if self._chance.random() < 0.5 else self._chance.randbytes(rest)
        return Written(piece.file, piece.offset, piece.data[:middle] + torn)

    def _filler(self, size: int) -> bytes:
        return self._chance.randbytes(size) if self._filled is None else self._filled * size
