"""A small vault of the shipped schema with a backup of it, made once and copied for each test."""

from pathlib import Path

import pytest

from tests.torture.kept import Kept, laid_out


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """What the tests copy."""
    return laid_out(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def kept(template: Kept, tmp_path: Path) -> Kept:
    """The vault and its backup, of this test's own."""
    return template.copied(tmp_path / "kept")
