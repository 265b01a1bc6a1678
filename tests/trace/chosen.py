"""Files that the tour chose to save: each may hold the words it is for, and none of the others."""

import fnmatch
from collections.abc import Iterator
from pathlib import Path

from tests.trace.search import Looked, Search, layers, search_for
from tests.trace.tour import Tour

MAY_HOLD: dict[str, tuple[str, ...]] = {
    "*referral-letter*.pdf": ("name", "contact", "service *", "you *"),
    "*employer-duty*.pdf": ("name", "employer office", "you *"),
    "*page-to-take-home*.pdf": ("service *", "you *"),
    "*what-we-agreed*.pdf": ("service *", "you *"),
    "*pocket-cards*.pdf": (),
    "*consent-form*.pdf": ("you *",),
    "*next-date*.pdf": ("meeting place", "you contact"),
    "*next-date*.ics": (),
    "figures-2022/*": (),
    "*signer-card*.json": (),
    "*mapping*.yaml": ("columns, *",),
    "access-log.csv": (),
    "older.backup": (),
    "stick/*.backup": (),
    "figures-2022-by-command/*": (),
    "tables.json": (),
    "protected.json": (),
    "demo/*": (),
    "cards.pdf": (),
    "about-officer.*": ("* of a command", "* by command", "command representative", "command union"),
    "erased.pdf": ("command representative", "command union"),
    "*breach-report.*": ("controller *", "* a breach", "you *"),
    "*impact-assessment.*": ("controller *", "you *"),
    "notice.*": ("* representative", "command union"),
    "north/*": (),
    "north.wbpack": (),
    "publisher.key": (),
    "*.wbcard": ("* representative", "command union"),
    "*.wbcase": (),
    "*.wboffice": ("pseudonym *",),
    "*.wbfile": ("pseudonym *",),
    "national-*": (),
    "offices/*.wbcontribution": (),
    "closing-*": (),
    "*.wbreceipt": (),
    "*.wbrequest": (),
    "*.wbanswer": (),
    "services.csv": ("service of a command",),
    "services.xlsx": ("service of a command",),
    "facts.csv": ("force of a command", "source of a command"),
    "facts-of-the-tour.csv": ("force", "source of a fact"),
    "facts-to-fill-in.*": (),
    "incidents.csv": ("sheet *",),
}
"""By the file's name, the fields whose words may stand in it. The last is the tour's own spreadsheet."""


def misplaced(tour: Tour) -> list[str]:
    """What stands in a chosen file and must not: another field's word, the account, the folder; or an unknown file."""
    found: list[str] = []
    for path in sorted(path for path in tour.chosen.rglob("*") if path.is_file()):
        name = path.relative_to(tour.chosen).as_posix()
        allowed = next((fields for sign, fields in MAY_HOLD.items() if fnmatch.fnmatch(name, sign)), None)
        if allowed is None:
            found.append(f"{name}: nobody told of this file")
            continue
        for field in _held(tour, path):
            if not any(fnmatch.fnmatch(field, sign) for sign in allowed):
                found.append(f"{name} holds the word of '{field}'")
        found += [f"{name} tells {what}" for what in _described(path)]
        if "next-date" in name and Search("wellbeing").forms(path.read_bytes()):
            found.append(f"{name} tells what kind of program made it")
    return found


def _held(tour: Tour, path: Path) -> Iterator[str]:
    looked = [Looked.at(layer) for held in (path.read_bytes(), path.name.encode()) for _way, layer in layers(held)]

    def holds(word: str) -> bool:
        return any(search_for(word).plain_forms(layer) for layer in looked)

    if holds(tour.marks.stem):
        yield from (field for field, word in tour.marks.words.items() if holds(word))


def _described(path: Path) -> Iterator[str]:
    """Who made a PDF, with what: nothing of it may be told."""
    if path.suffix != ".pdf":
        return
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        for what in ("Author", "Creator", "Producer", "Subject", "Keywords"):
            if document.get_metadata_value(what):
                yield what
    finally:
        document.close()
