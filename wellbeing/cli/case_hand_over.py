"""`wellbeing case hand-over`: seal cases for another representative; here they end as handed over."""

import argparse
from pathlib import Path

from wellbeing.app import hand_over, representatives, several_hand_over
from wellbeing.app.session import Session
from wellbeing.cli import arguments as common
from wellbeing.cli import case_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.domain.consent import Way
from wellbeing.domain.hand_over import Basis, HandedOver, Reason
from wellbeing.errors import Refused
from wellbeing.language import _


def add(parser: Parser) -> None:
    """CASE, --to, --agreed or --emergency or --return or --again, --out, --vault, --passphrase-file and --json."""
    case_argument.add_several(parser)
    parser.option("--to", words=_("name or fingerprint of a representative who is known"), value=_("NAME"))
    why = parser.add_mutually_exclusive_group()
    why.add_argument(
        "--agreed",
        choices=[way.value for way in Way],
        metavar=parser.words(_("WAY")),
        help=parser.words(_("the officer agreed that the case goes there: {names}"), names="spoken, signed"),
    )
    why.add_argument(
        "--emergency",
        choices=[reason.value for reason in Reason],
        metavar=parser.words(_("REASON")),
        help=parser.words(
            _("it can't wait for the officer's word, who is told and may object; why (it stays here): {names}"),
            names="ill, away, strain, danger",
        ),
    )
    why.add_argument(
        "--return", dest="back", action="store_true", help=parser.words(_("back to the one from whom the case came"))
    )
    why.add_argument(
        "--again",
        action="store_true",
        help=parser.words(_("the first package was lost: write the same one again, for the same representative")),
    )
    parser.option(
        "--out",
        words=_("the file to write, which must not exist yet; for several cases the folder"),
        value=_("FILE"),
        type=Path,
        required=True,
    )
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write it. Raises Refused for an unknown case or representative."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        if len(arguments.cases) > 1:
            return _several(session, arguments, shown)
        left = _written(session, arguments)
    if arguments.json:
        shown.data(
            {
                "package": left.uid,
                "case": left.case_uid,
                "to": left.recipient,
                "basis": left.basis,
                "file": str(arguments.out),
            }
        )
        return 0
    shown.say(_("The case is sealed in {file}. Here it is closed as handed over."), file=arguments.out)
    if left.basis is Basis.EMERGENCY:
        shown.say(_("The new representative tells the officer first, who may object."))
    return 0


def _written(session: Session, arguments: argparse.Namespace) -> HandedOver:
    case_id = hand_over.by_words(session, arguments.cases[0])
    if arguments.again:
        return hand_over.write_again(session, case_id, arguments.out)
    if not (arguments.agreed or arguments.emergency or arguments.back):
        raise Refused(_("Please say why the case goes: --agreed, --emergency or --return."), field="basis")
    recipient = _recipient(session, arguments.to or "")
    if arguments.agreed:
        hand_over.ask(session, case_id, recipient, yes=True, way=Way(arguments.agreed))
    basis = Basis.EMERGENCY if arguments.emergency else Basis.RETURN if arguments.back else Basis.CONSENT
    reason = Reason(arguments.emergency) if arguments.emergency else None
    return hand_over.hand_over(session, case_id, recipient, basis, arguments.out, reason)


def _several(session: Session, arguments: argparse.Namespace, shown: Console) -> int:
    """One after the other, each by its own rule; 1 where one stayed."""
    if arguments.agreed or arguments.back or arguments.again:
        raise Refused(
            _("Several cases go each by its own rule: back, or as the officer agreed. Only --emergency is for all.")
        )
    wanted = several_hand_over.Wanted(
        recipient=_recipient(session, arguments.to or ""),
        reason=Reason(arguments.emergency) if arguments.emergency else None,
        folder=arguments.out,
    )
    went, stayed = [], []
    for words in arguments.cases:
        try:
            went.append((words, several_hand_over.do(session, hand_over.by_words(session, words), wanted)))
        except Refused as refused:
            stayed.append((words, refused.told(shown.language)))
    if arguments.json:
        shown.data(
            {
                "went": [{"case": words, "file": str(file)} for words, file in went],
                "stayed": [{"case": words, "why": why} for words, why in stayed],
            }
        )
        return 1 if stayed else 0
    for words, file in went:
        shown.say(_("{case}: sealed in {file}."), case=words, file=file)
    for words, why in stayed:
        shown.say(_("{case} stays here. {why}"), case=words, why=why)
    return 1 if stayed else 0


def _recipient(session: Session, words: str) -> str:
    """The fingerprint of the one representative who is meant."""
    plain = "".join(words.split()).casefold()
    known = representatives.known(session)
    found = [
        card for card in known if plain in (card.fingerprint.replace(" ", ""), "".join(card.name.split()).casefold())
    ]
    if len(found) != 1:
        raise Refused(_("No representative who is known is meant by --to, or more than one."), field="recipient")
    return found[0].fingerprint
