"""How complete a release is, in words: figures shown, answers not known, follow-up windows kept.

Shares follow from published cells alone and are told in bands. Where a cell that they need is withheld, so are they.
"""

from collections.abc import Iterator

from wellbeing.anonymise.cell import TOTAL, Cell
from wellbeing.anonymise.published import Figure, State
from wellbeing.anonymise.release import Release, ReleaseAxis
from wellbeing.anonymise.schema import QUARTER, Unit
from wellbeing.anonymise.share import BAND_LABELS, Band, band
from wellbeing.language import Language, _

_WITHHELD = _("withheld")
_LINES = {
    State.VALUE: _("Answers not known, {share}: {dimensions}."),
    State.HIDDEN: _("How many answers are not known is withheld: {dimensions}."),
    State.NOT_COLLECTED: _("Not collected: {dimensions}."),
}

_QUARTERS = _(
    "What was not opened of a quarter is not collected. The figures of the year are the sum of what was opened."
)
LATER = _(
    "What a quarter did not count is counted with a later one to which the same representatives contribute. What was "
    "lost after it had been opened is counted nowhere."
)
"""Of a year of which not everything was opened: the quarter of a case is not always that in which it came to be
known."""

_KEPT = (("result", "KEPT"),)
"""Where the schema counts the windows in which the representative got through in time."""


def figures(release: Release, language: Language) -> str:
    """How many figures are shown and withheld. With too few officers there are none."""
    states = [figure.state for figure in release.cells.values()]
    if release.too_few:
        return language.text(_("No figure is shown, not even the total."))
    return language.text(
        _("{shown} figures are shown, {withheld} withheld, {missing} not collected."),
        shown=language.number(states.count(State.VALUE)),
        withheld=language.number(states.count(State.HIDDEN)),
        missing=language.number(states.count(State.NOT_COLLECTED)),
    )


def quarters(release: Release, language: Language) -> str:
    """What the year is the sum of, where not everything of its quarters was opened; else empty."""
    gaps = (found for found, figure in release.cells.items() if figure.state is State.NOT_COLLECTED)
    if all(found.code(QUARTER) == TOTAL for found in gaps):
        return ""
    return " ".join(language.text(sentence) for sentence in (_QUARTERS, LATER))


def unknown(release: Release, language: Language) -> Iterator[str]:
    """The share of answers that are not known, by dimension of the tables; one line for each share."""
    shown = {axis.dimension for table in release.tables for axis in table.axes}
    found: dict[tuple[State, Band], list[str]] = {}
    for axis in release.dimensions:
        if axis.dimension in shown and (told := _unknown(release, axis)):
            found.setdefault(told, []).append(language.text(axis.label))
    for state, share in sorted(found, key=lambda key: (list(_LINES).index(key[0]), list(Band).index(key[1]))):
        dimensions = "; ".join(found[state, share])
        yield language.text(_LINES[state], share=share_words(share, language), dimensions=dimensions)


def _unknown(release: Release, axis: ReleaseAxis) -> tuple[State, Band] | None:
    for unit in Unit if axis.unknown else ():
        part = release.cells.get(Cell(unit, ((axis.dimension, axis.unknown or ""),)))
        whole = release.cells.get(Cell(unit))
        if part is not None and whole is not None and part.state is not State.STRUCTURAL:
            return _share(part, whole)
    return None


def kept_windows(release: Release, language: Language) -> str:
    """The share of closed follow-up windows that were kept; empty where no table of this release counts them."""
    part, whole = release.cells.get(Cell(Unit.CONTACTS, _KEPT)), release.cells.get(Cell(Unit.CONTACTS))
    if part is None or whole is None:
        return ""
    state, share = _share(part, whole)
    if state is State.NOT_COLLECTED:
        return ""
    shown = share_words(share, language) if state is State.VALUE else language.text(_WITHHELD)
    return language.text(_("Kept, of all windows that were closed: {share}."), share=shown)


def _share(part: Figure, whole: Figure) -> tuple[State, Band]:
    """Whether the share can be told, and its band if so."""
    if State.NOT_COLLECTED in (part.state, whole.state):
        return State.NOT_COLLECTED, Band.UNKNOWN
    if part.value is None or whole.value is None:
        return State.HIDDEN, Band.UNKNOWN
    return State.VALUE, band(part.value, whole.value)


def share_words(share: Band, language: Language) -> str:
    """A band in words, its percent sign on the line of its number."""
    return language.text(BAND_LABELS[share]).replace(" %", "\N{NO-BREAK SPACE}%")
