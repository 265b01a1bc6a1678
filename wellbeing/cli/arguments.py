"""Arguments that several commands take, explained in one place so that they mean the same everywhere."""

import argparse
from pathlib import Path

from wellbeing import paths
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def vault_folder(parser: Parser) -> None:
    """--vault. Where it is not given the attribute is missing: see `vault_of`."""
    parser.option(
        "--vault",
        words=_("folder of the vault; without it the one that the window opens"),
        value=_("FOLDER"),
        type=Path,
        default=argparse.SUPPRESS,
    )


def vault(parser: Parser) -> None:
    """--vault and --passphrase-file."""
    vault_folder(parser)
    passphrase_file(parser)


def passphrase_file(parser: Parser) -> None:
    """--passphrase-file."""
    parser.option(
        "--passphrase-file",
        words=_("file whose first line is the passphrase, or - for standard input; without it you are asked"),
        value=_("FILE"),
    )


def vault_of(arguments: argparse.Namespace) -> Path:
    """The vault that was named, before or after the command, else the one that the window opens."""
    return getattr(arguments, "vault", None) or paths.default_vault()


def pack_file(parser: Parser) -> None:
    """The file of a content pack."""
    parser.add_argument("file", metavar=parser.words(_("FILE")), type=Path, help=parser.words(_("a content pack")))


def json(parser: Parser) -> None:
    """--json."""
    parser.option("--json", words=_("write the result as JSON, for a program to read"), action="store_true")
