"""Steps of the schema are taken whole or not at all, and a newer vault is left alone."""

import shutil
from pathlib import Path

import pytest

from tests.vault.laid import PEOPLE, Laid
from wellbeing.errors import Trouble
from wellbeing.vault import migrations, opening
from wellbeing.vault.attempt import NOT_MIGRATED
from wellbeing.vault.header import NEWER
from wellbeing.vault.whole_check import verify_records


@pytest.fixture
def more(steps: Path, tmp_path: Path) -> Path:
    """A copy of the schema's folder to add steps to."""
    return Path(shutil.copytree(steps, tmp_path / "more"))


def step(folder: Path, number: int, body: str) -> None:
    content = f"BEGIN IMMEDIATE;\n{body}\nPRAGMA user_version = {number};\nCOMMIT;\n"
    (folder / f"{number:04}-step.sql").write_text(content)


def opened_names(laid: Laid, folder: Path) -> int:
    store = opening.open_with_key(laid.folder, laid.key, migrations=folder)
    try:
        verify_records(store)
        return len(store.all("SELECT name FROM person"))
    finally:
        store.close()


def test_an_older_vault_is_brought_up_to_date_and_its_new_tables_are_counted(laid: Laid, more: Path) -> None:
    step(more, 3, "ALTER TABLE person ADD COLUMN nickname TEXT; UPDATE person SET nickname = name || '!';")
    step(more, 4, "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT) STRICT;")
    store = laid.open()
    generation = store.generation
    store.close()
    store = opening.open_with_key(laid.folder, laid.key, migrations=more)
    assert store.generation == generation + 1, "both steps are one transaction"
    with store.transaction("place.added"):
        store.run("INSERT INTO place (name) VALUES ('Here')")
    assert verify_records(store).records == PEOPLE * 2 + 1
    store.close()
    assert opened_names(laid, more) == PEOPLE


def test_a_step_may_rebuild_a_table_that_others_refer_to(laid: Laid, more: Path) -> None:
    step(
        more,
        3,
        """CREATE TABLE person_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
        INSERT INTO person_new SELECT id, name FROM person;
        DROP TABLE person;
        ALTER TABLE person_new RENAME TO person;""",
    )
    assert opened_names(laid, more) == PEOPLE


def test_a_step_may_drop_a_column(laid: Laid, more: Path) -> None:
    step(more, 3, "ALTER TABLE person DROP COLUMN age;")
    assert opened_names(laid, more) == PEOPLE


@pytest.mark.parametrize(
    "body",
    [
        "UPDATE person SET age = 1; CREATE TABLE person (id INTEGER);",
        "DELETE FROM person WHERE id = 1;",
        "UPDATE person SET age = 1; SELECT nonsense FROM nowhere;",
    ],
)
def test_a_step_that_fails_leaves_the_vault_as_it_was(laid: Laid, more: Path, body: str) -> None:
    before = laid.content()
    step(more, 3, "CREATE TABLE place (id INTEGER PRIMARY KEY) STRICT;")
    step(more, 4, body)
    with pytest.raises(Trouble) as caught:
        opening.open_with_key(laid.folder, laid.key, migrations=more, witnesses=laid.witnesses)
    assert caught.value.sentence == NOT_MIGRATED
    assert laid.content() == before
    assert len(laid.names()) == PEOPLE


def test_a_newer_vault_is_refused_and_left_alone(laid: Laid, more: Path) -> None:
    step(more, 3, "CREATE TABLE place (id INTEGER PRIMARY KEY) STRICT;")
    opened_names(laid, more)
    before = laid.content()
    with pytest.raises(Trouble) as caught:
        laid.open()
    assert caught.value.sentence == NEWER
    assert laid.content() == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("0004-gap.sql", "BEGIN IMMEDIATE;\nPRAGMA user_version = 4;\nCOMMIT;\n"),
        ("0003-other-number.sql", "BEGIN IMMEDIATE;\nPRAGMA user_version = 5;\nCOMMIT;\n"),
        ("0003-no-frame.sql", "CREATE TABLE place (id INTEGER PRIMARY KEY) STRICT;\n"),
        ("third.sql", "BEGIN IMMEDIATE;\nPRAGMA user_version = 3;\nCOMMIT;\n"),
    ],
)
def test_a_step_with_a_gap_or_without_its_frame_is_our_mistake(more: Path, name: str, content: str) -> None:
    (more / name).write_text(content)
    with pytest.raises(ValueError):
        migrations.steps(more)


def test_the_shipped_steps_are_numbered_and_framed() -> None:
    shipped = migrations.steps(migrations.SHIPPED)
    assert [one.number for one in shipped] == list(range(1, len(shipped) + 1))
    assert "CREATE TABLE log" in shipped[0].script
