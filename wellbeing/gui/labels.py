"""The words for what the records know by code: one wording per state, for every screen.

Each mapping gives the English word of the catalogue; a presenter translates it with `Language.text`. Codes of
the code book (acts, injuries, regions and so on) have their labels in `wellbeing.content.codes`.
"""

from collections.abc import Mapping, Sequence

from wellbeing.app.names import AGE_BAND as AGE_BAND
from wellbeing.app.names import CARRIER as CARRIER
from wellbeing.app.names import CASE_STATE as CASE_STATE
from wellbeing.app.names import CONDITION as CONDITION
from wellbeing.app.names import FILE_KIND as FILE_KIND
from wellbeing.app.names import HELPED as HELPED
from wellbeing.app.names import MEMBERSHIP as MEMBERSHIP
from wellbeing.app.names import OUTCOME as OUTCOME
from wellbeing.app.names import PURPOSE as PURPOSE
from wellbeing.app.names import REACH as REACH
from wellbeing.app.names import REASON as REASON
from wellbeing.app.names import REFERRAL_STATE as REFERRAL_STATE
from wellbeing.app.names import RESULT as RESULT
from wellbeing.app.names import STEP as STEP
from wellbeing.app.names import TIE as TIE
from wellbeing.app.names import WAY as WAY
from wellbeing.app.names import YES_NO as YES_NO
from wellbeing.domain.after_flag import HELP_WAS_THERE, TICKED_BY_MISTAKE
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Relation
from wellbeing.domain.checklist import ActionKind, Level, Mode, Strength
from wellbeing.domain.consent import Purpose
from wellbeing.domain.country import ProfileStatus
from wellbeing.domain.debrief import DebriefState
from wellbeing.domain.follow_up import TurnedTo, Urgency
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.incident import Flag
from wellbeing.domain.task import TaskKind
from wellbeing.language import Language, _

NOT_ASKED = _("not asked yet")
"""Stands where nobody has answered a question so far."""

STEP_WHEN: Mapping[Step, str] = {
    Step.SAME_SHIFT: _("on the same shift"),
    Step.DAY_1: _("within 24 hours"),
    Step.DAY_3: _("after 72 hours"),
    Step.WEEK_1: _("after one week"),
    Step.MONTH_1: _("after one month"),
    Step.MONTHS_3: _("after three months"),
    Step.MONTHS_6: _("after six months"),
    Step.MONTHS_12: _("after twelve months"),
}
"""When a step comes, counted from the incident; follows another word."""

START_STEP: Mapping[Step, str] = {
    Step.SAME_SHIFT: _("Start the same-shift talk"),
    Step.DAY_1: _("Start the 24-hour contact"),
    Step.DAY_3: _("Start the 72-hour talk"),
    Step.WEEK_1: _("Start the one-week contact"),
    Step.MONTH_1: _("Start the one-month talk"),
    Step.MONTHS_3: _("Start the three-month contact"),
    Step.MONTHS_6: _("Start the six-month contact"),
    Step.MONTHS_12: _("Start the twelve-month contact"),
}
"""The words on the button that begins a step."""

RESUME_STEP: Mapping[Step, str] = {
    Step.SAME_SHIFT: _("Go on with the same-shift talk"),
    Step.DAY_1: _("Go on with the 24-hour contact"),
    Step.DAY_3: _("Go on with the 72-hour talk"),
    Step.WEEK_1: _("Go on with the one-week contact"),
    Step.MONTH_1: _("Go on with the one-month talk"),
    Step.MONTHS_3: _("Go on with the three-month contact"),
    Step.MONTHS_6: _("Go on with the six-month contact"),
    Step.MONTHS_12: _("Go on with the twelve-month contact"),
}
"""The words on the button that takes up a step that was begun and put aside."""

STEP_PURPOSE: Mapping[Step, str] = {
    Step.SAME_SHIFT: _("Safety first, medical care, a way home that is not alone. No story is asked for."),
    Step.DAY_1: _("See whether a doctor was seen, the accident reported and the family told, and how the night was."),
    Step.DAY_3: _("Ask how things are now, not what happened. Duty, sleep, and the next date."),
    Step.WEEK_1: _("What has changed since the third day: sleep, work, support at home, and the papers that are due."),
    Step.MONTH_1: _("The turning point: where strain has not eased, professional help is offered now."),
    Step.MONTHS_3: _("Has help begun, is duty going well, and what is still open? Help is offered again."),
    Step.MONTHS_6: _("Court or disciplinary dates, new strain, long absence, and a plan for the anniversary."),
    Step.MONTHS_12: _("The anniversary: how it is now, how the proceedings ended, and whether to close the case."),
}
"""What a step is for, in one line for the representative."""

AFTER_FLAG_PURPOSE = _(
    "Ask how it is now, whether the help that was called has come, and what is needed until the next."
)
"""What a contact after a red flag is for."""

