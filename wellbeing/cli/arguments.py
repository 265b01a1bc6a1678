"""Arguments that several commands take, explained in one place so that they mean the same everywhere."""

from pathlib import Path

from wellbeing import paths
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def vault(parser: Parser) -> None:
    """--vault and --passphrase-file."""
    parser.option(
        "--vault",
        words=_("folder of the vault; without it the one that the window opens"),
        value=_("FOLDER"),
        type=Path,
        default=paths.default_vault(),
    )
    parser.option(
        "--passphrase-file",
        words=_("file whose first line is the passphrase, or - for standard input; without it you are asked"),
        value=_("FILE"),
    )


def json(parser: Parser) -> None:
    """--json."""
    parser.option("--json", words=_("write the result as JSON, for a program to read"), action="store_true")
