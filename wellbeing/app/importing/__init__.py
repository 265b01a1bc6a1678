"""Import a union's own spreadsheet as history: a dry run first, then all of it or nothing."""

from wellbeing.app.importing.mappings import find_mapping, shipped_mappings
from wellbeing.app.importing.report import GapCount, ImportReport, RefusedRow
from wellbeing.app.importing.run import dry_run, import_file, imports_so_far, state_basis
from wellbeing.app.importing.shape import ColumnShape, SheetShape, look_at
from wellbeing.exchange.mapping.file import save_mapping
from wellbeing.exchange.mapping.form import Mapping

__all__ = [
    "ColumnShape",
    "GapCount",
    "ImportReport",
    "Mapping",
    "RefusedRow",
    "SheetShape",
    "dry_run",
    "find_mapping",
    "import_file",
    "imports_so_far",
    "look_at",
    "save_mapping",
    "shipped_mappings",
    "state_basis",
]
