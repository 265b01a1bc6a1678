"""Made-up representatives who hand cases over, for the pictures: the example vault itself gives nothing to anybody."""

import dataclasses
import datetime as dt
import secrets
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import hand_over, incidents, leads, preferences, receiving, representatives, signing, vaults
from wellbeing.app.example.contributions import Contributions, build_contributions
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership
from wellbeing.domain.consent import Way
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId, new_uid
from wellbeing.domain.request import OfficeRequest, Wish
from wellbeing.exchange.hand_over.card import SEALING_SEEDS, Opener
from wellbeing.exchange.office_request import sealed_request
from wellbeing.language import Language
from wellbeing.signatures.signing import Signer
from wellbeing.vault import cases as stored_cases
from wellbeing.vault.keys import LOWEST_SETTING

_ANA, _BO, _CY = "Ana Example", "Bo Example", "Cy Example"
_ASKED_ABOUT = "Alex Example"
_UNION = "Police Union North"
_PACKAGE, _CAME, _LEFT, _CARD = "from-bo.wbcase", "came.wbcase", "to-bo.wbcase", "cy.wbcard"
_SLIP, _REQUEST = "from-bo.wbslip", "from-bo.wbrequest"


@dataclass(frozen=True, slots=True)
class HandOvers:
    """A folder with Ana's vault, a package, a slip and a request that Bo sealed for her, and the card of Cy, whom she
    does not know yet."""

    folder: Path

    @property
    def vault(self) -> Path:
        """Ana's."""
        return self.folder / "ana"

    @property
    def package(self) -> Path:
        """A case that comes in an emergency."""
        return self.folder / _PACKAGE

    @property
    def slip(self) -> Path:
        """Of an incident that Bo leads."""
        return self.folder / _SLIP

    @property
    def request(self) -> Path:
        """About one of her officers; here Bo is the central office."""
        return self.folder / _REQUEST

    @property
    def contributions(self) -> Contributions:
        """Another representative, who contributes to national figures."""
        return Contributions(self.folder / "contributions")

    @property
    def card(self) -> Path:
        """Of somebody who is not known yet."""
        return self.folder / _CARD


def build_hand_overs(folder: Path, passphrase: str, reader: Language) -> HandOvers:
    """Make the folder. In Ana's vault one case is open, one was handed over to Bo, and one came from him."""
    made = HandOvers(folder)
    folder.mkdir()
    ana = _representative(made.vault, _ANA, passphrase, reader)
    bo = _representative(folder / "bo", _BO, passphrase, reader)
    try:
        for session, card in ((ana, representatives.own_card(bo)), (bo, representatives.own_card(ana))):
            representatives.know(session, card, card.fingerprint)
        to_bo, to_ana = (representatives.own_card(session).fingerprint for session in (bo, ana))
        _case(ana, "Heron", _ASKED_ABOUT)
        gone = _case(ana, "Linden")
        hand_over.ask(ana, gone, to_bo, yes=True, way=Way.SPOKEN)
        hand_over.hand_over(ana, gone, to_bo, Basis.CONSENT, folder / _LEFT)
        hand_over.hand_over(bo, _case(bo, "Robin"), to_ana, Basis.EMERGENCY, folder / _CAME, Reason.ILL)
        receiving.receive(ana, folder / _CAME)
        hand_over.hand_over(bo, _case(bo, "Kite"), to_ana, Basis.EMERGENCY, made.package, Reason.ILL)
        shared = stored_cases.get(bo.store, _case(bo, "Wren")).incident_id
        leads.share(bo, shared, to_ana, made.slip, gives_lead=False)
        made.request.write_bytes(_request(bo, ana))
        stranger = Opener(secrets.token_bytes(SEALING_SEEDS)).card(_CY, _UNION, Signer.generate().card)
        made.card.write_bytes(stranger.to_bytes())
    finally:
        vaults.close(ana)
        vaults.close(bo)
    build_contributions(made.contributions.folder, passphrase, reader)
    return made


def _representative(folder: Path, name: str, passphrase: str, reader: Language) -> Session:
    session = vaults.create(folder, passphrase, reader, kdf=LOWEST_SETTING)
    known = preferences.read(session)
    preferences.save(
        session, dataclasses.replace(known, representative=name, union=_UNION, language=reader.code, country="DE")
    )
    return session


def _request(office: Session, ana: Session) -> bytes:
    request = OfficeRequest(
        uid=new_uid(),
        office=representatives.own_card(office).fingerprint,
        addressee=representatives.own_card(ana).fingerprint,
        wish=Wish.ERASURE,
        name=_ASKED_ABOUT,
        mark="",
        made_at=office.now(),
        expires_at=office.now() + dt.timedelta(days=30),
    )
    return sealed_request(request, signing.signer(office), representatives.own_card(ana))


def _case(session: Session, alias: str, name: str = "") -> CaseId:
    involved = Involved(alias=alias, name=name, membership=Membership.MEMBER)
    return incidents.open_incident(session, NewIncident(act="ASSAULT", officers=[involved], agreed=True))[0]
