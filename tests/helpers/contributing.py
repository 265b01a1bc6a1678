"""Two offices without vaults, as a representative meets them: their keys, what they open, and what they sign."""

import secrets
from collections.abc import Iterable
from pathlib import Path

from wellbeing.anonymise.contributing.layout import EVERY_CASE, Vector
from wellbeing.anonymise.period import Period
from wellbeing.app import representatives
from wellbeing.app.contributing import offices
from wellbeing.app.contributing.making import Made, layout
from wellbeing.app.contributing.offices import Heard, Offices
from wellbeing.app.session import Session
from wellbeing.exchange.contribution import closing, sharing
from wellbeing.exchange.contribution.closing import ClosingList, CountedContribution
from wellbeing.exchange.contribution.contribution import Received, open_contribution
from wellbeing.exchange.contribution.document import Between
from wellbeing.exchange.contribution.part import Part
from wellbeing.exchange.hand_over.card import SEALING_SEEDS, Opener, RepresentativeCard
from wellbeing.signatures.signing import Signer

PSEUDONYM = "Otter 7"


class Office:
    """One of the two."""

    def __init__(self, name: str, part: Part) -> None:
        self.signer, self.opener, self.part = Signer.generate(), Opener(secrets.token_bytes(SEALING_SEEDS)), part
        self.card = self.opener.card(name, "Union", self.signer.card)

    def opened(self, file: Path, sender: RepresentativeCard) -> Received:
        """What a contribution says to this office."""

        def known(fingerprint: str) -> RepresentativeCard | None:
            return sender if fingerprint == sender.fingerprint else None

        raw = file.read_bytes()
        return open_contribution(raw, self.opener, self.card, known, layout=layout(), part=self.part)


class TwoOffices:
    """The one that releases, and the second one."""

    def __init__(self) -> None:
        self.releasing, self.second = Office("Figures office", Part.SHARE), Office("Guarding office", Part.SEED)

    def named_by(self, session: Session) -> Offices:
        """A representative compares both cards."""
        return offices.name(
            session,
            releasing=Heard(card=self.releasing.card, fingerprint=self.releasing.card.fingerprint.upper()),
            second=Heard(card=self.second.card, fingerprint=self.second.card.fingerprint),
            country="DE",
            pseudonym=PSEUDONYM,
        )

    def both(self, session: Session, made: Made) -> tuple[Received, Received]:
        """What both files say."""
        own = representatives.own_card(session)
        first, other = made.files
        return self.releasing.opened(first.path, own), self.second.opened(other.path, own)

    def numbers(self, session: Session, made: Made) -> Vector:
        """What both offices could read together, and neither alone."""
        return sharing.joined(*(one.summand(layout().length) for one in self.both(session, made)))

    def cases(self, session: Session, made: Made) -> int:
        """How many cases stand in it."""
        counted, _officers, _present = layout().blocks(self.numbers(session, made))
        return int(counted[layout().cells.index(EVERY_CASE)])

    def closing(
        self,
        folder: Path,
        period: Period,
        counted: Iterable[tuple[str, int]],
        *,
        country: str = "DE",
        both: bool = True,
        alone: Office | None = None,
    ) -> Path:
        """The list of a quarter, as a file; signed by one office `alone`, where the other is gone."""
        listed = ClosingList(
            between=Between(
                releasing=self.releasing.card.fingerprint,
                second=self.second.card.fingerprint,
                country=country,
                quarter=period.label,
            ),
            agreement="0" * 64,
            counted=tuple(sorted((CountedContribution(*one) for one in counted), key=lambda one: one.contribution)),
        )
        raw = closing.made(listed, self.releasing.signer)
        raw = closing.countersigned(raw, self.second.signer) if both else raw
        raw = closing.made_alone(listed, alone.signer) if alone is not None else raw
        path = folder / f"closing-{secrets.token_hex(4)}"
        path.write_bytes(raw)
        return path
