"""What the words of a breach mean, once for window, paper and command line, and what to do first."""

from collections.abc import Mapping

from wellbeing.domain.breach import Breach, BreachData, BreachKind, Risk
from wellbeing.language import Language, _

KIND: Mapping[BreachKind, str] = {
    BreachKind.COMPUTER_LOST: _("The computer is lost"),
    BreachKind.COMPUTER_STOLEN: _("The computer was stolen"),
    BreachKind.STICK_LOST: _("A stick with a backup is lost"),
    BreachKind.PAPER_LOST: _("A letter or page is lost"),
    BreachKind.WRONG_RECIPIENT: _("Something went to the wrong person"),
    BreachKind.READ_BY_OTHERS: _("Somebody read along who may not"),
    BreachKind.PASSPHRASE_KNOWN: _("Somebody else knows the passphrase or holds two sheets"),
    BreachKind.TAMPERED: _("The program says that the vault was changed"),
    BreachKind.MALWARE: _("There is malware on the computer"),
    BreachKind.RECORDS_LOST: _("Records are lost, and no backup has them"),
    BreachKind.OTHER: _("Something else"),
}

DATA: Mapping[BreachData, str] = {
    BreachData.IDENTITY: _("Names and how to reach people"),
    BreachData.INCIDENTS: _("What happened to them"),
    BreachData.TALKS: _("What was said in talks, health"),
    BreachData.REFERRALS: _("Which help was asked for"),
    BreachData.CONSENTS: _("What they agreed to"),
    BreachData.ENCRYPTED_ONLY: _("Only encrypted data, and nobody else knows the passphrase"),
}

RISK: Mapping[Risk, str] = {
    Risk.UNLIKELY: _("Harm to them is unlikely"),
    Risk.RISK: _("It may harm them"),
    Risk.HIGH: _("It may harm them badly"),
}

RISK_MEANS: Mapping[Risk, str] = {
    Risk.UNLIKELY: _("The authority need not be told. Keep the reason here: the authority may ask for it."),
    Risk.RISK: _("The authority has to be told."),
    Risk.HIGH: _("The authority has to be told, and the people concerned without delay."),
}

_TELL_UNION = _("Tell the union and its data protection officer now. They decide together with you.")
_FIRST: Mapping[BreachKind, tuple[str, ...]] = {
    BreachKind.COMPUTER_LOST: (
        _("Restore the newest backup on another computer, and change the key there."),
        _("If a screen was open or the passphrase was noted down with it, count everything as read."),
    ),
    BreachKind.COMPUTER_STOLEN: (
        _("Report the theft. Say that it holds encrypted data of a union, and nothing else."),
        _("Restore the newest backup on another computer, and change the key there."),
    ),
    BreachKind.STICK_LOST: (
        _("Backups are encrypted. Change the key if somebody may know the passphrase."),
        _("Take the stick out of the places of backups, and choose another one."),
    ),
    BreachKind.PAPER_LOST: (_("Look under “Files that left” for what it carried."),),
    BreachKind.WRONG_RECIPIENT: (
        _("Ask for it back, and have it confirmed in writing that it was not read or copied."),
        _("Look under “Files that left” for what it carried."),
    ),
    BreachKind.READ_BY_OTHERS: (_("Lock now. Change the passphrase if it may have been seen."),),
    BreachKind.PASSPHRASE_KNOWN: (
        _("Change the key: after that older copies open nothing that follows."),
        _("Make new recovery sheets, and collect the old ones."),
    ),
    BreachKind.TAMPERED: (
        _("Keep the vault as it is, and restore the newest backup beside it."),
        _("Find out who had the computer."),
    ),
    BreachKind.MALWARE: (
        _("Do not open the vault on this computer any more. Take it off the network."),
        _("Restore a backup on a clean computer, and change passphrase and key there."),
    ),
    BreachKind.RECORDS_LOST: (_("Look for older backups in all places and on all sticks."),),
    BreachKind.OTHER: (),
}


def first_steps(breach: Breach, reader: Language) -> tuple[str, ...]:
    """What to do now, the most urgent first."""
    return tuple(map(reader.text, (_TELL_UNION, *_FIRST[breach.kind])))


def facts(breach: Breach, reader: Language) -> tuple[tuple[str, str], ...]:
    """What Article 33(3) asks for: (what, says). What is not known says so."""
    words = reader.text
    unknown = words(_("Not known yet"))
    happened = reader.date(breach.happened_on) if breach.happened_on else unknown
    people = reader.number(breach.people) if breach.people is not None else unknown
    rows = [
        (_("What happened"), words(KIND[breach.kind])),
        (_("When it happened"), happened),
        (_("When it was found"), reader.moment(breach.found_at, "long")),
        (_("Kinds of data"), "\n".join(words(DATA[kind]) for kind in breach.data) or unknown),
        (_("How many people it concerns"), people),
        (_("Course, and what it may lead to"), breach.course or unknown),
        (_("What was done, and what will be"), breach.measures or unknown),
        (_("What it means for them"), words(RISK[breach.risk]) if breach.risk else unknown),
    ]
    if breach.authority_told_at is not None:
        rows.append((_("The authority was told"), reader.moment(breach.authority_told_at, "long")))
    if breach.delay_reason:
        rows.append((_("Why after 72 hours"), breach.delay_reason))
    if breach.people_told_at is not None:
        rows.append((_("The people concerned were told"), reader.moment(breach.people_told_at, "long")))
    return tuple((words(what), says) for what, says in rows)
