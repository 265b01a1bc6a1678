"""What a program did to the world outside of it, as the system saw it: recorded by strace.

Every file that the program and its children wrote, also those that were deleted since, with every byte that went
into it; every name that they gave; every socket that they opened.
"""

import binascii
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_CALLS = (
    *("open", "openat", "openat2", "creat", "memfd_create", "mmap", "ftruncate", "truncate"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("mkdir", "mkdirat", "mknod", "mknodat", "setxattr", "fsetxattr", "lsetxattr"),
    *("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg"),
    *("sendfile", "copy_file_range", "splice", "tee", "vmsplice", "shmget"),
    *("socket", "connect", "bind", "execve"),
)
_SENDS = {"write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg"}
_NAMES = {"creat", "memfd_create", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"}
_NAMES |= {"mkdir", "mkdirat", "mknod", "mknodat", "setxattr", "fsetxattr", "lsetxattr"}
_COPIES = {"sendfile", "copy_file_range", "splice", "tee", "vmsplice"}

_LINE = re.compile(r"\d+ +(\w+)\((.*)")
_HEX = r"([\\x0-9a-f]*)"
"""Every character is written as its number. A day's record is a hundred megabytes: this is looked for in runs."""
_TEXT = re.compile(f'"{_HEX}"')
_FILE = re.compile(rf"^\d+<{_HEX}>")
_FILES = re.compile(rf"\d+<{_HEX}>")
_RESULT = re.compile(rf"= \d+<{_HEX}>")
_FAMILY = re.compile(r"^(AF_\w+)")
_ADDRESS = re.compile(rf'sa_family=(AF_\w+)(?:, sun_path=@?"{_HEX}")?')


def missing() -> str:
    """What this computer lacks to record a program, or an empty text."""
    if shutil.which("strace") is None:
        return "needs strace"
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False, capture_output=True)
    return "" if tried.returncode == 0 else "this computer lets nobody trace a program"


def recorded(out: Path) -> list[str]:
    """What stands before a command so that it is recorded into `out`; its process is a child of strace then."""
    calls = ",".join(f"?{call}" for call in _CALLS)
    everything = ("-xx", "-s", "1000000000")
    return ["strace", "-f", "--seccomp-bpf", "-qq", "-y", *everything, "-e", f"trace={calls}", "-o", str(out), "--"]


@dataclass(slots=True, kw_only=True)
class Record:
    """`written` holds by file what went into it, in order; a socket or a pipe is a file here too."""

    written: dict[str, bytearray] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    """Files opened for writing, whether anything was written or not."""
    names: set[bytes] = field(default_factory=set)
    """Every name given to a file, a folder, a link."""
    families: set[str] = field(default_factory=set)
    """Families of the sockets, such as AF_UNIX."""
    addresses: set[str] = field(default_factory=set)
    """Whom a connection was opened to: the path of a socket, or the family where it has none."""
    programs: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)
    """Files written in a way whose bytes are not in the record: shared memory, copies inside the kernel."""

    @property
    def files(self) -> set[str]:
        """Everything that was opened for writing or written to."""
        return self.opened | set(self.written) | self.unseen


def read(*records: Path) -> Record:
    """What all of these records tell together."""
    found = Record()
    for path in records:
        with path.open(encoding="ascii", errors="replace") as lines:
            for line in lines:
                if whole := _LINE.match(line):
                    _take_up(found, whole.group(1), whole.group(2))
    return found


def _take_up(found: Record, call: str, rest: str) -> None:
    if call in _SENDS:
        if file := _FILE.match(rest):
            body = b"".join(_bytes(text) for text in _TEXT.findall(rest))
            found.written.setdefault(_path(file.group(1)), bytearray()).extend(body)
    elif call in ("open", "openat", "openat2"):
        if re.search(r"O_WRONLY|O_RDWR|O_CREAT", rest):
            found.names |= set(map(_bytes, _TEXT.findall(rest)))
            found.opened |= {_path(path) for path in _RESULT.findall(rest)}
    elif call in _NAMES:
        found.names |= set(map(_bytes, _TEXT.findall(rest)))
        found.opened |= {_path(path) for path in _RESULT.findall(rest)} if call in ("creat", "memfd_create") else set()
    elif call == "mmap":
        if "PROT_WRITE" in rest and "MAP_SHARED" in rest:
            found.unseen |= {_path(path) for path in _FILES.findall(rest)}
    elif call in _COPIES:
        found.unseen |= {_path(path) for path in _FILES.findall(rest)}
    elif call == "socket":
        found.families |= set(_FAMILY.findall(rest))
    elif call in ("connect", "bind"):
        found.addresses |= {_bytes(path).decode() or family for family, path in _ADDRESS.findall(rest)}
    elif call == "execve":
        found.programs |= {_bytes(text).decode(errors="replace") for text in _TEXT.findall(rest)[:1]}


def _bytes(escaped: str) -> bytes:
    return binascii.unhexlify(escaped.encode().translate(None, rb"\x"))


def _path(escaped: str) -> str:
    return _bytes(escaped).decode(errors="replace").removesuffix(" (deleted)")


def contents(record: Record) -> Iterator[tuple[str, bytes]]:
    """Everything of a record that can be searched, with where it went."""
    for path, body in record.written.items():
        yield path, bytes(body)
    for name in record.names:
        yield f"the name {name.decode(errors='replace')}", name
