"""Changing the key: nothing is lost, nothing of the old key opens what follows, and no folder laid there is used."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.vault.kills import NOW, everything_is_there, opened, with_draft
from tests.vault.laid import PASSPHRASE, Laid, add_people
from tests.vault.switched import switched
from wellbeing.errors import Refused, Tampered, Trouble
from wellbeing.vault import examination as told
from wellbeing.vault import header as headers
from wellbeing.vault import opening
from wellbeing.vault.connection import PAGE_BYTES
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.rekeying import unfinished
from wellbeing.vault.rekeying.building import NO_ROOM
from wellbeing.vault.rekeying.change import change_key
from wellbeing.vault.rekeying.manifest import FOLDER
from wellbeing.vault.slots import NO_RECOVERY
from wellbeing.vault.store import Store


def changed(laid: Laid, store: Store | None = None, **more: object) -> Store:
    """The vault opened, and given another key."""
    return change_key(
        store or laid.open(witnessed=True),
        PASSPHRASE,
        kdf=LOWEST_SETTING,
        migrations=laid.steps,
        witnesses=laid.witnesses,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def switched_template(template: Laid, tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """A vault whose change of key was interrupted right after the header's, made once."""
    return switched(with_draft(template, tmp_path_factory.mktemp("switched") / "vault"))


@pytest.fixture
def half(switched_template: Laid, tmp_path: Path) -> Laid:
    """The same, of this test's own."""
    return switched_template.copied(tmp_path / "half" / "vault")


def everything(laid: Laid) -> dict[Path, bytes]:
    """Every file of the vault, those in folders too."""
    return {path: path.read_bytes() for path in laid.folder.rglob("*") if path.is_file() and path.name != "lock"}


def opening_tells(laid: Laid) -> str:
    """The sentence with which opening is refused; nothing may be changed by it."""
    before = everything(laid)
    with pytest.raises(Tampered) as caught:
        opened(laid, laid.key)
    assert everything(laid) == before
    return caught.value.sentence


def sheets_of(laid: Laid) -> tuple[str, str]:
    one, two, _three = (" ".join(sheet.words) for sheet in laid.sheets.sheets)
    return one, two


def test_everything_is_there_under_another_key(laid: Laid, tmp_path: Path) -> None:
    laid = with_draft(laid, tmp_path / "with draft" / "vault")
    store = laid.open(witnessed=True)
    log, records = store.all("SELECT seq, at, action, subject, sum FROM log"), store.all("SELECT * FROM note")
    store = changed(laid, store)
    assert store.key != laid.key
    everything_is_there(store)
    assert store.all("SELECT * FROM note") == records
    assert store.all("SELECT seq, at, action, subject, sum FROM log WHERE action <> 'vault.key-changed'") == log
    assert store.one("SELECT action FROM log ORDER BY seq DESC LIMIT 1") == ("vault.key-changed",)
    assert store.key_change is None
    add_people(store, "Ana")
    store.close()
    again = opening.open_vault(laid.folder, PASSPHRASE, migrations=laid.steps, witnesses=laid.witnesses)
    assert again.one("SELECT count(*) FROM person WHERE name = 'Ana'") == (1,)
    assert not again.after_crash
    again.close()
    assert sorted(path.name for path in laid.folder.iterdir()) == ["drafts", "head", "header.json", "lock", "store.db"]


def test_not_one_page_stays_as_it_was(laid: Laid) -> None:
    before = laid.store.read_bytes()
    changed(laid).close()
    after = laid.store.read_bytes()
    pages = {before[start : start + PAGE_BYTES] for start in range(0, len(before), PAGE_BYTES)}
    assert not pages & {after[start : start + PAGE_BYTES] for start in range(0, len(after), PAGE_BYTES)}


def test_whoever_kept_the_old_header_and_key_opens_nothing_of_what_follows(laid: Laid) -> None:
    old = laid.header.read_bytes()
    changed(laid).close()
    for header in (None, old):
        if header is not None:
            laid.header.write_bytes(header)
        for witnesses in (laid.witnesses, None):
            with pytest.raises(Tampered):
                opening.open_with_key(laid.folder, laid.key, migrations=laid.steps, witnesses=witnesses)


