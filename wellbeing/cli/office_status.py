"""`wellbeing office status`: what is to be done next for a quarter, who has reported and who is missing."""

import argparse

from wellbeing.app.office import standing, words
from wellbeing.app.office.standing import Standing
from wellbeing.cli import arguments as common
from wellbeing.cli import quarter_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import Language, _

SEE = _("What is next: 'wellbeing office status {quarter}'.")
"""Said after a step was taken."""


def add(parser: Parser) -> None:
    """QUARTER, --vault, --passphrase-file and --json."""
    quarter_argument.add(parser, needed=False)
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Tell of one quarter, or of all."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        periods = [quarter_argument.of(arguments)] if arguments.quarter else standing.quarters(session)
        found = standing.standings(session, periods)
    if arguments.json:
        shown.data([_as_data(one) for one in found])
        return 0
    for one in found:
        _tell(one, shown)
    return 0


def next_step(one: Standing, language: Language) -> list[str]:
    """What is to be done, and the command for it where there is one."""
    told, what = words.next_told(one, language), words.gives(one)
    if words.lacks_people(one):
        return [told, "wellbeing office enrol"]
    return [told] if what is None else [told, f"wellbeing office give {what} {one.period.label} --out {what}.wboffice"]


def _tell(one: Standing, shown: Console) -> None:
    shown.line(one.period.label)
    for told in next_step(one, shown.language):
        shown.line(f"  {told}")
    if words.may_not_go_on(one):
        shown.say(_("  If it does not go on: 'wellbeing office close {quarter}'."), quarter=one.period.label)
    for area in one.areas:
        shown.say(
            _("  {area}: {reported} of {representatives} have reported."),
            area=", ".join(area.area),
            reported=shown.language.number(area.reported),
            representatives=shown.language.number(area.representatives),
        )
        if area.agreed is not None:
            told = (
                _("    Both offices accepted {agreed}: enough.")
                if area.enough
                else _("    Both offices accepted {agreed}: too few, this area does not open.")
            )
            shown.say(told, agreed=shown.language.number(area.agreed))
    if one.missing:
        shown.say(_("  Missing: {names}"), names=", ".join(person.name for person in one.missing))


def _as_data(one: Standing) -> dict[str, object]:
    return {
        "quarter": one.period.label,
        "next": one.next_step.value,
        "areas": [
            {
                "area": list(area.area),
                "representatives": area.representatives,
                "reported": area.reported,
                "agreed": area.agreed,
                "enough": area.enough,
            }
            for area in one.areas
        ],
        "reported": [person.pseudonym for person in one.reported],
        "missing": [person.pseudonym for person in one.missing],
    }
