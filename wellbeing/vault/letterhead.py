"""The picture at the head of letters, in the vault: one, or none."""

from wellbeing.vault.store import Store


def logo(store: Store) -> bytes | None:
    """The PNG that is kept; None where there is none."""
    row = store.one("SELECT logo FROM letterhead WHERE id = 1")
    return None if row is None else bytes(row[0])


def put(store: Store, logo: bytes) -> None:
    """Keep this one from now on."""
    store.run(
        "INSERT INTO letterhead (id, logo) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET logo = excluded.logo", (logo,)
    )


def drop(store: Store) -> None:
    """Forget it."""
    store.run("DELETE FROM letterhead WHERE id = 1")
