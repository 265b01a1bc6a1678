"""Identity of records: an integer key inside one vault, and a random uid that travels.

The uid is what hand-over, merging, backups and the access log use; it says nothing about a person.
"""

import secrets
from typing import NewType

Uid = NewType("Uid", str)
"""128 random bits as 32 lower-case hexadecimal digits."""

OfficerId = NewType("OfficerId", int)
IncidentId = NewType("IncidentId", int)
CaseId = NewType("CaseId", int)
DebriefId = NewType("DebriefId", int)
FollowUpId = NewType("FollowUpId", int)
ServiceId = NewType("ServiceId", int)
ReferralId = NewType("ReferralId", int)
ConsentId = NewType("ConsentId", int)
TaskId = NewType("TaskId", int)
SelfCheckId = NewType("SelfCheckId", int)
BreachId = NewType("BreachId", int)
AbsenceId = NewType("AbsenceId", int)
MergeId = NewType("MergeId", int)


def new_uid() -> Uid:
    """A fresh uid from the system's random source."""
    return Uid(secrets.token_hex(16))
