"""What may be done with the connection of an open store at the moment, and how its errors are told."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from wellbeing.errors import Tampered
from wellbeing.vault.connection import Guard, ToldAsTrouble, told_as_trouble


class _Told(ToldAsTrouble):
    """Tells the access to a store what failed."""

    def __init__(self, access: "Access") -> None:
        self._access = access

    def note(self, error: BaseException) -> None:
        """An error, as what it means, ends the block."""
        self._access.note_failure(error)


class Access:
    """The connection of one store. It only reads, unless one of the blocks below is open."""

    def __init__(self, connection: Any, guard: Guard, on_damage: Callable[[Tampered], object]) -> None:
        self.connection = connection
        self.failed = False
        """Whether a statement failed since somebody set this to False: the running sum may then be wrong."""
        self._guard = guard
        self._on_damage = on_damage
        self._told = _Told(self)
        connection.execute("PRAGMA query_only = ON")

    def told(self) -> ToldAsTrouble:
        """A block of statements: errors are told as what they mean, and it is remembered that one failed. Of damage
        `on_damage` may say that it is none."""
        return self._told

    def note_failure(self, error: BaseException) -> None:
        """A statement failed."""
        if isinstance(error, Exception):
            self.failed = True
        if isinstance(error, Tampered):
            self._on_damage(error)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """While open, records may change."""
        with told_as_trouble():
            self.connection.execute("PRAGMA query_only = OFF")
        try:
            yield
        finally:
            self.connection.execute("PRAGMA query_only = ON")

    @contextlib.contextmanager
    def building(self) -> Iterator[None]:
        """While open, the schema may change."""
        with self.writing(), told_as_trouble(), self._guard.allowed_to_build():
            yield

    @contextlib.contextmanager
    def rewriting(self) -> Iterator[Any]:
        """While open, the whole file may be written anew (VACUUM)."""
        with self.writing(), told_as_trouble(), self._guard.allowed_to_rewrite():
            yield self.connection
