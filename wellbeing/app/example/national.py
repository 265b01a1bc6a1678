"""Two made-up offices that closed every quarter of last year, for the pictures of the national release. The year before
has left; nothing of its third quarter was opened."""

import datetime as dt
import functools
from pathlib import Path

from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.period import Period
from wellbeing.app import vaults
from wellbeing.app.example.country import cases_of
from wellbeing.app.example.offices import Both, ExampleOffices, Person, begin, people_of
from wellbeing.app.office import national
from wellbeing.app.session import Session
from wellbeing.content.statistics import load_contribution_schema
from wellbeing.exchange.contribution.document import Role
from wellbeing.language import Language
from wellbeing.office.intake import layout
from wellbeing.vault.keys import LOWEST_SETTING

_WORK = {"DE21": 10, "DEA2": 10}
"""How many representatives work in which region: just enough for each to be opened by itself."""
_CASES = {1: 12, 2: 13, 3: 15, 4: 13}
"""Cases of one representative by the quarter, in the year before one less: enough for acts by region and quarter."""
_NO_ROSTER = 3
"""The quarter of the year before that had none."""
_KINDS = 5
"""So many representatives count different cases; the others count the same, so that it is quickly made."""


def build_years(folder: Path, passphrase: str, reader: Language) -> ExampleOffices:
    """Make the folder. Nothing of last year has left; this year nothing was begun."""
    made = ExampleOffices(folder)
    folder.mkdir()
    sessions = {role: vaults.create(folder / role, passphrase, reader, kdf=LOWEST_SETTING) for role in Role}
    try:
        clock = sessions[Role.RELEASING].clock
        year = Period(year=sessions[Role.RELEASING].today().year - 2)
        left_out = Period(year=year.year, quarter=_NO_ROSTER)
        counted = functools.partial(_counted, last=year.following)
        both = Both(folder=folder, sessions=sessions, people=people_of(_WORK), counted=counted)
        both.at(year.first_day)
        begin(both)
        for quarter in (*year.quarters(), *year.following.quarters()):
            if quarter != left_out:
                both.roster(quarter)
                both.at(quarter.end + dt.timedelta(days=9))
                both.close(quarter)
            if quarter == year.quarters()[-1]:
                _release(sessions[Role.RELEASING], year, folder / "released")
        for session in sessions.values():
            session.clock = clock
    finally:
        for session in sessions.values():
            vaults.close(session)
    return made


def _release(session: Session, year: Period, folder: Path) -> None:
    shown = national.preview(national.gather(session, year), session.today())
    national.release(session, shown, folder, session.language)


def _counted(one: Person, quarter: Period, last: Period) -> Vector:
    kind = int(one.pseudonym.split()[-1]) + len(one.pseudonym) % _KINDS
    return _kind(kind, quarter.quarter or 0, years_ago=last.year - quarter.year)


@functools.cache
def _kind(kind: int, quarter: int, *, years_ago: int) -> Vector:
    seed, number = 100 * years_ago + 10 * kind + quarter, _CASES[quarter] - years_ago
    cases = cases_of(load_contribution_schema(), seed, number, officer=0)
    return payload(layout(), cases)
