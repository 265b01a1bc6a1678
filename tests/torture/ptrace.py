"""Doing something at the very moment at which a process makes its n-th system call, which strace can't."""

import ctypes
import os
import signal
from collections.abc import Callable

_ATTACH, _DETACH, _SYSCALL, _SET_OPTIONS, _SYSCALL_INFO = 16, 17, 24, 0x4200, 0x420E
_MARK_SYSCALLS = 1
_AT_ENTRY = 1
_WAIT_FOR_TRACED = 0x40000000
_MARKED = signal.SIGTRAP | 0x80
_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
_LIBC.ptrace.restype = ctypes.c_long


def at_call(pid: int, number: int, begin: Callable[[], object], act: Callable[[], object]) -> bool:
    """Watch a process from `begin` on, `act` while it stands at the entry of call `number` (the first is 0), and leave
    it to itself. False where it ended before. Raises OSError where it may not be watched."""
    _ask(_ATTACH, pid)
    os.waitpid(pid, _WAIT_FOR_TRACED)
    _ask(_SET_OPTIONS, pid, _MARK_SYSCALLS)
    begin()
    passed = 0
    while _next_stop(pid):
        if _is_entry(pid):
            if passed == number:
                act()
                _ask(_DETACH, pid)
                return True
            passed += 1
    return False


def _next_stop(pid: int) -> bool:
    """On to the next entry or return of a system call; signals are passed on. False where it has ended."""
    passed_on = 0
    while True:
        _ask(_SYSCALL, pid, passed_on)
        _pid, status = os.waitpid(pid, _WAIT_FOR_TRACED)
        if not os.WIFSTOPPED(status):
            return False
        if os.WSTOPSIG(status) == _MARKED:
            return True
        passed_on = os.WSTOPSIG(status)


def _is_entry(pid: int) -> bool:
    told = ctypes.create_string_buffer(128)
    _ask(_SYSCALL_INFO, pid, ctypes.addressof(told), len(told))
    return told.raw[0] == _AT_ENTRY


def _ask(what: int, pid: int, value: int = 0, size: int = 0) -> None:
    if _LIBC.ptrace(what, pid, size, value) < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
