"""The report of a release as PDF: what it is, what is withheld and why, every table with its chart, method and
quality (after SIMS, the European structure of quality reports), and what never leaves.

It takes a `Release` and nothing else, so it can say nothing that the release does not hold.
"""

from typing import TYPE_CHECKING

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.completeness import share_words
from wellbeing.anonymise.floors import FEWEST_OFFICERS, FEWEST_SHOWN
from wellbeing.anonymise.period import COUNTED_IN, period_name
from wellbeing.anonymise.published import State
from wellbeing.anonymise.reduced import WHY_LEFT_OUT
from wellbeing.anonymise.release import NATIONAL, RULE_OF_CONTRIBUTORS, Release
from wellbeing.language import Language, _
from wellbeing.reports.figures import words
from wellbeing.reports.figures.dictionary import dictionary
from wellbeing.reports.figures.indicators import indicators_part
from wellbeing.reports.figures.quality import quality_note
from wellbeing.reports.figures.regions import regions_part
from wellbeing.reports.figures.trends import trends_part
from wellbeing.reports.figures.trends_by_quarter import quarters_part

if TYPE_CHECKING:
    from wellbeing.reports.figures.views import TableView
    from wellbeing.reports.paper import Paper
    from wellbeing.reports.tables import Table

NEVER_LEAVES = (
    _("Names, badge numbers, dates of birth, telephone numbers and addresses."),
    _("The day, the time and the place of any incident."),
    _("Anything that was written in free words: notes, debriefs, letters."),
    _("A row for a person, an incident or a case, also without a name."),
    _("Small numbers, and any number from which a small one could be worked out."),
    _("Cases of officers who did not agree to be counted."),
)


def report_title(release: Release, language: Language) -> str:
    """The title of the report, also shown by readers as the name of their window."""
    named = _("National summary {period}") if release.is_national else _("Summary {period}")
    return language.text(named, period=period_name(release.period, language))


def report_pdf(release: Release, language: Language) -> bytes:
    """The report in `language`. Equal releases give equal bytes."""
    from wellbeing.reports.blocks import SNUG
    from wellbeing.reports.figures.tables import tables_part
    from wellbeing.reports.figures.views import table_view
    from wellbeing.reports.paper import Paper

    foot = language.text(_("Figures known to representatives, in which nobody can be found"))
    paper = Paper(title=report_title(release, language), language=language, foot=foot, type_=SNUG)
    _opening(paper, release, language)
    if release.too_few:
        _too_few(paper, language)
    else:
        views = [table_view(table, language) for table in release.tables]
        _key_figures(paper, release, views, language)
        _audit(paper, release, language)
        _what_this_is(paper, release, language)
        _withheld(paper, release, views, language)
        paper.contents(language.text(_("Contents")))
        regions_part(paper, release, language)
        tables_part(paper, release, language)
        indicators_part(paper, release, language)
        trends_part(paper, release, language)
        quarters_part(paper, release, language)
        _left_out(paper, release, [view for view in views if not view.collected], language)
    _method(paper, release, language)
    quality_note(paper, release, language)
    paper.heading(language.text(_("What never leaves")), 2, listed=True)
    paper.bullets(language.text(sentence) for sentence in NEVER_LEAVES)
    if not release.too_few:
        dictionary(paper, release, language)
    return paper.pdf()


def _opening(paper: "Paper", release: Release, language: Language) -> None:
    paper.heading(report_title(release, language))
    date = language.date(release.released_on)
    paper.lead(language.text(_("Released on {date}"), date=date))
    if release.fictitious:
        paper.note(
            language.text(_("Example data")),
            [language.text(_("Every figure in this report is made up. It describes no person and no event."))],
            warning=True,
        )


def _too_few(paper: "Paper", language: Language) -> None:
    fewest = language.number(FEWEST_OFFICERS)
    paper.note(
        language.text(_("Fewer than {count}"), count=fewest),
        [
            language.text(
                _(
                    "Fewer than {count} officers are known for this period. With so few, any figure could tell "
                    "something about one of them, so none is shown, not even the total."
                ),
                count=fewest,
            )
        ],
    )


def _key_figures(paper: "Paper", release: Release, views: list["TableView"], language: Language) -> None:
    text = language.text
    figures = [figure for figure in release.cells.values() if figure.state in (State.VALUE, State.HIDDEN)]
    shown = sum(figure.state is State.VALUE for figure in figures)
    rows = [
        (text(_("Period")), period_name(release.period, language)),
        (text(_("Area")), text(release.area_name)),
        (text(_("Cases")), words.in_chart(release.cells[Cell("cases")], language)),
    ]
    if release.officers is not None:
        rows.append((text(_("Different officers")), language.number(release.officers)))
    rows += _covered(release, language)
    rows += [
        (text(_("Tables")), language.number(sum(view.collected for view in views))),
        (
            text(_("Figures")),
            text(
                _("{shown} shown, {withheld} withheld"),
                shown=language.number(shown),
                withheld=language.number(release.withheld),
            ),
        ),
    ]
    paper.facts(rows)


