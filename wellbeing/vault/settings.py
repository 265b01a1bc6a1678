"""Settings that belong to the vault: names of the union and the representative, choices, keys of the signer."""

from wellbeing.vault.store import Store


def get(store: Store, name: str) -> str | None:
    """The value of a setting; None where it was never set."""
    row = store.one("SELECT value FROM setting WHERE name = ?", (name,))
    return None if row is None else str(row[0])


def put(store: Store, name: str, value: str) -> None:
    """Set a setting."""
    store.run(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def drop(store: Store, name: str) -> None:
    """Forget a setting."""
    store.run("DELETE FROM setting WHERE name = ?", (name,))
