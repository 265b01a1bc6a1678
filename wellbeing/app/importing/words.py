"""The sentences of an import report, for the window and the command line alike."""

from wellbeing.app.importing.mappings import books
from wellbeing.app.importing.report import GapCount, ImportReport, RefusedRow
from wellbeing.exchange.mapping.dimensions import ACT, CODE_LISTS
from wellbeing.exchange.mapping.facts import GapReason, Refusal
from wellbeing.language import Language, _

GAP_WORDS = {
    GapReason.BLANK: _("{column}: blank"),
    GapReason.SAYS_NOTHING: _("{column}: '{value}' says nothing, so it is left open"),
    GapReason.NO_EQUIVALENT: _("{column}: the code book has nothing for '{value}', so it is left open"),
    GapReason.NOT_MAPPED: _("{column}: an answer that the mapping does not name, so it is left open"),
    GapReason.SEVERAL: _("{column}: several answers that no common group holds, so it is left open"),
    GapReason.GROUP_ONLY: _("{column}: known as '{value}' only, no closer"),
    GapReason.NOT_READABLE: _("{column}: can't be read or can't be right, so it is left open"),
    GapReason.CUT: _("{column}: too long, cut to 200 characters"),
}

REFUSAL_WORDS = {
    Refusal.ROW_LENGTH: _("the row has more or fewer cells than the heading"),
    Refusal.KEY_MISSING: _("nothing that names the row"),
    Refusal.KEY_TWICE: _("another row of the file has the same name and says something else"),
    Refusal.DATE_MISSING: _("no date"),
    Refusal.DATE_IMPOSSIBLE: _("not a date in the form that the mapping names"),
    Refusal.DATE_TO_COME: _("the date lies in the future"),
    Refusal.DATE_TOO_EARLY: _("the date is too long ago"),
    Refusal.OFFICER_MISSING: _("nothing that tells which officer it was"),
    Refusal.OFFICER_TWICE: _("the same officer stands twice in this incident"),
    Refusal.ACT_MISSING: _("nothing that says what happened"),
    Refusal.ACT_NOT_MAPPED: _("what happened is an answer that the mapping does not name"),
    Refusal.ACT_NO_EQUIVALENT: _("the code book has nothing for what happened"),
    Refusal.MEMBERSHIP_UNKNOWN: _("nothing that says whether the officer belongs to the union"),
    Refusal.NO_TIE: _("the officer has no tie to the union, and the source is not anonymous"),
}

DIMENSION_WORDS = {
    "act": _("Act"),
    "means": _("Means"),
    "flags": _("Flags"),
    "circumstance": _("Circumstance"),
    "environment": _("Kind of place"),
    "region": _("Region"),
    "injury_group": _("Injury"),
    "severity": _("Days lost"),
    "alone": _("Alone or not"),
    "over_48h": _("More than 48 hours worked in the week"),
    "rest_under_11h": _("Less than 11 hours of rest before"),
    "kit_missing": _("Protective kit missing"),
    "sex": _("Sex"),
    "age_band": _("Age"),
    "role": _("Role"),
    "justice": _("Outcome in court"),
    "care_time": _("Time to medical care"),
    "recorded": _("Recorded by the employer"),
    "legal_aid": _("Legal aid"),
    "outcome_time": _("Time to the outcome in court"),
}


def gap_words(gap: GapCount, language: Language) -> str:
    """What is missing, in the reader's language; codes by their labels."""
    value = gap.value or ""
    if gap.dimension is not None:
        value = language.text(books()[CODE_LISTS[gap.dimension]].label(value))
    return language.text(GAP_WORDS[gap.reason], column=gap.column, value=value)


def refusal_words(row: RefusedRow, language: Language) -> str:
    """Which row was not taken and why: its number and column, never its content."""
    why = language.text(REFUSAL_WORDS[row.reason])
    if row.column is None:
        return language.text(_("Row {number}: {why}"), number=row.number, why=why)
    return language.text(_("Row {number}, {column}: {why}"), number=row.number, column=row.column, why=why)


def act_words(report: ImportReport, language: Language) -> list[tuple[str, int]]:
    """The acts of the imported rows by name, the most frequent first."""
    book = books()[CODE_LISTS[ACT]]
    return [(language.text(book.label(code)), rows) for code, rows in report.by_act]


def dimension_words(names: tuple[str, ...], language: Language) -> list[str]:
    """Dimensions by name."""
    return [language.text(DIMENSION_WORDS[name]) for name in names]
