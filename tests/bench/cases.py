"""Made-up cases as a representative has them: skewed as real records are, and linked where those are.

How often an officer comes back is as in the real 17,463 records of a year (New Jersey's use of force). Circumstances
and injuries have about the weights of those records where these tell them; threats, insults and assaults about those
that police forces of Europe publish; everything else is a guess, and skewed. No weight was chosen by what is withheld.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from wellbeing.anonymise.counted import CountedCase, Event
from wellbeing.anonymise.schema import Unit

Weights = Mapping[str, float]

PER_OFFICER = (5436, 2128, 926, 449, 215, 125, 71, 37, 25, 8, 8, 4)
"""Officers with one case of a year, with two, and so on."""

ACTS: Weights = {
    "VERBAL": 220, "THREAT_SERIOUS": 20, "THREAT_MINOR": 70, "THREAT_NFD": 20, "RESISTANCE": 120, "ASSAULT_MINOR": 250,
    "ASSAULT_SERIOUS": 20, "ATTEMPT_KILL": 6, "KILLED": 0.3, "EXPOSURE": 40, "ASSAULT_NFD": 30, "SEXUAL": 10,
    "HARASSMENT": 15, "DIGITAL": 20, "SYSTEMS": 2, "PROPERTY": 10, "COLLEAGUE": 20, "TRAUMA_SCENE": 60,
    "TRAUMA_FIREARM": 3, "TRAUMA_CUSTODY": 4, "TRAUMA_COLLEAGUE": 6, "TRAUMA_NFD": 5, "ACCIDENT_ROAD": 25,
    "ACCIDENT_FALL": 20, "ACCIDENT_ANIMAL": 10, "ACCIDENT_NFD": 5,
}  # fmt: skip
INJURED: Weights = {"ASSAULT": 0.42, "ACCIDENT": 0.7, "RESISTANCE": 0.25, "SEXUAL": 0.15, "TRAUMA": 0.04}
"""How often an officer is injured, by group of acts; hardly ever in others."""
INJURIES: Weights = {
    "010": 1336, "PAIN": 877, "NFD": 55, "030": 200, "020": 60, "120": 60, "110": 45, "050": 40, "090": 20, "060": 12,
    "070": 12, "999": 12, "100": 6, "080": 4, "040": 0.5,
}  # fmt: skip
UNINJURED_DAYS: Weights = {
    "NONE": 92,
    "D03": 3,
    "A01": 1,
    "A02": 1,
    "A03": 0.5,
    "A04": 0.4,
    "A05": 0.8,
    "A06": 0.4,
    "000": 4,
}
INJURED_DAYS: Weights = {
    "NONE": 50, "D03": 16, "A01": 7, "A02": 9, "A03": 4, "A04": 3, "A05": 4, "A06": 1.5, "997": 0.7, "998": 0.02,
    "000": 5,
}  # fmt: skip
CIRCUMSTANCES: Weights = {
    "01": 6300, "09": 3132, "11": 2600, "07": 2000, "10": 1450, "04": 560, "06": 450, "_U": 426, "02": 420, "05": 250,
    "03": 223, "08": 30,
}  # fmt: skip
YES_NO: Mapping[str, Weights] = {
    "alone": {"N": 63, "Y": 22, "_U": 15},
    "over_48h": {"N": 56, "Y": 14, "_U": 30},
    "rest_under_11h": {"N": 58, "Y": 12, "_U": 30},
    "kit_missing": {"N": 75, "Y": 5, "_U": 20},
}
CARE: Mapping[str, Weights] = {
    "injured": {
        "M0-30": 14, "M31-60": 14, "M61-120": 16, "M121-360": 14, "M361-1440": 8, "M_GE1441": 6, "NOT_GIVEN": 3,
        "NOT_NEEDED": 10, "_U": 15,
    },
    "others": {
        "M31-60": 1, "M61-120": 1, "M121-360": 1, "M361-1440": 1, "M_GE1441": 1, "NOT_NEEDED": 70, "_U": 25,
    },
}  # fmt: skip
WITHIN_24H: Weights = {"Y": 45, "N": 15, "NOT_POSSIBLE": 15, "_U": 25}
RECORDED: Weights = {"Y": 55, "N": 15, "_U": 30}
COURT: Mapping[str, Weights] = {
    "legal_aid": {"GRANTED": 14, "NOT_GRANTED": 3, "NOT_APPLIED": 33, "_U": 50},
    "outcome_time": {
        "_U": 70, "D91-180": 9, "D181-270": 8, "D271-365": 6, "D31-90": 4, "D0-30": 2, "D_GE366": 1,
    },
}  # fmt: skip
STEPS = {"T0": 0.6, "T1": 0.8, "T2": 0.75, "T3": 0.7, "T4": 0.6, "T5": 0.4, "T6": 0.25, "T7": 0.1}
"""How often a case's step was closed within the year of the case."""
RESULTS: Weights = {"KEPT": 62, "LATE": 14, "MISSED": 10, "DECLINED": 9, "NOT_POSSIBLE": 5}
REFERRED = 0.3
REFERRALS: Mapping[str, Weights] = {
    "referral_kind": {
        "MEDICAL": 20, "PSYCHOSOCIAL": 15, "PEER": 15, "LEGAL": 14, "OCC_HEALTH": 12, "PSYCHOTRAUMA": 8, "VICTIM": 6,
        "CHAPLAIN": 3, "FINANCIAL": 2, "OTHER": 1.5, "CRISIS": 1, "ADDICTION": 1, "FAMILY": 1, "ONLINE_SAFETY": 0.5,
    },
    "referral_outcome": {
        "HELPED": 40, "WAITING_LIST": 12, "NO_ANSWER": 7, "DID_NOT_ATTEND": 6, "OTHER": 4,
        "DECLINED_BY_SERVICE": 3,
    },
}  # fmt: skip
WAITING: Weights = {"D0-7": 30, "_U": 21, "D8-14": 17, "D15-28": 15, "D29-56": 10, "D57-90": 4, "D_GE91": 3}


