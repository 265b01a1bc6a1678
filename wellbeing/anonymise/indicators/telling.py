"""A measure in words, the same wherever it is shown."""

from wellbeing.anonymise.indicators.words import STANDING_LABELS, UNIT_LABELS
from wellbeing.anonymise.release import ReleaseMeasure
from wellbeing.language import Language, _

FORCES = "FORCES"
"""The unit of what counts forces."""


def measure_value(measure: ReleaseMeasure, language: Language) -> str:
    """A value with its unit, a median as its class, or the word of the state."""
    figure, text = measure.figure, language.text
    if figure.value is None:
        return text(STANDING_LABELS[figure.standing])
    if measure.band_label:
        return text(measure.band_label)
    if measure.unit == FORCES:
        return language.plural("{count} force", "{count} forces", int(figure.value))
    number, unit = language.number(float(figure.value)), text(UNIT_LABELS[measure.unit])
    return text(_("{number} {unit}"), number=number, unit=unit)
