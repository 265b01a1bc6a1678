"""`wellbeing backup show`: what a backup holds, and what the present vault has that it has not. Changes nothing."""

import argparse

from wellbeing.app.restoring import Preview
from wellbeing.cli import arguments as common
from wellbeing.cli import backup_file
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The file, --vault, --passphrase-file (that of the backup) and --json."""
    backup_file.add(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Check the backup whole and show it."""
    found = backup_file.looked_at(arguments, shown)
    if arguments.json:
        shown.data(as_data(found))
    else:
        tell(found, shown)
    return 0


def tell(found: Preview, shown: Console) -> None:
    """What the backup holds and what a restore would give up, in sentences."""
    backup, number = found.backup, shown.language.number
    shown.say(_("This backup is whole. It was made on {moment}."), moment=shown.language.moment(backup.made_at))
    shown.say(
        _("It holds officers: {officers}, cases: {cases}, open follow-ups: {follow_ups}, released years: {releases}."),
        officers=number(backup.holdings.officers),
        cases=number(backup.holdings.cases),
        follow_ups=number(backup.holdings.open_follow_ups),
        releases=number(len(backup.holdings.periods)),
    )
    if found.unreadable:
        shown.say(_("The vault that stands in {folder} can't be read with this passphrase:"), folder=found.folder)
        shown.say(found.unreadable)
    if found.is_other_vault:
        shown.say(_("The vault that stands in {folder} is another one."), folder=found.folder)
    elif found.present is not None:
        _tell_later(found, shown)


def _tell_later(found: Preview, shown: Console) -> None:
    number = shown.language.number
    shown.say(
        _("The present vault has what the backup has not: saves: {changes}, cases: {cases}."),
        changes=number(found.later_changes),
        cases=number(found.later_cases),
    )
    if found.later_releases:
        periods = ", ".join(found.later_releases)
        shown.say(_("Released since the backup: {periods}. A restore brings them along."), periods=periods)
    if found.erased_since:
        shown.say(
            _("Cases erased since the backup: {count}. A restore erases them again."),
            count=number(found.erased_since),
        )
    if found.handed_over_since:
        shown.say(
            _("Cases handed over since the backup: {count}. A restore leaves them handed over."),
            count=number(found.handed_over_since),
        )


def as_data(found: Preview) -> dict[str, object]:
    """The same for a program."""
    backup, present = found.backup, found.present
    return {
        "file": str(backup.file),
        "made_at": backup.made_at.isoformat(timespec="seconds"),
        "generation": backup.generation,
        "officers": backup.holdings.officers,
        "cases": backup.holdings.cases,
        "open_follow_ups": backup.holdings.open_follow_ups,
        "releases": list(backup.holdings.periods),
        "present": None
        if present is None
        else {
            "same_vault": present.is_same_vault,
            "generation": present.generation,
            "later_cases": found.later_cases,
            "later_releases": list(found.later_releases),
            "erased_since": found.erased_since,
            "handed_over_since": found.handed_over_since,
        },
        "replaces": found.replaces,
    }
