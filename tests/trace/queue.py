"""A print queue of the system, written by hand: one printer behind a local socket, speaking just enough IPP.

The program's own way to the queue (Qt, CUPS's library, the temporary file between them) is the real one.
"""

import http.server  # noqa: TID251 (CUPS speaks it, through a socket inside this computer)
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PRINTER = "quiet"

_OPERATION, _PRINTER, _JOB, _END = 0x01, 0x04, 0x02, 0x03
_INTEGER, _BOOLEAN, _ENUM, _RESOLUTION = 0x21, 0x22, 0x23, 0x32
_NAME, _KEYWORD, _URI, _CHARSET, _LANGUAGE, _MIME = 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
_OK, _NOT_FOUND = 0x0000, 0x0406
_PRINT_JOB, _CREATE_JOB, _SEND_DOCUMENT = 0x0002, 0x0005, 0x0006
_GET_DEFAULT, _GET_PRINTERS, _GET_ATTRIBUTES = 0x4001, 0x4002, 0x000B

Attribute = tuple[int, str, bytes]


@dataclass(slots=True)
class Queue:
    """The jobs that arrived, as the printer would get them."""

    socket: Path
    documents: list[bytes] = field(default_factory=list)
    told: list[bytes] = field(default_factory=list)
    """What was said about the jobs: names, users, options."""


@contextmanager
def print_queue(folder: Path) -> Iterator[Queue]:
    """A queue at a socket inside `folder`, until the end of the block."""
    queue = Queue(folder / "cups.sock")

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self._body()
            answer = _answer(queue, body)
            self.send_response(200)
            self.send_header("Content-Type", "application/ipp")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_GET(self) -> None:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _body(self) -> bytes:
            if "Expect" in self.headers:
                self.send_response_only(100)
                self.end_headers()
            if self.headers.get("Transfer-Encoding", "") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", "0")))
            whole = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                whole += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return whole

        def handle_expect_100(self) -> bool:
            return True

        def address_string(self) -> str:
            return "local"

        def log_message(self, *_words: object) -> None:
            pass

    class Server(socketserver.ThreadingUnixStreamServer):
        daemon_threads = True

    with Server(str(queue.socket), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield queue
        finally:
            server.shutdown()


def _answer(queue: Queue, request: bytes) -> bytes:
    version, operation, number = struct.unpack(">HHI", request[:8])
    groups, document = _after_attributes(request)
    answer = [struct.pack(">HHI", version, _OK, number), bytes([_OPERATION])]
    answer += [_attribute(_CHARSET, "attributes-charset", b"utf-8")]
    answer += [_attribute(_LANGUAGE, "attributes-natural-language", b"en")]
    if operation in (_GET_PRINTERS, _GET_DEFAULT, _GET_ATTRIBUTES):
        answer += [bytes([_PRINTER]), *(_attribute(*one) for one in _printer())]
    elif operation in (_PRINT_JOB, _CREATE_JOB, _SEND_DOCUMENT):
        queue.told.append(groups)
        if document:
            queue.documents.append(document)
        answer += [
            bytes([_JOB]),
            _attribute(_URI, "job-uri", f"ipp://localhost/jobs/{len(queue.told)}".encode()),
            _attribute(_INTEGER, "job-id", struct.pack(">i", len(queue.told))),
            _attribute(_ENUM, "job-state", struct.pack(">i", 9)),
        ]
    elif operation >= 0x4000:
        answer[0] = struct.pack(">HHI", version, _NOT_FOUND, number)
    return b"".join([*answer, bytes([_END])])


def _printer() -> list[Attribute]:
    uri = f"ipp://localhost/printers/{PRINTER}".encode()
    return [
        (_NAME, "printer-name", PRINTER.encode()),
        (_URI, "printer-uri-supported", uri),
        (_URI, "device-uri", b"file:///dev/null"),
        (_ENUM, "printer-state", struct.pack(">i", 3)),
        (_KEYWORD, "printer-state-reasons", b"none"),
        (_BOOLEAN, "printer-is-accepting-jobs", b"\x01"),
        (_BOOLEAN, "printer-is-shared", b"\x00"),
        (_ENUM, "printer-type", struct.pack(">i", 0x801004)),
        (_NAME, "printer-info", PRINTER.encode()),
        (_NAME, "printer-location", b""),
        (_NAME, "printer-make-and-model", b"Hand-written"),
        (_KEYWORD, "media-default", b"iso_a4_210x297mm"),
        (_KEYWORD, "media-supported", b"iso_a4_210x297mm"),
        (_RESOLUTION, "printer-resolution-default", struct.pack(">iib", 300, 300, 3)),
        (_RESOLUTION, "printer-resolution-supported", struct.pack(">iib", 300, 300, 3)),
        (_KEYWORD, "sides-supported", b"one-sided"),
        (_MIME, "document-format-supported", b"application/pdf"),
        (_MIME, "document-format-default", b"application/pdf"),
    ]


def _attribute(kind: int, name: str, value: bytes) -> bytes:
    label = name.encode()
    return struct.pack(">bH", kind, len(label)) + label + struct.pack(">H", len(value)) + value


def _after_attributes(request: bytes) -> tuple[bytes, bytes]:
    """The attributes of a request, and the document behind them."""
    at = 8
    while at < len(request) and request[at] != _END:
        if request[at] < 0x10:  # the sign of a group
            at += 1
            continue
        name = int.from_bytes(request[at + 1 : at + 3], "big")
        value = int.from_bytes(request[at + 3 + name : at + 5 + name], "big")
        at += 5 + name + value
    return request[8:at], request[at + 1 :]
