"""Several cases to one representative: each sealed by itself, under its own consent or rule, and noted as it goes.

Interrupted, it is done again with the same folder: what went is told as gone, a package that is missing is written
again, and the rest follows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import departures, hand_over, several
from wellbeing.app.session import Session
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, hand_overs

_GONE = _("It went there already, and its package lies in this folder.")
_SAID_NO = _("The officer said no to this representative. That is not passed over here.")
AGAIN = "again"
"""What happens to a case that went already, and whose package is not in the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """To whom (a fingerprint), why it can't wait where an officer was not asked (None: such a case stays), and where
    to. The folder may come last; until then no package is looked for."""

    recipient: str
    reason: Reason | None = None
    folder: Path | None = None


def look(session: Session, case_ids: Sequence[CaseId], wanted: Wanted) -> tuple[several.Looked, ...]:
    """Which cases go and on which basis (`what`: a value of `Basis`, or `AGAIN`), and why the others stay."""
    return several.tried(session, case_ids, lambda case_id: _basis(session, case_id, wanted))


def do(session: Session, case_id: CaseId, wanted: Wanted) -> Path:
    """Seal one case into the folder; returns the file. Raises Refused where it stays, Trouble from the disk."""
    if wanted.folder is None:
        raise Refused(_("Please choose the folder for the packages first."), field="folder")
    path = _path(session, case_id, wanted.folder)
    basis = _basis(session, case_id, wanted)
    if basis == AGAIN:
        hand_over.write_again(session, case_id, path)
    else:
        hand_over.hand_over(session, case_id, wanted.recipient, Basis(basis), path, wanted.reason)
    return path


def _basis(session: Session, case_id: CaseId, wanted: Wanted) -> str:
    case = cases.get(session.store, case_id)
    away = hand_overs.away(session.store, case.uid)
    if away is not None and away.recipient == wanted.recipient:
        if wanted.folder is not None and _path(session, case_id, wanted.folder).exists():
            raise Refused(_GONE)
        hand_over.check_again(session, case_id)
        return AGAIN
    basis = _rule(session, case_id, wanted)
    hand_over.check(session, case_id, wanted.recipient, basis, wanted.reason)
    if wanted.folder is not None:
        departures.refuse_place(_path(session, case_id, wanted.folder))
    return basis.value


def _rule(session: Session, case_id: CaseId, wanted: Wanted) -> Basis:
    """The one that a case has of its own: it goes back, or the officer agreed; else an emergency, if one was stated."""
    found = next(
        (one for one in hand_over.recipients(session, case_id) if one.card.fingerprint == wanted.recipient), None
    )
    if found is not None and found.sent_it:
        return Basis.RETURN
    if found is not None and found.answer is not None and not found.agreed:
        raise Refused(_SAID_NO)
    agreed = found is not None and found.agreed
    return Basis.CONSENT if agreed or wanted.reason is None else Basis.EMERGENCY


def _path(session: Session, case_id: CaseId, folder: Path) -> Path:
    """A name that tells nobody, and the same each time."""
    return folder / f"case-{hand_over.case_uid(session, case_id)[:8]}.wbcase"
