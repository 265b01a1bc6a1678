"""A year of the summary in words: its heads, why there is nothing to look at, and what can be done with the rest."""

from wellbeing.app.contributing.standing import LeftBy
from wellbeing.app.summary import Gathered, Preview
from wellbeing.gui.figures.check import CheckWording
from wellbeing.gui.figures.indicators import IndicatorWording
from wellbeing.gui.figures.shown import Sheet, Verdict
from wellbeing.gui.figures.tables import TableWording
from wellbeing.gui.summary.quarters import QuarterWords
from wellbeing.gui.summary.shown import Heads, LeftYear, Nothing, Overview
from wellbeing.gui.summary.wording import Wording
from wellbeing.gui.summary.year import Year
from wellbeing.language import Language, _

_CONTRIBUTED = _(
    "This year was contributed, and both offices have closed its last quarter. Its counts were deleted with that."
)
_DELETED = _("As it left. The counts that it was made of are deleted.")
_CHANGED = _("As it left. Its records have changed since.")


class YearWords:
    """Words for one year at a time."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text
        self._wording, self._quarters = Wording(language), QuarterWords(language)
        self._check, self._tables = CheckWording(language), TableWording(language)
        self._indicators = IndicatorWording(language)

    def title(self, year: Year) -> str:
        """The name of its page."""
        name = self._check.period(year.period) if year.period else ""
        return self._words(_("Summary {period}"), period=name)

    def heads(self, year: Year, quiet: str = "") -> Heads:
        """The top of every page."""
        return Heads(
            title=self.title(year),
            quiet=quiet,
            periods=tuple((offer.period.label, self._check.period(offer.period)) for offer in year.offers),
            now=year.period.label if year.period else "",
            closed=self.closed(year),
            quarters=self._quarters.line(year.quarters),
        )

    def closed(self, year: Year) -> str:
        """Why nothing can be released at all; empty while it can."""
        if year.closed is None:
            return ""
        made = self._language.date(year.closed.made_at.astimezone().date())
        return self._words(
            _("This vault was restored from a backup of {date}. What was released since has to be known first."),
            date=made,
        )

    # -- nothing to look at

    def empty(self, year: Year) -> Nothing:
        """A vault without cases."""
        return Nothing(
            heads=Heads(title=self._words(_("Summary")), quiet="", periods=(), now="", closed=self.closed(year)),
            sentence=self._words(
                _("Here you will see the figures of a year, exactly as they would leave. It begins with a case.")
            ),
            key="new-incident",
            action=self._words(_("New incident")),
        )

    def contributed(self, year: Year) -> Nothing:
        """The year is over, and its counts are deleted: what left are its contributions."""
        return Nothing(
            heads=self.heads(year),
            sentence=self._words(_CONTRIBUTED),
            key="contribution",
            action=self._words(_("See the contributions")),
            has_left=True,
        )

    def left(self, year: Year, verdict: Verdict, tables: tuple[Sheet, ...]) -> LeftYear:
        """The period was released, and these tables left."""
        quiet = self._words(_DELETED if year.has_left else _CHANGED)
        return LeftYear(heads=self.heads(year, quiet), verdict=verdict, tables=tables)

    def without_preview(self, year: Year, sentence: str) -> Nothing:
        """Nothing can be worked out; the sentence says why."""
        if not year.released:
            return Nothing(heads=self.heads(year), sentence=sentence)
        earlier = self._words(_("Earlier releases"))
        return Nothing(heads=self.heads(year), sentence=sentence, key="earlier", action=earlier)

    def none_counted(self, year: Year, gathered: Gathered) -> Nothing:
        """There are cases, and none may be counted."""
        imported = gathered.period.imported
        sentence = (
            _("None of these cases may be counted yet: nobody has stated a basis for them.")
            if imported
            else _("None of these cases may be counted: no officer has agreed to statistics so far.")
        )
        return Nothing(
            heads=self.heads(year, self._wording.left_out(gathered.known, imported=imported)),
            sentence=self._words(sentence),
            key="import" if imported else "",
            action=self._words(_("State a basis")) if imported else "",
        )

    # -- what would leave

    def overview(self, year: Year, shown: Preview, tables: tuple[Sheet, ...]) -> Overview:
        """The period as it would leave, or as it left, with what can be done next."""
        why_not, step, part = self._next(year, shown)
        return Overview(
            heads=self.heads(year, self._wording.counted(shown)),
            verdict=self._verdict(year, shown),
            fictitious=self._words(_("Example data: every figure is made up.")) if shown.gathered.fictitious else "",
            tables=tables,
            missing=self._tables.missing(shown),
            indicators=self._indicators.sheet(shown.release),
            why_not=why_not,
            step=step,
            step_part=part,
            again=year.released,
        )

    def _next(self, year: Year, shown: Preview) -> tuple[str, str, str]:
        """Why it can't be released now, the press of the step that comes first, and the part it leads to."""
        words, part = self._words, "quarters"
        if year.released:
            return words(_("This period has been released. Its files can be handed out again.")), "", part
        if year.closed is not None:
            return self.closed(year), "", part
        if year.path is LeftBy.CONTRIBUTION:
            return "", words(_("See the contributions")), "contribution"
        if not shown.gathered.over:
            return words(_("This year is not over yet. It can be released from January on.")), "", part
        if shown.gathered.unfrozen:
            why_not = words(_("A year is released once its four quarters are frozen."))
            return why_not, words(_("Freeze the quarters")), part
        if not shown.audit.ok:
            return words(_("It can't be released, because the check found figures that say too much.")), "", part
        return "", "", part

    def _verdict(self, year: Year, shown: Preview) -> Verdict:
        """What the check says; of a year that is contributed, that no release of it leaves."""
        if year.path is not LeftBy.CONTRIBUTION:
            return self._check.verdict(shown)
        return Verdict(
            tone="info",
            heading=self._words(_("This year leaves as a contribution")),
            detail=self._words(
                _("So it is not released openly. What is shown here is how a release would look, and stays here.")
            ),
        )
