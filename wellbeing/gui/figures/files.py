"""The files of a release in words: what each holds, and what stands in them beside the tables."""

from collections.abc import Iterator

from wellbeing.anonymise.release import Release
from wellbeing.language import _

FILES = (
    ("report.pdf", _("The report to read: every table, charts, the method, and what is withheld.")),
    ("tables.xlsx", _("The same tables for a spreadsheet program.")),
    ("data.csv", _("The same figures for statistical offices (SDMX-CSV 2.0).")),
    ("structure.xml", _("What the codes in it mean (SDMX-ML 3.0).")),
    ("quality.xml", _("How good the figures are: coverage, consent, missing answers, breaks (after SIMS).")),
    ("dictionary.csv", _("Every table, dimension and code with its meaning, in every language of the program.")),
    ("indicators.csv", _("The indicators, and the facts of forces behind them (SDMX-CSV 2.0).")),
    ("indicators-structure.xml", _("What the codes in it mean (SDMX-ML 3.0).")),
    ("trends.csv", _("This year's figures beside those of the years released before (SDMX-CSV 2.0).")),
    ("trends-structure.xml", _("What the codes in it mean (SDMX-ML 3.0).")),
    ("README.txt", _("What the folder is, in a few lines.")),
    ("manifest.json", _("The size and check sum of every file, so that a change is seen.")),
    ("signature.json", _("Your signature over all of it. It holds no name, only the keys on your card.")),
)
"""What a release folder holds, file by file."""

_PERIOD = _("The period, the country, the version of the program and the day of the release.")
_QUALITY = _(
    "How many answers are not known and how many follow-up windows were kept, in bands, from the figures shown."
)
_OPEN = (
    _PERIOD,
    _("Which share of the cases known to you is counted, in broad bands such as '75 to 89 %'."),
    _("The number of different officers, once for the whole period."),
    _QUALITY,
)
_NATIONAL = (
    _PERIOD,
    _("The areas, by the codes of their regions, and in which quarters they were opened."),
    _("Which share of the representatives reported, in a broad band."),
    _QUALITY,
)


def files_of(release: Release) -> Iterator[tuple[str, str]]:
    """The files that this release will have, with what each holds."""
    for name, holds in FILES:
        absent = not release.indicators if name.startswith("indicators") else release.trends is None
        if not (absent and name.startswith(("indicators", "trends"))):
            yield name, holds


def also_told(release: Release) -> tuple[str, ...]:
    """What stands in the files beside the tables."""
    return _NATIONAL if release.is_national else _OPEN
