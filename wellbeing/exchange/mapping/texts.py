"""Words that stay as they stand: place, rank, unit, names. Bounded, on one line, without control characters."""

from collections.abc import Sequence

from wellbeing.exchange.mapping.facts import Gap, GapReason
from wellbeing.exchange.mapping.form import Texts
from wellbeing.exchange.spreadsheet.sheet import label_key

MAX_LENGTH = 200


def one_line(text: str) -> str:
    """`text` on one line, without characters that don't show."""
    if not text.isprintable():
        text = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(text.split())


class TextReader:
    """Reads one text from the cells of its columns, remembering those already read."""

    def __init__(self, texts: Texts, places: Sequence[int]) -> None:
        self._columns = list(zip(texts.columns, places, strict=True))
        self._silent = {label_key(spelling): spelling for spelling in texts.missing}
        self._read: dict[tuple[str, ...], tuple[str | None, tuple[Gap, ...]]] = {}

    def read(self, cells: Sequence[str]) -> tuple[str | None, tuple[Gap, ...]]:
        """The text (None where there is none) and the gaps, from the cells of a whole row."""
        found = tuple(cells[place] for _name, place in self._columns)
        read = self._read.get(found)
        if read is None:
            read = self._read[found] = self._text(found)
        return read

    def _text(self, cells: tuple[str, ...]) -> tuple[str | None, tuple[Gap, ...]]:
        kept: list[str] = []
        gaps: list[Gap] = []
        for (column, _place), cell in zip(self._columns, cells, strict=True):
            line = one_line(cell)
            if not line:
                gaps.append(Gap(column, GapReason.BLANK))
            elif (spelling := self._silent.get(label_key(cell))) is not None:
                gaps.append(Gap(column, GapReason.SAYS_NOTHING, spelling))
            else:
                kept.append(line)
        text = ", ".join(kept)
        if len(text) > MAX_LENGTH:
            gaps.append(Gap(self._columns[0][0], GapReason.CUT))
        return text[:MAX_LENGTH] or None, tuple(gaps)
