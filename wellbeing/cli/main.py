"""The command line: reads the command, runs it, and turns every outcome into a sentence and an exit code.

0 done · 2 refused: the person can put it right · 3 trouble with the computer · 4 tampered · 70 our bug.
"""

import datetime as dt
import errno
import itertools
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from wellbeing import faults
from wellbeing.cli.console import Console, console, leave_quietly
from wellbeing.errors import Trouble, WellbeingError
from wellbeing.language import Language, _, language, of_system, shipped

if TYPE_CHECKING:
    import argparse

    from wellbeing.cli.parser import Parser

BUG = 70
READER_GONE = 141
INTERRUPTED = 130

_BUG = _("Something in this program went wrong. What was saved is kept. A note without any content is in {file}.")
_BUG_UNWRITTEN = _("Something in this program went wrong. What was saved is kept.")
_OUTPUT_FULL = _("The output can't be written: the disk is full.")
_INTERRUPTED = _("Stopped. What was not finished left nothing behind.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """What the window's room does for a command: this room doesn't know it."""

    open: Callable[[Path | None, str | None], int]
    """Open the window on a vault (None: the usual one), in a language (None: as chosen in it); the exit code."""
    picture: Callable[["Pictures"], int]
    """Picture every screen as asked; returns how many pictures were made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """What the demo asks of the window: every screen in one language, into one folder. `figures` is a vault with
    an imported year, `hand_overs` a folder of made-up representatives."""

    vault: Path
    figures: Path
    hand_overs: Path
    passphrase: str
    language: str
    out: Path


class Command(Protocol):
    """A module of one command."""

    def add(self, parser: "Parser") -> None:
        """Say which arguments it takes."""

    def run(self, arguments: "argparse.Namespace", shown: Console) -> int:
        """Do it; returns the exit code."""


_COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "vault": {
        "create": ("vault_create", _("Make a new vault in an empty folder.")),
        "check": ("vault_check", _("Check every record, page and log entry of a vault.")),
        "change-passphrase": ("vault_change_passphrase", _("Let another passphrase open a vault.")),
        "sheets": ("vault_sheets", _("Show who keeps the recovery sheets and whether they were used; make new ones.")),
        "change-key": ("vault_change_key", _("Encrypt a vault anew, so that older copies open nothing that follows.")),
        "compact": ("vault_compact", _("Give back the room that removed records left in a vault.")),
    },
    "today": {"": ("today", _("Show whom to call next, by alias and step only."))},
    "case": {
        "hand-over": ("case_hand_over", _("Seal a case for another representative, and close it here.")),
        "receive": ("case_receive", _("Look at a case package, and take the case in.")),
        "objection": ("case_objection", _("An officer objects to an emergency hand-over: erase it, with a receipt.")),
        "take-back": ("case_take_back", _("Read the receipt of an objection: the case is open here again.")),
        "erase": ("case_erase", _("Erase what is left here of a case that was handed over.")),
    },
    "consent": {
        "give": ("consent_give", _("Note what an officer answered about a consent.")),
        "withdraw": ("consent_withdraw", _("An officer takes a consent back; what has already left is told.")),
        "list": (
            "consent_list",
            _("Show every answer of a case: by which text, how and when, and when it was withdrawn."),
        ),
    },
    "referral": {
        "list": ("referral_list", _("Show every referral: where it stands, and how long it waits.")),
        "move": ("referral_move", _("Note the next step of a referral, or take the last one back.")),
    },
    "officer": {
        "list": ("officer_list", _("List the officers of a vault, by alias only.")),
        "export": (
            "officer_export",
            _("Write what is kept about an officer: as PDF to read, or as JSON to take along."),
        ),
        "correct": ("officer_correct", _("Correct how an officer is called and reached, and show who has to be told.")),
        "restrict": ("officer_restrict", _("Keep an officer's records without using them, or lift that.")),
        "hold": ("officer_hold", _("Let nothing of an officer be erased while a claim is open, or lift that.")),
        "request": ("officer_request", _("Look at a request of the central office about one person, and answer it.")),
        "erase": ("officer_erase", _("Erase everything about an officer, and tell what remains.")),
    },
    "retention": {"list": ("retention_list", _("Show what has been kept long enough; erase nothing."))},
    "services": {
        "find": ("services_find", _("Find services by need.")),
        "check": ("services_check", _("Say which entries were checked today, or see which have to be.")),
        "import": ("services_import", _("Take services in from CSV or XLSX, after a look at what they would change.")),
        "export": ("services_export", _("Save the directory as CSV, XLSX or for a content pack.")),
    },
    "representative": {
        "card": ("representative_card", _("Write your own card, and show its fingerprint.")),
        "add": ("representative_add", _("Take in a card whose fingerprint was compared by telephone.")),
        "list": ("representative_list", _("List the representatives whose cards are known.")),
    },
    "office": {
        "begin": ("office_begin", _("Make a new, empty vault that of an office, which holds no cases.")),
        "other": ("office_other", _("Take in the card of the other office, whose fingerprint was compared.")),
        "enrol": ("office_enrol", _("Enrol a representative whose fingerprint was compared by telephone.")),
        "enrolled": ("office_enrolled", _("List who is enrolled; end an enrolment.")),
        "status": ("office_status", _("Show what is to be done next for a quarter, who has reported, who is missing.")),
        "take": ("office_take", _("Take in what came from representatives or from the other office.")),
        "give": ("office_give", _("Write what is due of a quarter: roster, lists, activity, sums.")),
        "close": ("office_close", _("Close a quarter that does not go on, or whose other office is gone for good.")),
        "preview": ("office_preview", _("Show exactly what would leave of a year, and nothing else of it.")),
        "release": ("office_release", _("Write the national release of a year as a folder.")),
    },
    "import": {"": ("importing", _("Take a union's own spreadsheet into a vault."))},
    "indicators": {
        "list": ("indicators_list", _("Show the indicators, and the facts of forces that were taken in for them.")),
        "sheet": ("indicators_sheet", _("Write an empty sheet of facts to fill in; needs no vault.")),
        "import": ("indicators_import", _("Take facts of forces in: officers in service, hours, staffing, surveys.")),
    },
    "summary": {
        "preview": ("summary_preview", _("Show exactly what would leave for a year, and what is withheld and why.")),
        "freeze": ("summary_freeze", _("Count a quarter that is over, for good.")),
        "release": ("summary_release", _("Write the release folder of a year.")),
    },
    "contribution": {
        "offices": ("contribution_offices", _("Show or name the two offices to which contributions go.")),
        "make": ("contribution_make", _("Write a quarter's contribution: one file for each office.")),
        "list": ("contribution_list", _("Show which quarters were contributed, and which have to be made again.")),
        "closing": ("contribution_closing", _("Take in the list of what both offices counted of a quarter.")),
    },
    "release": {
        "verify": ("release_verify", _("Check that a release folder is whole and who signed it.")),
        "read-in": ("release_read_in", _("After a restore: take what had left into the vault again.")),
    },
    "backup": {
        "make": ("backup_make", _("Make a verified backup in every place that is there.")),
        "list": ("backup_list", _("List the backups in a folder; needs no passphrase.")),
        "show": ("backup_show", _("Check a backup whole and show what it holds; changes nothing.")),
        "restore": ("backup_restore", _("Restore a backup into an empty place, or in place of a vault.")),
        "drill": ("backup_drill", _("Restore a backup on trial, check it and throw it away.")),
    },
    "log": {
        "list": ("log_list", _("Show when a vault was opened and what was done in it, the newest first.")),
        "export": ("log_export", _("Write the access log to a CSV or JSON file.")),
    },
    "debrief": {"walk": ("debrief_walk", _("Walk a checklist step by step, with answers from a file."))},
    "guide": {"card": ("guide_card", _("Write the pocket cards of guides as PDF, to print and cut out."))},
    "content": {
        "check": ("content_check", _("Check content files: their form, their rules, and who reviewed them.")),
        "schema": ("content_schema", _("Write the schema by which an editor helps to write a content file.")),
        "pack key": ("pack_key", _("Make a publisher's key, in a file under a passphrase.")),
        "pack words": ("pack_words", _("Bring a pack's translations into a language up to its texts.")),
        "pack build": ("pack_build", _("Check the folder of a pack, and sign it as one file.")),
        "pack show": ("pack_show", _("Show what is in a pack, and who signed it; changes nothing.")),
        "pack install": ("pack_install", _("Put a pack in use, or a newer version of it.")),
        "pack list": ("pack_list", _("List the packs on this computer.")),
        "pack remove": ("pack_remove", _("Take a pack out of use.")),
    },
    "papers": {
        "list": ("papers_list", _("List the papers that data protection law asks for, and which are current.")),
        "make": ("papers_make", _("Write one of them as PDF, or as text to change.")),
    },
    "protect": {"": ("protect", _("Protect any set of linked count tables, without a vault."))},
    "demo": {"": ("demo", _("Run a day on example data and leave its papers and pictures in a folder."))},
}
_GROUPS = {
    "vault": _("Make, check and compact a vault; look after its keys."),
    "case": _("Hand cases over to another representative, and receive them."),
    "consent": _("What officers agree to, and take back."),
    "referral": _("Show referrals to services, and note their next steps."),
    "officer": _("An officer's rights: see, correct, restrict, take along, erase."),
    "retention": _("How long records are kept, by kind."),
    "services": _("The directory of those who can help."),
    "representative": _("Exchange cards with other representatives."),
    "office": _("The work of a central office: contributions of many representatives, opened with a second office."),
    "indicators": _("Facts of forces, and what is worked out from them."),
    "summary": _("Preview, freeze or release a year's figures."),
    "contribution": _("Contribute quarters to national figures, through two offices of which none can read a number."),
    "release": _("Check a release that was received."),
    "backup": _("Make, look at and restore backups."),
    "log": _("Show or export the access log of a vault."),
    "debrief": _("Try a checklist without any case."),
    "guide": _("Put guides on paper, without a vault."),
    "papers": _("Make the papers that data protection law asks of the union."),
    "content": _("Look after checklists and other content files."),
    "content pack": _("Make, show and install content packs."),
}


