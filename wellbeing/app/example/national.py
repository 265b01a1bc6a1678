"""Two made-up offices that closed every quarter of last year, for the pictures of the national release."""

import datetime as dt
import functools
from pathlib import Path

from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.period import Period
from wellbeing.app import vaults
from wellbeing.app.example.country import cases_of
from wellbeing.app.example.offices import Both, ExampleOffices, Person, begin, people_of
from wellbeing.content.statistics import load_contribution_schema
from wellbeing.exchange.contribution.document import Role
from wellbeing.language import Language
from wellbeing.office.intake import layout
from wellbeing.vault.keys import LOWEST_SETTING

_WORK = {"DE21": 10, "DEA2": 10}
"""How many representatives work in which region: just enough for each to be opened by itself."""
_CASES = 12
"""Cases of one representative in a quarter."""
_KINDS = 5
"""So many representatives count different cases; the others count the same, so that it is quickly made."""


def build_year(folder: Path, passphrase: str, reader: Language) -> ExampleOffices:
    """Make the folder. Nothing of the year has left; this year nothing was begun."""
    made = ExampleOffices(folder)
    folder.mkdir()
    sessions = {role: vaults.create(folder / role, passphrase, reader, kdf=LOWEST_SETTING) for role in Role}
    try:
        clock = sessions[Role.RELEASING].clock
        year = Period(year=sessions[Role.RELEASING].today().year - 1)
        both = Both(folder=folder, sessions=sessions, people=people_of(_WORK), counted=_counted)
        both.at(year.first_day)
        begin(both)
        for quarter in year.quarters():
            both.roster(quarter)
            both.at(quarter.end + dt.timedelta(days=9))
            both.close(quarter)
        for session in sessions.values():
            session.clock = clock
    finally:
        for session in sessions.values():
            vaults.close(session)
    return made


def _counted(one: Person, quarter: Period) -> Vector:
    return _kind(int(one.pseudonym.split()[-1]) + len(one.pseudonym) % _KINDS, quarter.quarter or 0)


@functools.cache
def _kind(kind: int, quarter: int) -> Vector:
    cases = cases_of(load_contribution_schema(), 10 * kind + quarter, _CASES, officer=0)
    return payload(layout(), cases)
