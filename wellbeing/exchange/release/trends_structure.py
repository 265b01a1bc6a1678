"""trends-structure.xml: what the codes of trends.csv mean, as SDMX-ML 3.0 with a dataflow of its own."""

import datetime as dt
from collections.abc import Iterable, Iterator

from wellbeing.anonymise.indicators.words import UNIT_LABELS
from wellbeing.anonymise.release import AxisCode, Release
from wellbeing.anonymise.schema import REGION
from wellbeing.anonymise.trends import BreakWhy
from wellbeing.anonymise.trends_words import WHY_WORDS
from wellbeing.exchange.release.indicators_csv import NOTHING
from wellbeing.exchange.release.sdmx_structure import FIXED_LISTS, StructureWriter, areas_of
from wellbeing.exchange.release.trends_csv import BROKEN, DATAFLOW, axes_of
from wellbeing.language import _

BREAK_NAME = _("Why a year or quarter can't be compared with the one before it")
BREAK_CODES = [(why.name, WHY_WORDS[why]) for why in BreakWhy]
MORE_STATUS = [(BROKEN, _("Time series break")), ("O", _("Missing value"))]
"""Codes of OBS_STATUS that the figures of one year alone don't need."""


def write_trends_structure(release: Release, created: dt.datetime) -> bytes:
    """The bytes of trends-structure.xml. `created` (aware) dates the message."""
    return _TrendsWriter(release).message(created)


class _TrendsWriter(StructureWriter):
    has_quality = False
    flow_name = _("Published figures over time, as known to welfare representatives")
    texts = ("BREAK",)

    def __init__(self, release: Release) -> None:
        super().__init__(release)
        used = axes_of(release)
        self._axes = [axis for axis in used if axis.dimension != REGION]
        self._by_region = len(self._axes) < len(used)

    @property
    def flow(self) -> str:
        return DATAFLOW

    def lists(self) -> Iterator[tuple[str, str, Iterable[AxisCode]]]:
        nothing = _code(NOTHING, _("Not applicable"))
        yield "REF_AREA", _("Reference area"), self._places()
        for name, (label, codes) in FIXED_LISTS.items():
            listed = [_code(*pair) for pair in codes]
            if name == "UNIT_MEASURE":
                listed = [_code(*pair) for pair in UNIT_LABELS.items()]
            elif name == "OBS_STATUS":
                listed += [_code(*pair) for pair in MORE_STATUS]
            elif name in ("COUNTED", "COLLECTION"):
                listed.append(nothing)
            yield name, label, listed
        for axis in self._axes:
            yield axis.dimension.upper(), axis.label, [*axis.codes, nothing]
        yield "INDICATOR", _("Indicator"), [*self._measures(), nothing]
        yield "BREAK", BREAK_NAME, [*(_code(*pair) for pair in BREAK_CODES), nothing]

    def _places(self) -> list[AxisCode]:
        places = areas_of(self._release)
        return places if self._by_region else places[:1]

    def dimensions(self) -> list[str]:
        return ["FREQ", "REF_AREA", "COUNTED", *(axis.dimension.upper() for axis in self._axes), "INDICATOR"]

    def attributes(self) -> tuple[str, ...]:
        return ("UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS", "COLLECTION")

    def _measures(self) -> list[AxisCode]:
        lines = (series.line for trends in self._release.over_time for series in trends.series)
        return [_code(line.about, line.label) for line in lines if isinstance(line.about, str)]


def _code(code: str, label: str) -> AxisCode:
    return AxisCode(code=code, label=label, depth=1)
