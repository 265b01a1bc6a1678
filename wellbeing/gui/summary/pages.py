"""The pages behind a summary, in words: the check, what leaves, what never leaves, own figures."""

from wellbeing.anonymise.floors import FEWEST_OFFICERS
from wellbeing.app.summary import Preview
from wellbeing.gui.summary.shown import Told
from wellbeing.gui.summary.wording import ALSO_TOLD, FILES, Wording
from wellbeing.language import Language, _
from wellbeing.reports.figures.report import NEVER_LEAVES


class Pages:
    """Each page for one preview; `crumb` names the summary that it belongs to."""

    def __init__(self, language: Language, wording: Wording) -> None:
        self._language, self._words, self._wording = language, language.text, wording

    def check(self, shown: Preview, crumb: str) -> Told:
        """How the program attacked what would leave, and what it could work out."""
        words, number = self._words, self._language.number
        verdict = self._wording.verdict(shown)
        found = self._wording.found(shown.audit, shown.gathered.schema)
        together = self._wording.releases_together(shown)
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
                    width=number(shown.gathered.schema.width),
                ),
            ),
            (
                words(_("Earlier releases of the same cases")),
                self._language.listing(together) if together else words(_("None.")),
            ),
            (words(_("What it does not cover")), words(_("What somebody knows from elsewhere about single cases."))),
        ]
        return Told(
            title=verdict.heading,
            quiet="",
            crumb=crumb,
            paragraphs=tuple(found),
            facts=tuple(facts),
            tables=(self._wording.intervals(shown),) if shown.audit.intervals else (),
        )

    def leaves(self, _shown: Preview, crumb: str) -> Told:
        """The files of a release, one by one."""
        words = self._words
        return Told(
            title=words(_("What leaves, exactly")),
            quiet=words(_("A folder with these files. They hold the tables that you have seen, and nothing more.")),
            crumb=crumb,
            facts=(
                *((name, words(holds)) for name, holds in FILES),
                (words(_("Beside the tables")), "\n".join(words(line) for line in ALSO_TOLD)),
            ),
        )

    def never(self, _shown: Preview, crumb: str) -> Told:
        """What no summary holds."""
        return Told(
            title=self._words(_("What never leaves")),
            quiet=self._words(_("Not in a summary, in no form.")),
            crumb=crumb,
            paragraphs=tuple(self._words(line) for line in NEVER_LEAVES),
        )

    def own(self, shown: Preview, crumb: str) -> Told:
        """The true counts, which stay here."""
        words = self._words
        few = words(
            _("Too few officers for tables. What leaves is only that there are fewer than {count}."),
            count=self._language.number(FEWEST_OFFICERS),
        )
        cases = self._language.plural("{count} case", "{count} cases", len(shown.gathered.cases))
        return Told(
            title=words(_("Own figures")),
            quiet=words(_("The true counts of the cases that may be counted, small ones with them.")),
            crumb=crumb,
            mark=words(_("Stays here")),
            paragraphs=(
                words(_("Please don't copy them out: a small number can point to a person.")),
                *((cases, few) if shown.protected.too_few else ()),
            ),
            tables=self._wording.own(shown),
        )
