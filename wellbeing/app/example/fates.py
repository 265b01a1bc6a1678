"""What becomes of each case of the example: one line per fate, so that every state is there to be seen."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Membership
from wellbeing.domain.referral import Outcome, ReferralState


class Stop(StrEnum):
    """What the representative did about the step after `until`."""

    NOTHING = "nothing"
    TRIED = "tried"
    SILENT = "silent"
    PAUSED = "paused"
    DECLINED = "declined"
    CLOSED = "closed"


class Counting(StrEnum):
    """What the officer said about statistics, once it was time to ask."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How far a referral comes, in the order of its stations. `weeks` is how long before now it began."""

    kind: str
    stations: tuple[ReferralState, ...]
    weeks: float
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """`hours` ago the incident happened, `opened` hours later the case was opened.

    Steps are kept up to `until`, then `stop` happens. `missed` are steps let pass on the way. A `quiet` case was
    mostly called without the guide.
    """

    hours: float
    opened: float = 1
    until: Step | None = None
    stop: Stop = Stop.NOTHING
    missed: frozenset[Step] = frozenset()
    late: frozenset[Step] = frozenset()
    counting: Counting = Counting.YES
    referral: Way | None = None
    officers: int = 1
    there: int | None = None
    """How many officers were there, where somebody said."""
    membership: Membership = Membership.MEMBER
    act: str | None = None
    investigated: bool = False
    flag: bool = False
    note: bool = False
    quiet: bool = False
    again: bool = False
    """It happens to an officer whom help had reached after an earlier incident."""

    @property
    def age(self) -> dt.timedelta:
        """How long ago the incident happened."""
        return dt.timedelta(hours=self.hours)


_DAY = 24
_CONSIDERED, _CONSENT_ASKED = ReferralState.CONSIDERED, ReferralState.CONSENT_ASKED
_DECLINED, _MADE = ReferralState.DECLINED, ReferralState.MADE
_ACKNOWLEDGED, _APPOINTMENT = ReferralState.ACKNOWLEDGED, ReferralState.APPOINTMENT
_UNDER_WAY, _CLOSED = ReferralState.UNDER_WAY, ReferralState.CLOSED
_TO_THE_END = (_MADE, _ACKNOWLEDGED, _APPOINTMENT, _UNDER_WAY, _CLOSED)

