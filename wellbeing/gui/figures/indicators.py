"""The indicators of a summary, in words: those with a value or a withheld one, all of them, and the facts behind."""

from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.indicators.telling import measure_value
from wellbeing.anonymise.indicators.words import (
    FACT_LABELS,
    SOURCE_LABELS,
    STATISTIC_LABELS,
    WHY_LABELS,
)
from wellbeing.anonymise.release import Release, ReleaseFact, ReleaseIndicator, ReleaseMeasure
from wellbeing.gui.figures.shown import Entry, Row, Sheet, Told
from wellbeing.language import Language, _
from wellbeing.reports.figures.indicators import EXPLAINED, SIGNS, reasons

_TOLD = (Standing.VALUE, Standing.WITHHELD)
"""Standings that belong on the page of the year; the others are counted there, and listed on the page of all."""

_KNOWN_TO_YOU = _("The twenty of the reference list. What is known to you, not how often it happens.")
_KNOWN_TO_ALL = _("The twenty of the reference list. What is known to representatives, not how often it happens.")


class IndicatorWording:
    """Words for the indicators of one release at a time."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def sheet(self, release: Release) -> Sheet | None:
        """What stands on the page of the year; None for a release without indicators."""
        if not release.indicators:
            return None
        rows = [row for indicator in release.indicators for row in self._rows(indicator, _TOLD)]
        others = sum(one.figure.standing not in _TOLD for found in release.indicators for one in found.measures)
        note = self._language.plural(
            "{count} more has no value: nobody collected it, or no table of this release has it.",
            "{count} more have no value: nobody collected them, or no table of this release has them.",
            others,
        )
        if not rows:
            rows = [Row(label=self._words(_("None has a value so far")), entries=(Entry(words=""),))]
        return self._as_sheet(rows, note if others else "")

    def page(self, release: Release, crumb: str) -> Told:
        """Every indicator, with why there is no value, and the facts that leave with them."""
        rows = [
            row
            for indicator in release.indicators
            for row in (
                Row(
                    label=self._name(indicator),
                    entries=(Entry(words=self._words(SOURCE_LABELS[indicator.source])),),
                    total=True,
                ),
                *(self._rows(indicator, _TOLD, level=1) or [self._without(indicator)]),
            )
        ]
        return Told(
            title=self._words(_("Indicators")),
            quiet=self._words(_KNOWN_TO_ALL if release.is_national else _KNOWN_TO_YOU),
            crumb=crumb,
            paragraphs=(self._words(EXPLAINED),),
            facts=(
                *self._gaps(release),
                *((self._name(one), self._words(one.note)) for one in release.indicators if one.note),
            ),
            tables_first=True,
            tables=(self._as_sheet(rows, ""), self._facts(release)) if release.indicators else (),
        )

    def _gaps(self, release: Release) -> list[tuple[str, str]]:
        """Every reason why there is no value, with the measures that it keeps from one."""
        labels = {one.id: self._words(one.label) for found in release.indicators for one in found.measures}
        return [
            (self._words(WHY_LABELS[why]), "\n".join(labels[code] for code in codes))
            for why, codes in reasons(release.indicators).items()
        ]

    def _without(self, indicator: ReleaseIndicator) -> Row:
        """An indicator of which no measure has a value, in one line."""
        first = indicator.measures[0]
        return Row(label=self._words(first.label), entries=(self._entry(indicator, first),), level=1)

    def _name(self, indicator: ReleaseIndicator) -> str:
        return f"{indicator.id} {self._words(indicator.label)}"

    def _rows(self, indicator: ReleaseIndicator, wanted: tuple[Standing, ...], level: int = 0) -> list[Row]:
        return [
            Row(label=self._words(one.label), entries=(self._entry(indicator, one),), level=level)
            for one in indicator.measures
            if one.figure.standing in wanted
        ]

    def _entry(self, indicator: ReleaseIndicator, one: ReleaseMeasure) -> Entry:
        words = self._words
        shown = measure_value(one, self._language)
        if one.figure.why is None:
            how = " · ".join((words(STATISTIC_LABELS[one.statistic]), words(SOURCE_LABELS[indicator.source])))
            return Entry(words=shown, reason=how)
        return Entry(words=f"{SIGNS[one.figure.standing]} {shown}", reason=words(WHY_LABELS[one.figure.why]))

    def _as_sheet(self, rows: list[Row], note: str) -> Sheet:
        words = self._words
        return Sheet(
            name="indicators",
            heading=words(_("Indicators")),
            heads=(words(_("Indicator")), words(_("Value"))),
            rows=tuple(rows),
            legend=words(_("Go to a value to see how it is worked out, or why it is not there.")),
            note=note,
        )

    def _facts(self, release: Release) -> Sheet:
        words = self._words
        return Sheet(
            name="facts",
            heading=words(_("Facts of forces that leave with them")),
            heads=(words(_("Fact")), words(_("Value"))),
            rows=tuple(self._fact(fact) for fact in release.facts),
            note=words(_("One sum over all forces that pass the floor. No name of a force leaves.")),
        )

    def _fact(self, fact: ReleaseFact) -> Row:
        figure = fact.figure
        if figure.value is None:
            return Row(label=self._words(fact.label), entries=(Entry(words=self._words(FACT_LABELS[figure.standing])),))
        forces = self._language.plural("from {count} force", "from {count} forces", figure.forces)
        return Row(
            label=self._words(fact.label), entries=(Entry(words=self._language.number(figure.value), reason=forces),)
        )
