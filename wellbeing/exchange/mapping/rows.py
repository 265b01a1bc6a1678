"""A mapping laid over a sheet: every row becomes facts with named gaps, or a refusal with its column."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence

from wellbeing.domain.answer import YesNo
from wellbeing.domain.case import AgeBand, Membership
from wellbeing.domain.codes import Code, CodeList
from wellbeing.domain.incident import Flag
from wellbeing.exchange.mapping.answers import Answer, AnswerReader
from wellbeing.exchange.mapping.check import check_mapping, columns_of
from wellbeing.exchange.mapping.dates import DatePattern, read_iso, read_time
from wellbeing.exchange.mapping.dimensions import (
    ACT,
    AGE_BAND,
    CARE_TIME,
    CODE_LISTS,
    COUNTED_AS,
    FLAGS,
    INJURY,
    MANY,
    NUMBERS,
    OUTCOME_TIME,
    SEVERITY,
    Books,
    loose_codes,
)
from wellbeing.exchange.mapping.facts import (
    CaseFacts,
    Facts,
    Gap,
    GapReason,
    IncidentFacts,
    OfficerFacts,
    Refusal,
    RowRead,
)
from wellbeing.exchange.mapping.form import Answers, Mapping
from wellbeing.exchange.mapping.numbers import CLASSES, classed, number
from wellbeing.exchange.mapping.texts import MAX_LENGTH, TextReader, one_line
from wellbeing.exchange.spreadsheet.sheet import Row, Sheet

EARLIEST = dt.date(1950, 1, 1)
_Codes = dict[str, tuple[str, ...]]
_PART = "\x1f"
"""Separates the parts of keys and digests: a control character, so that no text of one line holds it."""


class _Refused(Exception):
    """This row is not taken. Carries the reason and the column, never the cell."""

    def __init__(self, refusal: Refusal, column: str | None) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.column = column


class RowReader:
    """Reads the rows of one sheet by one mapping. Making it checks the mapping (raises Refused)."""

    def __init__(self, mapping: Mapping, sheet: Sheet, books: Books) -> None:
        check_mapping(mapping, books)
        self._mapping = mapping
        self._sheet = sheet
        self._place = columns_of(mapping, sheet)
        self._patterns = [DatePattern(pattern) for pattern in mapping.occurred.formats]
        self._dates: dict[str, dt.date | None] = {}
        self._numbers = [(name, self._place[column]) for name, column in mapping.numbers.items()]
        self._classed: dict[tuple[str, str], Answer] = {}
        acts = books[CODE_LISTS[ACT]]
        self._loose_acts = loose_codes(ACT, acts)
        self._act = AnswerReader(mapping.act, acts, mapping.separator)
        self._refinements = [
            (refinement.act, self._place[refinement.column], AnswerReader(refinement, acts, mapping.separator))
            for refinement in mapping.act.refine
        ]
        self._codes = [
            (name, self._place[answers.column], _code_reader(name, answers, mapping, books[CODE_LISTS[name]]))
            for name, answers in mapping.codes.items()
        ]
        ties = mapping.membership.answers
        self._ties = AnswerReader(ties, _memberships(), mapping.separator) if ties else None
        self._texts = {
            name: TextReader(texts, [self._place[column] for column in texts.columns])
            for name, texts in mapping.texts.items()
        }
        self._said: set[str] = set()

    def rows(self, today: dt.date) -> Iterator[RowRead]:
        """Every row in order. `today` is the last day on which something can have happened."""
        for row in self._sheet.rows:
            try:
                yield self._row(row, today)
            except _Refused as refused:
                yield RowRead(row.number, None, (), refused.refusal, refused.column)

    def yields(self) -> frozenset[str]:
        """`dimension:code` for every code that this source can tell, once the rows were read.

        A dimension whose column held no answer in any row was not collected, whatever the mapping says.
        """
        possible: dict[str, set[str]] = {ACT: set(self._act.possible())}
        for _act, _place, reader in self._refinements:
            possible[ACT] |= reader.possible()
        for name, _column, reader in self._codes:
            possible[name] = set(reader.possible())
        for name in self._mapping.numbers:
            possible[NUMBERS[name]] = set(CLASSES[name])
        return frozenset(
            f"{COUNTED_AS.get(name, name)}:{code}"
            for name, codes in possible.items()
            if name in self._said or name == ACT
            for code in codes
        )

    def unused_headings(self) -> tuple[str, ...]:
        """Headings of the sheet that the mapping does not name."""
        used = set(self._place.values())
        return tuple(heading for place, heading in enumerate(self._sheet.headings) if heading and place not in used)

    def _row(self, row: Row, today: dt.date) -> RowRead:
        cells = row.cells
        if not row.whole:
            raise _Refused(Refusal.ROW_LENGTH, None)
        key = self._key(cells)
        day = self._day(cells, today)
        gaps: list[Gap] = []
        officer = self._officer(cells)
        membership = self._membership(cells)
        act = self._principal_act(cells, gaps)
        codes = self._all_codes(cells, gaps)
        texts = {name: self._text(reader, cells, gaps) for name, reader in self._texts.items()}
        facts = Facts(
            key=key,
            digest=self._digest(cells, day),
            incident=self._incident(cells, day, act, codes, texts.get("place"), gaps),
            officer=officer,
            case=_case(membership, codes, texts, self._justice_on(cells, day)),
        )
        # A column that fills two fields has the same gap twice; it is told once.
        return RowRead(row.number, facts, tuple(dict.fromkeys(gaps)))

    def _all_codes(self, cells: Sequence[str], gaps: list[Gap]) -> _Codes:
        codes: _Codes = {}
        for name, place, reader in self._codes:
            answer = reader.read(cells[place])
            gaps += answer.gaps
            if answer.codes:
                codes[name] = answer.codes
        for name, place in self._numbers:
            answer = self._number(name, cells[place])
            gaps += answer.gaps
            if answer.codes:
                codes[NUMBERS[name]] = answer.codes
        self._said.update(codes)
        return codes

    def _incident(
        self, cells: Sequence[str], day: dt.date, act: str, codes: _Codes, place: str | None, gaps: list[Gap]
    ) -> IncidentFacts:
        time = self._time(cells, gaps)
        return IncidentFacts(
            named=self._named_incident(cells),
            occurred_on=day,
            occurred_at=time,
            zone=self._mapping.occurred.zone if time else None,
            act=act,
            means=_one(codes, "means"),
            flags=frozenset(map(Flag, codes.get(FLAGS, ()))),
            circumstance=_one(codes, "circumstance"),
            environment=_one(codes, "environment"),
            place=place,
            region=_one(codes, "region"),
        )

    def _key(self, cells: Sequence[str]) -> str:
        parts = [one_line(cells[self._place[column]]) for column in self._mapping.key]
        for column, part in zip(self._mapping.key, parts, strict=True):
            if not part:
                raise _Refused(Refusal.KEY_MISSING, column)
        return _PART.join((self._mapping.source, *parts))

    def _day(self, cells: Sequence[str], today: dt.date) -> dt.date:
        column = self._mapping.occurred.column
        cell = cells[self._place[column]]
        if not cell:
            raise _Refused(Refusal.DATE_MISSING, column)
        day = self._date(cell)
        if day is None:
            raise _Refused(Refusal.DATE_IMPOSSIBLE, column)
        if day > today:
            raise _Refused(Refusal.DATE_TO_COME, column)
        if day < EARLIEST:
            raise _Refused(Refusal.DATE_TOO_EARLY, column)
        return day

    def _date(self, cell: str) -> dt.date | None:
        if cell not in self._dates:
            found = (pattern.read(cell) for pattern in self._patterns)
            self._dates[cell] = next((day for day in found if day is not None), None) or read_iso(cell)
        return self._dates[cell]

    def _time(self, cells: Sequence[str], gaps: list[Gap]) -> dt.time | None:
        column = self._mapping.occurred.time
        if column is None:
            return None
        cell = cells[self._place[column]]
        time = read_time(cell) if cell else None
        if time is None:
            gaps.append(Gap(column, GapReason.NOT_READABLE if cell else GapReason.BLANK))
        return time

    def _officer(self, cells: Sequence[str]) -> OfficerFacts:
        columns = self._mapping.officer
        reference = one_line(cells[self._place[columns.reference]])
        if not reference:
            raise _Refused(Refusal.OFFICER_MISSING, columns.reference)
        # Two spreadsheets may both know an O000001: a reference counts within its scheme only.
        scheme = columns.scheme or self._mapping.source
        return OfficerFacts(
            reference=f"{scheme}:{reference}",
            name=self._line(columns.name, cells),
            contact=self._line(columns.contact, cells),
        )

    def _line(self, column: str | None, cells: Sequence[str]) -> str | None:
        return (one_line(cells[self._place[column]])[:MAX_LENGTH] or None) if column else None

    def _membership(self, cells: Sequence[str]) -> Membership:
        ties = self._mapping.membership
        if self._ties is None or ties.answers is None:
            return Membership(ties.always or Membership.NONE)
        code = self._ties.read(cells[self._place[ties.answers.column]]).code
        if code is None:
            raise _Refused(Refusal.MEMBERSHIP_UNKNOWN, ties.answers.column)
        if code == Membership.NONE and not self._mapping.anonymous:
            raise _Refused(Refusal.NO_TIE, ties.answers.column)
        return Membership(code)

    def _principal_act(self, cells: Sequence[str], gaps: list[Gap]) -> str:
        column = self._mapping.act.column
        answer = self._act.read(cells[self._place[column]])
        reasons = {gap.reason for gap in answer.gaps}
        # An answer that nobody mapped may outrank those that were: then the principal act is not known.
        if GapReason.NOT_MAPPED in reasons:
            raise _Refused(Refusal.ACT_NOT_MAPPED, column)
        act = answer.code
        if act is None:
            silent = reasons <= {GapReason.BLANK, GapReason.SAYS_NOTHING}
            raise _Refused(Refusal.ACT_MISSING if silent else Refusal.ACT_NO_EQUIVALENT, column)
        gaps += answer.gaps
        for within, place, reader in self._refinements:
            if act == within and (closer := reader.read(cells[place]).code):
                act = closer
                break
        if act in self._loose_acts:
            gaps.append(Gap(column, GapReason.GROUP_ONLY, act, ACT))
        return act

    def _number(self, name: str, cell: str) -> Answer:
        answer = self._classed.get((name, cell))
        if answer is None:
            answer = self._classed[name, cell] = classed(name, self._mapping.numbers[name], cell)
        return answer

    def _justice_on(self, cells: Sequence[str], day: dt.date) -> dt.date | None:
        """The day that lies as many days after the incident as the row says."""
        column = self._mapping.numbers.get(OUTCOME_TIME)
        days = number(cells[self._place[column]]) if column else None
        return None if days is None else day + dt.timedelta(days=days)

    def _text(self, reader: TextReader, cells: Sequence[str], gaps: list[Gap]) -> str | None:
        text, found = reader.read(cells)
        gaps += found
        return text

    def _named_incident(self, cells: Sequence[str]) -> str | None:
        parts = [one_line(cells[self._place[column]]) for column in self._mapping.incident]
        return _PART.join(parts) if parts and all(parts) else None

    def _digest(self, cells: Sequence[str], day: dt.date) -> bytes:
        """Of what the mapped columns say; the date by its day, so that CSV and XLSX of one sheet are alike."""
        dated = self._place[self._mapping.occurred.column]
        said = [day.isoformat() if place == dated else cells[place] for place in self._place.values()]
        return hashlib.blake2b(_PART.join(said).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _case(membership: Membership, codes: _Codes, texts: dict[str, str | None], justice_on: dt.date | None) -> CaseFacts:
    band = _one(codes, AGE_BAND)
    return CaseFacts(
        membership=membership,
        injuries=codes.get(INJURY, ()),
        days_lost=_one(codes, SEVERITY),
        alone=_yes_no(codes, "alone"),
        over_48h=_yes_no(codes, "over_48h"),
        rest_under_11h=_yes_no(codes, "rest_under_11h"),
        kit_missing=_yes_no(codes, "kit_missing"),
        sex=_one(codes, "sex"),
        age_band=AgeBand(band) if band else None,
        role=_one(codes, "role"),
        rank=texts.get("rank"),
        unit=texts.get("unit"),
        justice=_one(codes, "justice"),
        care_time=_one(codes, CARE_TIME),
        recorded=_yes_no(codes, "recorded"),
        legal_aid=_one(codes, "legal_aid"),
        justice_on=justice_on,
    )


def _one(codes: _Codes, name: str) -> str | None:
    found = codes.get(name)
    return found[0] if found else None


def _yes_no(codes: _Codes, name: str) -> YesNo | None:
    found = codes.get(name)
    return YesNo(found[0]) if found else None


def _code_reader(name: str, answers: Answers, mapping: Mapping, book: CodeList) -> AnswerReader:
    return AnswerReader(
        answers, book, mapping.separator, dimension=name, many=name in MANY, loose=loose_codes(name, book)
    )


def _memberships() -> CodeList:
    return CodeList(name="membership", codes=tuple(Code(code=tie.value, label=tie.value) for tie in Membership))
