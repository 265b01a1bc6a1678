"""The one place that opens SQLCipher: its settings, what it is forbidden, and its errors as sentences."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from wellbeing.errors import Tampered, Trouble
from wellbeing.language import _
from wellbeing.vault.files import DISK_FULL, DISK_TROUBLE, VANISHED

PAGE_BYTES = 4096
CACHE_KIB = 256 * 1024
"""Pages kept in memory: more than a representative's whole vault. Taken only as far as pages are read."""

STORE_DAMAGED = _(
    "A part of the store is damaged and could not be read. Nothing was changed. Restore the newest backup."
)
NO_MEMORY = _(
    "This could not be done: the computer is short of memory, or its disk reports an error. What was saved before is "
    "kept. Close other programs and try again."
)
_LOCKED = _("Another program is using the store of this vault. Close it and try again.")

_FULL, _READONLY, _BUSY, _LOCK, _IOERR, _CANTOPEN, _CORRUPT, _NOTADB = 13, 8, 5, 6, 10, 14, 11, 26

_TROUBLES = {
    _FULL: DISK_FULL,
    _READONLY: VANISHED,
    _BUSY: _LOCKED,
    _LOCK: _LOCKED,
    _IOERR: DISK_TROUBLE,
    _CANTOPEN: VANISHED,
}

_WORDS = {
    "database or disk is full": _FULL,
    "attempt to write a readonly database": _READONLY,
    "database is locked": _BUSY,
    "disk I/O error": _IOERR,
    "unable to open database file": _CANTOPEN,
    "database disk image is malformed": _CORRUPT,
    "file is not a database": _NOTADB,
}
"""SQLite's own words for these: copying page by page (`backup`) gives them without a number."""

ConstraintBroken = sqlcipher.IntegrityError
"""A statement broke a rule of the schema. The transaction around it can only be ended."""

_SETTINGS = (
    "cipher_log_level = NONE",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    f"cache_size = -{CACHE_KIB}",
    "busy_timeout = 0",
)

_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer"})

_PRAGMAS = frozenset(
    {
        "user_version",
        "table_info",
        "table_list",
        "foreign_key_check",
        "foreign_key_list",
        "integrity_check",
        "quick_check",
        "index_xinfo",
        "cipher_integrity_check",
        "shrink_memory",
        "query_only",
        "data_version",
        "max_page_count",
        "page_count",
    }
)

_SCHEMA_CHANGES = frozenset(
    getattr(sqlcipher, name)
    for name in (
        "SQLITE_CREATE_INDEX",
        "SQLITE_CREATE_TABLE",
        "SQLITE_CREATE_TRIGGER",
        "SQLITE_CREATE_VIEW",
        "SQLITE_CREATE_VTABLE",
        "SQLITE_DROP_INDEX",
        "SQLITE_DROP_TABLE",
        "SQLITE_DROP_TRIGGER",
        "SQLITE_DROP_VIEW",
        "SQLITE_DROP_VTABLE",
        "SQLITE_ALTER_TABLE",
        "SQLITE_CREATE_TEMP_INDEX",
        "SQLITE_CREATE_TEMP_TABLE",
        "SQLITE_CREATE_TEMP_TRIGGER",
        "SQLITE_CREATE_TEMP_VIEW",
        "SQLITE_DROP_TEMP_INDEX",
        "SQLITE_DROP_TEMP_TABLE",
        "SQLITE_DROP_TEMP_TRIGGER",
        "SQLITE_DROP_TEMP_VIEW",
    )
)


class ToldAsTrouble:
    """A block in which SQLCipher's errors become `Trouble` (the computer) or `Tampered` (the file); ours stay as they
    are.

    No generator: every statement runs in such a block, and a generator takes as long as a short statement.
    """

    def __enter__(self) -> None:
        """Nothing is to be prepared."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Raise what the error means."""
        if error is not None:
            meant = _meaning(error)
            self.note(meant)
            if meant is not error:
                raise meant from error

    def note(self, error: BaseException) -> None:
        """An error, as what it means, ends the block."""


_TOLD = ToldAsTrouble()


def told_as_trouble() -> ToldAsTrouble:
    """A block in which SQLCipher's errors are told as what they mean."""
    return _TOLD


