"""The annex of the report: every dimension and code, with what it means and where it comes from."""

from typing import TYPE_CHECKING

from wellbeing.anonymise.cell import TOTAL
from wellbeing.anonymise.release import Release, ReleaseAxis
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.reports.paper import Paper


def dictionary(paper: "Paper", release: Release, language: Language) -> None:
    """The annex, from a page of its own on."""
    text, number = language.text, language.number
    paper.new_page()
    paper.heading(text(_("Annex: dimensions and codes")), 2)
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
    shown = {axis.dimension for table in release.tables for axis in table.axes}
    for axis in release.dimensions:
        if axis.dimension in shown:
            _dimension(paper, axis, language)
    if release.impossible:
        paper.heading(text(_("What cannot occur")), 3)
        paper.bullets(_together(release, dict(codes), language) for codes in release.impossible)


def _dimension(paper: "Paper", axis: ReleaseAxis, language: Language) -> None:
    from wellbeing.reports.tables import Column, Row, Table

    text = language.text
    named = axis.source and text(_("{dimension} (after {source})"), dimension=text(axis.label), source=axis.source)
    paper.heading(named or text(axis.label), 3)
    paper.text(text(axis.about), before=3, holds_next=True)
    sourced = any(code.source for code in axis.codes)
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
        for code in axis.codes
        if code.code != TOTAL
    ]
    paper.table(Table(columns=columns, rows=rows))


def _together(release: Release, codes: dict[str, str], language: Language) -> str:
    """Codes that cannot occur together, in words."""
    said = []
    for axis in release.dimensions:
        labels = [code.label for code in axis.codes if code.code == codes.get(axis.dimension)]
        said += [f"{language.text(axis.label)}: {language.text(label)}" for label in labels]
    return "; ".join(said)
