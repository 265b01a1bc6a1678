"""A year that left, in words: that it did, its tables as they left, and what a reader can work out of what is withheld
of them."""

from wellbeing.anonymise.release import ReleaseTable
from wellbeing.app.years_that_left import Left
from wellbeing.gui.figures.reaching import Reaching
from wellbeing.gui.figures.shown import Sheet, Verdict
from wellbeing.gui.figures.tables import TableWording, Telling
from wellbeing.language import Language, _


class LeftWording:
    """Words for one year at a time, with what `reaching` has found of it by now."""

    def __init__(self, language: Language, reaching: Reaching) -> None:
        self._words, self._reaching = language.text, reaching
        self._tables = TableWording(language)

    def verdict(self) -> Verdict:
        """That the year was released."""
        return Verdict(
            tone="info",
            heading=self._words(_("This year has been released")),
            detail=self._words(_("What left is kept, and can be handed out again, byte for byte.")),
        )

    def sheets(self, left: Left) -> tuple[Sheet, ...]:
        """Its tables."""
        return self._tables.sheets(left.tables, lambda table: self.telling(left, table))

    def telling(self, left: Left, table: ReleaseTable) -> Telling:
        """Figures of a table as they left; of a withheld one what a reader can work out, or that it is being worked
        out. Where neither is so, what its sign means."""
        found = self._reaching.of(left)
        if found is None and not self._reaching.is_running:
            return self._tables.plain(table)
        return self._tables.with_reached(table, found, left.schema.width)
