"""Nobody but the officer of a case belongs in its notes: pointing out who else is named there."""

from collections.abc import Iterable

from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId
from wellbeing.domain.naming import names
from wellbeing.vault import cases, officers


def named(session: Session, case_id: CaseId, texts: Iterable[str]) -> tuple[str, ...]:
    """The aliases of other officers of this vault whose name stands in one of these texts, by the alphabet."""
    written = [text for text in texts if text.strip()]
    if not written:
        return ()
    own = cases.get(session.store, case_id).officer_id
    others = officers.with_names(session.store)
    found = {alias for key, alias, name in others if key != own and any(names(text, name) for text in written)}
    return tuple(sorted(found))
