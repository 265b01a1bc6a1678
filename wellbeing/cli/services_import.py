"""`wellbeing services import`: a spreadsheet of services: first what it would bring, then, accepted, all of it."""

import argparse
from pathlib import Path

from wellbeing.app import service_sheets
from wellbeing.app.service_sheets import Found, Preview
from wellbeing.cli import arguments as common
from wellbeing.cli import backup_make
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _

_MOST = 20
"""Rows listed of each sort; --json lists all."""


def add(parser: Parser) -> None:
    """FILE, --accept, --vault, --passphrase-file and --json."""
    parser.add_argument("file", metavar=parser.words(_("FILE")), type=Path, help=parser.words(_("CSV or XLSX")))
    common.vault(parser)
    words = _("take the new and changed rows in; without it nothing is written")
    parser.option("--accept", words=words, action="store_true")
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show what the file would bring, or take it in. Raises Refused for a file that won't do."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        looked = service_sheets.look(session, arguments.file)
        written = 0
        if arguments.accept:
            written = service_sheets.take_in(session, looked)
            backup_make.make_due(session, shown)
    if arguments.json:
        shown.data(_as_data(looked, written))
    else:
        _tell(looked, shown)
        if arguments.accept:
            told = shown.language.plural("{count} entry was written.", "{count} entries were written.", written)
            shown.line(told)
        elif looked.to_take_in:
            shown.say(_("Nothing was written. With --accept the new and changed rows are taken in."))
    return 0


def _tell(looked: Preview, shown: Console) -> None:
    number = shown.language.number
    for words, found in ((_("New: {rows}"), looked.new), (_("Changed: {rows}"), looked.changed)):
        shown.say(words, rows=number(len(found)))
        for one in found[:_MOST]:
            shown.say(_("  row {row}: {name}"), row=one.row, name=one.service.name)
            for change in one.changes:
                shown.line(f"    {shown.text(change.label)}: {change.before or '–'} → {change.after or '–'}")
        _tell_more(len(found), shown)
    shown.say(_("As they are here already: {rows}"), rows=number(looked.same))
    shown.say(_("Left out, because something in them is wrong: {rows}"), rows=number(len(looked.wrong)))
    for wrong in looked.wrong[:_MOST]:
        why = shown.text(wrong.sentence, **wrong.values)
        shown.say(_("  row {row}, {column}: {why}"), row=wrong.row, column=wrong.column or shown.text(WHOLE), why=why)
    _tell_more(len(looked.wrong), shown)
    if looked.unknown_columns:
        shown.say(_("Columns that are not known here: {columns}"), columns=", ".join(looked.unknown_columns))


def _tell_more(count: int, shown: Console) -> None:
    if count > _MOST:
        shown.line("  " + shown.language.plural("and {count} more", "and {count} more", count - _MOST))


WHOLE = _("whole row")


def _as_data(looked: Preview, written: int) -> dict[str, object]:
    """Rows as in the spreadsheet, the heading being 1."""

    def told(found: Found) -> dict[str, object]:
        return {
            "row": found.row,
            "id": found.service.uid,
            "name": found.service.name,
            "changes": [{"field": one.label, "before": one.before, "after": one.after} for one in found.changes],
        }

    return {
        "new": [told(found) for found in looked.new],
        "changed": [told(found) for found in looked.changed],
        "same": looked.same,
        "wrong": [
            {"row": one.row, "column": one.column or None, "why": one.sentence.format(**one.values)}
            for one in looked.wrong
        ],
        "unknown_columns": list(looked.unknown_columns),
        "written": written,
    }
