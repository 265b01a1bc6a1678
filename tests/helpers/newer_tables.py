"""A program with a newer version of the national schema beside the shipped one."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from wellbeing import paths
from wellbeing.app.contributing import making
from wellbeing.content import statistics
from wellbeing.office import intake

NEWER = "WB_NAT_2"


@contextlib.contextmanager
def newer_tables(folder: Path, since: int) -> Iterator[None]:
    """The program is updated: WB_NAT_2, with one table less, counts from a year on."""
    shutil.copytree(paths.resources() / "statistics", folder)
    shipped = folder / "national.yaml"
    shipped.rename(folder / "national-1.yaml")
    text = (
        (folder / "national-1.yaml")
        .read_text("utf-8")
        .replace("version: 1\nsince: 0\n", f"version: 2\nsince: {since}\n")
    )
    before, after = text.index("  - name: REFERRAL\n"), text.index("  - name: CARE_ACT\n")
    shipped.write_text(text[:before] + text[after:], "utf-8")
    try:
        with pytest.MonkeyPatch.context() as updated:
            updated.setattr(statistics, "_FOLDER", folder)
            _forget()
            yield
    finally:
        _forget()


def _forget() -> None:
    statistics.national_versions.cache_clear()
    for kept in (statistics.load_national_schema, statistics.load_contribution_schema, intake.layout, making.layout):
        kept.cache_clear()
