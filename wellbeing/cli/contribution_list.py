"""`wellbeing contribution list`: where the contributions of a year stand."""

import argparse

from wellbeing.app import counted_in
from wellbeing.app.contributing import standing
from wellbeing.app.contributing.standing import Standing
from wellbeing.app.contributing.words import CHANGE
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import Language, _


def add(parser: Parser) -> None:
    """--year, --vault, --passphrase-file and --json."""
    parser.option("--year", words=_("only this year"), value=_("YEAR"), type=int)
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Tell."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        found = [one for one in standing.every(session) if arguments.year in (None, one.period.year)]
    if arguments.json:
        shown.data([_as_data(one) for one in found])
        return 0
    for one in found:
        shown.line(_told(one, shown.language))
    if not found:
        shown.say(_("No quarter is frozen yet."))
    return 0


def _told(one: Standing, reader: Language) -> str:
    period = counted_in.names([one.period], reader)
    if one.counted is not None:
        sentence = (
            _("{period}: closed by both offices, and counted.")
            if one.counted
            else _("{period}: closed by both offices without a contribution of yours. It counts with a later quarter.")
        )
        return reader.text(sentence, period=period)
    if one.newest is None:
        return reader.text(_("{period}: nothing was contributed."), period=period)
    day = reader.date(one.newest.at.astimezone().date())
    told = reader.text(_("{period}: contributed on {date}, not closed yet."), period=period, date=day)
    return told if one.change is None else " ".join((told, reader.text(CHANGE[one.change])))


def _as_data(one: Standing) -> dict[str, object]:
    return {
        "quarter": one.period.label,
        "path": one.path,
        "contributed_at": None if one.newest is None else one.newest.at.isoformat(),
        "revision": None if one.newest is None else one.newest.revision,
        "make_again_because": one.change,
        "counted": one.counted,
    }
