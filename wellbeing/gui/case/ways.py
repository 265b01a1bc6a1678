"""Where a case went and came from, in words: lines of its timeline, and the block above one that is away."""

import datetime as dt
from collections.abc import Iterable

from wellbeing.app.cases import CaseFile
from wellbeing.gui import labels
from wellbeing.gui.case.shown import Away, Entry
from wellbeing.language import Language, _


def ways(file: CaseFile, now: dt.datetime, language: Language) -> Iterable[Entry]:
    """To whom it was handed over, from whom it came, and that an objection ended a hand-over."""
    where, words = file.whereabouts, language.text

    def line(at: dt.datetime, what: str, why: str = "") -> Entry:
        day = at.astimezone().date()
        style = "MMMd" if day.year == now.astimezone().year else "medium"
        return Entry(at=at, when=language.date(day, style), what=what, why=why)

    for left in where.left:
        name = where.names.get(left.recipient, "")
        reasons = [words(labels.EMERGENCY_REASON[left.reason])] if left.reason else []
        why = " · ".join([words(labels.BASIS[left.basis]), *reasons])
        yield line(left.at, words(_("Handed over to {name}"), name=name), why)
        if left.objected and left.ended_at is not None:
            yield line(
                left.ended_at, words(_("Open here again")), words(_("erased where it was, says {name}"), name=name)
            )
    for came in where.received:
        name = where.names.get(came.sender, "")
        yield line(came.at, words(_("Came from {name}"), name=name), words(labels.BASIS[came.basis]))


def away(file: CaseFile, language: Language) -> Away | None:
    """What is said about a case that is with somebody else."""
    where, words = file.whereabouts, language.text
    if where.away is None:
        return None
    return Away(
        heading=words(_("Handed over to {name}"), name=where.names.get(where.away.recipient, "")),
        told=words(
            _("On {date}, {basis}. It is looked after and counted there; here it is only read."),
            date=language.date(where.away.at.astimezone().date()),
            basis=words(labels.BASIS[where.away.basis]),
        ),
    )
