"""`wellbeing officer request`: look at a request of the central office, and answer it."""

import argparse
from pathlib import Path

from wellbeing.app import office_requests
from wellbeing.app.office_requests import Look
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.domain.request import Found, Wish
from wellbeing.language import _

_WISH = {
    Wish.ACCESS: _("{office} asks what is kept about {name}."),
    Wish.ERASURE: _("{office} asks to erase what is kept about {name}."),
}
_FOUND = {Found.FOUND: _("found"), Found.NOT_FOUND: _("not found"), Found.DONE: _("done")}


def add(parser: Parser) -> None:
    """FILE, --answer, --erase, --done, --vault, --passphrase-file and --json."""
    explained = parser.words(_("a sealed request of the central office"))
    parser.add_argument("file", metavar=parser.words(_("FILE")), type=Path, help=explained)
    parser.option(
        "--answer", words=_("write the sealed answer there; it must not exist yet"), value=_("FILE"), type=Path
    )
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--erase", action="store_true", help=parser.words(_("erase the one who is meant, and say so")))
    either.add_argument("--done", action="store_true", help=parser.words(_("say that it was done by hand")))
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show who asks and who is meant; with --answer, answer. Raises Refused for what can't be opened."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        look = office_requests.look(session, arguments.file)
        told = None
        if arguments.answer is not None:
            told = office_requests.answer(
                session, arguments.file, arguments.answer, erase=arguments.erase, done=arguments.done
            )
    if arguments.json:
        shown.data(_as_data(look) | {"answer": told.found if told else None})
        return 0
    request = look.request
    shown.say(_WISH[request.wish], office=look.office, name=request.name)
    for row in look.officers:
        shown.line(f"  {row.alias}  {row.uid}")
    if not look.officers:
        shown.say(_("Nobody here has this name or mark."))
    if told is not None:
        answered = shown.text(_FOUND[told.found])
        shown.say(_("Answered “{answer}”, sealed for the office: {file}"), answer=answered, file=arguments.answer)
    else:
        shown.say(_("Nothing was answered. The answer tells whether somebody sought help here: give it on purpose."))
    return 0


def _as_data(look: Look) -> dict[str, object]:
    return {
        "request": look.request.uid,
        "office": look.office,
        "wish": look.request.wish,
        "name": look.request.name,
        "expires_at": look.request.expires_at.isoformat(timespec="seconds"),
        "officers": [{"id": row.uid, "alias": row.alias, "on_hold": row.held} for row in look.officers],
    }
