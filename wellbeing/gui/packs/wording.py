"""Puts packs into words: what they are, who signed them, what they would change."""

from collections.abc import Mapping

from wellbeing.app import packs
from wellbeing.app.packs import Change, How, Kept, Look, What
from wellbeing.content import codes
from wellbeing.content.languages import language_name
from wellbeing.content.packs.manifest import Coverage
from wellbeing.content.packs.reading import Contents
from wellbeing.gui.packs.shown import Group, LookShown, PackShown
from wellbeing.language import Language, _

GROUPS: Mapping[What, str] = {
    What.GUIDE: _("Guides"),
    What.RED_FLAG: _("Red flags"),
    What.NUMBER: _("Numbers to call"),
    What.COUNTRY: _("Country"),
    What.SERVICE: _("Services"),
}
HOW: Mapping[How, str] = {How.NEW: _("New"), How.CHANGED: _("Changed"), How.REMOVED: _("Left out now")}

_TONES: Mapping[How, str] = {How.NEW: "good", How.CHANGED: "warning", How.REMOVED: "danger"}


class Wording:
    """Words for one reader."""

    def __init__(self, reader: Language) -> None:
        self._reader, self._words = reader, reader.text
        self._brought: Mapping[str, str] = {}

    def pack(self, kept: Kept) -> PackShown:
        """A pack on this computer."""
        trouble, newest = packs.trouble_of(kept), kept.packs[0] if kept.packs else None
        facts: list[tuple[str, str]] = []
        if newest is not None:
            manifest = newest.manifest
            day = self._reader.date(kept.installed_on) if kept.installed_on else ""
            version = self._words(_("{version}, installed on {day}"), version=self._number(newest.version), day=day)
            facts = [
                (_("Version"), version),
                (_("Published by"), manifest.publisher),
                (_("Signed with the key"), newest.card.fingerprint),
            ]
        found = packs.contents_of(kept)
        if found is not None:
            facts += self._inside(found)
        return PackShown(
            name=kept.name,
            title=newest.manifest.title if newest else kept.name,
            mark=self._mark(kept, damaged=trouble is not None),
            facts=tuple((self._words(what), says) for what, says in facts),
            trouble=self._trouble(kept, trouble.told(self._reader)) if trouble else "",
            in_use=kept.in_use is not None,
        )

    def _mark(self, kept: Kept, *, damaged: bool) -> tuple[str, str]:
        if kept.removed:
            return self._words(_("Out of use")), "plain"
        if damaged:
            return self._words(_("Not in order")), "danger"
        return self._words(_("In use")), "good"

    def _trouble(self, kept: Kept, why: str) -> str:
        if kept.in_use is None:
            return why
        used = self._words(_("Version {version} is in use."), version=self._number(kept.in_use.version))
        return f"{why} {used}"

    def _inside(self, found: Contents) -> list[tuple[str, str]]:
        counts = (
            (_("Guides"), len(found.guides)),
            (_("Red flags"), len(found.flags)),
            (_("Services"), len(found.services)),
        )
        inside = [f"{self._words(what)}: {self._number(count)}" for what, count in counts if count]
        inside += [self.country(code) for code, _layer in found.countries]
        languages = [self._covered(code, covered) for code, covered in sorted(found.coverage.items())]
        return [(_("Content"), " · ".join(inside)), (_("Languages"), " · ".join(languages))]

    def _covered(self, code: str, covered: Coverage) -> str:
        share = covered.translated / covered.texts if covered.texts else 1.0
        name, percent = language_name(code, self._reader), self._reader.percent(share)
        return self._words(_("{language} {percent}"), language=name, percent=percent)

    def country(self, code: str) -> str:
        """The name of a country, by Eurostat's code."""
        known = {country.code: country.label for country in codes.countries_with_profile()}
        return self._words(known[code]) if code in known else code

    def look(self, looked: Look) -> LookShown:
        """A pack before it is installed."""
        manifest, code = looked.pack.manifest, self._reader.code
        self._brought = looked.pack.words(code) if code in looked.pack.languages else {}
        title = self._words(
            _("{title}, version {version}"), title=manifest.title, version=self._number(manifest.version)
        )
        quiet = _("Nothing is installed yet.") if looked.first else _("This pack is out of use now.")
        if looked.before is not None:
            quiet = _("Version {version} is in use now.")
        return LookShown(
            title=title,
            quiet=self._words(quiet, version=self._number(looked.before or 0)),
            publisher=manifest.publisher,
            fingerprint=looked.fingerprint,
            compare=looked.first,
            facts=tuple(
                (self._words(what), says) for what, says in (*self._inside(looked.contents), *self._vouched(looked))
            ),
            groups=tuple(group for what in What if (group := self._group(what, looked.changes)).lines),
        )

    def _vouched(self, looked: Look) -> list[tuple[str, str]]:
        """Who vouches for the guides; the same person is named once."""
        said = [
            self._words(
                _("{name}, {profession}; next review {date}"),
                name=guide.reviewer.name,
                profession=guide.reviewer.profession,
                date=self._reader.date(guide.reviewer.next_review),
            )
            for guide in looked.contents.guides
            if guide.reviewer is not None
        ]
        return [(_("Reviewed by"), "\n".join(dict.fromkeys(said)))] if said else []

    def _group(self, what: What, changes: tuple[Change, ...]) -> Group:
        lines = tuple(
            (self._words(HOW[change.how]), _TONES[change.how], self._line(change))
            for change in changes
            if change.what is what
        )
        return Group(title=self._words(GROUPS[what]), lines=lines)

    def _line(self, change: Change) -> str:
        title, now = (self._brought.get(text) or self._words(text) for text in (change.title, change.now))
        country = self.country(change.country) if change.country else ""
        return " · ".join(filter(None, (country, title, now)))

    def _number(self, count: int) -> str:
        return self._reader.number(count)
