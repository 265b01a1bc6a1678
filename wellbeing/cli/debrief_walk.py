"""`wellbeing debrief walk`: a checklist on the command line, step by step, with answers from a file."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from wellbeing.app import country_notes, walking
from wellbeing.app.walking import Shown, Walk
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.domain.checklist import RedFlag
from wellbeing.domain.country import Note
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The checklist, topic guides that join it, the answers."""
    parser.add_argument(
        "files",
        metavar=parser.words(_("FILE")),
        type=Path,
        nargs="+",
        help=parser.words(_("a checklist; topic guides after it join the talk")),
    )
    parser.option("--answers", words=_("file with mode, facts, answers and done, in YAML"), value=_("FILE"), type=Path)
    parser.option(
        "--country",
        words=_("country whose law and practice are shown, such as DE"),
        value=_("CODE"),
        default="",
    )


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Walk it to its end. An answer that does not fit is refused with its place."""
    walk = walking.lay_out(arguments.files, arguments.answers, arguments.country)
    if walk.lawyer_first:
        shown.say(_("The lawyer comes first"))
        warning = walk.checklist.warning or ""
        shown.line(shown.text(warning))
        _tell_notes(country_notes.on_the_warning(walk.country, shown.language), shown)
    shown.line(shown.text(walk.checklist.opening.for_mode(walk.mode)))
    raised: list[RedFlag] = []
    for number, step in enumerate(walk.steps(), start=1):
        _tell(number, step, walk, shown)
        raised += step.raised
    walking.refuse_silence(raised, walk.sheet)
    return 0


def _tell(number: int, step: Shown, walk: Walk, shown: Console) -> None:
    question, text = step.question, shown.text
    shown.line()
    shown.line(f"{number}. {text(question.title)} ({question.id})")
    said = question.say or question.opening
    for line in (said.for_mode(walk.mode) if said else "", *question.points, question.ask):
        if line:
            shown.line(f"   {text(line)}")
    _tell_notes(country_notes.beside(walk.country, question.country, shown.language), shown, indent="   ")
    chosen = step.answer if isinstance(step.answer, list) else [step.answer]
    for option in question.options:
        shown.line(f"   [{'x' if option.id in chosen else ' '}] {text(option.label)} ({option.id})")
    if not question.options and question.ask and step.answer is not None:
        shown.line(f"   = {step.answer}")
    for flag in step.raised:
        shown.line(f"   ! {text(flag.title)}")
        for place, line in enumerate(flag.act_now.for_mode(walk.mode), start=1):
            shown.line(f"     {place}. {text(line)}")


def _tell_notes(notes: Iterable[Note], shown: Console, indent: str = "") -> None:
    for note in notes:
        text = " ".join(note.text.splitlines())
        told = _("{line}: {text}") if text else _("{line}: to be completed by the union.")
        shown.line(indent + shown.text(told, line=note.title, text=text))
