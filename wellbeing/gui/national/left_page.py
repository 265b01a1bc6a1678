"""The page of a national year that left: its tables one at a time, and whether it is known what a reader can work out
of them."""

from wellbeing.anonymise.release import ReleaseTable
from wellbeing.app.years_that_left import Left
from wellbeing.gui.figures.left_wording import LeftWording
from wellbeing.gui.figures.reaching import Reaching
from wellbeing.gui.national.shown import OneTable, Overview, ReachingShown
from wellbeing.gui.national.wording import Wording
from wellbeing.gui.national.year import Year
from wellbeing.language import Language, _


class LeftPage:
    """One year at a time, with what `reaching` has found of it by now."""

    def __init__(self, language: Language, wording: Wording, reaching: Reaching) -> None:
        self._words, self._wording, self._reaching = language.text, wording, reaching
        self._left = LeftWording(language, reaching)

    def overview(self, year: Year, left: Left, table: OneTable | None) -> Overview:
        """The year as it left."""
        return Overview(
            heads=self._wording.heads(year, self._words(_("As it left. The sums that it was made of are deleted."))),
            verdict=self._left.verdict(),
            tables=self._wording.offered(left.tables),
            table=table,
            has_left=True,
            reaching=self.reaching(left),
        )

    def reaching(self, left: Left) -> ReachingShown:
        """Whether it is known what a reader can work out, or is being worked out."""
        if self._reaching.of(left) is not None:
            return ReachingShown()
        if self._reaching.is_running:
            return ReachingShown(words=self._words(_("Working out what a reader can compute of each withheld figure")))
        return ReachingShown(press=self._words(_("Work out what a reader can compute of each withheld figure")))

    def table(self, table: ReleaseTable, wanted: tuple[str, ...], left: Left) -> OneTable:
        """What is shown of a table below the codes that are wanted."""
        return self._wording.told(table, wanted, self._left.telling(left, table))
