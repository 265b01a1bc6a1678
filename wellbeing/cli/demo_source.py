"""The spreadsheet that the demo imports: the real year where it lies beside the checkout, else a made-up one."""

import csv
import datetime as dt
from pathlib import Path
from random import Random

from wellbeing import paths

MAPPING = "nj-use-of-force-2022"
YEAR = 2022

_ROWS = 900
_COLUMNS = (
    *("Report no.", "Date", "County", "Municipality", "Agency", "Officer ref", "Age", "Rank", "Gender"),
    *("Type of incident", "Location", "How it began", "Subject resistance", "Officer injury", "Medical treatment"),
    *("In uniform", "Other officers present", "Subjects"),
)
_RESISTANCE = ("Passive Resistor", "Active Resistor", "Active Resistor", "Threatening Assailant", "Active Assailant")
_INJURY = ("", "", "", "", "", "", "Contusion/bruise", "Complaint of pain")


def spreadsheet(scratch: Path) -> tuple[Path, bool]:
    """A file that the shipped mapping reads, and whether its rows are real."""
    beside = paths.resources().parent.parent / "shared" / "data" / "officer-incidents-2022.csv"
    sample = paths.resources().parent / "tests" / "data" / "officer-incidents-sample.csv"
    for real in (beside, sample):
        if real.is_file():
            return real, True
    return made_up(scratch / "made-up.csv"), False


_FACTS = (
    ("OFFICERS", 1600, ""),
    ("HOURS_KNOWN", 900, ""),
    ("HOURS_OVER_48", 212, ""),
    ("SHIFTS", 4380, "300"),
    ("SHIFTS_UNDER", 610, "300"),
    ("WHO5_VALID", 240, ""),
    ("WHO5_LOW", 96, ""),
)


def made_up_facts(file: Path, force: str, source: str) -> Path:
    """Write a sheet of facts about a force that there is not."""
    with file.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.writer(out)
        sheet.writerow(("force", "year", "fact", "value", "persons", "source"))
        sheet.writerows((force, YEAR, fact, value, persons, source) for fact, value, persons in _FACTS)
    return file


def made_up(file: Path, rows: int = _ROWS) -> Path:
    """Write as many rows of the same form about nobody."""
    chance = Random(YEAR)
    with file.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.writer(out)
        sheet.writerow(_COLUMNS)
        for number in range(rows):
            sheet.writerow(_row(number, chance))
    return file


def _row(number: int, chance: Random) -> tuple[str, ...]:
    day = dt.date(YEAR, 1, 1) + dt.timedelta(days=chance.randrange(365))
    return (
        *(f"X{number:06d}", day.strftime("%m/%d/%Y"), "Example County", "Example town", "Example PD"),
        *(f"E{number % 500:05d}", str(chance.randrange(22, 58)), "Officer", chance.choice(("Male", "Female"))),
        *("Domestic", chance.choice(("Residence", "Other")), "Dispatched", chance.choice(_RESISTANCE)),
        *(chance.choice(_INJURY), "", "True", "", "1"),
    )