def test_sheets_of_the_old_key_open_nothing_and_new_ones_do(laid: Laid) -> None:
    store = changed(laid)
    with pytest.raises(Refused) as caught:
        headers.read(laid.folder).opened_by_sheets(*sheets_of(laid))
    assert caught.value.sentence == NO_RECOVERY
    assert opening.recovery_holders(store) == ()
    opening.add_recovery(store, laid.sheets, sheets_of(laid)[0])
    assert headers.read(laid.folder).opened_by_sheets(*sheets_of(laid)) == store.key
    store.close()


def test_a_copy_made_before_still_opens_but_not_in_the_place_of_the_vault(laid: Laid, tmp_path: Path) -> None:
    copy = laid.copied(tmp_path / "backup")
    changed(laid).close()
    opening.open_vault(copy.folder, PASSPHRASE, migrations=laid.steps).close()
    shutil.rmtree(laid.folder)
    shutil.copytree(copy.folder, laid.folder)
    assert opening_tells(laid) == told.WITNESS_NEWER


def test_a_wrong_passphrase_changes_nothing(laid: Laid) -> None:
    before = everything(laid)
    store = laid.open()
    with pytest.raises(Refused):
        change_key(store, "another passphrase", kdf=LOWEST_SETTING, migrations=laid.steps)
    store.close()
    assert everything(laid) == before


class Stopped(Exception):
    """The person pressed 'Cancel'."""


@pytest.mark.parametrize("after", [1, 3, 8])
def test_it_can_be_stopped_and_the_vault_is_as_before(laid: Laid, after: int) -> None:
    shown: list[int] = []

    def progress(done: int, whole: int) -> None:
        shown.append(done)
        assert whole == 100
        if len(shown) == after:
            raise Stopped

    store, before = laid.open(), everything(laid)
    with pytest.raises(Stopped):
        changed(laid, store, progress=progress)
    assert everything(laid) == before
    assert shown == sorted(shown)
    add_people(store, "Ana")
    store.close()
    assert "Ana" in laid.names()


def test_without_room_for_a_second_store_nothing_begins(laid: Laid, monkeypatch: pytest.MonkeyPatch) -> None:
    store, before = laid.open(), everything(laid)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(free=1_000_000))
    with pytest.raises(Trouble) as caught:
        changed(laid, store)
    assert caught.value.sentence == NO_ROOM
    assert caught.value.values == {"megabytes": 5}
    assert everything(laid) == before
    store.close()


def test_records_changed_past_the_program_are_not_sealed_anew(laid: Laid) -> None:
    store = laid.open()
    with store._access.writing():
        store._access.connection.execute("UPDATE person SET age = age + 1 WHERE id = 7")
    with pytest.raises(Tampered) as caught:
        changed(laid, store)
    assert caught.value.sentence == told.RECORDS_CHANGED
    assert not (laid.folder / FOLDER).exists()
    store.close()


# -- interrupted


@pytest.mark.parametrize("moved", [(), ("store.db",), ("store.db", "head")])
def test_what_was_interrupted_after_the_switch_is_completed(half: Laid, moved: tuple[str, ...]) -> None:
    for name in moved:
        (half.folder / FOLDER / name).replace(half.folder / name)
    store = opening.open_vault(half.folder, PASSPHRASE, migrations=half.steps, witnesses=half.witnesses)
    assert store.key_change is told.KeyChange.FINISHED
    assert not store.after_crash
    everything_is_there(store)
    store.close()
    again = opened(half, half.key)
    assert again.key_change is None
    again.close()
    assert not (half.folder / FOLDER).exists()


