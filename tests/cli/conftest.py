"""Every command of these tests keeps its data in a folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of the person who runs the tests is read or written."""
    folder = tmp_path / "data"
    monkeypatch.setenv("WELLBEING_DATA", str(folder))
    return folder
