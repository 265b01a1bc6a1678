"""A preview as lines to read and as data for a program. A withheld figure has no number in either."""

from collections.abc import Callable
from typing import Any, Protocol

from wellbeing.anonymise.audit import Audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.coverage import Coverage
from wellbeing.anonymise.coverage_words import opened_words, reported_words
from wellbeing.anonymise.indicators.telling import measure_value
from wellbeing.anonymise.period import period_name
from wellbeing.anonymise.primary import Why
from wellbeing.anonymise.published import Figure, State
from wellbeing.anonymise.release import Release, ReleaseAxis, ReleaseMeasure, ReleaseTable
from wellbeing.app.summary import Preview
from wellbeing.cli.console import Console
from wellbeing.cli.periods import COUNTED
from wellbeing.language import _

SIGNS: dict[State, str] = {
    State.HIDDEN: _("withheld"),
    State.NOT_COLLECTED: _("not collected"),
    State.STRUCTURAL: _("cannot occur"),
}

WHY: dict[Why, str] = {
    Why.SMALL: _("Too few cases or officers stand behind it."),
    Why.CONTRIBUTORS: _("Too few representatives contributed to it."),
    Why.GROUP: _("It would say something about nearly everyone in a group."),
    Why.COMPUTABLE: _("Without this, another withheld figure could be worked out."),
    Why.EARLIER: _("Together with an earlier release it would say too much."),
}

_ATTACK_FAILED = _(
    "The program's own attack on these figures computes no withheld one: each could be anything in a range of at "
    "least {width}."
)
_ATTACK_WORKED = _("The program's own attack on these figures found too much. They can't be released like this.")


class Leaving(Protocol):
    """What would leave, and the attack on it: of a representative's year, or of an office's."""

    @property
    def release(self) -> Release: ...

    @property
    def audit(self) -> Audit: ...


def tell(preview: Preview, shown: Console) -> None:
    """The tables as they would leave, then what is withheld, and whether the attack failed."""
    release, number = preview.release, shown.language.number
    shown.say(_("Summary of {period}: exactly this would leave."), period=period_name(release.period, shown.language))
    if release.fictitious:
        shown.say(_("These are example data, and the release says so."))
    shown.say(
        COUNTED,
        counted=number(preview.gathered.counted),
        known=number(preview.gathered.known),
    )
    _tell_figures(preview, shown, preview.why)


def tell_national(preview: Leaving, shown: Console) -> None:
    """The tables as they would leave. Why a figure is withheld would say more of it than leaves."""
    period = period_name(preview.release.period, shown.language)
    shown.say(_("National release of {period}: exactly this would leave."), period=period)
    coverage = preview.release.coverage
    if coverage is not None:
        for line in (*opened_words(coverage, shown.language), reported_words(coverage, shown.language)):
            shown.line(line)
    _tell_figures(preview, shown, lambda _cell: None)


def _tell_figures(preview: Leaving, shown: Console, why: Callable[[Cell], Why | None]) -> None:
    release, number = preview.release, shown.language.number
    if release.too_few:
        shown.say(_("Officers: fewer than 30. No number leaves."))
        return
    for table in release.tables:
        shown.line()
        _tell_table(table, why, shown)
    shown.line()
    if release.indicators:
        _tell_indicators(release, shown)
    told = sum(figure.state in (State.VALUE, State.HIDDEN) for figure in release.cells.values())
    shown.say(_("{withheld} of {total} figures are withheld."), withheld=number(release.withheld), total=number(told))
    for left_out in release.left_out:
        shown.line(left_out.told(shown.language))
    shown.say(_ATTACK_FAILED if preview.audit.ok else _ATTACK_WORKED, width=number(release.width))


