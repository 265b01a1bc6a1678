"""`wellbeing backup restore`: a backup in an empty place, or with --replace in place of the vault that stands there."""

import argparse

from wellbeing.app import restoring
from wellbeing.app.beside_vault import PUT_BACK_FAILED
from wellbeing.app.restoring import Restored
from wellbeing.cli import arguments as common
from wellbeing.cli import backup_file, backup_show
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _

_STANDS_THERE = _(
    "A vault stands in {folder}. Look with 'wellbeing backup show' at what it has that the backup has not; with "
    "--replace it is moved aside whole and nothing of it is deleted."
)


def add(parser: Parser) -> None:
    """The file, --vault, --passphrase-file (that of the backup), --replace and --json."""
    backup_file.add(parser)
    parser.option(
        "--replace",
        words=_("restore in place of the vault that stands there; it is moved aside whole"),
        action="store_true",
    )
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Restore it. Raises Refused where a vault stands there and --replace was not given."""
    found = backup_file.looked_at(arguments, shown)
    if found.replaces and not arguments.replace:
        raise Refused(_STANDS_THERE, folder=found.folder)
    done = restoring.restore(found)
    if arguments.json:
        shown.data({**backup_show.as_data(found), "restored": _as_data(done)})
    else:
        _tell(done, shown)
    return 0


def _tell(done: Restored, shown: Console) -> None:
    shown.say(_("The vault was restored in {folder}."), folder=done.folder)
    if done.moved_to is not None:
        shown.say(_("The vault before lies whole in {folder}."), folder=done.moved_to)
    if done.way_back is not None:
        shown.say(_("If you need it again, restore this file: {file}"), file=done.way_back)
    if done.erased:
        shown.say(
            _("Cases that had been erased since the backup were erased again: {count}."),
            count=shown.language.number(done.erased),
        )
    if done.handed_over:
        shown.say(
            _("Cases that had been handed over stay with the other representative, and are not counted here: {count}."),
            count=shown.language.number(done.handed_over),
        )
    if done.may_have_gone:
        shown.say(restoring.MAY_HAVE_GONE)
    if done.put_back.countries or done.put_back.packs:
        shown.say(
            _("Put back beside the vault: what was entered for countries ({countries}), content packs ({packs})."),
            countries=shown.language.number(done.put_back.countries),
            packs=shown.language.number(done.put_back.packs),
        )
    if done.put_back.failed:
        shown.say(PUT_BACK_FAILED)
    for place in done.out_of_reach:
        shown.say(
            _("Out of reach, so that its lists of erased and handed-over cases were not seen: {place}"), place=place
        )
    for file in done.unread:
        shown.say(_("Its lists of erased and handed-over cases can't be read with this key: {file}"), file=file)
    if done.is_releasing_closed:
        shown.say(
            _(
                "Nothing can be released until what was released since the backup is known: see 'wellbeing release "
                "read-in'."
            )
        )


def _as_data(done: Restored) -> dict[str, object]:
    return {
        "folder": str(done.folder),
        "moved_to": str(done.moved_to) if done.moved_to else None,
        "way_back": str(done.way_back) if done.way_back else None,
        "erased": done.erased,
        "handed_over": done.handed_over,
        "may_have_gone": done.may_have_gone,
        "out_of_reach": [str(place) for place in done.out_of_reach],
        "unread": [str(file) for file in done.unread],
        "put_back": {"countries": done.put_back.countries, "packs": done.put_back.packs},
        "releasing_closed": done.is_releasing_closed,
    }
