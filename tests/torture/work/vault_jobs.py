"""Work on the vault itself: it is made, gets new keys' slots, another schema, or is opened after a crash."""

import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec

from tests.torture.work.jobs import PASSPHRASE, data_of, lay_example, lost_of
from tests.torture.work.place import Place
from tests.torture.work.told import Claims, Teller, Told
from wellbeing.app import keys, vaults
from wellbeing.app.session import Session
from wellbeing.errors import Refused
from wellbeing.language import language
from wellbeing.vault import header as headers
from wellbeing.vault import migrations, opening
from wellbeing.vault.connection import connect
from wellbeing.vault.keys import LOWEST_SETTING, DataKey
from wellbeing.vault.slots import RecoverySheets, make_sheets

FRESH = "a new heron on the roof"
HOLDERS = ("Data protection officer", "Chair Ana Example", "Notary Bo Example")


class Passphrase:
    """The passphrase is changed: the old or the new one opens, and once acknowledged the new one alone."""

    def lay(self, place: Place) -> Claims:
        """The example."""
        return lay_example(place) | {"passphrase": "old"}

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Open by the key and change."""
        with place.session() as session:
            tell.save(
                {"passphrase": "new"},
                lambda: opening.change_passphrase(session.store, PASSPHRASE, FRESH, kdf=LOWEST_SETTING),
            )

    def lost(self, place: Place, told: Told) -> list[str]:
        """Which of the two opens."""
        return lost_of(
            place, told, lambda session: lambda key: _which(place) if key == "passphrase" else _union(session)
        )


def _which(place: Place) -> str:
    header = headers.read(place.vault)
    header.check(place.key)
    for name, words in (("old", PASSPHRASE), ("new", FRESH)):
        try:
            if header.opened_by_passphrase(words) == place.key:
                return name
        except Refused:
            continue
    return "neither"


def _union(session: Session) -> str:
    return session.setting("union")


class Sheets:
    """Recovery sheets are made: they open nothing, or once acknowledged they open the vault."""

    def lay(self, place: Place) -> Claims:
        """The example, and sheets that are not in its header yet."""
        claims = lay_example(place)
        (place.root / "sheets").write_bytes(msgspec.json.encode(make_sheets(HOLDERS)))
        return claims

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Open and keep the sheets."""
        made = _sheets(place)
        with place.session() as session:
            tell.save({"sheets": "open"}, lambda: keys.keep_sheets(session, made, " ".join(made.sheets[1].words)))

    def lost(self, place: Place, told: Told) -> list[str]:
        """Whether the sheets open."""
        return lost_of(place, told, lambda session: lambda key: _opened(place) if key == "sheets" else _union(session))


def _sheets(place: Place) -> RecoverySheets:
    return msgspec.json.decode((place.root / "sheets").read_bytes(), type=RecoverySheets)


def _opened(place: Place) -> str:
    header = headers.read(place.vault)
    words = [" ".join(sheet.words) for sheet in _sheets(place).sheets]
    try:
        return "open" if header.opened_by_sheets(words[0], words[2]) == place.key else "open another"
    except Refused:
        return ""


class Create:
    """A vault is made: it stands whole, or none does."""

    def lay(self, place: Place) -> Claims:
        """Nothing but the user's folder."""
        place.data.mkdir(parents=True)
        return {}

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Make it, and write a first setting."""
        made = tell.save(
            {"vault": "made"}, lambda: vaults.create(place.vault, PASSPHRASE, language("en"), kdf=LOWEST_SETTING)
        )
        for session in made:
            vaults.close(session)

    def lost(self, place: Place, told: Told) -> list[str]:
        """Open it by its passphrase where it stands; where none stands, it can be made."""
        with data_of(place):
            if not place.vault.exists() or not any(place.vault.iterdir()):
                lost = told.lost(lambda _key: "")
                vaults.close(vaults.create(place.vault, PASSPHRASE, language("en"), kdf=LOWEST_SETTING))
                return lost
            session = vaults.unlock(place.vault, PASSPHRASE, language("en"))
            place.keep_key(session.store.key)
            vaults.close(session)
        return lost_of(place, told, lambda _session: lambda _key: "made")


class Migrate:
    """The schema takes steps: the vault is in the old or the new form, with every record."""

    def lay(self, place: Place) -> Claims:
        """The example, and two steps more than are shipped."""
        claims = lay_example(place)
        steps = _steps(place)
        shutil.copytree(migrations.SHIPPED, steps)
        first = len(migrations.steps(steps)) + 1
        _add_step(steps, first, "ALTER TABLE note ADD COLUMN told TEXT; UPDATE note SET told = upper(text);")
        _add_step(
            steps,
            first + 1,
            "CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT) STRICT;"
            " INSERT INTO kept (text) SELECT hex(randomblob(900)) FROM note, follow_up LIMIT 400;",
        )
        with place.session() as session:
            return claims | {"notes": _notes(session)}

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Open with the newer schema."""
        with place.session(_steps(place)):
            pass

    def lost(self, place: Place, told: Told) -> list[str]:
        """Open with the newer schema again; every note is there, and the new tables are filled."""

        def found(session: Session) -> Callable[[str], str]:
            return lambda key: _notes(session) if key == "notes" else _union(session)

        lost = lost_of(place, told, found, _steps(place))
        with place.session(_steps(place)) as session:
            filled = session.store.one("SELECT count(*), (SELECT count(*) FROM note WHERE told IS NULL) FROM kept")
        return lost if filled == (400, 0) else [*lost, f"the new form holds {filled}"]


def _steps(place: Place) -> Path:
    return place.root / "steps"


def _add_step(steps: Path, number: int, body: str) -> None:
    content = f"BEGIN IMMEDIATE;\n{body}\nPRAGMA user_version = {number};\nCOMMIT;\n"
    (steps / f"{number:04}-torture.sql").write_text(content)


def _notes(session: Session) -> str:
    return str(zlib.crc32(repr(session.store.all("SELECT id, text FROM note ORDER BY id")).encode()))


class Recover:
    """The vault is opened after a power cut in the middle of a transaction."""

    def lay(self, place: Place) -> Claims:
        """The example with pages half written and a journal beside them."""
        claims = lay_example(place)
        cut = place.root / "cut"
        half_written(place.vault, place.key, cut)
        shutil.rmtree(place.vault)
        cut.rename(place.vault)
        return claims

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Open it."""
        with place.session() as session:
            tell.save({"setting|told": "after crash"}, lambda: session.store.after_crash)

    def lost(self, place: Place, told: Told) -> list[str]:
        """Everything is as before the transaction."""

        def found(session: Session) -> Callable[[str], str]:
            changed = session.store.one("SELECT count(*) FROM officer WHERE alias LIKE '%~'")
            return lambda key: _union(session) if key == "setting|union" else ("after crash" if changed == (0,) else "")

        return lost_of(place, told, found)


def half_written(vault: Path, key: DataKey, to: Path) -> None:
    """A copy of a vault as it lies on the disk in the middle of a large transaction."""
    connection, guard = connect(vault / "store.db", key.derive("store"))
    try:
        with guard.allowed_to_build():
            connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE officer SET alias = alias || '~'")
        connection.execute("UPDATE follow_up SET closes_at = closes_at || '~'")
        shutil.copytree(vault, to)
        connection.execute("ROLLBACK")
    finally:
        connection.close()
    if not (to / "store.db-journal").stat().st_size:
        raise RuntimeError("the transaction wrote no page yet")
