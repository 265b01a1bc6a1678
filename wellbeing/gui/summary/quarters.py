"""The quarters of a year in words: which are frozen, which wait for it, and their own figures, which stay here."""

from wellbeing.anonymise.period import Period, period_name
from wellbeing.app.freezing import Quarter, Stands
from wellbeing.gui.summary.shown import QuarterLine, Quarters
from wellbeing.language import Language, _

_STANDS = {
    Stands.BEFORE: (_("No case yet"), "plain"),
    Stands.AHEAD: (_("Still to come"), "plain"),
    Stands.RUNNING: (_("Running"), "plain"),
    Stands.WAITING: (_("To be frozen"), "warning"),
    Stands.FROZEN: (_("Frozen"), "good"),
    Stands.SENT: (_("Contributed"), "good"),
    Stands.CLOSED: (_("Closed"), "good"),
    Stands.LEFT: (_("Has left"), "good"),
}


class QuarterWords:
    """Words for the quarters of one year."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def line(self, quarters: tuple[Quarter, ...]) -> str:
        """Where all four stand."""
        stands = {quarter.stands for quarter in quarters}
        if len(stands) == 1:
            return self._words(_("All four quarters: {stands}"), stands=self._words(_STANDS[stands.pop()][0]))
        return " · ".join(
            self._words(
                _("Quarter {number}: {stands}"),
                number=quarter.period.quarter,
                stands=self._words(_STANDS[quarter.stands][0]),
            )
            for quarter in quarters
        )

    def page(self, year: Period, quarters: tuple[Quarter, ...], crumb: str, closed: str) -> Quarters:
        """The page. `closed` says why nothing is frozen after a restore."""
        words = self._words
        over = [quarter.period for quarter in quarters if quarter.stands is Stands.WAITING]
        press = ""
        if over:
            press = self._language.plural("Freeze {count} quarter", "Freeze {count} quarters", len(over))
        return Quarters(
            title=words(_("Quarters of {year}"), year=year.label),
            quiet=words(_("A year is the sum of its frozen quarters.")),
            crumb=crumb,
            mark=words(_("Stays here")),
            lines=tuple(map(self._one, quarters)),
            told=(
                words(
                    _(
                        "A freeze counts every case and every event that is not counted yet: once, in the quarter in "
                        "which it came to be known. An incident of an earlier year counts here too, if it was entered "
                        "now."
                    )
                ),
                words(
                    _(
                        "It can't be undone. While nothing of the year has left, a case is left out again whose "
                        "officer withdraws or is erased. Afterwards only what comes later is."
                    )
                ),
            ),
            press="" if closed else press,
            why_not=closed if press else "",
        )

    def _one(self, quarter: Quarter) -> QuarterLine:
        chip, tone = _STANDS[quarter.stands]
        return QuarterLine(
            what=period_name(quarter.period, self._language),
            why=self._figures(quarter),
            chip=self._words(chip),
            tone=tone,
        )

    def _figures(self, quarter: Quarter) -> str:
        language, words = self._language, self._words
        if quarter.stands is Stands.LEFT:
            return words(_("Its counts were deleted when the year left."))
        if quarter.cases is None or quarter.events is None:
            return ""
        parts = [language.plural("{count} case", "{count} cases", quarter.cases)]
        if quarter.earlier_years:
            parts.append(
                language.plural(
                    "{count} of it from an earlier year",
                    "{count} of them from earlier years",
                    quarter.earlier_years,
                )
            )
        parts.append(language.plural("{count} event", "{count} events", quarter.events))
        if quarter.frozen_at is not None:
            day = language.date(quarter.frozen_at.astimezone().date())
            parts.append(words(_("frozen on {date}"), date=day))
        else:
            parts.append(words(_("as far as known today")))
        return " · ".join(parts)
