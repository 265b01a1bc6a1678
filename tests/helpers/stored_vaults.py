"""One small vault per version of the schema, kept as it was written: today's program must open them all.

Before a new step of the schema lands, the vault of the version before it is stored once and never again:

    .venv/bin/python -m tests.helpers.stored_vaults

writes `tests/data/vaults/schema-N/`. People, stories and releases in it are made up.
"""

import dataclasses
import datetime as dt
import re
import tempfile
from pathlib import Path

from tests.helpers.vaults import Clock
from wellbeing.app import cases, consents, freezing, incidents, quarters_over, self_checks, summary
from wellbeing.app.example.build import build_example
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership
from wellbeing.domain.identity import new_uid
from wellbeing.language import language
from wellbeing.vault import backup_places, migrations, opening, restorations
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.restorations import Restoration
from wellbeing.vault.slots import make_sheets

FOLDER = Path(__file__).parents[1] / "data" / "vaults"
PASSPHRASE = "an old oak keeps its rings"
MADE_AT = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
CASES = 14
HOLDERS = ("Data protection officer", "Chair Ana Example", "Notary Bo Example")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StoredVault:
    """A vault as some version of the program left it, with two of its recovery sheets."""

    folder: Path
    schema: int
    sheets: tuple[str, str]


def stored() -> list[StoredVault]:
    """Every vault that was stored, the oldest schema first."""
    found = []
    for folder in FOLDER.glob("schema-*"):
        name = re.fullmatch(r"schema-(\d+)", folder.name)
        if name:
            words = (folder / "sheets.txt").read_text("utf-8").splitlines()
            found.append(StoredVault(folder=folder, schema=int(name[1]), sheets=(words[0], words[1])))
    return sorted(found, key=lambda one: one.schema)


def store_today() -> Path:
    """Write the vault of today's schema. Raises FileExistsError where it was stored before: it is never redone."""
    folder = FOLDER / f"schema-{len(migrations.steps(migrations.SHIPPED))}"
    folder.mkdir(parents=True)
    clock = Clock(MADE_AT)
    store = opening.create(folder, PASSPHRASE, kdf=LOWEST_SETTING, clock=clock)
    try:
        sheets = make_sheets(HOLDERS)
        opening.add_recovery(store, sheets, " ".join(sheets.sheets[0].words))
        session = Session(store=store, language=language("en"), clock=clock)
        build_example(session, cases=CASES)
        _keep_a_self_check(session)
        clock.forward(days=300)
        _release_last_year(session)
        clock.forward(days=100)
        freezing.freeze(session, quarters_over.waiting(session)[-1])
        _erase_and_restore(session)
    finally:
        store.close()
    (folder / "lock").unlink()
    words = [" ".join(sheet.words) for sheet in sheets.sheets[:2]]
    (folder / "sheets.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    return folder


def _keep_a_self_check(session: Session) -> None:
    """A value that an officer asked to have kept."""
    case_id = next(row.case_id for row in cases.rows(session) if self_checks.look(session, row.case_id).may_keep)
    self_checks.keep(session, case_id, self_checks.work_out([None] * 5, 15))


def _release_last_year(session: Session) -> None:
    """Too few officers for any number, so that words leave; the ledger has its entry all the same."""
    (period, *_older) = (offer.period for offer in summary.years(session) if offer.over)
    freezing.freeze(session, period.quarters()[-1])
    shown = summary.preview(summary.gather(session, period), session.today())
    with tempfile.TemporaryDirectory() as place:
        summary.release(session, shown, Path(place) / "release", session.language)


def _erase_and_restore(session: Session) -> None:
    """A case that is gone, a place of backups, and the note of a restore."""
    new = NewIncident(act="THREAT", officers=[Involved(membership=Membership.NONE)], agreed=True)
    (case_id,) = incidents.open_incident(session, new)
    consents.withdraw(session, consents.of_case(session, case_id)[0].id)
    now = session.now()
    with session.store.transaction("backup.made"):
        backup_places.choose(session.store, [backup_places.USUAL, "/media/stick"])
        backup_places.made(session.store, "/media/stick", at=now, file="one.backup", generation=2)
    restored = Restoration(uid=new_uid(), at=now, made_at=now, generation=2, settled_at=now, settled_by="R. Rep")
    with session.store.transaction("vault.restored", restored.uid):
        restorations.add(session.store, restored, None)


if __name__ == "__main__":
    store_today()
