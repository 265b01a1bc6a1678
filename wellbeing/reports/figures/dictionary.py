"""The annex of the report: every dimension and code, with what it means and where it comes from."""

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from wellbeing.anonymise.cell import TOTAL
from wellbeing.anonymise.release import AxisCode, Release, ReleaseAxis
from wellbeing.anonymise.schema import REGION
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.reports.paper import Paper

_ABOVE = 9.0
"""Points above the heading of a dimension: there are many, and each is short."""
_MOST_IN_LINE = 600
"""Letters of the meanings of all codes of a dimension that stand in one paragraph."""


def dictionary(paper: "Paper", release: Release, language: Language) -> None:
    """The annex. Regions stand in a list of their own."""
    text, number = language.text, language.number
    paper.heading(text(_("Annex: dimensions and codes")), 2, listed=True)
    paper.text(
        text(
            _(
                "A figure stands for at least {threshold} cases and as many different officers, whatever its codes. "
                "A withheld one can lie anywhere within at least {width} counts. Codes with a source are those of "
                "the classification named; the others are the program's own."
            ),
            threshold=number(release.threshold),
            width=number(release.width),
        )
    )
    shown = {axis.dimension for table in release.tables for axis in table.axes} - {REGION}
    for axis in release.dimensions:
        if axis.dimension in shown:
            _dimension(paper, axis, language)
    if release.impossible:
        paper.heading(text(_("What cannot occur")), 3)
        paper.bullets(_together(release, dict(codes), language) for codes in release.impossible)


def _dimension(paper: "Paper", axis: ReleaseAxis, language: Language) -> None:
    """As a table where the codes have much to say, else in one paragraph."""
    from wellbeing.reports.tables import DENSE

    text = language.text
    named = axis.source and text(_("{dimension} (after {source})"), dimension=text(axis.label), source=axis.source)
    codes = [code for code in axis.codes if code.code != TOTAL]
    lengthy = sum(len(code.about) for code in codes) > _MOST_IN_LINE
    with contextlib.nullcontext() if lengthy else paper.together():
        paper.heading(named or text(axis.label), 3, before=_ABOVE)
        paper.text(text(axis.about), DENSE.cell, before=2, holds_next=True)
        if lengthy:
            _table(paper, axis, codes, language)
        else:
            in_line = "  ·  ".join(_in_line(code, language) for code in codes)
            paper.text(in_line, DENSE.cell, before=2)


def _in_line(code: AxisCode, language: Language) -> str:
    """Code, name and meaning, and its code in the classification where that is another one."""
    own = f" ({code.source})" if code.source and code.source != code.code else ""
    meaning = ": ".join(language.text(words).rstrip(".") for words in (code.label, code.about) if words)
    return f"{code.code} {meaning}{own}"


def _table(paper: "Paper", axis: ReleaseAxis, codes: list[AxisCode], language: Language) -> None:
    from wellbeing.reports.tables import DENSE, Column, Row, Table

    text = language.text
    sourced = any(code.source for code in codes)
    columns = [
        Column(heading=text(_("Code"))),
        Column(heading=text(_("Name and meaning")), weight=1),
        *([Column(heading=axis.source)] if sourced else []),
    ]
    rows = [
        Row(
            cells=(
                code.code,
                ": ".join(text(words) for words in (code.label, code.about) if words),
                *([code.source] if sourced else []),
            )
        )
        for code in codes
    ]
    setting = replace(DENSE, head_lines=None)
    paper.table(Table(columns=columns, rows=rows, setting=setting), before=4)


def _together(release: Release, codes: dict[str, str], language: Language) -> str:
    """Codes that cannot occur together, in words."""
    said = []
    for axis in release.dimensions:
        labels = [code.label for code in axis.codes if code.code == codes.get(axis.dimension)]
        said += [f"{language.text(axis.label)}: {language.text(label)}" for label in labels]
    return "; ".join(said)
