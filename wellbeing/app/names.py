"""How steps, follow-ups, stations of a referral and what left are called, for window and command line."""

from collections.abc import Mapping

from wellbeing.domain.cadence import Step
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.follow_up import Reason
from wellbeing.domain.referral import Outcome, ReferralState
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
    FileKind.REPRESENTATIVE_CARD: _("Representative's card"),
    FileKind.CONTROLLER_PAPER: _("Paper of data protection"),
    FileKind.OFFICER_RECORD: _("What is kept about an officer"),
    FileKind.ERASURE_RECEIPT: _("Receipt of an erasure"),
}

CARRIER: Mapping[Carrier, str] = {Carrier.PRINTED: _("printed"), Carrier.SAVED: _("saved as a file")}


def follow_up_name(step: Step | None, reason: Reason) -> str:
    """The step, or why there is a follow-up beside the cadence. What an agreed one is about stands on its page."""
    return STEP[step] if step is not None else REASON[reason]
