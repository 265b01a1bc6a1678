"""Where work happens: a folder with a vault, the user's own folder beside it, and what the process said."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import vaults
from wellbeing.app.session import Session
from wellbeing.language import language
from wellbeing.vault import migrations, opening
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.keys import DataKey
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of one trial."""

    root: Path

    @property
    def disk(self) -> Path:
        """What lies on the disk that is tortured: the vault and the user's folder."""
        return self.root / "disk"

    @property
    def vault(self) -> Path:
        """The vault."""
        return self.disk / "vault"

    @property
    def data(self) -> Path:
        """The user's folder, with the witnesses and the settings."""
        return self.disk / "data"

    @property
    def told(self) -> Path:
        """What the process said."""
        return self.root / "told"

    @property
    def key(self) -> DataKey:
        """The key of the vault, kept beside the disk."""
        return DataKey((self.root / "key").read_bytes())

    def keep_key(self, key: DataKey) -> None:
        """Keep the key of a vault without a person."""
        (self.root / "key").write_bytes(key._secret)

    def copied(self, root: Path) -> "Place":
        """The same in another folder, which is made anew."""
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.root, root)
        return Place(root)

    def open(self, steps: Path | None = None) -> Store:
        """Open by the key, as the program does after it has derived it."""
        return opening.open_with_key(
            self.vault, self.key, migrations=steps or migrations.SHIPPED, witnesses=self.data / "witnesses"
        )

    @contextlib.contextmanager
    def session(self, steps: Path | None = None) -> Iterator[Session]:
        """An open vault for use cases, with its box of drafts ready."""
        store = self.open(steps)
        try:
            session = Session(store=store, language=language("en"))
            DraftBox(self.vault, store.draft_key()).reserve()
            yield session
        finally:
            vaults.close(session)


def use_data_of(place: Place) -> None:
    """Let this process take the place's folder for the user's own."""
    os.environ["WELLBEING_DATA"] = str(place.data)
