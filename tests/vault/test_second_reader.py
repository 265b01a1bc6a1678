"""docs/formats/vault.md is exact: a reader written from it alone reads and checks everything."""

import ast
import datetime as dt
from pathlib import Path

import pytest

from tests.vault import second_reader
from tests.vault.kills import with_draft
from tests.vault.laid import HOLDERS, PASSPHRASE, PEOPLE, Laid
from tests.vault.second_reader import SecondReader
from tests.vault.switched import switched
from wellbeing.vault import opening
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.rekeying.change import change_key
from wellbeing.vault.slots import make_sheets

NOW = dt.datetime(2026, 3, 1, 22, 15, tzinfo=dt.UTC)


def test_it_imports_nothing_of_the_package() -> None:
    tree = ast.parse(Path(second_reader.__file__).read_text("utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert not [name for name in imported if name and name.startswith("wellbeing")]


@pytest.mark.parametrize("by_sheets", [False, True])
def test_it_reads_and_checks_a_vault(laid: Laid, by_sheets: bool) -> None:
    store = laid.open()
    DraftBox(laid.folder, store.draft_key()).write("case 1", b"Half a sent", NOW)
    with store.transaction("tag.added"):
        store.run("INSERT INTO tag VALUES ('Größe', 0.5, x'00ff')")
        store.run("DELETE FROM person WHERE id = 5")
    store.close()
    sheets = tuple(" ".join(sheet.words) for sheet in laid.sheets.sheets[1:])
    reader = SecondReader(laid.folder, PASSPHRASE, sheets if by_sheets else ())
    assert len(reader.rows("SELECT * FROM person")) == PEOPLE - 1
    assert reader.check_log() == reader.sum_of_records()
    generation, mac, pages, page_count = reader.newest_head()
    assert (pages, page_count) == reader.pages()
    assert reader.rows("SELECT seq, mac FROM log ORDER BY seq DESC LIMIT 1") == [(generation, mac)]
    assert reader.draft("case 1") == ["case 1", NOW, b"Half a sent"]
    assert reader.holders() == list(HOLDERS)
    reader.connection.close()


def whole(reader: SecondReader) -> None:
    """Read and check everything that stands in the form."""
    assert len(reader.rows("SELECT * FROM person")) == PEOPLE
    assert reader.check_log() == reader.sum_of_records()
    generation, mac, *pages = reader.newest_head()
    assert tuple(pages) == reader.pages()
    assert reader.rows("SELECT seq, mac FROM log ORDER BY seq DESC LIMIT 1") == [(generation, mac)]
    assert reader.rows("SELECT action FROM log ORDER BY seq DESC LIMIT 1") != []
    assert reader.draft("case 1")[2] == b"Half a sent"


@pytest.mark.parametrize("by_sheets", [False, True])
def test_it_reads_a_vault_whose_key_was_changed(laid: Laid, tmp_path: Path, by_sheets: bool) -> None:
    laid = with_draft(laid, tmp_path / "with draft" / "vault")
    store = change_key(laid.open(), PASSPHRASE, kdf=LOWEST_SETTING, migrations=laid.steps)
    fresh = make_sheets(HOLDERS)
    one, two, _three = (" ".join(sheet.words) for sheet in fresh.sheets)
    opening.add_recovery(store, fresh, one)
    store.close()
    reader = SecondReader(laid.folder, PASSPHRASE, (one, two) if by_sheets else ())
    whole(reader)
    assert reader.holders() == list(HOLDERS)
    reader.connection.close()


@pytest.mark.parametrize("moved", [(), ("store.db",), ("store.db", "head")])
def test_it_reads_a_vault_whose_change_of_key_was_interrupted(
    laid: Laid, tmp_path: Path, moved: tuple[str, ...]
) -> None:
    half = switched(with_draft(laid, tmp_path / "with draft" / "vault"))
    for name in moved:
        (half.folder / "changing-key" / name).replace(half.folder / name)
    reader = SecondReader(half.folder, PASSPHRASE)
    whole(reader)
    reader.connection.close()


def test_it_reads_a_vault_with_the_shipped_schema(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    store = opening.create(folder, "café", kdf=LOWEST_SETTING)
    with store.transaction("setting.changed"):
        store.run("INSERT INTO setting (name, value) VALUES ('country', 'LU')")
    store.close()
    reader = SecondReader(folder, "cafe\u0301")
    assert reader.rows("SELECT value FROM setting WHERE name = 'country'") == [("LU",)]
    assert reader.check_log() == reader.sum_of_records()
    reader.connection.close()
