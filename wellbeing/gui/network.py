"""No network, by the kernel's own word: on Linux it refuses this process every socket but those inside the computer.

The program has no network code, but libraries may have some: CUPS's asks other computers for printers. A system
without such a switch, or an unusual processor, goes without; what the program itself does is the same there.
"""

import contextlib
import ctypes
import os
import struct
import sys
from pathlib import Path

_AUDIT = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By processor: its number in the kernel's filters, and the number of the call `socket`."""

_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 97  # "address family not supported"
_ARCHITECTURE, _CALL, _FAMILY = 4, 0, 16  # where they stand in what a filter is shown
_UNIX, _NETLINK = 1, 16
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_QUEUES = ("/run/cups/cups.sock", "/var/run/cups/cups.sock")


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def refuse_network() -> bool:
    """Have the kernel refuse network sockets to this process, for its whole life and after it is started anew.

    Not where the screen itself is on another computer (X11 over a network). Returns whether it does.
    """
    known = _AUDIT.get(os.uname().machine) if sys.platform == "linux" else None
    if known is None or not os.environ.get("DISPLAY", ":").startswith((":", "unix:")):
        return False
    steps = b"".join(_steps(*known))
    held = ctypes.create_string_buffer(steps, len(steps))
    program = _Program(len(steps) // 8, ctypes.addressof(held))
    with contextlib.suppress(OSError, AttributeError):
        kernel = ctypes.CDLL(None)
        if kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
            return bool(kernel.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)
    return False


def _steps(architecture: int, socket: int) -> list[bytes]:
    """The filter: of all calls only `socket` is looked at, and only families inside the computer are let through."""

    def step(code: int, value: int, if_so: int = 0, else_: int = 0) -> bytes:
        return struct.pack("=HBBI", code, if_so, else_, value)

    return [
        step(_LOAD, _ARCHITECTURE),
        step(_EQUAL, architecture, 0, 5),
        step(_LOAD, _CALL),
        step(_EQUAL, socket, 0, 3),
        step(_LOAD, _FAMILY),
        step(_EQUAL, _UNIX, 1, 0),
        step(_EQUAL, _NETLINK, 0, 1),
        step(_RETURN, _ALLOW),
        step(_RETURN, _REFUSE),
    ]


def ask_this_computer_only() -> None:
    """Lead the libraries to this computer's own print queue and message bus, and let them start none.

    CUPS's library would ask a print server by the network, D-Bus's would start a bus that writes into the home folder.
    """
    if sys.platform != "linux":
        return
    if not os.environ.get("CUPS_SERVER", "").startswith("/"):
        os.environ["CUPS_SERVER"] = next((queue for queue in _QUEUES if Path(queue).exists()), _QUEUES[0])
    session = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", f"unix:path={session / 'bus'}")
