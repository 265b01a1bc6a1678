"""The vault has fields for officers, services, representatives and the union, and for nobody else.

Every column of words is told here: whom it is about. A column that comes tomorrow fails until somebody says so, and
an attacker, a witness or a relative is none of the answers.
"""

from pathlib import Path

from tests.helpers.vaults import open_session

_CODED = """
    log.action log.mac log.previous log.subject log.sum import_batch.yields import_row.digest incident.act
    incident.circumstance incident.environment incident.flags incident.means incident.region incident.zone case_.alone
    case_.age_band case_.counted_in case_.days_lost case_.injuries case_.justice case_.kit_missing case_.medical
    case_.membership case_.over_48h case_.rank case_.relation case_.rest_under_11h case_.role case_.sex case_.state
    case_.care_time case_.legal_aid case_.recorded
    contact.reach answer.question flag_raised.done flag_raised.flag flag_raised.level service.kind service.languages
    service.region service.audiences service.weekly_hours service.pack service.sorts_as referral.kind
    referral.outcome referral.state referral_move.state file_left.carrier file_left.kind file_left.carried
    release.entry release.files release.period release.signatures restoration.witness_mac debrief.checklist
    debrief.mode debrief.position debrief.state debrief.step debrief_topic.after debrief_topic.checklist
    follow_up.reason follow_up.result follow_up.step follow_up.turned_to task.kind reachable_through.tie
    self_check.name self_check.version consent.language consent.purpose consent.text consent.way
    representative.fingerprint hand_over.basis hand_over.recipient received.basis received.sender breach.data
    breach.kind breach.risk setting.name officer.language referral.helped referral_move.outcome letterhead.logo
    correction.what hold.until kept_longer.kind kept_longer.until restriction.reason restriction.since
    quarter.path quarter.period counted.facts counted.period counted.subject counted.unit case_.days_lost_counted_in
    case_.justice_counted_in follow_up.counted_in referral.appointment_counted_in referral.outcome_counted_in
    contribution.basis contribution.for_releasing contribution.for_second contribution.period contributed.subject
    contributed.unit contribution.schema offices_from.country
    absence.first_day absence.last_day arrangement.arranged incident.led_by slip.other slip.way
    force_fact.fact force_fact.told office.country office.other_office office.role enrolment.area enrolment.fingerprint
    office_document.body office_document.file office_document.kind office_document.period
    office_contribution.contribution office_contribution.period office_contribution.releasing_hash
    office_contribution.schema office_contribution.second_hash office_contribution.share office_batch.area
    office_batch.period office_batch.schema office_batch.sums office_statement.period office_statement.said
"""
"""Codes, random ids, digests and pictures: no words that somebody typed."""

_OFFICER = """
    officer.alias officer.name officer.contact officer.reference case_.unit answer.value note.text task.about
    task.detail follow_up.about reachable_through.number correction.before merge.label merge.steps
"""
"""About the officer of a case. The number of somebody near is kept without a name, by the officer's word."""

_WORKING = """
    service.name service.whom service.reach service.hours service.cost service.confidentiality service.note
    service.found_by representative.card setting.value import_batch.basis_by fact_import.imported_by
    offices_from.pseudonym offices_from.releasing_card offices_from.second_card
    restoration.settled_by office_statement.said_by consent.recipient enrolment.pseudonym office_contribution.pseudonym
"""
"""About a service, the representative, the union, or who stated something in writing."""

_NOBODY = """
    import_batch.basis import_batch.mapping import_batch.source import_row.source_key incident.alias incident.place
    file_left.place backup_place.file backup_place.folder backup_place.trouble hand_over.reason breach.course
    breach.delay_reason breach.measures fact_import.file force_fact.force force_fact.source hold.reason
    kept_longer.reason
"""
"""About nobody: places, reasons, files. Where a person could still be written, the form says not to."""

_ENDINGS = ("uid", "_at", "_on", ".at")


def test_every_column_of_words_is_about_somebody_who_may_be_in_it(tmp_path: Path) -> None:
    told = [name for part in (_CODED, _OFFICER, _WORKING, _NOBODY) for name in part.split()]
    assert len(told) == len(set(told)), "a column has one answer"
    there = _columns(tmp_path)
    assert sorted(there - set(told)) == [], "whom are these columns about? Tell it in this file"
    assert sorted(set(told) - there) == [], "there is no such column any more"


def _columns(place: Path) -> set[str]:
    with open_session(place / "vault") as session:
        names = [row[0] for row in session.store.all("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        tables = [name for name in names if not name.startswith(("sqlite_", "search"))]
        columns = {
            f"{table}.{row[1]}"
            for table in tables
            for row in session.store.all(f"SELECT * FROM pragma_table_info('{table}')")
            if row[2] in {"TEXT", "BLOB", ""}
        }
    return {name for name in columns if not name.endswith(_ENDINGS)}


def test_no_column_is_named_for_a_third_party(tmp_path: Path) -> None:
    strangers = ("attacker", "offender", "perpetrator", "suspect", "witness_name", "victim", "relative", "partner")
    assert not [name for name in _columns(tmp_path) if any(word in name for word in strangers)]
