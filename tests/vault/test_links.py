"""A link laid where the program has a folder is taken away: nothing is written, read or tidied up behind it."""

import datetime as dt
import os
from pathlib import Path

import pytest

from tests.vault.laid import Laid
from wellbeing.vault.backups import scratch
from wellbeing.vault.drafts import FOLDER, DraftBox

NOW = dt.datetime(2026, 3, 1, 22, 15, tzinfo=dt.UTC)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="only administrators make links there")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Somebody's folder, with files that are called like ours."""
    folder = tmp_path / "elsewhere"
    (folder / "copy-of-2024").mkdir(parents=True)
    (folder / "copy-of-2024" / "photo").write_text("a photo")
    (folder / "letter.new").write_text("a letter")
    (folder / ("0" * 32 + ".draft")).write_text("a draft of a novel")
    return folder


def content(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_drafts_folder_that_is_a_link_leads_nowhere(laid: Laid, elsewhere: Path) -> None:
    before = content(elsewhere)
    (laid.folder / FOLDER).symlink_to(elsewhere, target_is_directory=True)
    store = laid.open()
    assert store.drafts.listed().damaged == 0
    assert store.drafts.read("case 1") is None
    store.drafts.change_key(store.draft_key(), store.draft_key())
    store.drafts.reserve()
    store.drafts.write("case 1", b"Half a sent", NOW)
    store.close()
    assert content(elsewhere) == before
    assert not (laid.folder / FOLDER).is_symlink()


def test_a_link_laid_while_the_vault_is_open_is_not_written_through(tmp_path: Path, elsewhere: Path) -> None:
    before = content(elsewhere)
    (tmp_path / FOLDER).symlink_to(elsewhere, target_is_directory=True)
    box = DraftBox(tmp_path, b"k" * 32)
    box.drop("case 1")
    box.write("case 1", b"Half a sent", NOW)
    assert content(elsewhere) == before
    found = box.read("case 1")
    assert found is not None
    assert found.content == b"Half a sent"


@pytest.mark.parametrize("name", [".looked-at", "looked-at"])
def test_copies_that_are_looked_at_lie_behind_no_link(name: str, tmp_path: Path, elsewhere: Path) -> None:
    before, place = content(elsewhere), tmp_path / name
    place.symlink_to(elsewhere, target_is_directory=True)
    scratch.sweep(place)
    assert content(elsewhere) == before
    with scratch.folder_in(place) as folder:
        (folder / "store.db").write_bytes(b"encrypted")
        assert content(elsewhere) == before
    assert content(elsewhere) == before
    assert not place.is_symlink()


def test_a_link_among_the_copies_is_not_followed(tmp_path: Path, elsewhere: Path) -> None:
    before, place = content(elsewhere), tmp_path / "looked-at"
    place.mkdir()
    (place / "copy-laid").symlink_to(elsewhere, target_is_directory=True)
    with scratch.folder_in(place):
        pass
    assert content(elsewhere) == before