def _meaning(error: BaseException) -> BaseException:
    """The full-text index calls a page that can't be read a lack of memory, so that the sentence names both."""
    if isinstance(error, MemoryError):
        return Trouble(NO_MEMORY)
    if not isinstance(error, sqlcipher.Error):
        return error
    code = getattr(error, "sqlite_errorcode", _WORDS.get(str(error), 0)) & 0xFF
    if code in (_CORRUPT, _NOTADB):
        return Tampered(STORE_DAMAGED)
    return Trouble(_TROUBLES[code]) if code in _TROUBLES else error


_STEPS_BETWEEN = 1_000
"""Steps of SQLite's machine between two questions whether to go on: some hundred records are copied in them."""


@contextlib.contextmanager
def stoppable(connection: Any, ask: Callable[[], object]) -> Iterator[None]:
    """While a long statement runs, call `ask` every few milliseconds; what it raises ends the statement, which is
    then undone, and is raised here."""
    reason: list[BaseException] = []

    def asked() -> bool:
        try:
            ask()
        except BaseException as error:  # noqa: BLE001 (SQLite would swallow it)
            reason.append(error)
        return bool(reason)

    connection.set_progress_handler(asked, _STEPS_BETWEEN)
    try:
        yield
    except sqlcipher.Error as error:
        if reason:
            raise reason[0] from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


def answer_unless(others_wait: Callable[[], bool], connection: Any, question: str) -> Any | None:
    """The first row of a long statement that changes nothing; None as soon as `others_wait`, which is asked every few
    milliseconds.

    What SQLite says of a statement that was broken off counts for nothing: the check of a full-text index calls that
    a fault of the index.
    """
    left = False

    def asked() -> bool:
        nonlocal left
        left = left or others_wait()
        return left

    connection.set_progress_handler(asked, _STEPS_BETWEEN)
    try:
        answer = connection.execute(question).fetchone()
    except sqlcipher.Error:
        if left:
            return None
        raise
    finally:
        connection.set_progress_handler(None, 0)
    return None if left else answer


class Guard:
    """The authorizer: no ATTACH (an export would write plaintext), no extension, no change of the schema.

    `building` is true only while migrations run and while this package installs its own triggers.
    """

    def __init__(self) -> None:
        self.building = False
        self.rewriting = False

    def __call__(self, action: int, first: str | None, second: str | None, *_where: str | None) -> int:
        """SQLite's question about one step of a statement."""
        if action in (sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH):
            unnamed = action == sqlcipher.SQLITE_ATTACH and first == ""
            return int(sqlcipher.SQLITE_OK if self.rewriting and unnamed else sqlcipher.SQLITE_DENY)
        if action == sqlcipher.SQLITE_FUNCTION and (second or "").lower() in _FORBIDDEN_FUNCTIONS:
            return int(sqlcipher.SQLITE_DENY)
        if self.building:
            return int(sqlcipher.SQLITE_OK)
        if action in _SCHEMA_CHANGES:
            return int(sqlcipher.SQLITE_DENY)
        if action == sqlcipher.SQLITE_PRAGMA and (first or "").lower() not in _PRAGMAS:
            return int(sqlcipher.SQLITE_DENY)
        return int(sqlcipher.SQLITE_OK)

    @contextlib.contextmanager
    def allowed_to_build(self) -> Iterator[None]:
        """While open, the schema may change."""
        self.building = True
        try:
            yield
        finally:
            self.building = False

    @contextlib.contextmanager
    def allowed_to_rewrite(self) -> Iterator[None]:
        """While open, VACUUM may attach the store without a name that it builds in memory; no file at all."""
        self.rewriting = True
        try:
            with self.allowed_to_build():
                yield
        finally:
            self.rewriting = False


def connect(path: Path, key: bytes) -> tuple[Any, Guard]:
    """A connection bound to this thread, and its guard. `key` is SQLCipher's raw 256-bit key.

    Whether the key fits shows at the first reading.
    """
    with told_as_trouble():
        connection = sqlcipher.connect(str(path), isolation_level=None, cached_statements=512)
    try:
        with told_as_trouble():
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA cipher_compatibility = 4")
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            connection.enable_load_extension(False)
        guard = Guard()
        connection.set_authorizer(guard)
    except BaseException:
        connection.close()
        raise
    return connection, guard
