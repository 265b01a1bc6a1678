"""Which backups a place keeps: pure arithmetic over days and generations."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from wellbeing.vault.backups.names import Named

DAILY, WEEKLY, MONTHLY = 7, 5, 12
"""Of how many different days, weeks and months the newest backup is kept."""


def _week(day: dt.date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


_KEPT: tuple[tuple[int, Callable[[dt.date], Any]], ...] = ((DAILY, lambda day: day), (WEEKLY, _week), (MONTHLY, _month))


def superfluous(found: Iterable[Named], made: Named) -> list[Named]:
    """Those of `found` that may go now that `made` stands verified; never `made` itself.

    Days that have backups are counted, not days that have passed, so that neither a pause nor a clock set
    forward empties a place. A backup from a day later than `made` is left alone: one of both dates is wrong.
    """
    past = sorted((one for one in {*found, made} if one.made_on <= made.made_on), reverse=True)
    kept = {made}
    for number, part_of in _KEPT:
        newest: dict[Any, Named] = {}
        for one in past:
            newest.setdefault(part_of(one.made_on), one)
        kept |= set(list(newest.values())[:number])
    return [one for one in past if one not in kept]


def gone_by(made_on: dt.date) -> dt.date:
    """The day on which a backup of `made_on` is gone at the latest, if there is one at least every month from then on:
    it may stand for its month until that many later months have theirs."""
    months = made_on.month - 1 + MONTHLY
    return dt.date(made_on.year + months // 12, months % 12 + 1, 1)
