"""indicators.csv: the indicators and the facts behind them, as SDMX-CSV 2.0 with a dataflow of its own.

One row per measure, then one per fact (codes with `F_`). OBS_STATUS is A for a value; without one OBS_VALUE is NaN with
Q and C for withheld, L for not collected, O for missing, M for what can't be worked out. BAND is the class of a median,
FORCES how many forces stand behind a fact (0 for a measure), WHY the reason for a gap. Reading checks everything and
guesses nothing.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from wellbeing.anonymise.indicators.standing import FactFigure, MeasureFigure, Standing, Why
from wellbeing.anonymise.release import Release
from wellbeing.errors import Refused
from wellbeing.exchange.release.sdmx_csv import AGENCY, CURRENT, IMPORTED, VERSION
from wellbeing.language import _

DATAFLOW = "WB_INDICATORS_1"
FACT = "F_"
"""What the codes of facts begin with."""
NOTHING = "_Z"
"""Not applicable (SDMX)."""
BEFORE = ("STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "COLLECTION", "INDICATOR")
AFTER = (
    "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS", "BAND", "FORCES", "WHY",
)  # fmt: skip
HEADER = (*BEFORE, *AFTER)
WHY_CODES: Mapping[Why, str] = {why: why.name for why in Why}

MARKS: Mapping[Standing, tuple[str, str]] = {
    Standing.VALUE: ("A", "F"),
    Standing.WITHHELD: ("Q", "C"),
    Standing.NOT_COLLECTED: ("L", "F"),
    Standing.MISSING: ("O", "F"),
    Standing.UNDEFINED: ("M", "F"),
}
_STANDINGS = {marks: standing for standing, marks in MARKS.items()}
_WHYS = {code: why for why, code in WHY_CODES.items()}
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9])?", re.ASCII)
_COUNT = re.compile(r"0|[1-9][0-9]{0,14}", re.ASCII)
_LARGEST, _MOST_ROWS = 500_000, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenIndicators:
    """What an indicators.csv says: measures by id, and facts by code."""

    measures: Mapping[str, MeasureFigure]
    facts: Mapping[str, FactFigure]


def write_indicators(release: Release) -> bytes:
    """The bytes of indicators.csv."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    collection = IMPORTED if release.period.imported else CURRENT
    frequency = "Q" if release.period.quarter else "A"
    before = ["dataflow", f"{AGENCY}:{DATAFLOW}({VERSION})", "I", frequency, release.area, collection]
    time = release.period.time
    for indicator in release.indicators:
        for one in indicator.measures:
            figure = one.figure
            why = WHY_CODES[figure.why] if figure.why else NOTHING
            marks = (*MARKS[figure.standing], figure.band or NOTHING, "0", why)
            writer.writerow([*before, one.id, time, _written(figure.value), one.unit, "0", *marks])
    for fact in release.facts:
        told = fact.figure
        marks = (*MARKS[told.standing], NOTHING, str(told.forces), NOTHING)
        writer.writerow([*before, FACT + fact.code, time, _written(told.value), "NR", "0", *marks])
    return out.getvalue().encode("utf-8")


def _written(value: Decimal | int | None) -> str:
    return "NaN" if value is None else str(value)


def read_indicators(raw: bytes) -> WrittenIndicators:
    """What an indicators.csv says. Raises Refused for anything that is not exactly one."""
    measures: dict[str, MeasureFigure] = {}
    facts: dict[str, FactFigure] = {}
    try:
        if len(raw) > _LARGEST:
            raise ValueError("too large")
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
        if tuple(rows[0]) != HEADER or not 2 <= len(rows) <= _MOST_ROWS:
            raise ValueError("header")
        for row in rows[1:]:
            if len(row) != len(HEADER) or row[:6] != rows[1][:6] or row[7] != rows[1][7]:
                raise ValueError("row")
            code, value, marks = row[6], row[8], row[11:]
            if code in measures or code.removeprefix(FACT) in facts:
                raise ValueError("twice")
            if code.startswith(FACT):
                facts[code.removeprefix(FACT)] = _fact(value, marks)
            else:
                measures[code] = _measure(value, marks)
    except (ValueError, KeyError, IndexError, csv.Error) as error:
        raise Refused(_("The indicators in this folder cannot be read: they are not those of this program.")) from error
    return WrittenIndicators(measures=measures, facts=facts)


def _measure(value: str, marks: list[str]) -> MeasureFigure:
    observed, confidential, band, _forces, why = marks
    return MeasureFigure(
        standing=_STANDINGS[observed, confidential],
        value=None if value == "NaN" else Decimal(_matching(_NUMBER, value)),
        band=None if band == NOTHING else band,
        why=None if why == NOTHING else _WHYS[why],
    )


def _fact(value: str, marks: list[str]) -> FactFigure:
    observed, confidential, _band, forces, _why = marks
    return FactFigure(
        standing=_STANDINGS[observed, confidential],
        value=None if value == "NaN" else int(_matching(_COUNT, value)),
        forces=int(_matching(_COUNT, forces)),
    )


def _matching(form: re.Pattern[str], text: str) -> str:
    if not form.fullmatch(text):
        raise ValueError("number")
    return text
