"""Files that left: every paper or file that a person let out of the vault, with what it carried."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.domain.identity import CaseId, Uid


class FileKind(StrEnum):
    """What kind of file left."""

    REFERRAL_LETTER = "referral_letter"
    EMPLOYER_LETTER = "employer_letter"
    CONFIRMATION = "confirmation"
    TAKE_HOME = "take_home"
    AGREED = "agreed"
    SLIP = "slip"
    CALENDAR = "calendar"
    CONSENT_FORM = "consent_form"
    RELEASE = "release"
    RECOVERY_SHEET = "recovery_sheet"
    ACCESS_LOG = "access_log"
    CASE_PACKAGE = "case_package"
    CASE_RECEIPT = "case_receipt"
    DIRECTORY = "directory"
    INCIDENT_SLIP = "incident_slip"
    REPRESENTATIVE_CARD = "representative_card"
    CONTROLLER_PAPER = "controller_paper"
    OFFICER_RECORD = "officer_record"
    ERASURE_RECEIPT = "erasure_receipt"
    OFFICE_ANSWER = "office_answer"
    CONTRIBUTION = "contribution"
    OFFICE_DOCUMENT = "office_document"


class Carrier(StrEnum):
    """How it left."""

    PRINTED = "printed"
    SAVED = "saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileThatLeft:
    """`carried` lists what it told about the person (catalogue words), `consent_uid` why it was allowed."""

    uid: Uid
    kind: FileKind
    carrier: Carrier
    at: dt.datetime
    case_id: CaseId | None = None
    place: str | None = None
    carried: tuple[str, ...] = ()
    consent_uid: Uid | None = None