def run(words: Sequence[str], windows: Windows, shown: Console | None = None) -> int:
    """Run one command line and return the exit code."""
    at = shown or console(_language_of(words))
    try:
        code = _run(words, windows, at)
        at.out.flush()
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (`ended_by` makes a sentence of each)
        return ended_by(error, at)
    return code


def ended_by(error: BaseException, shown: Console | None = None) -> int:
    """Tell what ended the program in one sentence, a bug too; returns the exit code. The one place that does."""
    shown = shown or console(language(of_system()))
    if isinstance(error, BrokenPipeError):
        leave_quietly()
        return READER_GONE
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        leave_quietly()
        shown.complain(shown.text(_OUTPUT_FULL))
        return Trouble.exit_code
    if isinstance(error, WellbeingError):
        shown.complain(error.told(shown.language))
        return error.exit_code
    if isinstance(error, KeyboardInterrupt):
        shown.complain(shown.text(_INTERRUPTED))
        return INTERRUPTED
    shown.complain(_told_bug(error, shown.language))
    return BUG


def _run(words: Sequence[str], windows: Windows, shown: Console) -> int:
    if not words:
        return windows.open(None, None)
    try:
        arguments = parser(shown.language, words).parse_args(list(words))
    except SystemExit:  # argparse leaves after --help
        return 0
    if arguments.command is None:
        return windows.open(getattr(arguments, "vault", None), getattr(arguments, "language", None))
    arguments.windows = windows
    part = f"{getattr(arguments, 'below', '')} {getattr(arguments, 'deeper', '')}".strip()
    return _module(arguments.command, part).run(arguments, shown)


