"""Every figure that leaves passes through a `Release`: those who write files and papers know nothing else.

The contract in pyproject.toml follows imports through all modules; here is what it can't see.
"""

import inspect
import typing

import pytest

from wellbeing.anonymise.quality import quality
from wellbeing.anonymise.release import Release
from wellbeing.exchange.release import (
    indicators_csv,
    indicators_structure,
    sdmx_csv,
    sdmx_metadata,
    sdmx_structure,
    workbook,
    writing,
)
from wellbeing.reports.figures import report


@pytest.mark.parametrize(
    "writer",
    [
        sdmx_csv.write_csv,
        sdmx_structure.write_structure,
        sdmx_metadata.write_quality,
        indicators_csv.write_indicators,
        indicators_structure.write_indicators_structure,
        workbook.write_workbook,
        workbook.about,
        writing.files_of,
        report.report_pdf,
        quality,
    ],
)
def test_whoever_writes_figures_is_given_a_release(writer: typing.Callable[..., object]) -> None:
    first = next(iter(inspect.signature(writer).parameters))
    assert typing.get_type_hints(writer)[first] is Release


def test_a_release_holds_no_true_count() -> None:
    """Its fields are figures as they leave, words, and what the schema says."""
    held = " ".join(map(str, typing.get_type_hints(Release).values()))
    assert not any(inner in held for inner in ("Counts", "Tally", "Protected", "CountedCase"))
