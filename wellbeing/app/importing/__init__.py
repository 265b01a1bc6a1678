"""Import a union's own spreadsheet as history: a dry run first, then all of it or nothing."""

from wellbeing.app.importing.mappings import find_mapping, shipped_mappings
from wellbeing.app.importing.report import GapCount, ImportReport, RefusedRow
from wellbeing.app.importing.run import dry_run, import_file, state_basis

__all__ = [
    "GapCount",
    "ImportReport",
    "RefusedRow",
    "dry_run",
    "find_mapping",
    "import_file",
    "shipped_mappings",
    "state_basis",
]
