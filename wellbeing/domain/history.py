"""Imported history: closed cases of earlier years, and the stated basis for counting them."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.domain.identity import Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Why the rows of an import may be counted: a named person's recorded statement."""

    statement: str
    stated_by: str
    stated_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """One import of one file. `yields` are the statistical dimensions that the source can answer; all others
    are 'not collected' for its cases. Without a `basis` its cases enter no figure."""

    id: int
    uid: Uid
    source: str
    mapping: str
    at: dt.datetime
    basis: Basis | None
    yields: frozenset[str]
    rows: int
