"""A representative's last year that has left, for the pictures: what is shown of a year whose counts are deleted."""

import datetime as dt
import random
from pathlib import Path

from wellbeing.anonymise.period import Period
from wellbeing.app import consents, freezing, incidents, preferences, summary, vaults
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.answer import YesNo
from wellbeing.domain.case import Conditions
from wellbeing.domain.consent import Way
from wellbeing.language import Language
from wellbeing.vault.keys import LOWEST_SETTING

_REPRESENTATIVE = "Ana Example"
_SEED = 5
_ACTS = {"ASSAULT_MINOR": 34, "VERBAL": 26, "THREAT_MINOR": 18, "PROPERTY": 8, "TRAUMA_SCENE": 5}
"""How many officers each act befell, in one incident: enough for tables, and few enough that some is withheld."""
_CIRCUMSTANCES = ("11", "09", "07", "10", "05")
_ALONE = {YesNo.NO: 5, YesNo.YES: 3, YesNo.UNKNOWN: 1}
_INJURED, _DAYS = {("NONE",): 6, ("010",): 3, ("030",): 1}, {"NONE": 7, "D03": 3, "A01": 1}


def build_year(vault: Path, folder: Path, passphrase: str, reader: Language) -> None:
    """Make the vault, and release its last year into `folder`."""
    session = vaults.create(vault, passphrase, reader, kdf=LOWEST_SETTING)
    try:
        present = session.clock
        year = Period(year=session.today().year - 1)
        preferences.save(session, preferences.Preferences(representative=_REPRESENTATIVE, language=reader.code))
        _live_through(session, year)
        session.clock = present
        freezing.freeze(session, year.quarters()[-1])
        summary.release(session, summary.preview(summary.gather(session, year), session.today()), folder, reader)
    finally:
        vaults.close(session)


def _live_through(session: Session, year: Period) -> None:
    chance = random.Random(_SEED)
    noon = dt.datetime.combine(year.first_day, dt.time(12), dt.UTC)
    for month, (act, officers) in enumerate(_ACTS.items()):
        happened = noon + dt.timedelta(days=30 * month)
        _at(session, happened)
        involved = [_officer(chance) for _one in range(officers)]
        circumstance = _CIRCUMSTANCES[month]
        opened = incidents.open_incident(
            session, NewIncident(act=act, officers=involved, circumstance=circumstance, agreed=True)
        )
        _at(session, happened + dt.timedelta(days=4))
        for case_id in opened:
            consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)


def _at(session: Session, moment: dt.datetime) -> None:
    session.clock = lambda: moment


def _officer(chance: random.Random) -> Involved:
    (alone,) = chance.choices(list(_ALONE), list(_ALONE.values()))
    (injuries,) = chance.choices(list(_INJURED), list(_INJURED.values()))
    (days,) = chance.choices(list(_DAYS), list(_DAYS.values()))
    return Involved(injuries=injuries, days_lost=days, conditions=Conditions(alone=alone))
