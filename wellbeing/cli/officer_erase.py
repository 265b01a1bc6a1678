"""`wellbeing officer erase`: erase everything about an officer, and tell what remains."""

import argparse
from pathlib import Path

from wellbeing.app import erasing, erasure_receipt, officer_rights
from wellbeing.app.erasure_receipt import Receipt
from wellbeing.cli import arguments as common
from wellbeing.cli import officer_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _

_NOT_WRITTEN = _(
    "No receipt was written, and none is kept. The access log shows that an officer was erased, and when; '--receipt' "
    "writes one."
)


def add(parser: Parser) -> None:
    """OFFICER, --preview or --receipt, --vault, --passphrase-file and --json."""
    officer_argument.add(parser)
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--preview",
        action="store_true",
        help=parser.words(_("show what would go and what would remain; erase nothing")),
    )
    either.add_argument(
        "--receipt",
        type=Path,
        metavar=parser.words(_("FILE")),
        help=parser.words(_("write the receipt there as PDF; it must not exist yet")),
    )
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Erase. Raises Refused while a hold stands."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        officer_id = officer_rights.by_words(session, arguments.officer)
        if arguments.preview:
            receipt = erasing.preview(session, officer_id)
        elif arguments.receipt is not None:
            receipt = erasing.erase_with_receipt(session, officer_id, arguments.receipt)
        else:
            receipt = erasing.erase(session, officer_id)
    if arguments.json:
        shown.data({"erased": not arguments.preview, **_as_data(receipt)})
    else:
        _tell(receipt, shown, preview=arguments.preview)
        if not arguments.preview and arguments.receipt is None:
            shown.say(_NOT_WRITTEN)
    return 0


def _tell(receipt: Receipt, shown: Console, *, preview: bool) -> None:
    reader = shown.language
    shown.say(_("This would go:") if preview else _("Erased for good:"))
    for table, count in receipt.went:
        shown.line(f"  {shown.text(erasure_receipt.HELD[table])}: {reader.number(count)}")
    shown.line()
    for sentence in erasure_receipt.copies_told(receipt.copies, reader):
        shown.line(sentence)
    if receipt.left:
        shown.say(_("This had left before and can't be recalled:"))
    for file in receipt.left:
        shown.line(f"  {erasure_receipt.left_told(file, reader)}")
    for sentence in erasure_receipt.counted_told(receipt, reader):
        shown.line(sentence)
    if receipt.named_elsewhere:
        shown.line(erasure_receipt.named_told(receipt, reader))


def _as_data(receipt: Receipt) -> dict[str, object]:
    copies = receipt.copies
    return {
        "receipt": receipt.uid,
        "officer": receipt.officer_uid,
        "cases": list(receipt.case_uids),
        "at": receipt.at.isoformat(timespec="seconds"),
        "went": dict(receipt.went),
        "backups": {
            "newest": copies.newest.isoformat() if copies.newest else None,
            "gone_by": copies.gone_by.isoformat() if copies.gone_by else None,
            "places": [str(place) for place in copies.places],
        },
        "left": [
            {
                "kind": file.kind,
                "carrier": file.carrier,
                "at": file.at.isoformat(timespec="seconds"),
                "to": file.who,
                "place": file.place,
            }
            for file in receipt.left
        ],
        "counted_in": [period.label for period in receipt.counted],
        "to_contribute_again": [period.label for period in receipt.sent],
        "named_elsewhere": receipt.named_elsewhere,
    }
