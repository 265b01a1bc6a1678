"""The reading of a command line, in the reader's language: argparse with its own words replaced by ours."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from wellbeing.errors import Refused
from wellbeing.language import Language, _, shipped

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_COMPLAINTS = (
    (r"the following arguments are required: (?P<names>.*)", _("Something is missing: {names}.")),
    (r"unrecognized arguments: (?P<names>.*)", _("This is not known here: {names}.")),
    (r"argument (?P<name>[^:]+): expected .*argument.*", _("{name} needs a value.")),
    (
        r"argument (?P<name>[^:]+): invalid choice: '?(?P<value>.*?)'? \((?:choose from|maybe you meant) .*",
        _("“{value}” is not one of the choices of {name}."),
    ),
    (r"argument (?P<name>[^:]+): invalid .*value: '?(?P<value>.*?)'?", _("“{value}” does not fit {name}.")),
    (r"argument (?P<name>[^:]+): not allowed with argument (?P<other>.*)", _("{name} and {other} exclude each other.")),
)
"""What argparse says (always English), and the sentence that is told instead."""
_NOT_UNDERSTOOD = _("The command was not understood.")


def _without_values(found: dict[str, str]) -> dict[str, str]:
    """Only the option of what is not known: the word after it may be a secret typed in the wrong place."""
    if "names" in found:
        options = [word.partition("=")[0] for word in found["names"].split() if word.startswith("-")]
        found["names"] = ", ".join(options) or found["names"].split(",")[0]
    return found


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and complaints are in the reader's language.

    Raises `Refused` instead of leaving the program, so that `main` alone turns errors into words.
    """

    def __init__(self, *, language: Language, **settings: Any) -> None:
        super().__init__(
            **settings, add_help=False, allow_abbrev=False, formatter_class=lambda prog: _Formatter(prog, language)
        )
        self.language = language
        # argparse made these two groups with English titles.
        self._positionals.title = language.text(_("What it works on"))
        self._optionals.title = language.text(_("Options"))
        self.add_argument("-h", "--help", action="help", help=self.words(_("show this help and leave")))
        # Read before everything else (see main), so that the help is in that language too.
        self.add_argument(
            "--language",
            choices=shipped(),
            default=argparse.SUPPRESS,
            metavar=language.text(_("CODE")),
            help=self.words(_("the language of every sentence: {codes}"), codes=", ".join(shipped())),
        )

    def error(self, message: str) -> NoReturn:
        """A complaint of argparse as our sentence. Raises `Refused`."""
        for pattern, sentence in _COMPLAINTS:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                raise Refused(sentence, **_without_values(found.groupdict()))
        raise Refused(_NOT_UNDERSTOOD)

    def print_help(self, file: "SupportsWrite[str] | None" = None) -> None:
        """Write the help; argparse's own would swallow an output that is closed or full."""
        (file or sys.stdout).write(self.format_help())

    def words(self, message: str, **values: object) -> str:
        """A help text in the reader's language; argparse reads a percent sign as a placeholder."""
        return self.language.text(message, **values).replace("%", "%%")

    def option(self, *flags: str, words: str, value: str | None = None, names: str = "", **settings: Any) -> None:
        """Add an option explained by `words`; `value` names what follows it, `names` fills a placeholder."""
        if value is not None:
            settings["metavar"] = self.language.text(value)
        explained = self.words(words, names=names) if names else self.words(words)
        self.add_argument(*flags, help=explained, **settings)

    def commands(self, name: str, *, required: bool = True) -> "argparse._SubParsersAction[Parser]":
        """The place for subcommands; the chosen one is written into the attribute `name`."""
        return self.add_subparsers(
            dest=name,
            required=required,
            title=self.language.text(_("Commands")),
            metavar=self.language.text(_("COMMAND")),
        )


class _Formatter(argparse.HelpFormatter):
    """argparse's layout with our word for usage."""

    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(prog, max_help_position=32)
        self._language = language

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The first line of a help."""
        words = self._language.text(_("Usage: ")) if prefix is None else prefix
        super().add_usage(usage, actions, groups, words)


def add_command(commands: "argparse._SubParsersAction[Parser]", name: str, words: str, language: Language) -> Parser:
    """A subcommand, explained in one sentence by `words`."""
    text = language.text(words).replace("%", "%%")
    return commands.add_parser(name, language=language, help=text, description=text)
