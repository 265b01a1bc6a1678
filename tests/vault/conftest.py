"""A vault with a few hundred records and two recovery sheets' slots, made once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from tests.vault.laid import GROUND, Laid, laid_out


@pytest.fixture(scope="session")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small schema: the shipped ground, and records with a reference, a cascade and a search index."""
    folder = tmp_path_factory.mktemp("steps")
    shutil.copy(GROUND, folder)
    (folder / "0002-people.sql").write_text(
        """BEGIN IMMEDIATE;
        CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, age INTEGER) STRICT;
        CREATE TABLE note (
            id INTEGER PRIMARY KEY,
            person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE ON UPDATE CASCADE,
            words TEXT NOT NULL
        ) STRICT;
        CREATE INDEX note_person ON note (person_id);
        CREATE TABLE tag (name TEXT, weight REAL, raw BLOB, PRIMARY KEY (name)) STRICT, WITHOUT ROWID;
        CREATE VIRTUAL TABLE search USING fts5 (words);
        INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
        PRAGMA user_version = 2;
        COMMIT;
        """
    )
    return folder


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, steps: Path) -> Laid:
    """The vault that the tests copy."""
    return laid_out(tmp_path_factory.mktemp("template") / "vault", steps)


@pytest.fixture
def laid(template: Laid, tmp_path: Path) -> Laid:
    """A vault of this test's own, closed."""
    return template.copied(tmp_path / "vault")
