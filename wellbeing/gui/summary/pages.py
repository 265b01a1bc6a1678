"""The pages behind a summary, in words: the check, what leaves, what never leaves, own figures."""

from collections.abc import Iterator

from wellbeing.anonymise.floors import FEWEST_OFFICERS
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.share import BAND_LABELS, Band
from wellbeing.app.summary import Preview
from wellbeing.domain.consent import NotCounted
from wellbeing.gui.summary.shown import Told
from wellbeing.gui.summary.wording import ALSO_TOLD, FILES, MOST_NAMES, Wording
from wellbeing.language import Language, _
from wellbeing.reports.figures.report import NEVER_LEAVES

NOT_COUNTED = {
    NotCounted.NOT_ASKED: _("Not asked yet"),
    NotCounted.DECLINED: _("Said no"),
    NotCounted.WITHDRAWN: _("Consent withdrawn"),
    NotCounted.NO_BASIS: _("Imported without a stated basis"),
    NotCounted.RESTRICTED: _("Restricted: kept and not used"),
}
"""Why a case is in no figure."""


def _leaving(release: Release) -> Iterator[tuple[str, str]]:
    """The files that this release will have, with what each holds."""
    for name, holds in FILES:
        absent = not release.indicators if name.startswith("indicators") else release.trends is None
        if not (absent and name.startswith(("indicators", "trends"))):
            yield name, holds


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
            (words(_("What earlier releases force")), self._forced(shown)),
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
            tables=(self._wording.intervals(shown),) if shown.audit.intervals else (),
        )

    def counted(self, shown: Preview, crumb: str) -> Told:
        """Who is counted, and who is left out for which reason."""
        words = self._words
        cases = self._language.plural("{count} case", "{count} cases", len(shown.gathered.cases))
        share = shown.release.counted_share
        leaves = (
            words(_("Nothing."))
            if share is Band.UNKNOWN
            else words(
                _("'{share}' of the known cases, so broad that it tells of nobody."), share=words(BAND_LABELS[share])
            )
        )
        return Told(
            title=words(_("Who is counted")),
            quiet=self._who(shown),
            crumb=crumb,
            mark=words(_("Stays here")),
            facts=(
                (words(_("Counted")), cases),
                *self._not_counted(shown),
                (words(_("What a release says of this")), leaves),
            ),
        )

    def leaves(self, shown: Preview, crumb: str) -> Told:
        """The files of a release, one by one."""
        words = self._words
        return Told(
            title=words(_("What leaves, exactly")),
            quiet=words(_("A folder with these files: the tables that you have seen, and what explains them.")),
            crumb=crumb,
            facts=(
                *((name, words(holds)) for name, holds in _leaving(shown.release)),
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
        cases = self._language.plural("{count} case", "{count} cases", shown.gathered.counted)
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

    def _who(self, shown: Preview) -> str:
        """In one sentence: of how many cases that are known, how many are counted."""
        counted, known = shown.gathered.counted, shown.gathered.known
        if counted == known:
            return self._words(_("Every case of the period that is known to you is counted."))
        return self._words(
            _("Counted: {counted} of the {known} cases known to you."),
            known=self._language.number(known),
            counted=self._language.number(counted),
        )

    def _not_counted(self, shown: Preview) -> list[tuple[str, str]]:
        """Why how many cases are in no figure."""
        return [
            (self._words(NOT_COUNTED[reason]), self._language.plural("{count} case", "{count} cases", count))
            for reason, count in shown.gathered.not_counted.items()
        ]

    def _narrowest(self, shown: Preview) -> str:
        """The withheld figure that can be narrowed down most, and to how many counts; empty where none can be."""
        bounded = [
            (interval.width, cell, interval)
            for (period, cell), interval in shown.audit.intervals.items()
            if period == shown.gathered.period and interval.most is not None
        ]
        if not bounded:
            return ""
        _width, cell, interval = min(bounded)
        return self._words(
            _("{figure}: anything from {least} to {most}."),
            figure=self._wording.about(cell, shown.gathered.schema),
            least=self._language.number(interval.least),
            most=self._language.number(interval.most or 0),
        )

    def _forced(self, shown: Preview) -> str:
        """What earlier releases force."""
        if not self._wording.releases_together(shown):
            return self._words(_("Nothing: no earlier release speaks of these cases."))
        if not shown.forced:
            return self._words(_("Nothing: every figure would be withheld or shown just the same."))
        schema = shown.gathered.schema
        names = [self._wording.about(cell, schema) for cell in sorted(shown.forced)]
        return self._language.plural(
            "{count} figure is withheld only because of what left before: {names}.",
            "{count} figures are withheld only because of what left before: {names}.",
            len(names),
            names="; ".join(names[:MOST_NAMES]) + ("; …" if len(names) > MOST_NAMES else ""),
        )
