"""The words of indicators, as msgids: units, standings, reasons, and how a measure is put together."""

from collections.abc import Mapping

from wellbeing.anonymise.indicators.definition import Source, Statistic
from wellbeing.anonymise.indicators.standing import Standing, Why
from wellbeing.language import _

UNIT_LABELS: Mapping[str, str] = {
    "PC": _("%"),
    "PER_100_OFFICERS": _("per 100"),
    "PER_1000_OFFICERS": _("per 1,000"),
    "PER_100000_OFFICERS": _("per 100,000"),
    "DAYS_PER_100_OFFICERS": _("days per 100"),
    "PER_1000_DUTY_PERIODS": _("per 1,000"),
    "DAYS": _("days"),
    "MINUTES": _("minutes"),
    "POINTS": _("of 100 points"),
    "FORCES": _("forces"),
    "NR": _("number"),
}
"""What a measure or a fact is counted in, by the codes of UNIT_MEASURE."""

STATISTIC_LABELS: Mapping[Statistic, str] = {
    Statistic.SHARE: _("share"),
    Statistic.RATE: _("rate"),
    Statistic.COUNT: _("count"),
    Statistic.MEAN: _("mean from bands"),
    Statistic.MEDIAN: _("median class"),
    Statistic.NINTH_DECILE: _("class of the ninth decile"),
}

SOURCE_LABELS: Mapping[Source, str] = {
    Source.CASES: _("from cases"),
    Source.FORCE: _("from the force's records"),
    Source.SURVEY: _("from a survey of the force"),
    Source.LEGAL: _("from the law"),
}

STANDING_LABELS: Mapping[Standing, str] = {
    Standing.WITHHELD: _("withheld"),
    Standing.NOT_COLLECTED: _("not collected"),
    Standing.MISSING: _("not in this release"),
    Standing.UNDEFINED: _("undefined"),
}

FACT_LABELS: Mapping[Standing, str] = {**STANDING_LABELS, Standing.MISSING: _("missing")}
"""The same for facts of forces: what is missing there was not told."""

WHY_LABELS: Mapping[Why, str] = {
    Why.HIDDEN_PART: _("A figure that it needs is withheld."),
    Why.SOURCE_CANNOT_TELL: _("The source of the cases does not ask for it."),
    Why.NOT_IMPORTED: _("Nothing was taken in for it: it needs facts of the force."),
    Why.FACT_WITHHELD: _("Too few persons stand behind the facts of a force."),
    Why.FACT_MISSING: _("A force did not tell all of it."),
    Why.TABLE_LEFT_OUT: _("Its table is made only where more officers stand behind it."),
    Why.NO_DENOMINATOR: _("There is nothing to divide by."),
    Why.ONLY_NATIONAL: _("Only a national release has a table of it."),
}
