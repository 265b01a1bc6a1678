"""What the controller's papers say of this vault: read from its settings and records each time a paper is made."""

from collections.abc import Callable, Mapping

from wellbeing.app import (
    backup_folders,
    backups,
    breach_words,
    controller,
    keys,
    preferences,
    representatives,
    retention,
)
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.content.papers import Holds
from wellbeing.content.templates import BLANK
from wellbeing.domain.breach import Breach
from wellbeing.language import Language, _
from wellbeing.reports.letters import Section
from wellbeing.vault import opening, referrals, releases

_UNION_LAW = _("Articles 6(1)(f) and 9(2)(d): a union's work for its members. For everybody else explicit consent.")
_CONSENT_LAW = _("Articles 6(1)(a) and 9(2)(a): consent, given for this alone.")
_DUTY_LAW = _("Articles 5(2), 7(1) and 32: the law asks for it.")

_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        _("Who somebody is"),
        _("Alias, name, how to reach them, language, kind of membership. To be called back."),
        _UNION_LAW,
    ),
    (
        _("What happened"),
        _("Day, kind, place and means of the incident, injuries, days off. To know what helps."),
        _UNION_LAW,
    ),
    (
        _("Talks"),
        _("Answers to the guides, short notes, warning signs and what was done. Health data. To miss nothing."),
        _UNION_LAW,
    ),
    (_("Next contacts and tasks"), _("Days, attempts, results. So that nobody is forgotten."), _UNION_LAW),
    (_("Referrals"), _("Kind of help, service, appointment, outcome. To see whether help arrived."), _CONSENT_LAW),
    (_("Self-check"), _("One number and its day, where the officer asks to have it kept."), _CONSENT_LAW),
    (_("Figures"), _("The case counts in tables in which nobody can be found."), _CONSENT_LAW),
    (_("Consents"), _("What was asked, in which words, what was answered, when it was withdrawn."), _DUTY_LAW),
    (_("Access log"), _("When the vault was opened, and what left it. Random numbers, no names."), _DUTY_LAW),
)

Maker = Callable[[Session, Language], Section]


def held(session: Session, reader: Language, breach: Breach | None) -> Mapping[Holds, Section]:
    """What stands in the parts of any paper."""
    made = {name: make(session, reader) for name, make in _MAKERS.items()}
    facts = breach_words.facts(breach, reader) if breach is not None else ()
    return {**made, Holds.BREACH: Section(facts=facts)}


def _controller(session: Session, reader: Language) -> Section:
    found, words = controller.read(session), reader.text
    rows = (
        (_("Controller"), "\n".join(part for part in (found.union, found.address) if part)),
        (_("How to reach it"), found.contact),
        (_("Data protection officer"), found.data_protection_officer),
        (_("Welfare representative"), found.representative),
        (_("Supervisory authority"), found.authority),
    )
    return Section(facts=tuple((words(what), says or BLANK) for what, says in rows))


def _kinds(_session: Session, reader: Language) -> Section:
    words = reader.text
    return Section(facts=tuple((words(what), "\n".join((words(which), words(basis)))) for what, which, basis in _KINDS))


def _recipients(session: Session, reader: Language) -> Section:
    words = reader.text
    kinds = sorted({words(codes.referral_kinds().label(kind)) for kind in referrals.kinds_made(session.store)})
    asked = words(_("So far: {kinds}."), kinds=reader.listing(kinds)) if kinds else words(_("None so far."))
    known = [card.name for card in representatives.known(session)]
    peers = words(_("Known to this vault: {names}."), names=reader.listing(known)) if known else ""
    periods = sorted({release.period for release in releases.all_of(session.store)})
    left = words(_("So far: {periods}."), periods=reader.listing(periods)) if periods else words(_("None so far."))
    rows = (
        (_("Services"), words(_("Only those that the officer agreed to, and only what the letter shows.")), asked),
        (
            _("Another welfare representative"),
            words(_("A whole case, sealed, with consent. In an emergency the officer is told, and may object.")),
            peers,
        ),
        (_("Emergency services"), words(_("Where a life is in danger. It is written down what was said.")), ""),
        (_("The public and European bodies"), words(_("Figures in which nobody can be found.")), left),
    )
    return Section(facts=tuple((words(what), "\n".join(filter(None, (who, so_far)))) for what, who, so_far in rows))


def _periods(session: Session, reader: Language) -> Section:
    words = reader.text
    labels = {code.code: code.label for code in codes.retention()}
    return Section(
        paragraphs=(
            words(_("From the day on which a case was closed, or history was imported. Then a person decides:")),
        ),
        facts=(
            *(
                (words(labels[kind]), reader.plural("{count} month", "{count} months", number))
                for kind, number in retention.months(session).items()
            ),
            (words(_("Backups")), words(_("What was erased leaves them by rotation, after twelve months at most."))),
            (words(_("Access log")), words(_("As long as the vault. It holds random numbers only."))),
        ),
    )


def _measures(session: Session, reader: Language) -> Section:
    words, number = reader.text, reader.number
    cost = opening.passphrase_cost(session.store)
    holders = keys.read(session).holders
    sheets = (
        words(_("Three people hold one sheet each; two of them together open the vault."))
        if holders
        else words(_("Not made yet."))
    )
    drilled_on = backups.drilled_on(session)
    drilled = (
        words(_("Restoring was last tried out on {date}."), date=reader.date(drilled_on))
        if drilled_on
        else words(_("Restoring has not been tried out yet."))
    )
    minutes = reader.plural("{count} minute", "{count} minutes", preferences.read(session).lock_minutes)
    rows = (
        (_("Encryption"), words(_("The whole vault with AES-256, under a random key of 256 bits."))),
        (
            _("Passphrase"),
            words(
                _("Argon2id over {memory} MiB in {passes} passes, so that guessing is slow."),
                memory=number(cost.memory_kib // 1024),
                passes=number(cost.passes),
            ),
        ),
        (_("Recovery sheets"), sheets),
        (_("Lock"), words(_("Locks when nobody has touched it for {minutes}."), minutes=minutes)),
        (
            _("Integrity"),
            words(_("Every record has a keyed digest in a chained log. A changed or older vault is noticed.")),
        ),
        (
            _("Backups"),
            words(
                _("Encrypted, made by themselves and checked by opening them, in places: {count}."),
                count=number(len(backup_folders.places(session))),
            )
            + "\n"
            + drilled,
        ),
        (_("Network"), words(_("None. The system's kernel refuses it to the program where it can."))),
        (_("Traces"), words(_("No readable text on the disk outside of the vault; no names of people in file names."))),
        (_("Access"), words(_("One person, one vault. Every opening and everything that leaves is in a log."))),
    )
    return Section(facts=tuple((words(what), says) for what, says in rows))


_MAKERS: Mapping[Holds, Maker] = {
    Holds.CONTROLLER: _controller,
    Holds.KINDS: _kinds,
    Holds.RECIPIENTS: _recipients,
    Holds.PERIODS: _periods,
    Holds.MEASURES: _measures,
}
