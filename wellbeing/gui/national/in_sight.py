"""Which of many tables is in sight, and which rows of it."""

from collections.abc import Iterable

from wellbeing.anonymise.release import ReleaseTable
from wellbeing.gui.national.wording import is_collected


class TableInSight:
    """`outer` are the codes of its outermost dimensions that the rows stand below; none means the first ones."""

    def __init__(self) -> None:
        self._name = ""
        self.outer: tuple[str, ...] = ()

    def choose(self, name: str = "") -> None:
        """Another table at its first rows; without a name the first that tells anything."""
        self._name, self.outer = name, ()

    def below(self, outer: tuple[str, ...]) -> None:
        """Other rows of the same table."""
        self.outer = outer

    def of(self, tables: Iterable[ReleaseTable]) -> ReleaseTable | None:
        """The table chosen among these, or the first that tells anything."""
        told = [table for table in tables if is_collected(table)]
        return next((table for table in told if table.name == self._name), told[0] if told else None)
