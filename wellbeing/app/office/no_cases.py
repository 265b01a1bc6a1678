"""An office's vault holds no cases: asked wherever one could come in."""

from wellbeing.app.session import Session
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import offices

NO_CASES_HERE = _("This is the vault of an office. It holds no cases, and nothing about officers.")


def is_office(session: Session) -> bool:
    """Whether this is an office's vault."""
    return offices.get(session.store) is not None


def refuse_office(session: Session) -> None:
    """Raises Refused in an office's vault."""
    if is_office(session):
        raise Refused(NO_CASES_HERE)