def made_up(number: int, seed: int) -> list[CountedCase]:
    """So many cases of a year, with their follow-up and referrals."""
    return Maker(seed).cases(number)


class Maker:
    """Draws cases from one seed."""

    def __init__(self, seed: int) -> None:
        self.dice = np.random.default_rng(seed)
        self._other_dice = np.random.default_rng(seed + 1)

    def cases(self, number: int) -> list[CountedCase]:
        """So many cases of as many officers as would have them."""
        officers = self._officers(number)
        columns = self.facts(number)
        contacts, referrals = self._contacts(number), self._referrals(number)
        days = self._days_lost(columns["injury_group"])
        asked = self._asked_besides(columns["injury_group"])
        return [
            CountedCase(
                officer=int(officers[place]),
                facts={name: column[place] for name, column in (*columns.items(), *asked.items())},
                events=(*contacts[place], days[place], court, *referrals[place]),
            )
            for place, court in enumerate(self._court(number))
        ]

    def facts(self, number: int) -> dict[str, Sequence[str]]:
        """What the cases say, a list per dimension."""
        acts = self.pick(ACTS, number)
        chance = np.array([INJURED.get(act.partition("_")[0], 0.01) for act in acts])
        draw = self.dice.random(number)
        injured, unknown = draw < chance, draw > 0.98
        kinds = self.pick(INJURIES, number)
        return {
            "act": acts,
            "injury_group": np.where(injured, kinds, np.where(unknown, "000", "NONE")).tolist(),
            "circumstance": self.pick(CIRCUMSTANCES, number),
            **{name: self.pick(weights, number) for name, weights in YES_NO.items()},
        }

    def pick(self, weights: Weights, number: int) -> list[str]:
        """So many codes by their weights."""
        return _picked(self.dice, weights, number)

    def _asked_besides(self, injuries: Sequence[str]) -> dict[str, Sequence[str]]:
        """Care and first contact. They, the employer's record and the case in court have dice of their own, so that
        everything else stays as it was drawn before these were asked."""
        number = len(injuries)
        hurt, others = (_picked(self._other_dice, CARE[who], number) for who in ("injured", "others"))
        care = [others[place] if injury in ("NONE", "000") else hurt[place] for place, injury in enumerate(injuries)]
        return {"care_time": care, "within_24h": _picked(self._other_dice, WITHIN_24H, number)}

    def _court(self, number: int) -> list[Event]:
        columns = {name: _picked(self._other_dice, weights, number) for name, weights in COURT.items()}
        return [
            Event(unit=Unit.JUSTICE, facts={name: column[place] for name, column in columns.items()})
            for place in range(number)
        ]

    def _officers(self, number: int) -> np.ndarray:
        share = np.array(PER_OFFICER, dtype=float)
        times = 1 + self.dice.choice(len(share), number, p=share / share.sum())
        return self.dice.permutation(np.repeat(np.arange(number), times)[:number])

    def _contacts(self, number: int) -> list[list[Event]]:
        found: list[list[Event]] = [[] for _case in range(number)]
        for step, chance in STEPS.items():
            closed, results = self.dice.random(number) < chance, self.pick(RESULTS, number)
            for place in np.flatnonzero(closed):
                found[place].append(Event(unit=Unit.CONTACTS, facts={"step": step, "result": results[place]}))
        return found

    def _days_lost(self, injuries: Sequence[str]) -> list[Event]:
        hurt, unhurt = (self.pick(weights, len(injuries)) for weights in (INJURED_DAYS, UNINJURED_DAYS))
        days = [unhurt[place] if injury in ("NONE", "000") else hurt[place] for place, injury in enumerate(injuries)]
        recorded = _picked(self._other_dice, RECORDED, len(injuries))
        return [
            Event(unit=Unit.DAYS_LOST, facts={"severity": lost, "recorded": known})
            for lost, known in zip(days, recorded, strict=True)
        ]

    def _referrals(self, number: int) -> list[list[Event]]:
        columns = {name: self.pick(weights, number) for name, weights in REFERRALS.items()}
        waits = self.pick(WAITING, number)
        found: list[list[Event]] = [[] for _case in range(number)]
        for place in np.flatnonzero(self.dice.random(number) < REFERRED):
            ended = {name: column[place] for name, column in columns.items()}
            found[place].append(Event(unit=Unit.APPOINTMENTS, facts={"waiting": waits[place]}))
            found[place].append(Event(unit=Unit.REFERRALS, facts=ended))
        return found


def _picked(dice: np.random.Generator, weights: Weights, number: int) -> list[str]:
    share = np.array(list(weights.values()), dtype=float)
    found: list[str] = dice.choice(list(weights), number, p=share / share.sum()).tolist()
    return found
