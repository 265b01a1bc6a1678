"""The receipt of an erasure: what went, what remains and where, by random ids only, and how that is told."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wellbeing.anonymise.period import Period
from wellbeing.app import counted_in, departures, letters
from wellbeing.app.names import CARRIER, FILE_KIND
from wellbeing.app.session import Session
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.identity import Uid
from wellbeing.language import Language, _, language
from wellbeing.reports.letters import Letter, Section, letter_pdf

HELD: Mapping[str, str] = {
    "case_": _("Cases with their facts"),
    "follow_up": _("Follow-ups"),
    "contact": _("Contacts and attempts"),
    "debrief": _("Talks"),
    "answer": _("Answers"),
    "flag_raised": _("Red flags"),
    "note": _("Notes"),
    "consent": _("Answers about consent"),
    "referral": _("Referrals"),
    "task": _("Tasks"),
    "self_check": _("Kept values of self-checks"),
    "reachable_through": _("Statements through whom the officer can be reached"),
    "correction": _("Earlier values of what was corrected"),
    "restriction": _("Restrictions"),
    "hold": _("Holds"),
}
"""How records are called, by their table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftFile:
    """A file or paper that left and can't be recalled: to whom where that is known, and where it was saved."""

    kind: FileKind
    carrier: Carrier
    at: dt.datetime
    who: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Copies in backups: when the newest of them was made, where, and the day on which the last is gone, if there is
    a backup at least every month. None where there is no backup."""

    newest: dt.date | None
    gone_by: dt.date | None
    places: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What an erasure takes away and what remains. Random ids, and no name; `went` is numbers of records by table.

    `counted` are the periods whose figures hold the officer's cases and have left: those stay as they are. `sent` are
    quarters whose contribution is to be made again without them.
    `named_elsewhere` is how many other cases' words name the officer: they are to be looked at by hand.
    """

    uid: Uid
    officer_uid: Uid
    case_uids: tuple[Uid, ...]
    at: dt.datetime
    went: tuple[tuple[str, int], ...]
    left: tuple[LeftFile, ...]
    counted: tuple[Period, ...]
    sent: tuple[Period, ...]
    copies: Copies
    named_elsewhere: int
    language: str


def receipt_pdf(session: Session, receipt: Receipt) -> bytes:
    """The receipt on paper, in the officer's language."""
    reader = language(receipt.language)
    union = letters.own_values(session, reader)["union"]
    return receipt_paper(receipt, reader, union)


def receipt_paper(receipt: Receipt, reader: Language, union: str) -> bytes:
    """The same without a vault."""
    words = reader.text
    rows = tuple((words(HELD[table]), reader.number(count)) for table, count in receipt.went)
    ids = (
        (words(_("This receipt")), receipt.uid),
        (words(_("The officer")), receipt.officer_uid),
        (words(_("Cases")), "\n".join(receipt.case_uids)),
    )
    letter = Letter(
        title=words(_("Receipt of an erasure")),
        sender=(union,) if union else (),
        lead=words(_("Erased for good on {moment}"), moment=reader.moment(receipt.at, "full")),
        sections=(
            Section(
                paragraphs=(
                    words(
                        _("No name stands here. The random ids stand in the access log and say nothing by themselves.")
                    ),
                ),
                facts=ids,
            ),
            Section(
                heading=words(_("What went")),
                paragraphs=(
                    words(
                        _(
                            "Everything that was kept about the officer: name and contact, all records below, earlier "
                            "values, half-written words, and the words of the search."
                        )
                    ),
                ),
                facts=rows,
            ),
            *_remains(receipt, reader),
        ),
    )
    return letter_pdf(letter, reader)


def _remains(receipt: Receipt, reader: Language) -> tuple[Section, ...]:
    words = reader.text
    figures = counted_told(receipt, reader) or (words(_("No figure that left holds these cases.")),)
    return (
        Section(heading=words(_("What remains in backups")), paragraphs=copies_told(receipt.copies, reader)),
        Section(
            heading=words(_("What had left before and can't be recalled")),
            paragraphs=() if receipt.left else (words(_("Nothing had left.")),),
            bullets=tuple(left_told(file, reader, for_officer=True) for file in receipt.left),
        ),
        Section(
            heading=words(_("What else to know")),
            bullets=(
                *figures,
                words(
                    _(
                        "The random ids travel with every later backup: a restore erases these records again, a "
                        "package with them is refused, and imported rows of a spreadsheet are not taken in again."
                    )
                ),
            ),
        ),
    )


def counted_told(receipt: Receipt, reader: Language) -> tuple[str, ...]:
    """That the cases stand in figures that left, or in a contribution that is made again without them."""
    told = []
    if receipt.counted:
        sentence = _("Counted in the figures of {periods}. Figures in which nobody can be found stay as they left.")
        told.append(reader.text(sentence, periods=counted_in.names(receipt.counted, reader)))
    if receipt.sent:
        told.append(reader.text(counted_in.SENT, period=counted_in.names(receipt.sent, reader)))
    return tuple(told)


def named_told(receipt: Receipt, reader: Language) -> str:
    """That words of other cases name the officer."""
    return reader.plural(
        "The name stands in {count} other case. Please look at it there.",
        "The name stands in {count} other cases. Please look at it there.",
        receipt.named_elsewhere,
    )


def copies_told(found: Copies, reader: Language) -> tuple[str, ...]:
    """What backups still hold, in sentences."""
    words = reader.text
    if found.newest is None or found.gone_by is None:
        return (words(_("No backup was made so far, so no copy remains in one.")),)
    return (
        words(
            _(
                "Encrypted copies remain in backups up to that of {newest}. They go one after the other as newer ones "
                "take their place, the last by {gone_by} if there is a backup at least every month."
            ),
            newest=reader.date(found.newest),
            gone_by=reader.date(found.gone_by),
        ),
        words(
            _(
                "Places: {places}. A place that is away, such as a stick, loses its copies only once backups are made "
                "there again. A restore erases the records again before anybody sees them."
            ),
            places=reader.listing(departures.name_of(str(place)) for place in found.places),
        ),
    )


def left_told(file: LeftFile, reader: Language, *, for_officer: bool = False) -> str:
    """A file that left, in one line: what, how, when, to whom and where; `for_officer` under which name only."""
    place = departures.name_of(file.place) if for_officer else file.place
    told = reader.text(
        _("{what}, {how} on {moment}"),
        what=reader.text(FILE_KIND[file.kind]),
        how=reader.text(CARRIER[file.carrier]),
        moment=reader.moment(file.at),
    )
    return " · ".join(part for part in (told, file.who, place) if part)