def _covered(release: Release, language: Language) -> list[tuple[str, str]]:
    """What of country and year a national release holds, as far as a line can tell it."""
    text, coverage = language.text, release.coverage
    if coverage is None:
        return []
    opened = [f"Q{one.period.quarter}" for one in coverage.quarters if one.opened]
    return [
        (text(_("Areas")), language.number(len(coverage.areas))),
        (text(_("Quarters")), ", ".join(opened) or "–"),
        (text(_("Representatives who reported")), share_words(coverage.reported, language)),
    ]


def _audit(paper: "Paper", release: Release, language: Language) -> None:
    paper.note(
        language.text(_("No withheld figure can be worked out from this release")),
        [
            language.text(
                _(
                    "Before it left, the program attacked its own files, together with every earlier release of "
                    "the same period: for each withheld figure, at least {width} counts lie between the least "
                    "and the most that it can be. A release that fails this check does not leave."
                ),
                width=language.number(release.width),
            )
        ],
    )


def _what_this_is(paper: "Paper", release: Release, language: Language) -> None:
    paper.heading(language.text(_("What this is")), 2)
    if release.is_national:
        paper.text(language.text(NATIONAL))
    paper.text(
        language.text(
            _(
                "A case is one officer in one incident. These are not all incidents that happened, and no rate can be "
                "made of them without knowing how many officers could have turned to a representative."
            )
            if release.is_national
            else _(
                "These are cases known to a welfare representative of a police union: a case is one officer in "
                "one incident. They are not all incidents that happened, and no rate can be made of them "
                "without knowing how many officers could have turned to the representative."
            )
        )
    )
    if not release.period.imported:
        paper.text(language.text(COUNTED_IN, period=period_name(release.period, language)))


def _withheld(paper: "Paper", release: Release, views: list["TableView"], language: Language) -> None:
    paper.heading(language.text(_("What is withheld, and why")), 2)
    paper.text(
        language.text(
            _(
                "Small figures are withheld because somebody who knows a little could recognise an officer in "
                "them, and some larger ones because a small one could be worked out by subtraction."
            )
        )
    )
    if any(state is State.HIDDEN for view in views for state in view.states()):
        paper.text(
            language.text(
                _(
                    "Rows and columns that are withheld throughout are named under their table and not drawn. "
                    "{workbook} and {data} beside this report hold every cell of every table."
                ),
                workbook="tables.xlsx",
                data="data.csv",
            )
        )
    used = {state for view in views for state in view.states()}
    signs = [(words.SIGNS[state], state) for state in words.SIGNS if state in used]
    if signs:
        meant = [(sign, words.explained(state, by_quarter=release.is_national)) for sign, state in signs]
        paper.facts([(sign, language.text(meaning)) for sign, meaning in meant], share=0.05)


def _left_out(paper: "Paper", release: Release, not_collected: list["TableView"], language: Language) -> None:
    if not_collected:
        paper.heading(language.text(_("Not collected")), 2, listed=True)
        paper.text(language.text(_("The source of these cases cannot tell the following. It is not zero.")))
        paper.bullets(view.title for view in not_collected)
    if release.left_out:
        paper.heading(language.text(_("Left out")), 2, listed=True)
        paper.text(
            language.text(
                _(
                    "A table is shown only where enough officers stand behind it and where at least {share} of "
                    "what it counts can be shown. Otherwise a coarser one is shown, or none."
                ),
                share=language.percent(FEWEST_SHOWN / 100),
            )
        )
        paper.table(_left_out_table(release, language))


def _left_out_table(release: Release, language: Language) -> "Table":
    from wellbeing.reports.tables import DENSE, Column, Row, Table

    text = language.text
    rows = []
    for why in dict.fromkeys(one.why for one in release.left_out):
        rows.append(Row(cells=(text(WHY_LEFT_OUT[why], share=language.percent(FEWEST_SHOWN / 100)), ""), strong=True))
        for one in release.left_out:
            if one.why is why:
                instead = "; ".join(text(label) for label in one.instead)
                rows.append(Row(cells=(text(one.label), instead or "–"), level=1))
    columns = [Column(heading=text(_("Table")), weight=1), Column(heading=text(_("Shown instead")), weight=1)]
    return Table(columns=columns, rows=rows, setting=DENSE)


def _method(paper: "Paper", release: Release, language: Language) -> None:
    text, number = language.text, language.number
    paper.heading(text(_("How it was made")), 2, listed=True)
    paper.text(
        text(
            _(
                "Every case whose officer agreed is counted once, under one principal act. A figure is withheld "
                "where fewer than {threshold} cases or fewer than {threshold} different officers stand behind "
                "it, also where it is zero, and where it would say something about nearly everybody of a group. "
                "Then further figures are withheld until every withheld one could lie anywhere within at least "
                "{width} counts, even for somebody who knows all that is shown here and in earlier releases."
            ),
            threshold=number(release.threshold),
            width=number(release.width),
        )
    )
    if release.is_national:
        paper.text(text(RULE_OF_CONTRIBUTORS, fewest=number(release.fewest_contributors)))
    paper.text(
        text(
            _(
                "Withheld figures of both kinds carry the same sign. The check does not cover what somebody "
                "could guess from the choice of figures by running the program again."
            )
        )
    )
