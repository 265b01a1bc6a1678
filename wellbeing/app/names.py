"""The words for what records know by code, once for window, command line and paper. English words of the catalogue."""

from collections.abc import Mapping

from wellbeing.domain.answer import YesNo
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import AgeBand, CaseState, Membership
from wellbeing.domain.consent import Purpose, Way
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.follow_up import Reach, Reason, Result
from wellbeing.domain.reachable import Tie
from wellbeing.domain.referral import Helped, Outcome, ReferralState
from wellbeing.language import _

STEP: Mapping[Step, str] = {
    Step.SAME_SHIFT: _("Same-shift talk"),
    Step.DAY_1: _("24-hour contact"),
    Step.DAY_3: _("72-hour talk"),
    Step.WEEK_1: _("One-week contact"),
    Step.MONTH_1: _("One-month talk"),
    Step.MONTHS_3: _("Three-month contact"),
    Step.MONTHS_6: _("Six-month contact"),
    Step.MONTHS_12: _("Twelve-month contact"),
}

REASON: Mapping[Reason, str] = {
    Reason.CADENCE: _("Step of the cadence"),
    Reason.RED_FLAG: _("Contact after a red flag"),
    Reason.AGREED: _("Agreed contact"),
}
"""How a follow-up beside the cadence is called."""

REFERRAL_STATE: Mapping[ReferralState, str] = {
    ReferralState.CONSIDERED: _("Being considered"),
    ReferralState.CONSENT_ASKED: _("Officer asked, no answer yet"),
    ReferralState.DECLINED: _("Not wanted by the officer"),
    ReferralState.MADE: _("Made"),
    ReferralState.ACKNOWLEDGED: _("Confirmed by the service"),
    ReferralState.APPOINTMENT: _("Appointment given"),
    ReferralState.UNDER_WAY: _("Help under way"),
    ReferralState.CLOSED: _("Closed"),
}

OUTCOME: Mapping[Outcome, str] = {
    Outcome.HELPED: _("It helped"),
    Outcome.WAITING_LIST: _("Left on a waiting list"),
    Outcome.DECLINED_BY_SERVICE: _("Turned down by the service"),
    Outcome.DID_NOT_ATTEND: _("The officer did not go"),
    Outcome.NO_ANSWER: _("No answer from the service"),
    Outcome.OTHER: _("Ended in another way"),
}

FILE_KIND: Mapping[FileKind, str] = {
    FileKind.REFERRAL_LETTER: _("Referral letter"),
    FileKind.EMPLOYER_LETTER: _("Letter to the employer"),
    FileKind.CONFIRMATION: _("Confirmation for the officer"),
    FileKind.TAKE_HOME: _("Page to take home"),
    FileKind.AGREED: _("What was agreed"),
    FileKind.SLIP: _("Slip with the next date"),
    FileKind.CALENDAR: _("Calendar entry"),
    FileKind.CONSENT_FORM: _("Consent form"),
    FileKind.RELEASE: _("Release"),
    FileKind.RECOVERY_SHEET: _("Recovery sheet"),
    FileKind.ACCESS_LOG: _("Access log"),
    FileKind.CASE_PACKAGE: _("Case package"),
    FileKind.CASE_RECEIPT: _("Receipt of an objection"),
    FileKind.DIRECTORY: _("Directory of services"),
    FileKind.INCIDENT_SLIP: _("Slip of an incident"),
    FileKind.REPRESENTATIVE_CARD: _("Representative's card"),
    FileKind.CONTROLLER_PAPER: _("Paper of data protection"),
    FileKind.OFFICER_RECORD: _("What is kept about an officer"),
    FileKind.ERASURE_RECEIPT: _("Receipt of an erasure"),
    FileKind.OFFICE_ANSWER: _("Answer to the central office"),
    FileKind.CONTRIBUTION: _("Contribution to the national figures"),
    FileKind.OFFICE_DOCUMENT: _("File of a central office"),
}

CARRIER: Mapping[Carrier, str] = {Carrier.PRINTED: _("printed"), Carrier.SAVED: _("saved as a file")}

YES_NO: Mapping[YesNo, str] = {YesNo.YES: _("Yes"), YesNo.NO: _("No"), YesNo.UNKNOWN: _("Not known")}

TIE: Mapping[Tie, str] = {
    Tie.PARTNER: _("Partner"),
    Tie.FAMILY: _("Somebody of the family"),
    Tie.FRIEND: _("Friend"),
    Tie.COLLEAGUE: _("Colleague"),
    Tie.FAMILY_DOCTOR: _("Family doctor"),
}
"""What the person through whom an officer can be reached is to them."""

RESULT: Mapping[Result, str] = {
    Result.KEPT: _("kept"),
    Result.LATE: _("reached late"),
    Result.MISSED: _("missed"),
    Result.DECLINED: _("not wanted"),
    Result.NOT_POSSIBLE: _("not possible"),
}

REACH: Mapping[Reach, str] = {
    Reach.IN_PERSON: _("In person"),
    Reach.PHONE: _("By phone"),
    Reach.MESSAGE: _("By message"),
}

MEMBERSHIP: Mapping[Membership, str] = {
    Membership.MEMBER: _("Member of the union"),
    Membership.FORMER: _("Former member"),
    Membership.REGULAR_CONTACT: _("In regular contact with the union"),
    Membership.NONE: _("None of these"),
}

CONDITION: Mapping[str, str] = {
    "alone": _("Alone at that moment"),
    "over_48h": _("More than 48 hours of duty that week"),
    "rest_under_11h": _("Less than 11 hours of rest before"),
    "kit_missing": _("Protective kit missing or broken"),
}
"""By the name of the field in `wellbeing.domain.case.Conditions`."""

AGE_BAND: Mapping[AgeBand, str] = {
    AgeBand.UNDER_25: _("Under 25"),
    AgeBand.FROM_25: _("25 to 34"),
    AgeBand.FROM_35: _("35 to 44"),
    AgeBand.FROM_45: _("45 to 54"),
    AgeBand.FROM_55: _("55 or over"),
    AgeBand.UNKNOWN: _("Not known"),
}

PURPOSE: Mapping[Purpose, str] = {
    Purpose.STATISTICS: _("Consent to statistics"),
    Purpose.SERVICE: _("Consent to tell a service"),
    Purpose.RECORD: _("Consent to keep a record"),
    Purpose.HAND_OVER: _("Consent to hand the case over"),
    Purpose.EMPLOYER_RELIEF: _("Consent to ask the employer for relief from duty"),
    Purpose.EMPLOYER_DUTY: _("Consent to ask the employer for another duty"),
    Purpose.EMPLOYER_ACCIDENT: _("Consent to report an accident to the employer"),
}

WAY: Mapping[Way, str] = {Way.SPOKEN: _("Said in words"), Way.SIGNED: _("Signed on paper")}

HELPED: Mapping[Helped, str] = {
    Helped.A_LOT: _("A lot"),
    Helped.A_LITTLE: _("A little"),
    Helped.NOT_AT_ALL: _("Not at all"),
    Helped.TOO_EARLY: _("Too early to say"),
}
"""What the officer says of the help."""

CASE_STATE: Mapping[CaseState, str] = {
    CaseState.OPEN: _("Still open"),
    CaseState.CLOSED: _("Closed"),
    CaseState.HISTORY: _("Imported"),
}


def follow_up_name(step: Step | None, reason: Reason) -> str:
    """The step, or why there is a follow-up beside the cadence. What an agreed one is about stands on its page."""
    return STEP[step] if step is not None else REASON[reason]
