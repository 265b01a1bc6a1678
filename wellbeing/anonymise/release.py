"""A release: the one type that may leave. Figures only; a withheld figure holds no number.

This module knows nothing of cases, officers or true counts, and so do those who draw or write a release.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from wellbeing.anonymise.cell import Cell, cell
from wellbeing.anonymise.coverage import Coverage
from wellbeing.anonymise.floors import FLOORS, Kind
from wellbeing.anonymise.indicators.definition import Source, Statistic
from wellbeing.anonymise.indicators.standing import FactFigure, MeasureFigure
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.reduced import Reduced
from wellbeing.anonymise.schema import QUARTER, REGION
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import Trends
from wellbeing.language import _

NATIONAL = _(
    "The cases are known to representatives of police unions in many areas. Each of them added their own small counts "
    "in two parts that say nothing alone, and two offices added up the parts, area by area and quarter by quarter."
)
"""What a national release is made of, in words for its readers."""

RULE_OF_CONTRIBUTORS = _("A figure is also withheld where fewer than {fewest} representatives have cases in it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisCode:
    """A row or column: `label` is an English msgid, `depth` 0 for the total, 1 for groups, 2 for their parts
    (those have a `parent`). `about` (msgid), `source` (its code in the classification) and `floor` (fewest cases and
    officers of a figure) are for the dictionary."""

    code: str
    label: str
    depth: int
    parent: str | None = None
    about: str = ""
    source: str = ""
    floor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseAxis:
    """A dimension of a table with its codes in order, the total first, a group before its parts. `unknown` is the code
    of a missing answer, None where every case has one. `about` (msgid) says what it is, `source` names its
    classification; both may be empty."""

    dimension: str
    label: str
    codes: tuple[AxisCode, ...]
    unknown: str | None = None
    about: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseTable:
    """One table. `figures` is keyed by one code per axis, in the order of the axes."""

    name: str
    label: str
    unit: str
    axes: tuple[ReleaseAxis, ...]
    figures: Mapping[tuple[str, ...], Figure]

    def cell(self, codes: tuple[str, ...]) -> Cell:
        """What a figure of this table is about."""
        return cell(self.unit, dict(zip((axis.dimension for axis in self.axes), codes, strict=True)))

    @property
    def by_quarter(self) -> bool:
        """Whether it tells the quarters of the year apart."""
        return any(axis.dimension == QUARTER for axis in self.axes)

    @property
    def across(self) -> int | None:
        """The place of the axis whose codes are columns: the quarters, so that time runs across; else the last of those
        with fewest codes. None with one axis."""
        if len(self.axes) == 1:
            return None
        return min(
            range(len(self.axes)),
            key=lambda place: (self.axes[place].dimension != QUARTER, len(self.axes[place].codes), -place),
        )

    @property
    def down(self) -> tuple[int, ...]:
        """The places of the axes whose codes are rows, the outermost first: a region stands over everything else."""
        places = [place for place in range(len(self.axes)) if place != self.across]
        return tuple(sorted(places, key=lambda place: (self.axes[place].dimension != REGION, place)))

    def codes_at(self, down: tuple[str, ...], across: str | None) -> tuple[str, ...]:
        """The codes of a row (outermost first) and a column in the order of the axes."""
        codes = dict(zip(self.down, down, strict=True))
        if self.across is not None and across is not None:
            codes[self.across] = across
        return tuple(codes[place] for place in range(len(self.axes)))

    def below(self, outer: tuple[str, ...]) -> "ReleaseTable":
        """The part below these codes of the outermost rows: without their axes, with the same one across."""
        held = dict(zip(self.down, outer, strict=False))
        kept = [place for place in range(len(self.axes)) if place not in held]
        return replace(
            self,
            axes=tuple(self.axes[place] for place in kept),
            figures={
                tuple(codes[place] for place in kept): figure
                for codes, figure in self.figures.items()
                if all(codes[place] == code for place, code in held.items())
            },
        )

    def number_of(self, state: State) -> int:
        """How many of the table's figures are in this state."""
        return sum(figure.state is state for figure in self.figures.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseMeasure:
    """One figure of an indicator. `band_label` (msgid) names the class of a median; `label` what is measured."""

    id: str
    label: str
    statistic: Statistic
    unit: str
    figure: MeasureFigure
    band_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseIndicator:
    """An indicator with its measures, worked out from the cells and facts of the same release. `label` and `note`
    (may be empty) are English msgids."""

    id: str
    label: str
    source: Source
    note: str
    measures: tuple[ReleaseMeasure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFact:
    """An imported fact over all forces that passed the floor: what indicators need beside the cells."""

    code: str
    label: str
    figure: FactFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Everything that a release folder says.

    `dimensions` are all that the schema's tables use, whether or not their tables are in this release. `area`
    is a code of CL_AREA (a country of Eurostat's list, or `_U`). `officers` is the number of distinct
    officers, None in a national release (contributions don't tell it) and with `too_few`: then there are no tables,
    only the words 'fewer than 30'. `left_out` names
    tables that are not shown, or only coarser. `counted_share` is the band of cases that entered the figures
    among those that are known. `released_on` dates the release. A `fictitious` one comes from example data.
    `impossible` holds codes, by dimension, that cannot occur together.
    `indicators` are functions of `cells` and `facts` and add nothing to them. `trends` sets the published figures
    beside those of the years that were released before, `trends_by_quarter` those of its quarters beside the quarters
    of these years; None for the first, and where no release has tables by quarter. `coverage` says what of the country
    and the year is in a national release.
    """

    schema: str
    period: Period
    area: str
    area_name: str
    officers: int | None
    too_few: bool
    dimensions: tuple[ReleaseAxis, ...]
    tables: tuple[ReleaseTable, ...]
    left_out: tuple[Reduced, ...]
    counted_share: Band
    threshold: int
    width: int
    program: str
    released_on: dt.date
    fictitious: bool
    cells: Mapping[Cell, Figure]
    impossible: tuple[Mapping[str, str], ...] = ()
    indicators: tuple[ReleaseIndicator, ...] = ()
    facts: tuple[ReleaseFact, ...] = ()
    trends: Trends | None = None
    trends_by_quarter: Trends | None = None
    kind: Kind = Kind.OPEN
    coverage: Coverage | None = None

    @property
    def is_national(self) -> bool:
        """Whether it is of the contributions of many representatives."""
        return self.kind is Kind.NATIONAL

    @property
    def fewest_contributors(self) -> int:
        """Fewest representatives behind a figure."""
        return FLOORS[self.kind].contributors

    @property
    def over_time(self) -> tuple[Trends, ...]:
        """All trends: over the years, and over the quarters."""
        return tuple(one for one in (self.trends, self.trends_by_quarter) if one is not None)

    @property
    def withheld(self) -> int:
        """How many different cells are withheld."""
        return sum(figure.state is State.HIDDEN for figure in self.cells.values())

    @property
    def name(self) -> str:
        """A name for files: schema and period."""
        return "-".join((self.schema.lower().replace("_", "-"), self.period.label))

    def published(self) -> Published:
        """The release as a reader has it, for the ledger and the audit."""
        return Published(schema=self.schema, period=self.period, cells=self.cells)
