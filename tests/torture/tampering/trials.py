"""One harm after the other: refused with a true sentence, or unharmed. Anything else is silent."""

import shutil
from pathlib import Path
from random import Random

from tests.torture.tampering import harms
from tests.torture.tampering.harms import Harm
from tests.torture.tampering.history import HEADER, Files, History, drafts_of, example_history, lay, read, state_of
from tests.torture.tampering.sentences import EXPECTED
from tests.torture.torture import Outcome, Torture
from tests.torture.work.place import Place
from tests.torture.work.vault_jobs import FRESH
from wellbeing.app.session import Session
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.language import language
from wellbeing.vault import opening
from wellbeing.vault.store import Store
from wellbeing.vault.whole_check import verify_pages

_BY_PASSPHRASE = 0.1
"""Share of harms to the header that are opened by the passphrase: stretching it takes a tenth of a second."""


class Tampering:
    """A vault with a life behind it, harmed once in each trial."""

    whole = None

    def __init__(self, folder: Path) -> None:
        self._history: History = example_history(folder)
        self._place = Place(folder / "trial")
        self._place.root.mkdir()
        shutil.copy(self._history.place.root / "key", self._place.root)
        lay(self._history.newest, self._place.disk)
        with self._place.session() as session:
            self._state, self._drafts = state_of(session.store), drafts_of(session)[0]

    def trial(self, number: int, chance: Random) -> Outcome:
        """One harm; each kind comes as often as any other."""
        harm = list(EXPECTED)[number % len(EXPECTED)]
        harmed = harm(chance, self._history)
        while harmed == self._history.newest:
            harmed = harm(chance, self._history)
        lay(harmed, self._place.disk)
        return self._opened(harm, harmed, by_passphrase=self._needs_passphrase(harmed, chance))

    def _needs_passphrase(self, harmed: Files, chance: Random) -> bool:
        return harmed.get(HEADER) != self._history.newest[HEADER] and chance.random() < _BY_PASSPHRASE

    def _opened(self, harm: Harm, harmed: Files, *, by_passphrase: bool) -> Outcome:
        try:
            store = self._open(by_passphrase=by_passphrase)
        except WellbeingError as error:
            return self._refused(harm, harmed, error)
        try:
            return self._read(harm, store)
        finally:
            store.close()

    def _open(self, *, by_passphrase: bool) -> Store:
        if by_passphrase:
            return opening.open_vault(self._place.vault, FRESH, witnesses=self._place.data / "witnesses")
        return self._place.open()

    def _refused(self, harm: Harm, harmed: Files, error: WellbeingError) -> Outcome:
        """The sentence must be true of the harm, and nothing may have been changed."""
        name = harm.__name__
        if error.sentence not in EXPECTED[harm] or not isinstance(error, Tampered | Refused):
            return Outcome(note="a wrong sentence", lost=f"{name}: {type(error).__name__}: {error.sentence}")
        if read(self._place.disk) != harmed:
            return Outcome(note="refused, but something was changed", lost=f"{name}: files were changed")
        return Outcome(note=f"{name}: refused when opening")

    def _read(self, harm: Harm, store: Store) -> Outcome:
        name = harm.__name__
        try:
            state = state_of(store)
            verify_pages(store)
        except Tampered as error:
            if error.sentence not in EXPECTED[harm]:
                return Outcome(note="a wrong sentence", lost=f"{name}: when read: {error.sentence}")
            return Outcome(note=f"{name}: opened, told when the part was read")
        drafts, damaged = drafts_of(Session(store=store, language=language("en")))
        if state != self._state:
            differing = sorted(key for key in self._state if state.get(key) != self._state[key])
            return Outcome(note="SILENT", lost=f"{name}: records differ: {differing}")
        if drafts != self._drafts and not damaged and harm is not harms.whole_vault_rolled_back:
            return Outcome(note="SILENT", lost=f"{name}: drafts differ: {sorted(drafts)}")
        if damaged:
            return Outcome(note=f"{name}: the draft is told as damaged, all else is there")
        if store.after_crash:
            return Outcome(note=f"{name}: harmless, told as a crash after a full check")
        return Outcome(note=f"{name}: nothing that is used was touched")


TAMPERING = [
    Torture(
        name="tampered-vaults",
        promise="no change of a vault goes unseen, and each is told in a true sentence",
        ground=Tampering,
        target=10_400,
        short=52,
        batch=52,
    )
]