def _tell_table(table: ReleaseTable, why_withheld: Callable[[Cell], Why | None], shown: Console) -> None:
    """Rows that a source cannot tell are named under the table instead of filling it."""
    shown.line(shown.text(table.label))
    silent: list[str] = []
    for codes, figure in table.figures.items():
        label = ", ".join(_label(axis, code, shown) for axis, code in zip(table.axes, codes, strict=True))
        if figure.state is State.NOT_COLLECTED:
            silent.append(label.strip())
            continue
        why = why_withheld(table.cell(codes))
        reason = f" ({shown.text(WHY[why])})" if why is not None and figure.state is State.HIDDEN else ""
        shown.line(f"  {_sign(figure, shown):>14}  {label}{reason}")
    if len(silent) >= len(table.figures) - 1:
        shown.line(f"  {shown.text(SIGNS[State.NOT_COLLECTED])}")
    elif silent:
        shown.say(_("  Not collected: {names}"), names="; ".join(silent))


def _tell_indicators(release: Release, shown: Console) -> None:
    """Those with a value; the others are only counted, since their number is large."""
    measures = [one for indicator in release.indicators for one in indicator.measures]
    shown.line(shown.text(_("Indicators")))
    for one in measures:
        if one.figure.value is not None:
            shown.line(f"  {measure_value(one, shown.language):>14}  {one.id}  {shown.text(one.label)}")
    gaps = sum(one.figure.value is None for one in measures)
    shown.line("  " + shown.language.plural("{count} without a value", "{count} without a value", gaps))
    shown.line()


def _label(axis: ReleaseAxis, code: str, shown: Console) -> str:
    found = next(entry for entry in axis.codes if entry.code == code)
    return "  " * max(0, found.depth - 1) + shown.text(found.label)


def _sign(figure: Figure, shown: Console) -> str:
    return shown.text(SIGNS[figure.state]) if figure.value is None else shown.language.number(figure.value)


def as_data(preview: Leaving) -> dict[str, Any]:
    """The preview for a program: codes as in the release's data file."""
    release = preview.release
    return {
        "period": release.period.label,
        "schema": release.schema,
        "fictitious": release.fictitious,
        "too_few": release.too_few,
        "officers": release.officers,
        "counted_share": release.counted_share.value,
        "coverage": None if release.coverage is None else _coverage_data(release.coverage),
        "attack_failed": preview.audit.ok,
        "withheld": release.withheld,
        "left_out": [
            {"table": left_out.label, "why": left_out.why.value, "instead": list(left_out.instead)}
            for left_out in release.left_out
        ],
        "tables": [_table_data(table) for table in release.tables],
        "indicators": [_measure_data(one) for indicator in release.indicators for one in indicator.measures],
        "facts": [
            {
                "fact": fact.code,
                "state": fact.figure.standing.value,
                "value": fact.figure.value,
                "forces": fact.figure.forces,
            }
            for fact in release.facts
        ],
    }


def _coverage_data(coverage: Coverage) -> dict[str, Any]:
    """As in the release's manifest: areas by the codes of REF_AREA."""
    return {
        "quarters": {
            quarter.period.label: {
                "opened": ["_".join(area) for area in quarter.opened],
                "closed": {"_".join(area): why.value for area, why in quarter.closed.items()},
                "why": quarter.why.value if quarter.why else None,
            }
            for quarter in coverage.quarters
        },
        "areas": ["_".join(area) for area in coverage.areas],
        "absent": list(coverage.absent),
        "reported": coverage.reported.value,
    }


def _measure_data(one: ReleaseMeasure) -> dict[str, Any]:
    figure = one.figure
    return {
        "id": one.id,
        "state": figure.standing.value,
        "value": None if figure.value is None else float(figure.value),
        "unit": one.unit,
        "band": figure.band,
        "why": figure.why.name if figure.why else None,
    }


def _table_data(table: ReleaseTable) -> dict[str, Any]:
    names = [axis.dimension for axis in table.axes]
    return {
        "table": table.name,
        "unit": table.unit,
        "figures": [
            {**dict(zip(names, codes, strict=True)), "state": figure.state.value, "value": figure.value}
            for codes, figure in table.figures.items()
        ],
    }