NOTHING_DONE: Mapping[str, str] = {
    HELP_WAS_THERE: _("Nothing: help was there already"),
    TICKED_BY_MISTAKE: _("Nothing: it was ticked by mistake"),
}
"""Why nothing was done about a red flag, beside the answers of its content."""

TURNED_TO: Mapping[TurnedTo, str] = {
    TurnedTo.REACHABLE_THROUGH: _("Called the person whom the officer named"),
    TurnedTo.CLINICIAN_ON_DUTY: _("Told the clinician on duty"),
    TurnedTo.DUTY_COMMANDER: _("Told the duty commander"),
    TurnedTo.EMERGENCY_NUMBER: _("Called the emergency number"),
    TurnedTo.NOBODY_REACHED: _("Nobody could be reached so far"),
    TurnedTo.NOT_NEEDED: _("Not needed: somebody has seen that the officer is safe"),
}
"""What was done about a silence after an emergency."""

URGENCY: Mapping[Urgency, str] = {
    Urgency.OVERDUE: _("Overdue"),
    Urgency.DUE: _("Due"),
    Urgency.COMING: _("Coming"),
}

MODE: Mapping[Mode, str] = {
    Mode.IN_PERSON: _("In person"),
    Mode.BY_PHONE: _("By phone"),
    Mode.AFTERWARDS: _("Afterwards, from memory"),
}

HANDED_OVER = _("Handed over")
"""In place of 'Closed': the case is with another representative."""

BASIS: Mapping[Basis, str] = {
    Basis.CONSENT: _("with the officer's consent"),
    Basis.EMERGENCY: _("in an emergency"),
    Basis.RETURN: _("back to where it came from"),
}
"""Why a case went to somebody else; follows other words."""

EMERGENCY_REASON: Mapping[Reason, str] = {
    Reason.ILL: _("I am ill"),
    Reason.AWAY: _("I am away and can't be reached"),
    Reason.STRAIN: _("I can't look after anybody now"),
    Reason.DANGER: _("Life or health is at stake, and I can't be there"),
}
"""Why a hand-over could not wait for the officer's word."""

RELATION: Mapping[Relation, str] = {
    Relation.NONE: _("None of these"),
    Relation.FRIEND: _("A friend"),
    Relation.SUPERIOR: _("Their superior"),
    Relation.WITNESS: _("A witness of what happened"),
}
"""What the representative is to the officer."""

FLAG: Mapping[Flag, str] = {
    Flag.HATE: _("Out of hate against a group"),
    Flag.HYBRID: _("A state may be behind it"),
    Flag.TERROR: _("Terror attack"),
    Flag.DISORDER: _("Violent public disorder"),
    Flag.FAMILY: _("Aimed at family or home"),
}

DEBRIEF_STATE: Mapping[DebriefState, str] = {
    DebriefState.UNDER_WAY: _("under way"),
    DebriefState.PAUSED: _("paused"),
    DebriefState.DONE: _("finished"),
}

LEVEL: Mapping[Level, str] = {
    Level.EMERGENCY: _("Emergency"),
    Level.SAME_DAY: _("Today"),
    Level.WEEKS: _("Within weeks"),
}
"""How soon a red flag wants somebody to act."""

STRENGTH: Mapping[Strength, str] = {
    Strength.SEEN: _("Checked in the source"),
    Strength.WIDELY_KNOWN: _("Widely known, not checked for this guide"),
    Strength.DERIVED: _("Follows from the tasks of this step, not from a guideline"),
}

ACTION_KIND: Mapping[ActionKind, str] = {
    ActionKind.REFERRAL: _("Referral"),
    ActionKind.FOLLOW_UP: _("Follow-up"),
    ActionKind.TASK: _("Task"),
    ActionKind.CONSENT: _("Consent"),
}

TASK_KIND: Mapping[TaskKind, str] = {
    TaskKind.TASK: _("Task"),
    TaskKind.REFERRAL: _("Referral to start"),
    TaskKind.CONSENT: _("Consent to ask for"),
    TaskKind.ANSWER: _("Answer of a service"),
}

EMPLOYER_ASKED: Mapping[Purpose, str] = {
    Purpose.EMPLOYER_RELIEF: _("Relief from duty for a time"),
    Purpose.EMPLOYER_DUTY: _("Another duty for a time"),
    Purpose.EMPLOYER_ACCIDENT: _("Record an accident on duty"),
}
"""What a letter asks the employer for."""

NAMED_OTHERS = _(
    "The note names somebody with a case of their own here: {aliases}. Please leave the name out. It would stand in"
    " the wrong case, and stay there when theirs is erased."
)


def named_words(aliases: Sequence[str], language: Language) -> str:
    """That a note names other officers, who are shown by their aliases."""
    return language.text(NAMED_OTHERS, aliases=language.listing(aliases))


PROFILE_STATUS: Mapping[ProfileStatus, str] = {
    ProfileStatus.TO_BE_COMPLETED: _("Not yet completed by the union"),
    ProfileStatus.COMPLETED_BY_UNION: _("Completed by the union"),
}
