"""Notifications of macOS, over a hand-written runtime: what is listened to, and what comes of it."""

from collections.abc import Callable

from wellbeing.gui.system.macos import Notifications


class Runtime:
    """Objective-C, as far as three notifications go. Objects are numbers that stand for what they are."""

    def __init__(self, *, without: str = "") -> None:
        self.without = without
        self.objects: list[str] = ["nothing"]
        self.observed: list[tuple[str, str]] = []
        self.heard: Callable[[], object] | None = None

    def _made(self, what: str) -> int:
        self.objects.append(what)
        return len(self.objects) - 1

    def named(self, name: str) -> int:
        return 0 if name == self.without else self._made(name)

    def text(self, words: str) -> int:
        return self._made(words)

    def send(self, receiver: int, message: str) -> int:
        return self._made(f"{self.objects[receiver]}.{message}") if receiver else 0

    def listener(self, heard: Callable[[], object]) -> tuple[int, int]:
        self.heard = heard
        return self._made("listener"), self._made("heard:")

    def observe(self, centre: int, listener: tuple[int, int], notification: int) -> None:
        assert [self.objects[one] for one in listener] == ["listener", "heard:"]
        self.observed.append((self.objects[centre], self.objects[notification]))


def test_a_locked_screen_sleep_and_another_person_are_heard() -> None:
    runtime, wanted = Runtime(), list[bool]()
    assert Notifications(lambda: wanted.append(True), runtime).listen() == 3
    workspace = "NSWorkspace.sharedWorkspace.notificationCenter"
    assert runtime.observed == [
        ("NSDistributedNotificationCenter.defaultCenter", "com.apple.screenIsLocked"),
        (workspace, "NSWorkspaceWillSleepNotification"),
        (workspace, "NSWorkspaceSessionDidResignActiveNotification"),
    ]
    assert runtime.heard is not None
    runtime.heard()
    assert wanted == [True]


def test_a_workspace_that_is_not_there_leaves_the_rest() -> None:
    runtime = Runtime(without="NSWorkspace")
    assert Notifications(lambda: None, runtime).listen() == 1
    assert [name for _centre, name in runtime.observed] == ["com.apple.screenIsLocked"]
