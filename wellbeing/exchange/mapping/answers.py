"""One column of chosen answers: from a cell to codes of the code book, remembering cells already read."""

from collections.abc import Iterable
from typing import NamedTuple

from wellbeing.domain.codes import CodeList
from wellbeing.exchange.mapping.facts import Gap, GapReason
from wellbeing.exchange.mapping.form import Answers
from wellbeing.exchange.spreadsheet.sheet import label_key


class Answer(NamedTuple):
    """Codes in the order they stand in the cell, at most one where only one can hold, and what got lost."""

    codes: tuple[str, ...]
    gaps: tuple[Gap, ...]

    @property
    def code(self) -> str | None:
        """The only code, if there is one."""
        return self.codes[0] if self.codes else None


class AnswerReader:
    """Reads the cells of one column. `many`: every answer is kept, else one is found by precedence or as the
    common parent. `loose`: codes that say so little that they are named as a gap."""

    def __init__(
        self,
        answers: Answers,
        book: CodeList,
        separator: str,
        *,
        dimension: str | None = None,
        many: bool = False,
        loose: frozenset[str] = frozenset(),
    ) -> None:
        self._answers = answers
        self._book = book
        self._separator = separator
        self._dimension = dimension
        self._many = many
        self._loose = loose
        self._codes = {label_key(spelling): code for spelling, code in answers.values.items()}
        self._silent = {label_key(spelling): spelling for spelling in answers.missing}
        self._homeless = {label_key(spelling): spelling for spelling in answers.no_equivalent}
        self._rank = {code: place for place, code in enumerate(answers.precedence)}
        self._read: dict[str, Answer] = {}

    def read(self, cell: str) -> Answer:
        """The codes and gaps of a cell."""
        answer = self._read.get(cell)
        if answer is None:
            answer = self._read[cell] = self._answer(cell)
        return answer

    def possible(self) -> frozenset[str]:
        """Every code that this column can yield, and the common parents that it did."""
        answers = self._answers
        found = {*answers.values.values(), *([answers.blank] if answers.blank else [])}
        return frozenset(found.union(*(answer.codes for answer in self._read.values())))

    def _answer(self, cell: str) -> Answer:
        parts = self._parts(cell)
        if not parts:
            blank = self._answers.blank
            return self._answered([blank], []) if blank else Answer((), (self._gap(GapReason.BLANK),))
        codes: list[str] = []
        gaps: list[Gap] = []
        for part in parts:
            if part in self._codes:
                codes.append(self._codes[part])
            elif part in self._silent:
                gaps.append(self._gap(GapReason.SAYS_NOTHING, self._silent[part]))
            elif part in self._homeless:
                gaps.append(self._gap(GapReason.NO_EQUIVALENT, self._homeless[part]))
            else:
                gaps.append(self._gap(GapReason.NOT_MAPPED))
        codes = list(dict.fromkeys(codes))
        if len(codes) > 1 and not self._many:
            codes = self._one(codes, gaps)
        return self._answered(codes, gaps)

    def _parts(self, cell: str) -> list[str]:
        whole = label_key(cell)
        if not self._separator or whole in self._codes or whole in self._silent or whole in self._homeless:
            return [whole] if whole else []
        return [key for part in cell.split(self._separator) if (key := label_key(part))]

    def _one(self, codes: list[str], gaps: list[Gap]) -> list[str]:
        if self._rank:
            return [min(codes, key=self._rank.__getitem__)]
        parent = common_parent(self._book, codes)
        if parent is None:
            gaps.append(self._gap(GapReason.SEVERAL))
            return []
        return [parent]

    def _answered(self, codes: Iterable[str], gaps: list[Gap]) -> Answer:
        found = tuple(codes)
        gaps += [
            Gap(self._answers.column, GapReason.GROUP_ONLY, code, self._dimension)
            for code in found
            if code in self._loose
        ]
        return Answer(found, tuple(gaps))

    def _gap(self, reason: GapReason, value: str | None = None) -> Gap:
        return Gap(self._answers.column, reason, value)


def common_parent(book: CodeList, codes: list[str]) -> str | None:
    """The nearest code that holds all of `codes`, one of them included; None where only the total does."""
    first = codes[0]
    for candidate in (first, *(parent.code for parent in book.ancestors(first))):
        if all(book.is_within(code, candidate) for code in codes):
            return candidate
    return None
