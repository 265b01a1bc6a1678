"""The words of trends, the same wherever they are shown: breaks, gaps, and the years as heads of columns."""

from collections.abc import Mapping

from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.indicators.words import STANDING_LABELS
from wellbeing.anonymise.period import period_name
from wellbeing.anonymise.trends import Break, BreakWhy, Trends
from wellbeing.language import Language, _

WHY_WORDS: Mapping[BreakWhy, str] = {
    BreakWhy.CLASSIFICATION: _("another classification"),
    BreakWhy.COLLECTION: _("imported history beside what was counted case by case"),
    BreakWhy.SOURCE: _("the source asks for other things"),
    BreakWhy.COVERAGE: _("another share of the known cases is counted"),
    BreakWhy.AREAS: _("other areas are in it, or areas are counted together in another way"),
    BreakWhy.QUARTERS: _("areas were opened in other quarters of the year"),
    BreakWhy.REPORTED: _("another share of the representatives reported"),
    BreakWhy.FORCES: _("another number of forces stands behind the facts"),
}
BREAK_SIGN = "¦"
"""What stands before a year that can't be compared with the one before it."""
EXPLAINED = _("Figures as they were released, year by year. A gap is a figure that is not shown; it is never zero.")
GAPS: Mapping[Standing, str] = {**STANDING_LABELS, Standing.MISSING: _("not released")}
"""Why a year has no number, by its standing."""


def break_words(found: Break, language: Language) -> str:
    """Why the years on both sides of a break can't be compared."""
    return language.text(
        _("{sign} Between {before} and {after}: {reasons}."),
        sign=BREAK_SIGN,
        before=period_name(found.before, language),
        after=period_name(found.after, language),
        reasons=language.listing(language.text(WHY_WORDS[why]) for why in found.whys),
    )


def heads(trends: Trends) -> list[str]:
    """The years as heads of columns, with the sign of a break before that which begins something new."""
    after = {found.after for found in trends.breaks}
    return [f"{BREAK_SIGN} {one.time}" if one in after else one.time for one in trends.periods]
