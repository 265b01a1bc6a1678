"""The schema of an open store: brought up to date, and the triggers that digest every record put beside it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from wellbeing.vault import integrity, migrations
from wellbeing.vault.access import Access
from wellbeing.vault.connection import told_as_trouble
from wellbeing.vault.newest import Newest


def is_made(access: Access) -> bool:
    """Whether the store has a schema: it has none only while it is being made."""
    with told_as_trouble():
        return migrations.version_of(access.connection) > 0


def install_triggers(access: Access, newest: Newest) -> None:
    """Let every change of a record reach the running sum."""
    with access.building():
        integrity.install(access.connection, newest.tally)


def migrate(access: Access, newest: Newest, folder: Path, clock: Callable[[], dt.datetime]) -> None:
    """Take the steps in `folder` that are still to take, all or none, and check everything before."""

    def finish() -> None:
        for _seen in integrity.counted(access.connection, newest.tally):
            pass
        newest.enter("vault.migrated", None, clock())
        for _seen in newest.examined():
            pass

    with told_as_trouble():
        steps = migrations.pending(access.connection, folder)
    with access.building():  # triggers would hold on to the columns that a step removes
        integrity.uninstall(access.connection)
        migrations.take(access.connection, steps, finish)
    newest.renew_head()
    install_triggers(access, newest)