def parser(reader: Language, words: Sequence[str]) -> "Parser":
    """The reading of the whole command line. Only what is named in `words` is made ready and imported: it is quick."""
    from wellbeing.cli import arguments as common
    from wellbeing.cli.parser import Parser, add_command

    whole = Parser(
        language=reader,
        prog="wellbeing",
        description=reader.text(_("Help for colleagues after a bad incident. Without a command the window opens.")),
    )
    common.vault_folder(whole)
    commands = whole.commands("command", required=False)
    for name, parts in _COMMANDS.items():
        inside = add_command(commands, name, _GROUPS[name] if name in _GROUPS else parts[""][1], reader)
        if name not in words:
            continue  # nobody can come below it
        if "" in parts:
            _take_up(inside, name, "", words)
            continue
        places = {"": inside.commands("below")}
        for part, (_module_name, explained) in parts.items():
            group, _space, last = part.rpartition(" ")
            if group not in places:
                below = add_command(places[""], group, _GROUPS[f"{name} {group}"], reader)
                places[group] = below.commands("deeper")
            _take_up(add_command(places[group], last, explained, reader), name, part, words)
    return whole


def _take_up(inside: "Parser", name: str, part: str, words: Sequence[str]) -> None:
    if all(word in words for word in part.split()):
        _module(name, part).add(inside)


def _module(name: str, part: str) -> Command:
    import importlib

    module: Any = importlib.import_module(f"wellbeing.cli.{_COMMANDS[name][part][0]}")
    return cast(Command, module)


def _language_of(words: Sequence[str]) -> Language:
    """The language asked for by --language where we have it, else the computer's: known before anything is read."""
    given = [word.removeprefix("--language=") for word in words if word.startswith("--language=")]
    given += [after for word, after in itertools.pairwise(words) if word == "--language"]
    return language(given[-1] if given and given[-1] in shipped() else of_system())


def _told_bug(error: BaseException, reader: Language) -> str:
    note = faults.write_note(error, dt.datetime.now(dt.UTC))
    return reader.text(_BUG, file=note) if note is not None else reader.text(_BUG_UNWRITTEN)
