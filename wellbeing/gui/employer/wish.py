"""What the employer is asked, as a place of the window keeps it through a lock: plain words and numbers."""

import datetime as dt
from collections.abc import Mapping

from wellbeing.app import employer
from wellbeing.app.employer import Wish
from wellbeing.domain.consent import Purpose


def kept(wish: Wish) -> dict[str, object]:
    """The wish as what a place is gone to with."""
    known = employer.changes()
    return {
        "purpose": wish.purpose.value,
        "recipient": wish.recipient,
        "until": wish.until.isoformat() if wish.until else "",
        "changes": " ".join(str(known.index(point)) for point in wish.changes),
    }


def wish_of(what: Mapping[str, object]) -> Wish:
    """The wish that `kept` gave."""
    known, until = employer.changes(), str(what.get("until") or "")
    return Wish(
        purpose=Purpose(str(what["purpose"])),
        recipient=str(what["recipient"]),
        until=dt.date.fromisoformat(until) if until else None,
        changes=tuple(known[int(place)] for place in str(what.get("changes") or "").split()),
    )
