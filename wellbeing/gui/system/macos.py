"""macOS tells by notifications: of a locked screen to every program, of sleep and other people to who works with it.

Spoken to through the runtime of Objective-C, so that no package is needed for three notifications.
"""

import ctypes
from collections.abc import Callable
from typing import Any, Protocol

LOCKED = ("com.apple.screenIsLocked",)
LEFT = ("NSWorkspaceWillSleepNotification", "NSWorkspaceSessionDidResignActiveNotification")
"""About to sleep, and another person's session in front. macOS waits with sleep until this was heard."""


class Runtime(Protocol):
    """As much of Objective-C as is needed. Objects are numbers."""

    def named(self, name: str) -> int:
        """The class with this name."""

    def text(self, words: str) -> int:
        """A text of macOS."""

    def send(self, receiver: int, message: str) -> int:
        """Send a message without arguments; its answer."""

    def listener(self, heard: Callable[[], object]) -> tuple[int, int]:
        """A new object, and the selector of its method that calls `heard` with a notification."""

    def observe(self, centre: int, listener: tuple[int, int], notification: int) -> None:
        """Have `centre` tell the listener of a notification by its name."""


class Notifications:
    """Calls `wanted` when the person has left the computer or it is about to sleep."""

    def __init__(self, wanted: Callable[[], object], runtime: Runtime | None = None) -> None:
        self._wanted = wanted
        self._runtime = runtime or ObjectiveC()

    def listen(self) -> int:
        """Listen from now on; returns how many notifications can be heard."""
        of, listener = self._runtime, self._runtime.listener(self._wanted)
        everybody = of.send(of.named("NSDistributedNotificationCenter"), "defaultCenter")
        workspace = of.send(of.send(of.named("NSWorkspace"), "sharedWorkspace"), "notificationCenter")
        heard = 0
        for centre, names in ((everybody, LOCKED), (workspace, LEFT)):
            for name in names if centre else ():
                of.observe(centre, listener, of.text(name))
                heard += 1
        return heard


class ObjectiveC:
    """The real runtime. Each kind of call has its own signature, as processors of Apple's own ask for."""

    _LIBRARY, _APPKIT = "/usr/lib/libobjc.A.dylib", "/System/Library/Frameworks/AppKit.framework/AppKit"

    def __init__(self) -> None:
        self._library = ctypes.CDLL(self._LIBRARY)
        self._appkit = ctypes.CDLL(self._APPKIT)  # held, so that its classes are there
        for name in ("objc_getClass", "sel_registerName", "objc_allocateClassPair"):
            getattr(self._library, name).restype = ctypes.c_void_p
        self._library.objc_allocateClassPair.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)
        self._library.objc_registerClassPair.argtypes = (ctypes.c_void_p,)
        self._kept: list[Any] = []

    def named(self, name: str) -> int:
        """See `Runtime`."""
        return int(self._library.objc_getClass(name.encode()) or 0)

    def text(self, words: str) -> int:
        """See `Runtime`."""
        return int(self._call(self.named("NSString"), "stringWithUTF8String:", (ctypes.c_char_p,), words.encode()) or 0)

    def send(self, receiver: int, message: str) -> int:
        """See `Runtime`."""
        return int(self._call(receiver, message, ()) or 0)

    def listener(self, heard: Callable[[], object]) -> tuple[int, int]:
        """See `Runtime`."""
        method = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
        body = method(lambda _self, _selector, _notification: heard() and None)
        self._kept.append(body)  # macOS calls it as long as the program runs
        kind = self._library.objc_allocateClassPair(self.named("NSObject"), b"WellbeingListener", 0)
        selector = self._selector("heard:")
        add = self._library.class_addMethod
        add.argtypes = (ctypes.c_void_p, ctypes.c_void_p, method, ctypes.c_char_p)
        add(kind, selector, body, b"v@:@")
        self._library.objc_registerClassPair(kind)
        return self.send(self.send(kind, "alloc"), "init"), selector

    def observe(self, centre: int, listener: tuple[int, int], notification: int) -> None:
        """See `Runtime`."""
        pointers = (ctypes.c_void_p,) * 4
        self._call(centre, "addObserver:selector:name:object:", pointers, *listener, notification, None)

    def _selector(self, name: str) -> int:
        return int(self._library.sel_registerName(name.encode()))

    def _call(self, receiver: int, message: str, kinds: tuple[Any, ...], *values: Any) -> Any:
        signature = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, *kinds)
        return signature(("objc_msgSend", self._library))(receiver, self._selector(message), *values)
