"""Whether the officer was reached within 24 hours of the incident: exactly, and only where its time is known."""

import datetime as dt
from enum import StrEnum

DAY = dt.timedelta(hours=24)


class Within24h(StrEnum):
    """`NOT_POSSIBLE`: the case was opened more than 24 hours after the incident."""

    YES = "Y"
    NO = "N"
    NOT_POSSIBLE = "NOT_POSSIBLE"


def within_24h(
    happened_at: dt.datetime | None, opened_at: dt.datetime, first_contact: dt.datetime | None, until: dt.datetime
) -> Within24h | None:
    """What is known at `until` of the 24 hours after the incident. None where nobody knows when it happened, and where
    the 24 hours were not over by then: of such a case neither a yes nor a no is counted.

    A contact 24 hours later to the second is within them; one of before the incident is a wrong time and says nothing.
    """
    if happened_at is None or happened_at + DAY > until or (first_contact is not None and first_contact < happened_at):
        return None
    if first_contact is not None and first_contact <= happened_at + DAY:
        return Within24h.YES
    return Within24h.NOT_POSSIBLE if opened_at > happened_at + DAY else Within24h.NO