def test_what_was_interrupted_before_the_switch_is_cleared_by_passphrase_or_sheets(
    laid: Laid, half: Laid, tmp_path: Path
) -> None:
    half.header.replace(half.folder / FOLDER / "header.json")
    shutil.copy(laid.header, half.header)
    by_sheets = half.copied(tmp_path / "by sheets")
    store = opening.open_vault(half.folder, PASSPHRASE, migrations=laid.steps)
    assert store.key_change is told.KeyChange.NOT_MADE
    assert store.key == laid.key
    assert not (half.folder / FOLDER).exists()
    store.close()
    store = opening.open_with_sheets(by_sheets.folder, *sheets_of(laid), migrations=laid.steps)
    assert store.key_change is told.KeyChange.NOT_MADE
    store.close()


def test_a_draft_written_while_the_key_changes_is_not_lost(laid: Laid) -> None:
    store = laid.open()
    box, later = store.drafts, NOW + dt.timedelta(minutes=1)

    def progress(done: int, _whole: int) -> None:
        box.write("note", f"typed at {done}".encode(), NOW)

    store = changed(laid, store, progress=progress)
    found = box.read("note")
    assert found is not None
    assert found.content == b"typed at 99"
    box.write("note", b"typed later", later)
    assert box is store.drafts
    store.close()
    again = opening.open_vault(laid.folder, PASSPHRASE, migrations=laid.steps)
    assert [draft.content for draft in again.drafts.listed().whole] == [b"typed later"]
    assert again.drafts.listed().damaged == 0
    again.close()


# -- hostile


def test_a_folder_of_another_key_is_not_used(laid: Laid, half: Laid) -> None:
    shutil.copytree(half.folder / FOLDER, laid.folder / FOLDER)
    shutil.copy(half.header, laid.folder / FOLDER)
    before = laid.content()
    store = opened(laid, laid.key)
    assert store.key_change is told.KeyChange.NOT_MADE
    everything_in_place = laid.names_of(store)
    store.close()
    assert {name: laid.content()[name] for name in before} == before
    assert len(everything_in_place) == 300


def test_a_folder_that_was_kept_and_laid_there_again_sets_nothing_back(half: Laid, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(half.folder / FOLDER, kept)
    store = opened(half, half.key)
    add_people(store, "Ana")
    store.close()
    shutil.copytree(kept, half.folder / FOLDER)
    store = opened(half, half.key)
    assert store.one("SELECT count(*) FROM person WHERE name = 'Ana'") == (1,)
    store.close()
    shutil.copytree(kept, half.folder / FOLDER)
    half.head.write_bytes(bytes(1024))
    assert opening_tells(half) == told.WITNESS_NEWER


FILES = ("manifest", "store.db", "head")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("place", [0, 3, 40, 200, -1])
def test_a_flipped_bit_in_the_folder_is_never_moved_into_place(half: Laid, name: str, place: int) -> None:
    path = half.folder / FOLDER / name
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 4
    path.write_bytes(content)
    assert opening_tells(half) == (told.HEAD_DAMAGED if name == "manifest" else unfinished.DAMAGED)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_or_linked_file_is_not_used(half: Laid, tmp_path: Path, name: str) -> None:
    path = half.folder / FOLDER / name
    path.replace(tmp_path / name)
    sentence = told.HEAD_DAMAGED if name == "manifest" else unfinished.DAMAGED
    assert opening_tells(half) == sentence
    if name != "manifest":
        path.symlink_to(tmp_path / name)
        assert opening_tells(half) == sentence


@pytest.mark.parametrize(
    "lay",
    [
        lambda place, elsewhere: place.symlink_to(elsewhere, target_is_directory=True),
        lambda place, _elsewhere: place.write_bytes(b"no folder"),
        lambda place, elsewhere: shutil.copytree(elsewhere, place / "deeper", symlinks=True),
    ],
)
def test_whatever_lies_there_harms_neither_opening_nor_a_change(
    laid: Laid, tmp_path: Path, lay: Callable[[Path, Path], object]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_text("mine")
    (elsewhere / "loop").symlink_to(elsewhere)
    lay(laid.folder / FOLDER, elsewhere)
    store = laid.open(witnessed=True)
    lay(laid.folder / FOLDER, elsewhere)
    changed(laid, store).close()
    assert sorted(path.name for path in elsewhere.iterdir()) == ["letter.txt", "loop"]
    assert not (laid.folder / FOLDER).exists()
