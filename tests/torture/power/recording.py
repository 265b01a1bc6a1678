"""Everything a process does to a folder, in its order, from what strace saw of its system calls.

The system calls are the last thing that the program and SQLite have in their hands: no code is changed for it,
and nothing can be written past it. A call that this reader does not know and that could write stops it.
"""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.torture.power.disk import ROOT, Cut, Dropped, Event, Flushed, Moved, Put, Said, Written

_TRACED = (
    "open,openat,creat,close,read,write,pwrite64,writev,pwritev,pwritev2,lseek,ftruncate,truncate,fallocate,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,"
    "fsync,fdatasync,sync,syncfs,sync_file_range,sendfile,copy_file_range,dup,dup2,dup3,ioctl,mmap"
)
_LINE = re.compile(r"(?:\d+ +)?(?P<call>\w+)\((?P<words>.*)\) += (?P<result>-?\d+|0x[0-9a-f]+)(?:<[^>]*>)?(?: .*)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_NUMBER = re.compile(r"-?\d+")


def strace_words(file: Path) -> list[str]:
    """How strace has to be called to write a recording to `file`."""
    return ["-o", str(file), "-y", "-xx", "-s", "100000000", "-e", f"trace={_TRACED}"]


class _Handle(NamedTuple):
    node: int
    is_folder: bool


class Recording:
    """Reads a recording of what happened under `root`, whose content before lies in `before`."""

    def __init__(self, root: Path, before: Path) -> None:
        self._root = str(root)
        self._numbers = itertools.count(ROOT + 1)
        self._nodes: dict[str, int] = {self._root: ROOT}
        self._folders = {ROOT}
        self._content: dict[int, bytearray] = {}
        self._handles: dict[int, _Handle] = {}
        self._places: dict[int, int] = {}
        self.before: list[Event] = list(self._laid(before))

    def _laid(self, before: Path) -> Iterator[Event]:
        """The events that would have made the folder as it was."""
        for path in sorted(before.rglob("*")):
            name = f"{self._root}/{path.relative_to(before)}"
            yield from self._make(name, is_folder=path.is_dir())
            if path.is_file():
                self._content[self._nodes[name]][:] = path.read_bytes()
                yield Written(self._nodes[name], 0, path.read_bytes())

    def events(self, recorded: str) -> list[Event]:
        """What happened, in its order."""
        events: list[Event] = []
        for line in recorded.splitlines():
            if "+++ exited" in line:
                continue
            found = _LINE.fullmatch(line)
            if found is None:
                raise ValueError(f"strace wrote what can't be read: {line[:200]}")
            result = int(found["result"], 0)
            if result >= 0:
                events += self._happened(found["call"], found["words"], result)
        return events

    def _happened(self, call: str, words: str, result: int) -> Iterator[Event]:
        match call:
            case "openat" | "open" | "creat":
                yield from self._opened(words, result)
            case "close":
                self._handles.pop(_first(words), None)
            case "read" | "lseek":
                self._moved_to(words, result, absolute=call == "lseek")
            case "writev":
                yield Said(_data(words))
            case "write" | "pwrite64":
                yield from self._written(words, result, at_place=call == "write")
            case "sendfile":
                yield from self._sent(words, result)
            case "ftruncate":
                yield from self._cut(words)
            case "fsync" | "fdatasync":
                if handle := self._handles.get(_first(words)):
                    yield Flushed(handle.node)
            case "mkdir" | "mkdirat":
                yield from self._make(_path(words), is_folder=True)
            case "unlink" | "unlinkat" | "rmdir":
                yield from self._dropped(_path(words))
            case "rename" | "renameat" | "renameat2":
                yield from self._renamed(words)
            case "mmap" if "MAP_SHARED" not in words or "PROT_WRITE" not in words or "MAP_ANONYMOUS" in words:
                return
            case "ioctl" if "FICLONE" not in words:
                return
            case _:
                if self._root in _decoded(words):
                    raise ValueError(f"a call that is not understood: {call}({words[:200]})")

    def _inside(self, path: str) -> bool:
        return path.startswith(self._root + "/") or path == self._root

    def _make(self, path: str, *, is_folder: bool) -> Iterator[Event]:
        if not self._inside(path):
            return
        node = self._nodes[path] = next(self._numbers)
        if is_folder:
            self._folders.add(node)
        else:
            self._content[node] = bytearray()
        folder, _slash, name = path.rpartition("/")
        yield Put(self._nodes[folder], name, node, is_folder)

    def _opened(self, words: str, handle: int) -> Iterator[Event]:
        path = _path(words)
        self._handles.pop(handle, None)
        if not self._inside(path):
            return
        if path not in self._nodes:
            yield from self._make(path, is_folder=False)
        node = self._nodes[path]
        self._handles[handle], self._places[handle] = _Handle(node, node in self._folders), 0
        if "O_TRUNC" in words and self._content[node]:
            self._content[node].clear()
            yield Cut(node, 0)
        if "O_APPEND" in words:
            raise ValueError("a file of the vault is opened for adding to its end")

    def _moved_to(self, words: str, result: int, *, absolute: bool) -> None:
        handle = _first(words)
        if handle in self._handles:
            self._places[handle] = result if absolute else self._places[handle] + result

    def _written(self, words: str, count: int, *, at_place: bool) -> Iterator[Event]:
        number = _first(words)
        handle = self._handles.get(number)
        if handle is None:
            return
        if at_place:
            offset = self._places[number]
            self._places[number] += count
        else:
            offset = int(words.rsplit(",", 1)[1])
        yield self._change(handle.node, offset, _data(words)[:count])

    def _change(self, node: int, offset: int, data: bytes) -> Written:
        content = self._content[node]
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data
        return Written(node, offset, data)

    def _sent(self, words: str, count: int) -> Iterator[Event]:
        """Bytes went from file to file inside the system: they are those that the other file holds."""
        to, source = (int(found) for found in re.findall(r"(?:^|, )(\d+)<", words)[:2])
        if to not in self._handles or count == 0:
            return
        start = re.search(r", \[(\d+)\]", words)
        if start is None or source not in self._handles:
            raise ValueError(f"bytes were sent from where nobody knows: {_decoded(words)[:200]}")
        held = self._content[self._handles[source].node]
        offset = self._places[to]
        self._places[to] += count
        yield self._change(self._handles[to].node, offset, bytes(held[int(start[1]) : int(start[1]) + count]))

    def _cut(self, words: str) -> Iterator[Event]:
        handle = self._handles.get(_first(words))
        if handle is not None:
            size, content = int(words.rsplit(",", 1)[1]), self._content[handle.node]
            del content[size:]
            content.extend(bytes(size - len(content)))
            yield Cut(handle.node, size)

    def _dropped(self, path: str) -> Iterator[Event]:
        if self._inside(path):
            del self._nodes[path]
            folder, _slash, name = path.rpartition("/")
            yield Dropped(self._nodes[folder], name)

    def _renamed(self, words: str) -> Iterator[Event]:
        path, to = (_bytes(found[0]).decode() for found in _TEXT.findall(words)[-2:])
        if not self._inside(path):
            return
        moved = {known: node for known, node in self._nodes.items() if known == path or known.startswith(path + "/")}
        for known in moved:
            del self._nodes[known]
        self._nodes |= {to + known[len(path) :]: node for known, node in moved.items()}
        (folder, _slash, name), (to_folder, _slash2, to_name) = path.rpartition("/"), to.rpartition("/")
        yield Moved(self._nodes[folder], name, self._nodes[to_folder], to_name)


def _first(words: str) -> int:
    found = _NUMBER.match(words)
    return int(found[0]) if found else -1


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _data(words: str) -> bytes:
    """The bytes of a call; strace must not have shortened them."""
    found = _TEXT.search(words)
    if found is None or found[2]:
        raise ValueError("strace has shortened what was written")
    return _bytes(found[1])


def _path(words: str) -> str:
    """The path of a call; one that begins in an open folder is put together."""
    found = _TEXT.search(words)
    path = _bytes(found[1]).decode() if found else ""
    base = re.match(r"(?:AT_FDCWD|\d+)<((?:\\x[0-9a-f]{2})*)>", words)
    if path.startswith("/") or base is None:
        return path
    return f"{_bytes(base[1]).decode()}/{path}"


def _decoded(words: str) -> str:
    """Words of strace with their hexadecimal digits as text."""
    return re.sub(r"(?:\\x[0-9a-f]{2})+", lambda found: _bytes(found[0]).decode(errors="replace"), words)
