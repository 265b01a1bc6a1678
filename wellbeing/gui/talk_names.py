"""How talks and follow-ups are called: by the step of the cadence, else by what they are about."""

from wellbeing.app import guides
from wellbeing.domain.debrief import Debrief
from wellbeing.domain.follow_up import FollowUp, Reason
from wellbeing.gui import labels


def talk_name(debrief: Debrief) -> str:
    """A word of the catalogue."""
    return labels.STEP[debrief.step] if debrief.step is not None else guides.title(debrief)


def follow_up_purpose(follow_up: FollowUp) -> str:
    """What a follow-up is for, in one line."""
    if follow_up.step is not None:
        return labels.STEP_PURPOSE[follow_up.step]
    return follow_up.about if follow_up.reason is Reason.AGREED else labels.AFTER_FLAG_PURPOSE
