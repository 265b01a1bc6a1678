"""`wellbeing content check`: whether content files keep to their form and rules."""

import argparse
from pathlib import Path

from wellbeing.app import content_files
from wellbeing.app.content_files import Looked
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The files, --json."""
    parser.add_argument(
        "files",
        metavar=parser.words(_("FILE")),
        type=Path,
        nargs="+",
        help=parser.words(_("a checklist, red flags, services, a letter or a country profile in YAML")),
    )
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Look at every file, also after one that is not in order. The exit code is that of the worst."""
    found = [content_files.check(file) for file in arguments.files]
    if arguments.json:
        shown.data({"files": [_as_data(looked, shown) for looked in found]})
    else:
        for looked in found:
            _tell(looked, shown)
    return max((looked.problem.exit_code for looked in found if looked.problem), default=0)


def _tell(looked: Looked, shown: Console) -> None:
    if looked.problem is not None:
        shown.complain(looked.problem.told(shown.language))
        return
    if looked.kind != "checklist":
        shown.say(_("{file}: in order."), file=looked.file)
        return
    number = shown.language.number
    shown.say(
        _("{file}: in order. {title}, version {version}. Questions: {questions}. Red flags: {flags}. {vouched}"),
        file=looked.file,
        title=shown.text(looked.title),
        version=looked.version,
        questions=number(looked.questions),
        flags=number(looked.red_flags),
        vouched=_vouched(looked, shown),
    )


def _vouched(looked: Looked, shown: Console) -> str:
    review = looked.reviewer
    if review is None:
        return shown.text(_("Not yet reviewed by a clinician."))
    return shown.text(
        _("Reviewed by {name}, {profession}; next review {date}."),
        name=review.name,
        profession=review.profession,
        date=shown.language.date(review.next_review),
    )


def _as_data(looked: Looked, shown: Console) -> dict[str, object]:
    problem, review = looked.problem, looked.reviewer
    return {
        "file": str(looked.file),
        "in_order": problem is None,
        "problem": problem.told(shown.language) if problem else None,
        "line": problem.values.get("line") if problem else None,
        "path": problem.values.get("path") if problem else None,
        "kind": looked.kind or None,
        "version": looked.version or None,
        "questions": looked.questions,
        "red_flags": looked.red_flags,
        "next_review": review.next_review.isoformat() if review else None,
    }
