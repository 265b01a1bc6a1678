"""Two offices that began with the same task: said plainly, before anybody looks for a missing signature."""

import contextlib

from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.document import Document, Paper
from wellbeing.office import refusals
from wellbeing.office.identity import Office


def refuse_same_task(office: Office, paper: Paper, raw: bytes, form: type[Document]) -> None:
    """Raises Refused for a paper that the other office signed as the one that releases, where this one releases too.

    What is wrong with any other file is told by who reads it.
    """
    if not office.releases or document.signatures_on(paper, raw) != 1:
        return
    with contextlib.suppress(Tampered):
        told = document.read(paper, raw, [office.other.signing], form)[0].between
        if (told.releasing, told.second) == (office.other.fingerprint, office.own.fingerprint):
            raise Refused(refusals.BOTH_RELEASE, field="file")
