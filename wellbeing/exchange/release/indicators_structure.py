"""indicators-structure.xml: what the codes of indicators.csv mean, as SDMX-ML 3.0 with a dataflow of its own."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from wellbeing.anonymise.indicators.standing import Why
from wellbeing.anonymise.indicators.words import UNIT_LABELS, WHY_LABELS
from wellbeing.anonymise.release import AxisCode, Release
from wellbeing.exchange.release.indicators_csv import DATAFLOW, FACT, NOTHING, WHY_CODES
from wellbeing.exchange.release.sdmx_structure import FIXED_LISTS, StructureWriter
from wellbeing.language import _

_KEPT = ("FREQ", "COLLECTION", "UNIT_MULT", "CONF_STATUS")
"""Lists that the figures of the tables use as well."""


def write_indicators_structure(release: Release, created: dt.datetime) -> bytes:
    """The bytes of indicators-structure.xml. `created` (aware) dates the message."""
    return _IndicatorWriter(release).message(created)


class _IndicatorWriter(StructureWriter):
    has_quality = False
    flow_name = _("Indicators, from what is known to welfare representatives and from facts of forces")
    numbers: Mapping[str, str] = {"FORCES": _("Forces behind a fact")}

    @property
    def flow(self) -> str:
        return DATAFLOW

    def lists(self) -> Iterator[tuple[str, str, Iterable[AxisCode]]]:
        area = _code(self._release.area, self._release.area_name)
        yield "REF_AREA", _("Reference area"), [area]
        for name in _KEPT:
            label, codes = FIXED_LISTS[name]
            yield name, label, [_code(code, text) for code, text in codes]
        status, known = FIXED_LISTS["OBS_STATUS"]
        yield "OBS_STATUS", status, [*(_code(*pair) for pair in known), _code("O", _("Missing value"))]
        yield "INDICATOR", _("Indicator or fact"), self._measures()
        yield "UNIT_MEASURE", _("Unit of measure"), [_code(code, text) for code, text in UNIT_LABELS.items()]
        nothing = _code(NOTHING, _("Not applicable"))
        yield "BAND", _("Class of a median"), [*self._bands(), nothing]
        yield "WHY", _("Why there is no value"), [*(_code(WHY_CODES[why], WHY_LABELS[why]) for why in Why), nothing]

    def dimensions(self) -> list[str]:
        return ["FREQ", "REF_AREA", "COLLECTION", "INDICATOR"]

    def attributes(self) -> tuple[str, ...]:
        return ("UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS", "BAND", "WHY")

    def _measures(self) -> list[AxisCode]:
        measures = [_code(one.id, one.label) for indicator in self._release.indicators for one in indicator.measures]
        return measures + [_code(FACT + fact.code, fact.label) for fact in self._release.facts]

    def _bands(self) -> list[AxisCode]:
        """The classes that a median of this release lies in."""
        found = {
            one.figure.band: one.band_label
            for indicator in self._release.indicators
            for one in indicator.measures
            if one.figure.band is not None
        }
        return [_code(code, label) for code, label in found.items()]


def _code(code: str, label: str) -> AxisCode:
    return AxisCode(code=code, label=label, depth=1)
