"""How a talk is called: by its step, or by the topic it is about."""

from wellbeing.app import guides
from wellbeing.domain.debrief import Debrief
from wellbeing.gui import labels


def talk_name(debrief: Debrief) -> str:
    """A word of the catalogue."""
    return labels.STEP[debrief.step] if debrief.step is not None else guides.title(debrief)
