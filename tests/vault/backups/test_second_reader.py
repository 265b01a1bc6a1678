"""The way out: a backup read from docs/formats/backup.md and vault.md alone, with a zip program and no line of ours."""

import datetime as dt
import zipfile
from pathlib import Path

from tests.helpers.vaults import PASSPHRASE
from tests.torture.kept import NOW, OLDER, Kept
from tests.vault.second_reader import SecondReader, digest, unpack, unsealed
from wellbeing.domain.hand_over import Basis, HandedOver, Reason
from wellbeing.domain.identity import Uid
from wellbeing.vault import erasures, hand_overs
from wellbeing.vault.backups import making

FINGERPRINT = " ".join(["0123"] * 10)
BESIDE = {"countries/DE.json": b"{}", "packs/north/1.wbpack": b"signed"}
LEFT = HandedOver(
    uid=Uid("ab" * 16),
    case_uid=Uid("cd" * 16),
    case_id=None,
    recipient=FINGERPRINT,
    basis=Basis.EMERGENCY,
    sequence=7,
    at=NOW,
    reason=Reason.ILL,
)


def unzipped(file: Path, to: Path) -> SecondReader:
    with zipfile.ZipFile(file) as opened:
        opened.extractall(to)
    return SecondReader(to, PASSPHRASE)


def test_a_backup_is_unpacked_and_every_record_read(kept: Kept, tmp_path: Path) -> None:
    reader = unzipped(kept.file, tmp_path / "out")
    assert sorted(path.name for path in reader.folder.iterdir()) == ["head", "header.json", "seal", "store.db"]
    assert reader.check_log() == reader.sum_of_records()
    assert reader.rows("SELECT value FROM setting WHERE name = 'note'") == [(OLDER,)]
    _generation, _mac, pages, count = reader.newest_head()
    assert (pages, count) == reader.pages()


def test_the_seal_says_what_the_paper_says(kept: Kept, tmp_path: Path) -> None:
    store = kept.open()
    try:
        with store.transaction("case.erased"):
            erasures.note(store, {Uid("0123456789abcdef" * 2): NOW})
            hand_overs.know(store, FINGERPRINT, b"a card", NOW)
            hand_overs.note_left(store, LEFT)
        file = making.write(making.snapshot(store, NOW, BESIDE), kept.place, kept.scratch)
    finally:
        store.close()
    reader = unzipped(file, tmp_path / "out")
    sealed = (tmp_path / "out" / "seal").read_bytes()
    found = unpack(unsealed(reader.key("backup"), sealed, f"wellbeing backup 1 {reader.vault}"))
    made_at, generation, mac, *digests, erased, left, cards, beside = found
    assert made_at == NOW
    assert [generation, mac] == reader.newest_head()[:2]
    for name, expected in zip(("header.json", "head", "store.db"), digests, strict=True):
        assert digest((tmp_path / "out" / name).read_bytes(), person=b"wb backup") == expected
    assert erased == [[bytes.fromhex("0123456789abcdef" * 2), dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)]]
    assert cards == [[FINGERPRINT, b"a card"]]
    assert dict(beside) == BESIDE
    assert left == [
        {
            "uid": LEFT.uid,
            "case_uid": LEFT.case_uid,
            "case_id": None,
            "recipient": FINGERPRINT,
            "basis": "emergency",
            "sequence": 7,
            "at": NOW,
            "reason": "ill",
            "ended_at": None,
            "objected": False,
            "counts": LEFT.counts,
        }
    ]
