"""'What we keep about you', on paper: everything of one officer in words, in their language, with who saw it.

It says all that `wellbeing.app.kept` writes as a file, but the random ids. Nothing is left out, so it belongs in no
other hands: the paper says so first.
"""

import itertools
from collections.abc import Iterator

from wellbeing.app import actions, kept, letters, rights_words
from wellbeing.app.cases import case_file
from wellbeing.app.flag_words import words_of_case
from wellbeing.app.kept import OPENED
from wellbeing.app.kept_case import KeptCase, listed
from wellbeing.app.letters import Prepared
from wellbeing.app.names import CARRIER, FILE_KIND
from wellbeing.app.session import Session
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import CaseId, OfficerId
from wellbeing.language import Language, _, language
from wellbeing.reports.letters import Letter, Section, letter_pdf
from wellbeing.vault import cases, officers, rights


def prepare(session: Session, officer_id: OfficerId, code: str | None = None) -> Prepared:
    """The paper in the language `code` (the officer's where None)."""
    officer = officers.get(session.store, officer_id)
    reader = language(code or officer.language or session.language.code)
    case_ids = cases.of_officer(session.store, officer_id)
    words = reader.text
    values = letters.own_values(session, reader)
    made = [
        KeptCase(session, case_file(session, case_id), words_of_case(session, case_id), reader) for case_id in case_ids
    ]
    letter = Letter(
        title=words(_("What we keep about you")),
        sender=(values["union"],) if values["union"] else (),
        lead=words(_("As it stands on {date}"), date=reader.date(session.today())),
        sections=(
            Section(
                note=(
                    words(_("This is everything, also what you said in talks.")),
                    words(
                        _(
                            "Keep it where nobody else reads it. While something is being investigated, speak with "
                            "your lawyer before you carry it around."
                        )
                    ),
                )
            ),
            _person(session, officer_id, reader),
            *itertools.chain.from_iterable(one.sections() for one in made),
            *_rights(session, officer_id, reader),
            _seen(session, officer_id, reader),
            _left(session, officer_id, reader),
            _what_you_can_do(values, reader),
        ),
    )
    return Prepared(
        kind=FileKind.OFFICER_RECORD,
        title=letter.title,
        file_name="what-we-keep.pdf",
        carried=((kept.CARRIED, ""),),
        consent="",
        consent_uid=None,
        case_id=case_ids[-1],
        make=lambda: letter_pdf(letter, reader),
    )


def _person(session: Session, officer_id: OfficerId, reader: Language) -> Section:
    officer, words = officers.get(session.store, officer_id), reader.text
    rows = (
        (_("Alias"), officer.alias),
        (_("Name"), officer.name or ""),
        (_("Contact"), officer.contact or ""),
        (_("Language"), language(officer.language).name() if officer.language else ""),
        (_("Mark in a spreadsheet"), officer.reference or ""),
        (_("Here since"), reader.date(officer.created_at.astimezone().date())),
    )
    return Section(heading=words(_("Who you are")), facts=tuple((words(label), said) for label, said in rows if said))


def _rights(session: Session, officer_id: OfficerId, reader: Language) -> Iterator[Section]:
    """What was corrected, restricted and held."""
    words = reader.text
    corrected = (
        words(
            _("{what}: before {date} it said “{before}”"),
            what=words(rights_words.field(one.what)),
            date=reader.date(one.at.astimezone().date()),
            before=rights_words.value(one, reader),
        )
        for one in rights.corrections(session.store, officer_id)
    )
    yield from listed(words(_("What was corrected")), corrected)
    restricted = (rights_words.restriction(one, reader) for one in rights.restrictions(session.store, officer_id))
    yield from listed(words(_("Restrictions")), restricted)
    held = (rights_words.hold(one, reader) for one in rights.holds(session.store, officer_id))
    yield from listed(words(_("Holds against erasing")), held)


_MOST_LINES = 60
"""Entries of the access log on paper; the file to take along holds all of them."""


def _seen(session: Session, officer_id: OfficerId, reader: Language) -> Section:
    words, entries = reader.text, kept.accesses(session, officer_id)
    opened = [entry for entry in entries if entry.action in OPENED]
    others = [entry for entry in entries if entry.action not in OPENED]
    told = words(_("Only your representative opens the vault."))
    if opened:
        days = (reader.date(at.astimezone().date()) for at in (opened[0].at, opened[-1].at))
        first, last = days
        told += " " + reader.plural(
            "It was opened {count} time since you are in it, from {first} to {last}.",
            "It was opened {count} times since you are in it, from {first} to {last}.",
            len(opened),
            first=first,
            last=last,
        )
    sheets = [entry for entry in opened if entry.action != "vault.opened"]
    lines = [*sheets, *others][-_MOST_LINES:]
    left_out = len(sheets) + len(others) - len(lines)
    more = reader.plural(
        "{count} older entry stands in the file to take along.",
        "{count} older entries stand in the file to take along.",
        left_out,
    )
    return Section(
        heading=words(_("Who saw it, and what was done with it")),
        paragraphs=(told, more) if left_out else (told,),
        bullets=tuple(f"{reader.moment(entry.at)} · {actions.told(entry.action, reader)}" for entry in lines),
    )


def _left(session: Session, officer_id: OfficerId, reader: Language) -> Section:
    words = reader.text
    lines = []
    for file, recipient in kept.files(session, officer_id):
        told = words(
            _("{what}, {how} on {moment}"),
            what=words(FILE_KIND[file.kind]),
            how=words(CARRIER[file.carrier]),
            moment=reader.moment(file.at),
        )
        carried = reader.listing(words(what) for what in file.carried)
        lines.append(" · ".join(part for part in (told, recipient.who if recipient else "", carried) if part))
    return Section(
        heading=words(_("What left, and to whom")),
        paragraphs=() if lines else (words(_("Nothing has left.")),),
        bullets=tuple(lines),
    )


def _what_you_can_do(values: dict[str, str], reader: Language) -> Section:
    words = reader.text
    who = ", ".join(part for part in (values["representative"], values["contact"]) if part)
    return Section(
        heading=words(_("What you can do at any time")),
        bullets=(
            words(_("Have it corrected. What stood there before stays as history.")),
            words(_("Have its use restricted. It is then kept and not used.")),
            words(_("Take it along as a file that programs can read.")),
            words(_("Have it erased. You get a receipt of what went and what remains.")),
            words(_("Withdraw a consent. What has already left cannot be called back.")),
            words(_("Complain to the data protection authority of your country.")),
        ),
        paragraphs=(words(_("Ask {who}."), who=who),) if who else (),
    )


def of_case(session: Session, case_id: CaseId, code: str | None = None) -> Prepared:
    """The same for the officer of a case."""
    return prepare(session, cases.get(session.store, case_id).officer_id, code)
