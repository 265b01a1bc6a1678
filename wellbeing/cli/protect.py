"""`wellbeing protect`: the engine on its own, for any set of linked count tables with trees."""

import argparse
from pathlib import Path

from wellbeing.app.protect import CLEAN, INSIDERS, WIDEN, protect_file
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _

_STEPS = {
    WIDEN: _("Making room around unsafe cells …"),
    INSIDERS: _("Looking at what people in the smallest cells could work out …"),
    CLEAN: _("Publishing again what nothing needs withheld …"),
}


def add(parser: Parser) -> None:
    """The file of tables and the place of the result."""
    parser.add_argument(
        "file",
        metavar=parser.words(_("TABLES")),
        type=Path,
        help=parser.words(_("JSON with hierarchies, cells, threshold and width; see docs/formats/protect.md")),
    )
    parser.option("--out", words=_("the file to write; it must not exist"), value=_("FILE"), type=Path, required=True)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Protect, attack, write. Nothing is written where the attack finds anything."""
    found = protect_file(arguments.file, arguments.out, _Told(shown))
    shown.say(
        _("{cells} cells: {unsafe} unsafe by themselves, {withheld} withheld in all."),
        cells=shown.language.number(found.cells),
        unsafe=shown.language.number(found.unsafe),
        withheld=shown.language.number(found.withheld),
    )
    if found.known:
        shown.line(
            shown.language.plural(
                "{count} unsafe cell is shown, since an earlier release has it.",
                "{count} unsafe cells are shown, since an earlier release has them.",
                found.known,
            )
        )
    if found.narrowest is None:
        shown.say(_("The attack on the result found no unsafe cell with two ends."))
    else:
        shown.say(
            _("The attack on the result found nothing: the narrowest unsafe cell has {width} counts between its ends."),
            width=shown.language.number(found.narrowest),
        )
    if found.tied is None:
        shown.say(_("It was not checked what insiders learn."))
    elif found.tied:
        shown.line(
            shown.language.plural(
                "Who knows one small cell may learn others exactly, since no table moves them without it: “tied” in "
                "the file names them.",
                "Who knows one of {count} small cells may learn others exactly, since no table moves them without it: "
                "“tied” in the file names them.",
                found.tied,
            )
        )
    return 0


class _Told:
    """Progress where errors go, so that the output stays for the result: each step's name, and how far it is."""

    def __init__(self, shown: Console) -> None:
        self._shown = shown
        self._step = ""

    def __call__(self, step: str, done: int, of: int) -> None:
        """Tell it."""
        if step != self._step:
            self._step = step
            print(self._shown.text(_STEPS[step]), file=self._shown.err, flush=True)
        if of:
            self._shown.progress(done, of)
