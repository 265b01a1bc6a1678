"""Whether a mapping makes sense: against the code book, and against the headings of a spreadsheet."""

import codecs
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wellbeing.domain.case import Membership
from wellbeing.errors import Refused
from wellbeing.exchange.mapping.dates import DatePattern
from wellbeing.exchange.mapping.dimensions import ACT, CODE_LISTS, NUMBERS, ONLY_NUMBERS, TEXTS, Books
from wellbeing.exchange.mapping.form import Answers, Mapping, Refinement
from wellbeing.exchange.spreadsheet.delimited import ENCODINGS
from wellbeing.exchange.spreadsheet.sheet import Sheet, label_key
from wellbeing.language import _

FORMAT = 1

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
_FORM = _("The entry '{place}' of the mapping has another form than it should have.")


def check_mapping(mapping: Mapping, books: Books) -> None:
    """Refuse the first thing in the mapping that the program can't follow."""
    if mapping.format != FORMAT:
        raise Refused(_("The mapping was made for another version of the program."), field="mapping")
    for place, name in (("name", mapping.name), ("source", mapping.source), ("scheme", mapping.officer.scheme)):
        if name is not None and not _NAME.fullmatch(name):
            raise _refused(place)
    for place, fits in (
        ("key", bool(mapping.key)),
        ("separator", len(mapping.separator) <= 1),
        ("encoding", mapping.encoding is None or _is_encoding(mapping.encoding)),
        ("texts", set(mapping.texts) <= TEXTS and all(text.columns for text in mapping.texts.values())),
        ("codes", set(mapping.codes) <= set(CODE_LISTS) - ONLY_NUMBERS - {ACT}),
        ("numbers", set(mapping.numbers) <= set(NUMBERS)),
        ("numbers", not {NUMBERS[name] for name in mapping.numbers if name in NUMBERS} & set(mapping.codes)),
    ):
        if not fits:
            raise _refused(place)
    _check_when(mapping)
    _check_ties(mapping)
    _check_acts(mapping, books)
    for dimension, answers in mapping.codes.items():
        _check_codes(answers, set(_codes(books, dimension)), f"codes.{dimension}")


def columns_of(mapping: Mapping, sheet: Sheet) -> dict[str, int]:
    """Where each column of the mapping stands. Refused where one is missing or stands twice."""
    headings = [label_key(heading) for heading in sheet.headings]
    found: dict[str, int] = {}
    for column in mapping.columns():
        key = label_key(column)
        if headings.count(key) > 1:
            raise Refused(_("The spreadsheet has the column '{column}' twice."), field="file", column=column)
        if key not in headings:
            raise Refused(
                _("The mapping names the column '{column}', but the spreadsheet has no such column."),
                field="mapping",
                column=column,
            )
        found[column] = headings.index(key)
    return found


def _refused(place: str) -> Refused:
    return Refused(_FORM, field="mapping", place=place)


def _is_encoding(name: str) -> bool:
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return False
    return known in {codecs.lookup(encoding).name for encoding in (*ENCODINGS, *_UNICODE)}


def _codes(books: Books, dimension: str) -> Iterable[str]:
    return (code.code for code in books[CODE_LISTS[dimension]])


def _check_when(mapping: Mapping) -> None:
    if not mapping.occurred.formats:
        raise _refused("occurred.formats")
    try:
        for pattern in mapping.occurred.formats:
            DatePattern(pattern)
    except ValueError:
        raise Refused(
            _("The mapping's date pattern '{pattern}' needs YYYY or YY, MM or M, and DD or D."),
            field="mapping",
            pattern=pattern,
        ) from None
    try:
        if mapping.occurred.zone is not None:
            ZoneInfo(mapping.occurred.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _refused("occurred.zone") from None


def _check_ties(mapping: Mapping) -> None:
    ties = mapping.membership
    known = {membership.value for membership in Membership}
    if (ties.always is None) == (ties.answers is None):
        raise _refused("membership")
    if ties.always is not None and ties.always not in known:
        raise _refused("membership.always")
    if ties.answers is not None:
        _check_codes(ties.answers, known, "membership.answers")
    if mapping.anonymous and (mapping.officer.name or mapping.officer.contact):
        raise Refused(
            _("The mapping calls the source anonymous, but takes names or contacts from it."), field="mapping"
        )
    if ties.always == Membership.NONE and not mapping.anonymous:
        raise Refused(
            _("Records of people without a tie to the union can only come from an anonymous source."), field="mapping"
        )


def _check_acts(mapping: Mapping, books: Books) -> None:
    acts = books[CODE_LISTS[ACT]]
    _check_codes(mapping.act, {code.code for code in acts}, "act")
    for refinement in mapping.act.refine:
        within = {code.code for code in acts if acts.is_within(code.code, refinement.act)}
        _check_codes(refinement, within, "act.refine")
        if refinement.act not in acts:
            raise _unknown_code(refinement.act, "act.refine")


def _check_codes(answers: Answers, known: set[str], place: str) -> None:
    used = [*answers.values.values(), *answers.precedence, *([answers.blank] if answers.blank else [])]
    for code in used:
        if code not in known:
            raise _unknown_code(code, place)
    if answers.precedence and not set(answers.values.values()) <= set(answers.precedence):
        raise Refused(
            _("The mapping's order of precedence at '{place}' leaves a code out."), field="mapping", place=place
        )
    if not answers.values and not isinstance(answers, Refinement):
        raise _refused(f"{place}.values")
    spellings = [label_key(text) for text in (*answers.values, *answers.missing, *answers.no_equivalent)]
    if len(set(spellings)) != len(spellings) or "" in spellings:
        raise Refused(_("The mapping has the same spelling twice at '{place}'."), field="mapping", place=place)


def _unknown_code(code: str, place: str) -> Refused:
    return Refused(
        _("The mapping uses the code '{code}' at '{place}', which the code book does not have there."),
        field="mapping",
        code=code,
        place=place,
    )
