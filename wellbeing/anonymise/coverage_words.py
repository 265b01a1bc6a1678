"""What of a country and of a year is in a national release, in words."""

from collections.abc import Iterable, Iterator, Mapping

from wellbeing.anonymise.completeness import LATER, share_words
from wellbeing.anonymise.coverage import Area, Closed, Coverage, QuarterCoverage
from wellbeing.anonymise.period import period_name
from wellbeing.anonymise.share import Band
from wellbeing.language import Language, _

WHY_CLOSED: Mapping[Closed, str] = {
    Closed.NO_ROSTER: _("the office has no roster of it that both offices signed"),
    Closed.NO_LISTS: _("the two offices have not agreed yet on what counts"),
    Closed.NOT_ENDED: _("it was closed with an empty list, so that nothing of it counts"),
    Closed.TOO_FEW: _("too few of its representatives reported or had a case, or its sums contradicted themselves"),
    Closed.LOST: _("sums of it were opened and are lost, or are not on the list that both offices signed"),
}
"""Why nothing was opened, as the end of a sentence."""
_FEW = 3
"""Regions of one area that are named besides their codes, which the list of areas names anyway."""


def opened_words(coverage: Coverage, language: Language) -> Iterator[str]:
    """A sentence for each quarter, what becomes of what was not counted, then areas that were counted together, and
    those that are in no figure."""
    for quarter in coverage.quarters:
        yield _quarter(coverage, quarter, language)
    if any(quarter.why is not None or quarter.closed for quarter in coverage.quarters):
        yield language.text(LATER)
    lines = (
        (
            coverage.merged,
            _("Counted together, since one of them alone had too few representatives or too few with a case: {areas}."),
        ),
        (coverage.never_opened, _("In no figure of the year, although representatives work there: {areas}.")),
        (
            tuple((code,) for code in coverage.absent),
            _("No representative was on a roster in: {areas}. Nothing from there is in any figure."),
        ),
    )
    for areas, sentence in lines:
        if areas:
            yield language.text(sentence, areas=_listed(coverage, areas, language))


def _quarter(coverage: Coverage, quarter: QuarterCoverage, language: Language) -> str:
    named = period_name(quarter.period, language)
    if quarter.why is not None:
        why = language.text(WHY_CLOSED[quarter.why])
        return language.text(_("{quarter}: not opened, because {why}."), quarter=named, why=why)
    reasons = [
        language.text(
            _("{areas}, because {why}"),
            areas=_listed(coverage, [area for area, own in quarter.closed.items() if own is reason], language),
            why=language.text(WHY_CLOSED[reason]),
        )
        for reason in dict.fromkeys(quarter.closed.values())
    ]
    if not reasons:
        return language.text(_("{quarter}: opened in every area of the roster."), quarter=named)
    sentence = _("{quarter}: opened, but not {areas}.") if quarter.opened else _("{quarter}: not opened: {areas}.")
    return language.text(sentence, quarter=named, areas="; ".join(reasons))


def area_name(coverage: Coverage, area: Area) -> str:
    """An area by the codes of its regions, with their names where they are few."""
    if len(area) > _FEW:
        return " + ".join(area)
    return " + ".join(f"{code} {coverage.names.get(code, '')}".strip() for code in area)


def _listed(coverage: Coverage, areas: Iterable[Area], language: Language) -> str:
    return language.listing(area_name(coverage, area) for area in areas)


def reported_words(coverage: Coverage, language: Language) -> str:
    """The share of the representatives who reported, or why it is not told."""
    if coverage.reported is Band.UNKNOWN:
        return language.text(
            _(
                "What share of the representatives reported is not told: where few were asked it would say who is "
                "missing, and after a restore it may not be known."
            )
        )
    return language.text(
        _(
            "Of the representatives on the rosters, in the areas and quarters that were opened, both offices took in "
            "the contributions of: {share}."
        ),
        share=share_words(coverage.reported, language),
    )
