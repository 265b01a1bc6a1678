"""`wellbeing indicators list`: the indicators, and the facts of forces in the vault, with who imported them."""

import argparse

from wellbeing.anonymise.indicators.definition import Indicators
from wellbeing.anonymise.indicators.facts import Told
from wellbeing.app import indicators
from wellbeing.app.indicators import KeptFact
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _

TOLD = {
    Told.MISSING: _("missing"),
    Told.NOT_COLLECTED: _("not collected"),
    Told.SUPPRESSED: _("suppressed by who sent it"),
}
SOURCES = {
    "cases": _("from cases"),
    "force": _("from the force's records"),
    "survey": _("from a survey of the force"),
    "legal": _("from the law"),
}


def add(parser: Parser) -> None:
    """--vault, --passphrase-file and --json."""
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show both."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        kept, replaced = indicators.kept(session), indicators.replaced(session)
        defined = indicators.of_vault(session)
    if arguments.json:
        shown.data(
            {
                "indicators": _definitions(defined, shown),
                "facts": [_fact(one) for one in kept],
                "replaced": [_fact(one) for one in replaced],
            }
        )
        return 0
    for one in defined.indicators:
        shown.line(f"{one.id}  {shown.text(one.label)} ({shown.text(SOURCES[one.source])})")
    shown.line("")
    for fact in defined.facts:
        shown.line(f"{fact.code}: {shown.text(fact.label)}")
    shown.line("")
    if not kept:
        shown.say(_("No facts of a force have been taken in yet."))
    for held in kept:
        _tell(held, shown)
    return 0


def _tell(held: KeptFact, shown: Console) -> None:
    fact = held.fact
    value = shown.language.number(fact.value) if fact.value is not None else shown.text(TOLD[fact.told])
    shown.say(
        _("{force}, {year}, {fact}: {value} · {source} · taken in by {name} on {date}"),
        force=fact.force,
        year=held.year,
        fact=fact.fact,
        value=value,
        source=held.source,
        name=held.came.by,
        date=shown.language.date(held.came.at.astimezone().date()),
    )


def _definitions(defined: Indicators, shown: Console) -> list[dict[str, object]]:
    return [
        {
            "id": one.id,
            "label": shown.text(one.label),
            "source": one.source.value,
            "measures": [
                {
                    "id": measure.id,
                    "label": shown.text(measure.label),
                    "statistic": measure.statistic.value,
                    "unit": measure.unit,
                    "absent": measure.absent.value if measure.absent else None,
                }
                for measure in one.measures
            ],
        }
        for one in defined.indicators
    ]


def _fact(held: KeptFact) -> dict[str, object]:
    return {
        "force": held.fact.force,
        "year": held.year,
        "fact": held.fact.fact,
        "state": held.fact.told.value,
        "value": held.fact.value,
        "persons": held.fact.persons,
        "source": held.source,
        "imported_by": held.came.by,
        "imported_at": held.came.at.isoformat(),
        "file": held.came.file,
    }