FATES = (
    Fate(hours=3, stop=Stop.PAUSED, act="ASSAULT_MINOR", flag=True),
    Fate(hours=5, opened=2, officers=2, there=3, act="THREAT_SERIOUS"),
    Fate(hours=20, until=Step.SAME_SHIFT, stop=Stop.TRIED, act="EXPOSURE", note=True),
    Fate(hours=2.6 * _DAY, until=Step.DAY_1, stop=Stop.PAUSED, act="TRAUMA_SCENE", flag=True),
    Fate(hours=4 * _DAY, until=Step.SAME_SHIFT, missed=frozenset({Step.DAY_1}), act="VERBAL"),
    Fate(
        hours=6.5 * _DAY,
        until=Step.DAY_1,
        act="ASSAULT_SERIOUS",
        referral=Way(kind="OCC_HEALTH", stations=(_CONSIDERED,), weeks=0.3),
    ),
    Fate(
        hours=8 * _DAY,
        until=Step.DAY_3,
        stop=Stop.TRIED,
        note=True,
        referral=Way(kind="MEDICAL", stations=(_MADE,), weeks=0.6),
    ),
    Fate(hours=12 * _DAY, until=Step.DAY_3, act="ASSAULT_MINOR", counting=Counting.NO),
    Fate(hours=14 * _DAY, until=Step.WEEK_1, stop=Stop.DECLINED, act="DIGITAL"),
    Fate(
        hours=23 * _DAY,
        until=Step.WEEK_1,
        act="RESISTANCE",
        note=True,
        referral=Way(kind="PEER", stations=(_CONSENT_ASKED,), weeks=0.9),
    ),
    Fate(
        hours=25 * _DAY,
        until=Step.WEEK_1,
        officers=4,
        act="ASSAULT_SERIOUS",
        flag=True,
        referral=Way(kind="PSYCHOTRAUMA", stations=(_MADE, _ACKNOWLEDGED), weeks=2),
    ),
    Fate(hours=29.5 * _DAY, until=Step.WEEK_1, stop=Stop.PAUSED, act="ASSAULT_MINOR"),
    Fate(hours=36.5 * _DAY, until=Step.WEEK_1, stop=Stop.SILENT, act="THREAT_SERIOUS", counting=Counting.WITHDRAWN),
    Fate(hours=40 * _DAY, until=Step.MONTH_1, membership=Membership.NONE, act="VERBAL", counting=Counting.NOT_ASKED),
    Fate(
        hours=52 * _DAY,
        until=Step.MONTH_1,
        act="TRAUMA_FIREARM",
        investigated=True,
        referral=Way(kind="LEGAL", stations=(_MADE, _UNDER_WAY), weeks=7),
    ),
    Fate(
        hours=60 * _DAY,
        until=Step.MONTH_1,
        late=frozenset({Step.DAY_3}),
        note=True,
        referral=Way(kind="PSYCHOTRAUMA", stations=(_MADE,), weeks=6),
    ),
    Fate(
        hours=70 * _DAY,
        opened=62 * _DAY,
        act="COLLEAGUE",
        referral=Way(kind="PSYCHOSOCIAL", stations=(_MADE, _ACKNOWLEDGED, _APPOINTMENT), weeks=2),
    ),
    Fate(
        hours=88 * _DAY,
        until=Step.MONTH_1,
        act="ASSAULT_SERIOUS",
        again=True,
        flag=True,
        referral=Way(kind="PSYCHOTRAUMA", stations=_TO_THE_END[:-1], weeks=9),
    ),
    Fate(hours=95 * _DAY, until=Step.MONTH_1, stop=Stop.TRIED, membership=Membership.REGULAR_CONTACT),
    Fate(
        hours=102 * _DAY,
        until=Step.MONTH_1,
        act="TRAUMA_SCENE",
        referral=Way(kind="PEER", stations=(_CONSIDERED, _DECLINED), weeks=10),
    ),
    Fate(
        hours=130 * _DAY,
        until=Step.MONTHS_3,
        counting=Counting.WITHDRAWN,
        referral=Way(kind="FAMILY", stations=_TO_THE_END, weeks=14, outcome=Outcome.HELPED),
    ),
    Fate(
        hours=163 * _DAY,
        until=Step.MONTHS_3,
        act="ACCIDENT_ROAD",
        referral=Way(kind="PSYCHOTRAUMA", stations=(_MADE, _CLOSED), weeks=18, outcome=Outcome.WAITING_LIST),
    ),
    Fate(
        hours=172 * _DAY,
        until=Step.MONTHS_3,
        note=True,
        referral=Way(kind="PSYCHOSOCIAL", stations=(_MADE, _CLOSED), weeks=20, outcome=Outcome.NO_ANSWER),
    ),
    Fate(
        hours=210 * _DAY,
        until=Step.MONTHS_6,
        membership=Membership.FORMER,
        referral=Way(
            kind="ADDICTION", stations=(_MADE, _APPOINTMENT, _CLOSED), weeks=24, outcome=Outcome.DID_NOT_ATTEND
        ),
    ),
    Fate(
        hours=240 * _DAY,
        until=Step.MONTH_1,
        stop=Stop.CLOSED,
        referral=Way(kind="LEGAL", stations=(_MADE, _CLOSED), weeks=30, outcome=Outcome.DECLINED_BY_SERVICE),
    ),
    Fate(hours=300 * _DAY, until=Step.MONTHS_6, officers=3, act="ASSAULT_MINOR", counting=Counting.NO),
    Fate(
        hours=352 * _DAY,
        until=Step.MONTHS_6,
        act="ASSAULT_SERIOUS",
        flag=True,
        referral=Way(kind="OCC_HEALTH", stations=(_MADE, _CLOSED), weeks=40, outcome=Outcome.OTHER),
    ),
    Fate(
        hours=395 * _DAY,
        until=Step.MONTHS_12,
        act="TRAUMA_SCENE",
        stop=Stop.CLOSED,
        note=True,
        referral=Way(kind="PSYCHOTRAUMA", stations=_TO_THE_END, weeks=48, outcome=Outcome.HELPED),
    ),
)
"""The cases that a first look meets: each shows another state."""

QUIET = (
    Fate(hours=110 * _DAY, until=Step.MONTHS_3, quiet=True),
    Fate(hours=145 * _DAY, until=Step.MONTH_1, stop=Stop.CLOSED, quiet=True),
    Fate(hours=190 * _DAY, until=Step.MONTHS_6, missed=frozenset({Step.DAY_1}), counting=Counting.NO, quiet=True),
    Fate(hours=260 * _DAY, until=Step.DAY_3, stop=Stop.CLOSED, officers=2, quiet=True),
    Fate(hours=420 * _DAY, until=Step.MONTHS_12, stop=Stop.CLOSED, late=frozenset({Step.WEEK_1}), quiet=True),
    Fate(hours=480 * _DAY, until=Step.MONTHS_6, stop=Stop.CLOSED, counting=Counting.NOT_ASKED, quiet=True),
    Fate(hours=560 * _DAY, until=Step.MONTHS_12, stop=Stop.CLOSED, missed=frozenset({Step.MONTHS_3}), quiet=True),
    Fate(hours=640 * _DAY, opened=40 * _DAY, until=Step.MONTHS_12, stop=Stop.CLOSED, quiet=True),
)
"""Cases that ask for nothing now; they fill the list and the figures."""
