"""What the log's action words mean: the kind of each, and a plain sentence, once for window and command line.

Whoever adds a transaction adds its words here. A word that stands here no more, or not yet, is shown as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wellbeing.language import Language, _


class Kind(StrEnum):
    """What a reader of the access log looks for."""

    OPENING = "opening"
    LEFT = "left"
    ERASED = "erased"
    BACKUP = "backup"
    SETTINGS = "settings"
    RECORDS = "records"


KIND: Mapping[Kind, str] = {
    Kind.OPENING: _("Opened and locked"),
    Kind.LEFT: _("What left"),
    Kind.ERASED: _("Erased"),
    Kind.BACKUP: _("Backups"),
    Kind.SETTINGS: _("Settings and keys"),
    Kind.RECORDS: _("Work on records"),
}


@dataclass(frozen=True, slots=True)
class Action:
    """A word of the log: its kind, and what it says."""

    kind: Kind
    sentence: str


_ACTIONS: Mapping[Kind, Mapping[str, str]] = {
    Kind.OPENING: {
        "vault.opened": _("Opened with the passphrase"),
        "vault.opened-by-sheets": _("Opened with two recovery sheets"),
        "vault.locked": _("Locked or closed"),
    },
    Kind.LEFT: {
        "file.printed": _("A paper was printed"),
        "file.saved": _("A file was saved outside the vault"),
        "file.left": _("A paper or file left"),
        "case.handed-over": _("A case was handed over to another representative"),
        "case.sent-back": _("A case that was erased here was not taken in, with a receipt for its sender"),
        "case.package-again": _("The package of a case that was handed over was written again"),
        "incident.shared": _("A slip of an incident was written for another representative"),
        "incident.lead-given": _("The lead of an incident was given to another representative"),
        "incident.slip-again": _("The slip of an incident was written again"),
        "office.file-made": _("A file for the other office, or for representatives, was made"),
        "office.opening-given": _("Partial sums or a closing list were made"),
        "office.closed-alone": _("A quarter was closed without the other office, which is gone for good"),
        "release.published": _("Figures of a year were released"),
        "release.handed-out": _("Figures released before were handed out again"),
        "release.read-in": _("Figures that had left before a restore were read in"),
        "contribution.made": _("A contribution to the national figures was made"),
        "contribution.handed-out": _("A contribution made before was handed out again"),
        "contribution.read-in": _("A contribution that had left before a restore was read in"),
        "release.nothing-missing": _("It was stated that nothing else had left before a restore"),
    },
    Kind.ERASED: {
        "case.erased": _("The records of a case were erased"),
        "officer.erased": _("Everything about an officer was erased"),
        "retention.erased": _("Records whose time was over were erased"),
        "self-check.removed": _("The kept value of a self-check was erased"),
        "case.objected": _("An officer objected to a hand-over, and the case was erased here"),
    },
    Kind.BACKUP: {
        "backup.made": _("A backup was made and checked"),
        "backup.failed": _("A backup could not be made"),
        "backup.places": _("The places of backups were chosen"),
        "backup.drill-passed": _("The restore drill was passed"),
        "backup.drill-failed": _("The restore drill was not passed"),
        "vault.restored": _("The vault was restored from a backup"),
    },
    Kind.SETTINGS: {
        "vault.settings": _("Settings were changed"),
        "letterhead.chosen": _("A logo for letters was chosen"),
        "letterhead.removed": _("The logo for letters was taken out"),
        "office.begun": _("The vault became that of a central office"),
        "office.other-known": _("The card of the other office was compared"),
        "office.enrolled": _("A representative was enrolled"),
        "office.enrolment-over": _("A representative's enrolment was ended"),
        "vault.passphrase-changed": _("The passphrase was changed"),
        "vault.sheets-made": _("Recovery sheets were made"),
        "vault.sheets-use-seen": _("That recovery sheets had opened the vault was taken note of"),
        "vault.key-changed": _("The vault's key was changed"),
        "vault.compacted": _("The vault was compacted"),
        "vault.migrated": _("The vault was made ready for a version of the program"),
        "contribution.offices": _("The two offices to which contributions go were named"),
        "representative.known": _("The card of another representative was kept"),
        "opener.made": _("The key to which cases are sealed was made"),
        "signer.made": _("The keys that sign releases were made"),
        "example.made": _("The example data was made"),
    },
    Kind.RECORDS: {
        "record.brought-back": _("Something that had been taken out was brought back"),
        "record.merged": _("Two records of one person or one event were made one"),
        "record.merge-undone": _("Two records that had been made one were taken apart again"),
        "record.merge-settled": _("That two records are one was settled"),
        "record.not-same": _("It was stated that two records are about two"),
        "breach.noted": _("A personal data breach was noted"),
        "breach.corrected": _("What is known of a breach was changed"),
        "breach.authority-told": _("That the authority was told of a breach was noted"),
        "breach.people-told": _("That those concerned were told of a breach was noted"),
        "breach.closed": _("A breach was closed"),
        "breach.reopened": _("A breach was opened again"),
        "incident.opened": _("An incident was entered"),
        "incident.corrected": _("The facts of an incident were changed"),
        "incident.slip-read": _("The slip of an incident was read in"),
        "incident.lead-kept": _("The lead of an incident was kept, as its slip could not be written"),
        "incident.taken-out": _("An incident without a case was taken out"),
        "incident.who-was-there": _("How many officers were at an incident was noted"),
        "case.opened": _("An officer was added to an incident"),
        "case.corrected": _("The facts of a case were changed"),
        "case.closed": _("A case was closed"),
        "case.objection": _("An officer's objection to a hand-over was noted"),
        "case.objection-undone": _("The receipt of an objection could not be written, and the case is open again"),
        "case.received": _("A case was received from another representative"),
        "case.taken-back": _("A case that had been handed over was taken back"),
        "case.reopened": _("A case was opened again"),
        "case.reachable-through": _("Through whom an officer can be reached was kept"),
        "case.reachable-withdrawn": _("Through whom an officer can be reached was taken out"),
        "officer.corrected": _("What is kept about an officer was changed"),
        "officer.restricted": _("The use of an officer's records was restricted"),
        "officer.restriction-lifted": _("The restriction of an officer's records was lifted"),
        "retention.kept-longer": _("Records whose time was over were kept longer, for a reason"),
        "officer.held": _("A hold was set against erasing an officer's records"),
        "officer.hold-lifted": _("A hold against erasing an officer's records was lifted"),
        "note.written": _("A note was written"),
        "debrief.begun": _("A talk was begun"),
        "debrief.taken-over": _("What was ticked without a vault was taken over into a talk"),
        "debrief.answered": _("An answer was kept"),
        "debrief.moved": _("A talk went on to another question"),
        "debrief.renewed": _("A talk went over to a newer version of its guide"),
        "debrief.paused": _("A talk was put aside"),
        "debrief.resumed": _("A talk was taken up again"),
        "debrief.finished": _("A talk was finished"),
        "flag.handled": _("What was done about a warning sign was noted"),
        "follow-up.attempted": _("An attempt to reach an officer was noted"),
        "follow-up.attempt-taken-back": _("An attempt to reach an officer was taken back"),
        "follow-up.turned-to": _("To whom the representative turned about a silent officer was noted"),
        "follow-up.agreed": _("A contact was agreed on"),
        "follow-up.taken-back": _("An agreed contact was taken back"),
        "follow-up.reached": _("A contact with an officer was noted"),
        "follow-up.missed": _("A follow-up was closed as missed"),
        "follow-up.declined": _("A follow-up was closed as not wanted"),
        "follow-up.reopened": _("A follow-up was opened again"),
        "follow-up.moved": _("A follow-up was put on an earlier day of its window"),
        "follow-up.meant-for": _("A follow-up was put on another day of its window"),
        "absence.entered": _("An absence was entered"),
        "absence.ended": _("An absence was ended or taken out"),
        "absence.arranged": _("Who is in touch during an absence was noted"),
        "absence.arrangement-taken-back": _("What was noted for an absence was taken back"),
        "task.taken-on": _("A task was taken on"),
        "task.taken-back": _("A task was taken back"),
        "task.done": _("A task was done"),
        "task.not-done": _("A task was not done after all"),
        "task.put-off": _("A task was put off by a week"),
        "consent.answered": _("An answer about consent was kept"),
        "consent.withdrawn": _("A consent was withdrawn"),
        "referral.considered": _("A referral was considered"),
        "referral.consent-asked": _("Consent for a referral was asked, without an answer so far"),
        "referral.taken-back": _("A step of a referral was taken back"),
        "referral.helped": _("What an officer says of the help was kept"),
        "referral.declined": _("A referral was not wanted"),
        "referral.made": _("A referral was made"),
        "referral.acknowledged": _("A service confirmed a referral"),
        "referral.appointment": _("A service gave an appointment"),
        "referral.under-way": _("Help after a referral began"),
        "referral.closed": _("A referral was closed"),
        "self-check.kept": _("The value of a self-check was kept, as the officer asked"),
        "service.saved": _("A service was entered or changed"),
        "service.examples-added": _("Made-up services were put into the directory as examples"),
        "service.examples-removed": _("The made-up services were taken out of the directory"),
        "service.imported": _("Services were taken in from a file"),
        "service.checked": _("Entries of services were checked"),
        "service.hidden": _("A service is not offered any more"),
        "service.offered": _("A service is offered again"),
        "service.removed": _("A service was taken out of the directory"),
        "service.taken-over": _("An own entry was made of a service of a content pack"),
        "office.file-taken": _("A file of the other office was taken in"),
        "office.sums-lost": _("It was stated that the sums of a closed quarter are lost"),
        "office.contribution-taken": _("A representative's contribution was taken in"),
        "import.added": _("Cases were imported"),
        "import.based": _("Why imported cases may be counted was stated"),
        "facts.imported": _("Facts of forces were taken in"),
        "contribution.closed": _("The list of what both offices counted of a quarter was read in"),
        "contribution.closed-by-one-office": _("The list of the office that is left was read in"),
        "quarter.frozen": _("Quarters that were over were frozen: counted for good"),
    },
}

ACTIONS: Mapping[str, Action] = {
    word: Action(kind, sentence) for kind, words in _ACTIONS.items() for word, sentence in words.items()
}


def told(action: str, reader: Language) -> str:
    """The sentence of an action; one that a newer program wrote is shown as it is."""
    known = ACTIONS.get(action)
    return reader.text(known.sentence) if known else action


def words_of(kind: Kind) -> frozenset[str]:
    """The action words of a kind."""
    return frozenset(_ACTIONS[kind])
