"""Work on all of a vault at once: its key is changed, or its store is written anew."""

import datetime as dt
from collections.abc import Callable
from random import Random

from tests.torture.work.claims import found_in
from tests.torture.work.jobs import PASSPHRASE, lay_example, lost_of
from tests.torture.work.place import Place
from tests.torture.work.told import Claims, Teller, Told
from wellbeing.app import vaults
from wellbeing.app.session import Session
from wellbeing.vault import header as headers
from wellbeing.vault.keys import LOWEST_SETTING, DataKey
from wellbeing.vault.rekeying.change import change_key

_NOTE = "half a sentence that must not be lost"
_AT = dt.datetime(2026, 3, 1, 22, 15, tzinfo=dt.UTC)


class ChangeKey:
    """The key is changed: the vault opens with the old or the new one, and once acknowledged with the new one."""

    def lay(self, place: Place) -> Claims:
        """The example with a half-written text, and a copy of its key to compare with."""
        claims = lay_example(place)
        (place.root / "key-before").write_bytes(place.key._secret)
        with place.session() as session:
            vaults.drafts(session).write("note", _NOTE.encode(), _AT)
        return claims | {"key": "old", "note": _NOTE}

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Open by the key and change it."""
        store = place.open()
        try:
            for changed in tell.save(
                {"key": "new"},
                lambda: change_key(store, PASSPHRASE, kdf=LOWEST_SETTING, witnesses=place.data / "witnesses"),
            ):
                changed.close()
        finally:
            store.close()

    def lost(self, place: Place, told: Told) -> list[str]:
        """Open by the passphrase, whichever header is there; every record and the text are there too."""
        place.keep_key(headers.read(place.vault).opened_by_passphrase(PASSPHRASE))
        before = DataKey((place.root / "key-before").read_bytes())

        def found(session: Session) -> Callable[[str], str]:
            own = {"key": "old" if session.store.key == before else "new", "note": _note(session)}
            plain = found_in(session)
            return lambda key: own[key] if key in own else plain(key)

        return lost_of(place, told, found)


def _note(session: Session) -> str:
    draft = vaults.drafts(session).read("note")
    return draft.content.decode() if draft else ""


class Compact:
    """The store is written anew after much was removed: every record stays."""

    def lay(self, place: Place) -> Claims:
        """The example, and much room that is free again."""
        claims = lay_example(place)
        with place.session() as session:
            store = session.store
            with store.transaction("torture.filled"):
                store.run_many(
                    "INSERT INTO setting (name, value) VALUES (?, ?)",
                    [(f"filler {number}", "x" * 3000) for number in range(60)],
                )
            with store.transaction("torture.emptied"):
                store.run("DELETE FROM setting WHERE name LIKE 'filler %'")
        return claims

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Open and compact."""
        with place.session() as session:
            tell.save({}, lambda: vaults.compact(session))

    def lost(self, place: Place, told: Told) -> list[str]:
        """Whatever was there before."""
        return lost_of(place, told)
