"""A national release in words: its years, its tables one at a time, what is left out, and the check table by table."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from wellbeing.anonymise.coverage_words import opened_words, reported_words
from wellbeing.anonymise.floors import FEWEST_SHOWN
from wellbeing.anonymise.intervals import Interval
from wellbeing.anonymise.published import State
from wellbeing.anonymise.reduced import Reduced, Shortfall
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.app.office.national import Preview, Work
from wellbeing.app.office.years import YearOnOffer
from wellbeing.gui.figures.check import CheckWording, narrowest
from wellbeing.gui.figures.indicators import IndicatorWording
from wellbeing.gui.figures.shown import Entry, Row, Sheet, Told
from wellbeing.gui.figures.tables import TableWording, Telling
from wellbeing.gui.national.shown import Heads, OneTable, Outer, Overview, Start
from wellbeing.gui.national.year import Year
from wellbeing.language import Language, _

WORK: Mapping[Work, str] = {
    Work.ADD_UP: _("Adding up the areas and quarters of the year"),
    Work.PROTECT: _("Choosing the tables, and what is withheld of them: part {part} of {parts}"),
    Work.COMPOSE: _("Putting tables and indicators together"),
    Work.ATTACK: _("Attacking every withheld figure with all that would leave"),
}
"""What is being done, one sentence each."""


class Wording:
    """Words for one year at a time."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text
        self._check, self._tables = CheckWording(language), TableWording(language)
        self._indicators = IndicatorWording(language)

    def title(self, year: Year) -> str:
        """The name of its page."""
        if year.period is None:
            return self._words(_("National release"))
        return self._words(_("National release {year}"), year=self._check.period(year.period))

    def heads(self, year: Year, quiet: str = "") -> Heads:
        """The top of every page."""
        return Heads(
            title=self.title(year),
            quiet=quiet,
            years=tuple((offer.period.label, self._offer(offer)) for offer in year.offers),
            now=year.period.label if year.period else "",
            closed=self.closed(year),
        )

    def _offer(self, offer: YearOnOffer) -> str:
        if offer.released:
            stands = _("{year} · released")
        else:
            stands = _("{year} · can be released") if offer.lacks is None else _("{year} · not yet")
        return self._words(stands, year=self._check.period(offer.period))

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

    def not_here(self, sentence: str) -> Start:
        """An office that releases nothing, in one sentence."""
        return Start(heads=Heads(title=self._words(_("National release")), quiet=""), sentence=sentence)

    def start(self, year: Year, changed: str = "") -> Start:
        """Before a year is worked out: what will be here, or what it lacks."""
        quarters = {"key": "quarters", "action": self._words(_("See the quarters"))}
        if year.shown is None:
            sentence = _(
                "Here you will see the figures of a year, exactly as they would leave. It begins with a quarter."
            )
            return Start(heads=self.heads(year), sentence=self._words(sentence), **quarters)
        if year.shown.lacks is not None:
            return Start(heads=self.heads(year), sentence=year.shown.lacks.told(self._language), **quarters)
        told = self._words(
            _(
                "All quarters of this year that were begun are closed. Next it is worked out which figures can leave. "
                "For a large country that takes minutes; you can go on with something else. Nothing leaves by it."
            )
        )
        sentence = " ".join(part for part in (changed, told) if part)
        return Start(heads=self.heads(year), sentence=sentence, press=self._words(_("Work out what would leave")))

    def working(self, work: Work, done: int, whole: int) -> str:
        """What is being done."""
        number = self._language.number
        return self._words(WORK[work], part=number(min(done + 1, whole)), parts=number(whole))

    # -- a year

    def overview(self, year: Year, shown: Preview, table: OneTable | None) -> Overview:
        """The year as it would leave."""
        why_not = ""
        if year.closed is not None:
            why_not = self.closed(year)
        elif not shown.audit.ok:
            why_not = self._words(_("It can't be released, because the check found figures that say too much."))
        return Overview(
            heads=self.heads(year, self._words(_("Exactly this would leave. No sum is shown that does not."))),
            verdict=self._check.verdict(shown),
            tables=self.offered(shown.release.tables),
            table=table,
            missing=self._tables.missing(shown),
            indicators=self._indicators.sheet(shown.release),
            why_not=why_not,
        )

    def offered(self, tables: tuple[ReleaseTable, ...]) -> tuple[tuple[str, str], ...]:
        """The tables that tell anything, by name and in words."""
        return tuple((table.name, self._words(table.label)) for table in tables if is_collected(table))

    # -- one table

    def table(self, table: ReleaseTable, wanted: tuple[str, ...], shown: Preview) -> OneTable:
        """What is shown of a table below the codes that are wanted."""
        return self.told(table, wanted, self._tables.leaving(shown, table))

    def told(self, table: ReleaseTable, wanted: tuple[str, ...], telling: Telling) -> OneTable:
        """The same in these words."""
        outer = outermost(table, wanted)
        sheet = self._tables.part(table, outer, telling)
        return OneTable(
            name=table.name,
            about=self._about(table),
            outer=tuple(
                Outer(
                    label=self._words(table.axes[place].label),
                    codes=tuple(
                        (found.code, "\u2003" * max(found.depth - 1, 0) + self._words(found.label))
                        for found in table.axes[place].codes
                    ),
                    now=code,
                )
                for place, code in zip(table.down[:-1], outer, strict=True)
            ),
            sheet=replace(sheet, heading=" · ".join((sheet.heading, *self._named(table, outer))), titled=False),
        )

    def _named(self, table: ReleaseTable, outer: tuple[str, ...]) -> list[str]:
        return [
            self._words(found.label)
            for place, code in zip(table.down, outer, strict=False)
            for found in table.axes[place].codes
            if found.code == code
        ]

    def _about(self, table: ReleaseTable) -> str:
        number, hidden = self._language.number, table.number_of(State.HIDDEN)
        return self._words(
            _("{shown} figures of this table are shown, {withheld} withheld."),
            shown=number(table.number_of(State.VALUE)),
            withheld=number(hidden),
        )

    # -- pages behind it

    def left_out(self, shown: Preview, crumb: str) -> Told:
        """Which tables there are not, or only with less detail, and why."""
        share, missed = self._language.percent(FEWEST_SHOWN / 100), shown.release.left_out
        return Told(
            title=self._words(_("Left out, or shown with less detail")),
            quiet=self._words(_("At least {share} of what a table counts has to be shown safely."), share=share),
            crumb=crumb,
            facts=(
                *((self._words(one.label), self._instead(one)) for one in missed if one.instead),
                *self._without(missed, Shortfall.SHOWN, _("Left out, with nothing in their place")),
                *self._without(
                    missed, Shortfall.OFFICERS, _("Left out, because more officers have to stand behind them")
                ),
            ),
            paragraphs=self._tables.not_collected(shown),
        )

    def _instead(self, one: Reduced) -> str:
        """What stands in for a table that is missed. Why is the rule of the page, where it is not another one."""
        why = self._words(_("More officers have to stand behind it.")) if one.why is Shortfall.OFFICERS else ""
        tables = self._language.listing(self._words(label) for label in one.instead)
        return " ".join(part for part in (why, self._words(_("Shown instead: {tables}."), tables=tables)) if part)

    def _without(self, missed: Iterable[Reduced], why: Shortfall, heading: str) -> list[tuple[str, str]]:
        """The tables that nothing stands in for."""
        labels = [self._words(one.label) for one in missed if one.why is why and not one.instead]
        return [(self._words(heading), "\n".join(labels))] if labels else []

    def covers(self, shown: Preview, crumb: str) -> Told:
        """What of the country and the year is in the figures."""
        coverage = shown.release.coverage
        told = (
            ()
            if coverage is None
            else (*opened_words(coverage, self._language), reported_words(coverage, self._language))
        )
        return Told(
            title=self._words(_("What of the country and the year is in it")),
            quiet=self._words(_("It stands in the report like this.")),
            crumb=crumb,
            paragraphs=told,
        )

    def forced(self, shown: Preview) -> str:
        """What earlier releases force, without naming a figure."""
        if not self._check.releases_together(shown):
            return self._words(_("Nothing: no earlier release speaks of these cases."))
        if not shown.forced:
            return self._words(_("Nothing: every figure would be withheld or shown just the same."))
        return self._words(
            _(
                "Some figures are withheld only because of what left before. Which ones is not shown: it would say "
                "more of them than leaves."
            )
        )

    def by_table(self, shown: Preview) -> Sheet:
        """How the attack went, table by table: what is withheld, and the narrowest of it."""
        rows = []
        for table in shown.release.tables:
            if is_collected(table):
                hidden = [codes for codes, figure in table.figures.items() if figure.state is State.HIDDEN]
                spots = [(shown.release.period, table.cell(codes)) for codes in hidden]
                found = [shown.audit.intervals[spot] for spot in spots if spot in shown.audit.intervals]
                rows.append(self._row(table, len(hidden), found, shown.schema.width))
        note = self._words(
            _("What a reader could work out of one withheld figure stands in its table: go to its sign.")
        )
        return Sheet(
            name="check",
            heading=self._words(_("The attack, table by table")),
            heads=(
                self._words(_("Table")),
                self._words(_("Shown")),
                self._words(_("Withheld")),
                self._words(_("The narrowest")),
            ),
            rows=tuple(rows),
            note=" ".join(part for part in (note, self._check.too_much_work(shown)) if part),
        )

    def _row(self, table: ReleaseTable, hidden: int, found: list[Interval], width: int) -> Row:
        number, closest = self._language.number, narrowest(found, width)
        told = ""
        if closest is not None:
            told = self._words(_("{least} to {most}"), least=number(closest.least), most=number(closest.most or 0))
        elif any(not one.settled for one in found):
            told = self._check.at_least(width)
        entries = (number(table.number_of(State.VALUE)), number(hidden), told)
        return Row(label=self._words(table.label), entries=tuple(Entry(words=words) for words in entries))


def is_collected(table: ReleaseTable) -> bool:
    """Whether anybody's counts can tell something of it."""
    return table.number_of(State.NOT_COLLECTED) < len(table.figures) - 1


def outermost(table: ReleaseTable, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """One code of each outermost dimension of a table: the one that is wanted, or the first, which is all of them."""
    codes = [[found.code for found in table.axes[place].codes] for place in table.down[:-1]]
    return tuple(
        wanted[place] if place < len(wanted) and wanted[place] in own else own[0] for place, own in enumerate(codes)
    )
