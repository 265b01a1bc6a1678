"""What only a representative's summary says: who is counted and who is left out, and own figures."""

from wellbeing.anonymise.compose import counted_tables
from wellbeing.app.summary import Preview
from wellbeing.gui.figures.shown import Sheet
from wellbeing.gui.figures.tables import TableWording
from wellbeing.language import Language


class Wording:
    """Words for one preview at a time."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def counted(self, shown: Preview) -> str:
        """The quiet line: who is counted and who is left out. That too few are known is said by the verdict."""
        language = self._language
        counted = ""
        if not shown.protected.too_few:
            cases = language.plural("{count} case", "{count} cases", shown.gathered.counted)
            imported = shown.gathered.period.imported
            officers = shown.counts.officers
            counted = (
                language.plural("{cases} of {count} officer", "{cases} of {count} officers", officers, cases=cases)
                if imported
                else language.plural(
                    "{cases} of {count} officer who agreed",
                    "{cases} of {count} officers who agreed",
                    officers,
                    cases=cases,
                )
            )
        out = self.left_out(shown.left_out, imported=shown.gathered.period.imported)
        return " · ".join(part for part in (counted, out) if part)

    def left_out(self, count: int, *, imported: bool) -> str:
        """How many cases no figure holds, and why; empty for none."""
        if not count:
            return ""
        if imported:
            return self._language.plural(
                "{count} case left out without a stated basis",
                "{count} cases left out without a stated basis",
                count,
            )
        return self._language.plural(
            "{count} case left out for want of consent", "{count} cases left out for want of consent", count
        )

    def own(self, shown: Preview) -> tuple[Sheet, ...]:
        """The true counts of every table that was counted, withheld ones with them. They stay here."""
        tables = TableWording(self._language)
        return () if shown.protected.too_few else tables.sheets(counted_tables(shown.counts), tables.plain)
