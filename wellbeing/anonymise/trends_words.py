"""The words of trends, the same wherever they are shown: breaks, gaps, and the periods as heads of columns."""

from collections.abc import Iterable, Mapping

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
    BreakWhy.NOT_OPENED: _("the quarter before was not opened, and what came in it may be counted later"),
}
BREAK_SIGN = "¦"
"""What stands before a year or quarter that can't be compared with the one before it."""
EXPLAINED = _("Figures as they were released, year by year. A gap is a figure that is not shown; it is never zero.")
EXPLAINED_BY_QUARTER = _(
    "Figures as they were released with their year, quarter by quarter. A gap is a figure that is not shown; it is "
    "never zero, and no quarter is worked out from its year."
)
LATER = _(
    "Support steps, and what is known six and twelve months on, come later than the cases. In the first year in which "
    "somebody counts they are fewer for this reason alone."
)
"""No break that a release could know of: who began to count when is in no file."""
GAPS: Mapping[Standing, str] = {
    **STANDING_LABELS,
    Standing.MISSING: _("not released"),
    Standing.NOT_OPENED: _("not opened"),
}
"""Why a year or a quarter has no number, by its standing."""


def explained(trends: Trends) -> str:
    """What a reader has to know of them (msgid)."""
    return EXPLAINED_BY_QUARTER if trends.by_quarter else EXPLAINED


def break_sentences(trends: Trends, language: Language) -> list[str]:
    """Why periods can't be compared with the one before: a sentence for each break between years, and of quarters, with
    breaks in their midst and the same ones again and again, a sentence for each reason."""
    if not trends.by_quarter:
        return [_of_years(found, language) for found in trends.breaks]
    return [
        language.text(
            _("{sign} Break before {quarters}: {reason}."),
            sign=BREAK_SIGN,
            quarters=language.listing(period.time for period in after),
            reason=language.text(WHY_WORDS[why]),
        )
        for why, after in trends.reasons
    ]


def number_of_sentences(trends: Trends) -> int:
    """How many sentences tell the breaks, in any language."""
    return len(trends.reasons if trends.by_quarter else trends.breaks)


def _of_years(found: Break, language: Language) -> str:
    return language.text(
        _("{sign} Between {before} and {after}: {reasons}."),
        sign=BREAK_SIGN,
        before=period_name(found.before, language),
        after=period_name(found.after, language),
        reasons=break_reasons(found.whys, language),
    )


def break_reasons(whys: Iterable[BreakWhy], language: Language) -> str:
    """The reasons of one break in words."""
    return language.listing(language.text(WHY_WORDS[why]) for why in whys)


def heads(trends: Trends) -> list[str]:
    """The periods as heads of columns, with the sign of a break before that which begins something new."""
    after = {found.after for found in trends.breaks}
    return [f"{BREAK_SIGN} {one.time}" if one in after else one.time for one in trends.periods]
