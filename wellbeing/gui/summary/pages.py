"""The pages behind a summary that only a representative has: who is counted and own figures, which stay here, and which
tables are left out."""

from wellbeing.anonymise.floors import FEWEST_OFFICERS, FEWEST_SHOWN
from wellbeing.anonymise.share import BAND_LABELS, Band
from wellbeing.app.summary import Preview
from wellbeing.domain.consent import NotCounted
from wellbeing.gui.figures.check import CheckWording
from wellbeing.gui.figures.shown import Told
from wellbeing.gui.figures.tables import MOST_NAMES, TableWording
from wellbeing.gui.summary.wording import Wording
from wellbeing.language import Language, _

NOT_COUNTED = {
    NotCounted.NOT_ASKED: _("Not asked yet"),
    NotCounted.DECLINED: _("Said no"),
    NotCounted.WITHDRAWN: _("Consent withdrawn"),
    NotCounted.NO_BASIS: _("Imported without a stated basis"),
    NotCounted.RESTRICTED: _("Restricted: kept and not used"),
}
"""Why a case is in no figure."""


class OwnPages:
    """Each page for one preview; `crumb` names the summary that it belongs to."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text
        self._wording, self._check, self._tables = Wording(language), CheckWording(language), TableWording(language)

    def counted(self, shown: Preview, crumb: str) -> Told:
        """Who is counted, and who is left out for which reason."""
        words = self._words
        cases = self._language.plural("{count} case", "{count} cases", shown.gathered.counted)
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

    def left_out(self, shown: Preview, crumb: str) -> Told:
        """Which tables there are not, or only with less detail, and why."""
        words, empty = self._words, self._tables.empty(shown)
        share = self._language.percent(FEWEST_SHOWN / 100)
        return Told(
            title=words(_("Left out, or shown with less detail")),
            quiet=words(_("At least {share} of what a table counts has to be shown safely."), share=share),
            crumb=crumb,
            paragraphs=tuple(one.told(self._language) for one in shown.release.left_out),
            facts=((words(_("Not collected by this source")), "\n".join(empty)),) if empty else (),
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

    def forced(self, shown: Preview) -> str:
        """What earlier releases force."""
        if not self._check.releases_together(shown):
            return self._words(_("Nothing: no earlier release speaks of these cases."))
        if not shown.forced:
            return self._words(_("Nothing: every figure would be withheld or shown just the same."))
        schema = shown.gathered.schema
        names = [self._check.about(cell, schema) for cell in sorted(shown.forced)]
        return self._language.plural(
            "{count} figure is withheld only because of what left before: {names}.",
            "{count} figures are withheld only because of what left before: {names}.",
            len(names),
            names="; ".join(names[:MOST_NAMES]) + ("; …" if len(names) > MOST_NAMES else ""),
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
