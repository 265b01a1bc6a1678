"""`wellbeing services find`: the directory by need, the union's own entries and those of content packs."""

import argparse

from wellbeing.app import services
from wellbeing.app.service_sheets.columns import COLUMNS
from wellbeing.app.services import ServicePage, Wanted
from wellbeing.app.session import Session
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.content import codes
from wellbeing.domain.directory import UNCHECKED_AFTER
from wellbeing.domain.referral import Service
from wellbeing.language import _


def add(parser: Parser) -> None:
    """TEXT, the filters, --vault, --passphrase-file and --json."""
    text = parser.words(_("words of the name, the address, or for whom it is"))
    parser.add_argument("text", metavar=parser.words(_("TEXT")), nargs="?", default="", help=text)
    for flag, words, choices in (
        ("--kind", _("kind of help, by its code: {names}"), codes.referral_kinds()),
        ("--for", _("for whom, by its code: {names}"), codes.audiences()),
    ):
        known = [one.code for one in choices]
        parser.option(flag, words=words, names=", ".join(known), value=_("CODE"), choices=known, default="")
    parser.option(
        "--region", words=_("NUTS code; regions around it and within it count too"), value=_("CODE"), default=""
    )
    parser.option("--speaks", words=_("code of a language, such as de"), value=_("CODE"), default="")
    parser.option("--free", words=_("only free of cost"), action="store_true")
    parser.option("--confidential", words=_("only where the employer does not learn of it"), action="store_true")
    parser.option("--open-now", words=_("only open now, by the hours of the week"), action="store_true")
    parser.option("--unchecked", words=_("only entries that nobody has checked for a year"), action="store_true")
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show what fits."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        found = every(session, _wanted(arguments, session))
    tell(found, shown, as_data=arguments.json)
    return 0


def _wanted(arguments: argparse.Namespace, session: Session) -> Wanted:
    return Wanted(
        text=arguments.text,
        kind=arguments.kind,
        audience=getattr(arguments, "for"),
        region=arguments.region.upper(),
        language=arguments.speaks.lower(),
        free=arguments.free,
        confidential=arguments.confidential,
        open_at=session.now().astimezone() if arguments.open_now else None,
        checked_before=session.today() - UNCHECKED_AFTER if arguments.unchecked else None,
    )


def every(session: Session, wanted: Wanted) -> list[Service]:
    """All that fit, read page by page."""
    page: ServicePage | None = None
    found: list[Service] = []
    while page is None or page.more:
        page = services.page(session, wanted, page.after if page else None)
        found += page.services
    return found


def tell(found: list[Service], shown: Console, *, as_data: bool) -> None:
    """The services for a person, or for a program."""
    if as_data:
        shown.data([_data(one) for one in found])
        return
    for one in found:
        marks = [shown.text(codes.referral_kinds().label(one.kind))]
        marks += [shown.text(_("From {pack}"), pack=one.pack_title)] if one.pack_title else []
        marks += [shown.text(_("Made up, never call"))] if one.fictitious else []
        shown.line(f"{one.uid}  {one.name}  ({', '.join(marks)})")
        if one.reach:
            shown.line(f"    {' / '.join(one.reach.splitlines())}")
    shown.line(shown.language.plural("{count} service", "{count} services", len(found)))


def _data(one: Service) -> dict[str, object]:
    """By the keys of a spreadsheet's columns, in codes."""
    found = {column.key: getattr(one, column.key) for column in COLUMNS if column.key != "uid"}
    day = one.checked_on.isoformat() if one.checked_on else None
    return {"id": one.uid, **found, "checked_on": day, "pack": one.pack or None}
