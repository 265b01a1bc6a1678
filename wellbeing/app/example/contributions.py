"""A made-up representative who contributes to national figures, for the pictures: the example vault itself does not."""

import dataclasses
import datetime as dt
import secrets
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import consents, freezing, incidents, preferences, quarters_over, vaults
from wellbeing.app.contributing import offices
from wellbeing.app.contributing.offices import Heard
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership
from wellbeing.domain.consent import Way
from wellbeing.exchange.hand_over.card import SEALING_SEEDS, Opener
from wellbeing.language import Language
from wellbeing.signatures.signing import Signer
from wellbeing.vault.keys import LOWEST_SETTING

_UNION = "Police Union North"
_OFFICES = ("Figures office", "Federation office")
_ALIASES = ("Heron", "Linden", "Robin")


@dataclass(frozen=True, slots=True)
class Contributions:
    """A folder with Ana's vault, in which a quarter is frozen and both offices are named, and the offices' cards."""

    folder: Path

    @property
    def vault(self) -> Path:
        """Ana's."""
        return self.folder / "ana"

    @property
    def cards(self) -> tuple[Path, Path]:
        """Of the office that releases, and of the second one."""
        return self.folder / "releasing.wbcard", self.folder / "second.wbcard"


def build_contributions(folder: Path, passphrase: str, reader: Language) -> Contributions:
    """Make the folder. Nothing has left yet."""
    made = Contributions(folder)
    folder.mkdir()
    session = vaults.create(made.vault, passphrase, reader, kdf=LOWEST_SETTING)
    try:
        known = preferences.read(session)
        preferences.save(
            session,
            dataclasses.replace(known, representative="Ana Example", union=_UNION, language=reader.code, country="DE"),
        )
        _last_quarter(session)
        both = [
            Opener(secrets.token_bytes(SEALING_SEEDS)).card(name, _UNION, Signer.generate().card) for name in _OFFICES
        ]
        for path, card in zip(made.cards, both, strict=True):
            path.write_bytes(card.to_bytes())
        releasing, second = (Heard(card=card, fingerprint=card.fingerprint) for card in both)
        offices.name(session, releasing=releasing, second=second, country="DE", pseudonym="Otter 7")
    finally:
        vaults.close(session)
    return made


def _last_quarter(session: Session) -> None:
    """Some cases whose officers agreed, and the freeze of their quarter."""
    now = session.clock
    session.clock = lambda: now() - dt.timedelta(days=100)
    for alias in _ALIASES:
        involved = Involved(alias=alias, membership=Membership.MEMBER)
        day = session.today() - dt.timedelta(days=4)
        new = NewIncident(act="THREAT", officers=[involved], agreed=True, occurred_on=day)
        for case_id in incidents.open_incident(session, new):
            consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    session.clock = now
    freezing.freeze(session, quarters_over.waiting(session)[-1])
