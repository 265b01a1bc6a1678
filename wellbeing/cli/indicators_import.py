"""`wellbeing indicators import`: facts per force and year, all of a file or nothing; with --dry-run only the report."""

import argparse
from pathlib import Path

from wellbeing.app import indicators, preferences
from wellbeing.app.indicators import Looked
from wellbeing.cli import arguments as common
from wellbeing.cli import backup_make
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _

_MOST = 20
WHOLE = _("whole row")


def add(parser: Parser) -> None:
    """FILE, --by, --dry-run, --vault, --passphrase-file and --json."""
    parser.add_argument("file", metavar=parser.words(_("FILE")), type=Path, help=parser.words(_("CSV or XLSX")))
    common.vault(parser)
    words = _("who takes them in; without it you are asked, or the vault's representative is taken")
    parser.option("--by", words=words, value=_("NAME"))
    parser.option("--dry-run", words=_("only report what would happen; nothing is changed"), action="store_true")
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Take it in, or only report. Raises Refused for a file that won't do."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        looked = indicators.look(session, arguments.file)
        written = 0
        if looked.fits and not arguments.dry_run:
            by = arguments.by or shown.ask(_("Who takes this in? Your name:"))
            written = indicators.take_in(session, looked, by or preferences.read(session).representative)
            backup_make.make_due(session, shown)
    if arguments.json:
        shown.data(_as_data(looked, written, shown))
    else:
        _tell(looked, shown)
        if written:
            shown.line(shown.language.plural("{count} fact was taken in.", "{count} facts were taken in.", written))
    if not looked.fits:
        raise Refused(indicators.WRONG_ROWS, field="file")
    return 0


def _tell(looked: Looked, shown: Console) -> None:
    number = shown.language.number
    shown.say(_("New: {rows}"), rows=number(len(looked.new)))
    shown.say(_("Changed: {rows}"), rows=number(len(looked.changed)))
    shown.say(_("As they are here already: {rows}"), rows=number(looked.same))
    for sentence, values in looked.contradictions:
        shown.say(sentence, **values)
    for wrong in looked.wrong[:_MOST]:
        why = shown.text(wrong.sentence, **wrong.values)
        shown.say(_("  row {row}, {column}: {why}"), row=wrong.row, column=wrong.column or shown.text(WHOLE), why=why)
    if len(looked.wrong) > _MOST:
        shown.line("  " + shown.language.plural("and {count} more", "and {count} more", len(looked.wrong) - _MOST))


def _as_data(looked: Looked, written: int, shown: Console) -> dict[str, object]:
    return {
        "new": len(looked.new),
        "changed": len(looked.changed),
        "same": looked.same,
        "wrong": [
            {"row": one.row, "column": one.column or None, "why": shown.text(one.sentence, **one.values)}
            for one in looked.wrong
        ],
        "contradictions": [shown.text(sentence, **values) for sentence, values in looked.contradictions],
        "written": written,
    }
