"""Who and what the example is made of: people and sentences that nobody can take for real."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from random import Random

from wellbeing.app.incidents import Involved
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.answer import YesNo
from wellbeing.domain.case import AgeBand, Case, Conditions, Membership, Relation
from wellbeing.domain.court import has_ended
from wellbeing.domain.incident import Incident
from wellbeing.language import Language, _

_FIRST = ("Alex", "Andrea", "Charlie", "Chris", "Dominique", "Jo", "Kim", "Luca", "Nico", "Robin", "Sam", "Sascha")
_LAST = _("{first} {letter}. Example")
_PHONE = "+000 555 {number:04d}"
"""No country has the code 000: nobody can be called by mistake."""

REPRESENTATIVE = _("Example representative")
UNION = _("Example police union")
CONTACT = "+000 555 0100"
EMPLOYER = _("Personnel office of the Example Town police")
ADDRESS = _("1 Example Street, Example Town")
DATA_PROTECTION_OFFICER = _("Example data protection officer, +000 555 0190")

NOTES = (
    _("Prefers a call in the evening, after eight."),
    _("Wants to hear from the union about the form for the work accident."),
    _("Sleeps better since the shift was changed."),
    _("Asked what happens at the court date. Lawyer's number handed on."),
    _("Walks the dog every morning; says that it helps."),
    _("The family knows that I call. The partner may pick up the phone."),
    _("Was pleased about the visit from the shift."),
    _("Would like to come back to the same team."),
)

_COUNTRIES = {"de": "DE"}
_OTHERWISE = "IE"
_TOWNS = {
    "DE": (("Köln", "DEA2"), ("Leipzig", "DED5"), ("Bremen", "DE50"), ("Nürnberg", "DE25"), ("Kiel", "DEF0")),
    "IE": (("Dublin", "IE06"), ("Cork", "IE05"), ("Galway", "IE04"), ("Limerick", "IE05"), ("Sligo", "IE04")),
}

_WITHOUT_ATTACKER = frozenset({"TRAUMA_SCENE", "ACCIDENT_ROAD", "TRAUMA_FIREARM"})
_ROLES = ("5412", "5412", "5412", "5412", "3355", "5413")
_AGES = (AgeBand.UNDER_25, *(AgeBand.FROM_25,) * 3, *(AgeBand.FROM_35,) * 3, AgeBand.FROM_45, AgeBand.FROM_55)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What happened: codes that fit together, and what it usually costs."""

    act: str
    means: str | None
    circumstance: str
    environment: str
    injuries: tuple[tuple[str, ...], ...]
    days_lost: tuple[str, ...]


HAPPENINGS = (
    Happening(
        act="ASSAULT_MINOR",
        means="40",
        circumstance="01",
        environment="071",
        injuries=(("011",), ("PAIN",), ("011", "032")),
        days_lost=("NONE", "D1-3", "A01"),
    ),
    Happening(
        act="THREAT_SERIOUS",
        means="20",
        circumstance="09",
        environment="061",
        injuries=(("NONE",),),
        days_lost=("NONE", "D1-3"),
    ),
    Happening(
        act="ASSAULT_SERIOUS",
        means="30",
        circumstance="05",
        environment="044",
        injuries=(("021",), ("051",), ("012", "031")),
        days_lost=("A02", "A04", "A05"),
    ),
    Happening(
        act="EXPOSURE",
        means=None,
        circumstance="04",
        environment="061",
        injuries=(("072",), ("NONE",)),
        days_lost=("NONE", "D1-3"),
    ),
    Happening(
        act="TRAUMA_SCENE",
        means=None,
        circumstance="11",
        environment="063",
        injuries=(("112",), ("NONE",)),
        days_lost=("NONE", "A01", "A02"),
    ),
    Happening(
        act="VERBAL", means=None, circumstance="10", environment="061", injuries=(("NONE",),), days_lost=("NONE",)
    ),
    Happening(
        act="ACCIDENT_ROAD",
        means="35",
        circumstance="10",
        environment="062",
        injuries=(("032",), ("011",)),
        days_lost=("D1-3", "A02"),
    ),
    Happening(
        act="RESISTANCE",
        means="40",
        circumstance="04",
        environment="061",
        injuries=(("NONE",), ("PAIN",)),
        days_lost=("NONE",),
    ),
    Happening(
        act="DIGITAL", means=None, circumstance="11", environment="041", injuries=(("NONE",),), days_lost=("NONE",)
    ),
    Happening(
        act="TRAUMA_FIREARM",
        means="12",
        circumstance="03",
        environment="043",
        injuries=(("NONE",), ("112",)),
        days_lost=("A03", "A05"),
    ),
    Happening(
        act="COLLEAGUE", means=None, circumstance="11", environment="041", injuries=(("NONE",),), days_lost=("A01",)
    ),
)


def country_of(language: Language) -> str:
    """The country whose numbers and places the example shows to a reader."""
    return _COUNTRIES.get(language.code, _OTHERWISE)


def town(chance: Random, country: str) -> tuple[str, str]:
    """A town and its NUTS region."""
    return chance.choice(_TOWNS[country])


def involved(session: Session, chance: Random, happening: Happening, membership: Membership) -> Involved:
    """An officer of the example: the name says that it is one."""
    first, letter = chance.choice(_FIRST), chance.choice("ABCDEFGHIKLMNOPRSTVWZ")
    return Involved(
        name=session.language.text(_LAST, first=first, letter=letter),
        contact=_PHONE.format(number=chance.randrange(10_000)),
        membership=membership,
        relation=Relation.FRIEND if chance.random() < 0.06 else Relation.NONE,
        injuries=chance.choice(happening.injuries),
        days_lost=chance.choice(happening.days_lost),
        conditions=_conditions(chance),
        sex=chance.choice(("F", "M", "M", "M")),
        age_band=chance.choice(_AGES),
        role=chance.choice([role for role in _ROLES if role in codes.roles()]),
    )


def cared_for(case: Case, _incident: Incident, chance: Random) -> Case:
    """With the time to medical care, and whether the employer put it on record."""
    unhurt = set(case.injuries) <= {"NONE"}
    care = "NOT_NEEDED" if unhurt else chance.choice(("M0-30", "M31-60", "M61-120", "M121-360", "NOT_GIVEN"))
    recorded = chance.choice((YesNo.YES, YesNo.YES, YesNo.NO, YesNo.UNKNOWN))
    return dataclasses.replace(case, care_time=care, recorded=recorded)


def in_court(case: Case, incident: Incident, chance: Random) -> Case:
    """With legal aid and how the case against the attacker ended, after an attack."""
    if incident.act in _WITHOUT_ATTACKER:
        return case
    outcome = chance.choice(("CONVICTION", "NO_ACTION", "PENDING", "CHARGE"))
    ended_on = incident.occurred_on + dt.timedelta(days=chance.randrange(40, 340))
    return dataclasses.replace(
        case,
        legal_aid=chance.choice(("GRANTED", "GRANTED", "NOT_APPLIED")),
        justice=outcome,
        justice_on=ended_on if has_ended(outcome) else None,
    )


def _conditions(chance: Random) -> Conditions:
    def answer(share: float) -> YesNo | None:
        if chance.random() < 0.2:
            return None
        return YesNo.YES if chance.random() < share else YesNo.NO

    return Conditions(alone=answer(0.3), over_48h=answer(0.25), rest_under_11h=answer(0.3), kit_missing=answer(0.15))
