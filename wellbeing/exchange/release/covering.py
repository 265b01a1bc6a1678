"""What the files of a release say that it covers, held against the cells in them."""

from collections.abc import Mapping, Sequence

import msgspec

from wellbeing.anonymise.cell import TOTAL
from wellbeing.anonymise.coverage import Coverage, QuarterCoverage
from wellbeing.anonymise.published import Published, State
from wellbeing.anonymise.quarters import quarter_code
from wellbeing.anonymise.schema import QUARTER, REGION, Schema
from wellbeing.exchange.release.manifest import MANIFEST, Manifest, coverage_in


def coverage_left(files: Mapping[str, bytes]) -> Coverage | None:
    """The coverage as the manifest has it; None of a representative's release."""
    return coverage_in(msgspec.json.decode(files[MANIFEST], type=Manifest))


def fits_cells(told: Coverage, back: Published, schema: Schema) -> bool:
    """Whether the coverage has the areas of the figures, and whether of every area and quarter just what it says was
    not opened is not collected."""
    areas = {"_".join(area): set(area) for area in told.areas}
    opened = {
        (quarter_code(quarter.period.quarter or 0), code)
        for quarter in told.quarters
        for code, regions in areas.items()
        if any(regions & set(one) for one in quarter.opened)
    }
    parts = _parts(schema, tuple(areas))
    everywhere = set[str]().union(*areas.values())
    if parts is None or not all(_holds(quarter, everywhere) for quarter in told.quarters):
        return False
    for found, figure in back.cells.items():
        quarter = found.code(QUARTER)
        counted = quarter == TOTAL or any((quarter, area) in opened for area in parts[found.code(REGION)])
        if counted is (figure.state is State.NOT_COLLECTED):
            return False
    return True


def _holds(quarter: QuarterCoverage, everywhere: set[str]) -> bool:
    """Whether a quarter was opened within the areas of the year, and says of nothing opened why it was not."""
    opened = {region for area in quarter.opened for region in area}
    closed = {region for area in quarter.closed for region in area}
    return opened <= everywhere and not opened & closed and not (opened and quarter.why is not None)


def _parts(schema: Schema, areas: Sequence[str]) -> Mapping[str, Sequence[str]] | None:
    """The areas in every region of the schema; None where it has others."""
    region = schema.dimensions.get(REGION)
    if region is None:
        return {TOTAL: areas} if len(areas) == 1 else None
    if set(region.leaves()) != set(areas):
        return None
    inside = {code.code: [part.code for part in region.children(code.code)] or [code.code] for code in region.codes}
    return {TOTAL: areas, **inside}
