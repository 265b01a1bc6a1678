"""What the commands for packs say about one, in words and as data."""

from collections.abc import Mapping

from wellbeing.app.packs import Change, How, What
from wellbeing.cli.console import Console
from wellbeing.content.packs.pack import Pack
from wellbeing.content.packs.reading import Contents
from wellbeing.language import _

WHAT: Mapping[What, str] = {
    What.GUIDE: _("Guide"),
    What.RED_FLAG: _("Red flag"),
    What.NUMBER: _("Number to call"),
    What.COUNTRY: _("Country"),
    What.SERVICE: _("Service"),
}
HOW: Mapping[How, str] = {How.NEW: _("new"), How.CHANGED: _("changed"), How.REMOVED: _("removed")}


def tell_pack(pack: Pack, found: Contents, shown: Console) -> None:
    """What it is, who signed it, what is in it."""
    manifest, number = pack.manifest, shown.language.number
    shown.say(_("{title}, version {version}"), title=manifest.title, version=number(manifest.version))
    shown.say(
        _("Published by {publisher}; signed with the key {fingerprint}"),
        publisher=manifest.publisher,
        fingerprint=pack.card.fingerprint,
    )
    shown.say(
        _("Guides: {guides}. Red flags: {flags}. Services: {services}. Countries: {countries}."),
        guides=number(len(found.guides)),
        flags=number(len(found.flags)),
        services=number(len(found.services)),
        countries=", ".join(code for code, _layer in found.countries) or "0",
    )
    for code, covered in sorted(found.coverage.items()):
        shown.say(
            _("Texts in {language}: {translated} of {texts}"),
            language=code,
            translated=number(covered.translated),
            texts=number(covered.texts),
        )
    for guide in found.guides:
        if guide.reviewer is not None:
            shown.say(
                _("“{title}” was reviewed by {name}, {profession}; next review {date}."),
                title=guide.title,
                name=guide.reviewer.name,
                profession=guide.reviewer.profession,
                date=shown.language.date(guide.reviewer.next_review),
            )


def tell_changes(changes: tuple[Change, ...], pack: Pack, shown: Console) -> None:
    """What would be different, line by line; in the pack's own translation where it has one."""
    code = shown.language.code
    brought = pack.words(code) if code in pack.languages else {}
    if not changes:
        shown.say(_("Nothing would change."))
    for change in changes:
        told = shown.text(
            _("{what}, {how}: {title}"),
            what=shown.text(WHAT[change.what]),
            how=shown.text(HOW[change.how]),
            title=brought.get(change.title) or shown.text(change.title),
        )
        shown.line(" · ".join(filter(None, (told, change.country, brought.get(change.now) or shown.text(change.now)))))


def pack_as_data(pack: Pack, found: Contents) -> dict[str, object]:
    """The same for a program."""
    manifest = pack.manifest
    return {
        "name": pack.name,
        "version": pack.version,
        "title": manifest.title,
        "publisher": manifest.publisher,
        "fingerprint": pack.card.fingerprint,
        "language": manifest.language,
        "needs": manifest.needs,
        "guides": [{"name": guide.name, "version": guide.version, "title": guide.title} for guide in found.guides],
        "red_flags": [flag.id for flag in found.flags],
        "services": [service.name for service in found.services],
        "countries": [code for code, _layer in found.countries],
        "languages": {
            code: {"translated": covered.translated, "texts": covered.texts}
            for code, covered in sorted(found.coverage.items())
        },
    }


def changes_as_data(changes: tuple[Change, ...]) -> list[dict[str, object]]:
    """What would be different, for a program."""
    return [
        {"what": change.what, "how": change.how, "title": change.title, "country": change.country or None}
        for change in changes
    ]
