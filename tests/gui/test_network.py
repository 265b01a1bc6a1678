"""The kernel refuses network sockets, and the libraries don't look for other computers."""

import json
import os
import platform
import subprocess
import sys

import pytest

_TRIES = """
import json, os, sys
from wellbeing.gui.network import refuse_network
if "again" not in sys.argv:
    refuse_network()
    if "exec" in sys.argv:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:], "again"])
import socket
def family(name):
    try:
        socket.socket(getattr(socket, name)).close()
    except OSError as error:
        return error.errno
    return 0
print(json.dumps({name: family(name) for name in ("AF_UNIX", "AF_INET", "AF_INET6")}))
"""

_SETTINGS = """
import json, os
from wellbeing.gui.network import ask_this_computer_only
ask_this_computer_only()
print(json.dumps({name: os.environ[name] for name in ("CUPS_SERVER", "DBUS_SESSION_BUS_ADDRESS")}))
"""

on_linux = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"), reason="Linux's own switch"
)


def _told(code: str, *words: str, **more: str) -> dict[str, object]:
    names = ("CUPS_SERVER", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "XDG_RUNTIME_DIR")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    command = [sys.executable, "-c", code, *words]
    ended = subprocess.run(command, env={**environment, **more}, capture_output=True, text=True, timeout=60, check=True)
    found: dict[str, object] = json.loads(ended.stdout)
    return found


@on_linux
@pytest.mark.parametrize("words", [(), ("exec",)], ids=["at once", "after it was started anew"])
def test_network_sockets_are_refused_and_those_inside_are_not(words: tuple[str, ...]) -> None:
    assert _told(_TRIES, *words) == {"AF_UNIX": 0, "AF_INET": 97, "AF_INET6": 97}


@on_linux
def test_a_screen_on_another_computer_goes_on_working() -> None:
    assert _told(_TRIES, DISPLAY="localhost:10.0")["AF_INET"] == 0


@on_linux
def test_only_this_computers_queue_and_bus_are_asked() -> None:
    found = _told(_SETTINGS, CUPS_SERVER="print.example.org", XDG_RUNTIME_DIR="/run/nobody")
    assert str(found["CUPS_SERVER"]).endswith("/cups.sock")
    assert found["DBUS_SESSION_BUS_ADDRESS"] == "unix:path=/run/nobody/bus"


@on_linux
def test_a_local_queue_and_a_bus_that_are_known_stay() -> None:
    known = {"CUPS_SERVER": "/run/own/cups.sock", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/own/bus"}
    assert _told(_SETTINGS, **known) == known
