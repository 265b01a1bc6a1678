"""Loaded once into the process that all others are forked from: everything that a save needs is then in memory."""

import tests.torture.work.process  # noqa: F401
from wellbeing.content import codes, countries, library
from wellbeing.domain.cadence import Step
from wellbeing.language import language

codes.acts()
language("en")
countries.country("DE")
for step in Step:
    library.checklist_for_step(step.value)
library.red_flags()
