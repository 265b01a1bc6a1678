"""`wellbeing import`: a union's own spreadsheet, all of its new rows or nothing; with --dry-run only the report."""

import argparse
from pathlib import Path

from wellbeing.app import importing, preferences, vaults
from wellbeing.app.importing.run import BASIS_ASKED
from wellbeing.app.session import Session
from wellbeing.cli import arguments as common
from wellbeing.cli import backup_make, import_report
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.domain.history import Basis
from wellbeing.errors import Refused
from wellbeing.language import _

_EARLIER_WITHOUT = _(
    "Rows that were there before keep what was stated for them then. An earlier import has no stated basis, and its "
    "cases enter no figure: state it in the window, in Import."
)


def add(parser: Parser) -> None:
    """FILE and how it is read, and the basis for counting its rows."""
    parser.add_argument("file", metavar=parser.words(_("FILE")), type=Path, help=parser.words(_("CSV or XLSX")))
    common.vault(parser)
    parser.option(
        "--mapping",
        words=_("a mapping file, or the name of one that comes with the program: {names}"),
        names=", ".join(importing.shipped_mappings()),
        value=_("MAPPING"),
        required=True,
    )
    parser.option("--basis", words=BASIS_ASKED, value=_("TEXT"))
    parser.option(
        "--basis-by",
        words=_("who states the basis; without it you are asked, or the vault's representative is taken"),
        value=_("NAME"),
    )
    parser.option("--dry-run", words=_("only report what would happen; nothing is changed"), action="store_true")
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Import, or only report. Raises Refused for a file or mapping that won't do."""
    mapping = importing.find_mapping(arguments.mapping)
    session = vaults.unlock(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown.language)
    try:
        if arguments.dry_run:
            report = importing.dry_run(session, arguments.file, mapping)
        else:
            basis = _basis(session, arguments, shown)
            report = importing.import_file(session, arguments.file, mapping, basis)
            backup_make.make_due(session, shown)
        uncounted = [past for past in importing.imports_so_far(session) if past.basis is None]
    finally:
        vaults.close(session)
    if arguments.json:
        shown.data(import_report.as_data(report))
    else:
        import_report.tell(report, shown)
        if report.basis_stated and uncounted:
            shown.say(_EARLIER_WITHOUT)
    return 0


def _basis(session: Session, arguments: argparse.Namespace, shown: Console) -> Basis | None:
    """Why these rows may be counted, and who says so. A statement without a name would be nobody's."""
    if arguments.basis is None:
        return None
    by = arguments.basis_by or shown.ask(_("Who states this? Your name:")) or preferences.read(session).representative
    if not by:
        raise Refused(_("Please name with --basis-by the person who states why these rows may be counted."), field="by")
    return Basis(statement=arguments.basis.strip(), stated_by=by.strip(), stated_at=session.now())
