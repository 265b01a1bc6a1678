"""The pages behind figures that may leave, in words: the check, what leaves, what never leaves."""

from wellbeing.gui.figures.check import CheckWording, Leaving, narrowest
from wellbeing.gui.figures.files import also_told, files_of
from wellbeing.gui.figures.shown import Sheet, Told
from wellbeing.language import Language, _
from wellbeing.reports.figures.report import NEVER_LEAVES


class Pages:
    """Each page for one preview; `crumb` names the page that it belongs to."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text
        self._check = CheckWording(language)

    def check(self, shown: Leaving, crumb: str, *, forced: str, tables: tuple[Sheet, ...]) -> Told:
        """How the program attacked what would leave, and what it could work out. `forced` says what earlier releases
        force; `tables` give the attack in figures."""
        words, number = self._words, self._language.number
        verdict = self._check.verdict(shown)
        found = self._check.found(shown.audit, shown.schema)
        together = self._check.releases_together(shown)
        facts = [
            (
                words(_("How")),
                words(
                    _(
                        "Another part of the program, which knows none of the true numbers, reads what would leave, "
                        "writes down every sum in it, and works out the least and the most that each withheld figure "
                        "can be."
                    )
                ),
            ),
            (
                words(_("What is required")),
                words(
                    _("At least {width} counts between the two, for every withheld figure."),
                    width=number(shown.schema.width),
                ),
            ),
            (
                words(_("Earlier releases of the same cases")),
                self._language.listing(together) if together else words(_("None.")),
            ),
            (words(_("What earlier releases force")), forced),
            (
                words(_("What it does not cover")),
                words(
                    _(
                        "What somebody knows from elsewhere about single cases, and what the choice of figures tells "
                        "somebody who runs the program again."
                    )
                ),
            ),
        ]
        if narrowest := self._narrowest(shown):
            facts.insert(2, (words(_("The narrowest")), narrowest))
        return Told(
            title=verdict.heading,
            quiet="",
            crumb=crumb,
            paragraphs=tuple(found),
            facts=tuple(facts),
            tables=tables,
        )

    def leaves(self, shown: Leaving, crumb: str) -> Told:
        """The files of a release, one by one."""
        words = self._words
        return Told(
            title=words(_("What leaves, exactly")),
            quiet=words(_("A folder with these files: the tables that you have seen, and what explains them.")),
            crumb=crumb,
            facts=(
                *((name, words(holds)) for name, holds in files_of(shown.release)),
                (words(_("Beside the tables")), "\n".join(words(line) for line in also_told(shown.release))),
            ),
        )

    def never(self, _shown: Leaving, crumb: str) -> Told:
        """What no release holds."""
        return Told(
            title=self._words(_("What never leaves")),
            quiet=self._words(_("Not in the files, in no form.")),
            crumb=crumb,
            paragraphs=tuple(self._words(line) for line in NEVER_LEAVES),
        )

    def _narrowest(self, shown: Leaving) -> str:
        """The withheld figure that can be narrowed down most, and to how many counts; empty where none can be."""
        own = {cell: found for (period, cell), found in shown.audit.intervals.items() if period == shown.release.period}
        interval = narrowest(own.values(), shown.schema.width)
        if interval is None:
            return self._check.at_least(shown.schema.width) if any(not one.settled for one in own.values()) else ""
        cell = min(cell for cell, found in own.items() if found == interval)
        return self._words(
            _("{figure}: anything from {least} to {most}."),
            figure=self._check.about(cell, shown.schema),
            least=self._language.number(interval.least),
            most=self._language.number(interval.most or 0),
        )
