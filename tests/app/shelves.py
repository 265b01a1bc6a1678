"""A shelf of checklists of a test's own, in place of the shipped ones."""

import shutil
from pathlib import Path

import pytest

from wellbeing import paths
from wellbeing.content import library, shipped


class Shelf:
    """A copy of the shipped content in a temporary folder, to which a test adds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def publish(self, name: str, version: int, change: tuple[str, str]) -> None:
        """Publish a version of a checklist: the newest one with one text replaced."""
        newest = library.checklist(name).version
        content = (self._folder / "checklists" / name / f"{newest}.yaml").read_text(encoding="utf-8")
        assert change[0] in content
        content = content.replace(*change).replace(f"version: {newest}\n", f"version: {version}\n", 1)
        self.add(name, version, content)

    def add(self, name: str, version: int, content: str) -> None:
        """Add a file as it is."""
        file = self._folder / "checklists" / name / f"{version}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
        shipped._installed.cache_clear()  # a newer program starts anew


def own_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """The program's resources become a copy of the test's own."""
    folder = Path(shutil.copytree(paths.resources(), tmp_path / "resources"))
    monkeypatch.setattr(paths, "resources", lambda: folder)
    return Shelf(folder)
