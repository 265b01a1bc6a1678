"""What a backup holds and what restoring it does, in words."""

import datetime as dt
from collections.abc import Iterator

from wellbeing.anonymise.period import period_name, read_period
from wellbeing.app.beside_vault import PUT_BACK_FAILED, PutBack
from wellbeing.app.restoring import MAY_HAVE_GONE, FoundBackup, Preview, Restored
from wellbeing.gui.restore.shown import Choice, Done, Part
from wellbeing.language import Language, _


def choice(found: FoundBackup, number: int, language: Language) -> Choice:
    """A backup in the list."""
    shown = when(found, language)
    if number == 0:
        shown = language.text(_("{when} · the newest"), when=shown)
    return Choice(key=str(number), what=shown, where=str(found.file.parent))


def when(found: FoundBackup, language: Language) -> str:
    """When a backup was made, as its file tells."""
    if found.made_at is None:
        return language.date(found.made_on)
    return language.moment(found.made_at, "long")


def holds(shown: Preview, today: dt.date, language: Language) -> tuple[Part, ...]:
    """What the backup holds, what it lacks, and what becomes of the vault that stands there."""
    parts = [Part(heading=language.text(_("In the backup")), lines=_held(shown, language))]
    if shown.replaces:
        parts += [_lacks(shown, language), _aside(shown, today, language)]
    return tuple(parts)


def _held(shown: Preview, language: Language) -> tuple[str, ...]:
    held = shown.backup.holdings
    lines = [
        language.plural("{count} case", "{count} cases", held.cases),
        language.plural("{count} officer", "{count} officers", held.officers),
        language.plural("{count} open follow-up", "{count} open follow-ups", held.open_follow_ups),
    ]
    if held.periods:
        lines.append(language.text(_("Released: {years}"), years=_periods(held.periods, language)))
    return tuple(lines)


def _lacks(shown: Preview, language: Language) -> Part:
    words = language.text
    heading = words(_("Only in the vault that stands now"))
    if shown.present is None:
        why = words(shown.unreadable)
        says = words(_("It can't be opened, so nobody can say what it has that the backup has not. What was found:"))
        return Part(heading=heading, lines=(says, why), tone="warning")
    if shown.is_other_vault:
        says = words(_("Another vault stands here. Nothing of it is in this backup."))
        return Part(heading=words(_("This is another vault")), lines=(says,), tone="danger")
    return Part(heading=heading, lines=_later(shown, language))


def _later(shown: Preview, language: Language) -> tuple[str, ...]:
    lines = []
    if shown.later_cases:
        lines.append(language.plural("{count} case", "{count} cases", shown.later_cases))
    if shown.later_changes > 0:
        lines.append(
            language.plural("Saved {count} time since then", "Saved {count} times since then", shown.later_changes)
        )
    if shown.later_releases:
        lines.append(
            language.text(
                _("Released since: {years}. The restored vault will know of it."),
                years=_periods(shown.later_releases, language),
            )
        )
    if shown.erased_since:
        lines.append(
            language.plural(
                "{count} case was erased since. It is erased again.",
                "{count} cases were erased since. They are erased again.",
                shown.erased_since,
            )
        )
    if shown.handed_over_since:
        lines.append(
            language.plural(
                "{count} case was handed over since. It stays handed over.",
                "{count} cases were handed over since. They stay handed over.",
                shown.handed_over_since,
            )
        )
    return tuple(lines) or (language.text(_("Nothing: the backup has everything.")),)


def _aside(shown: Preview, today: dt.date, language: Language) -> Part:
    """`swap` names the folder; a number is added where that name is taken."""
    name = f"{shown.folder.name}-before-{today.isoformat()}"
    return Part(
        heading=language.text(_("What becomes of the vault that stands now")),
        lines=(
            language.text(
                _(
                    "It is moved aside as a whole, with everything in it, into the folder {name} beside it. The program"
                    " never deletes it."
                ),
                name=name,
            ),
        ),
        tone="info",
    )


def done(found: Restored, language: Language) -> Done:
    """What a restore did, and what comes next."""
    next_step = _("Open the vault with the passphrase of the backup.")
    if found.is_releasing_closed:
        next_step = _(
            "Open the vault with the passphrase of the backup. Before figures are released again, the Summary asks what"
            " had left since the backup was made."
        )
    return Done(
        lines=(*_brought(found, language), *_put_back(found.put_back, language)),
        moved_to=str(found.moved_to) if found.moved_to else "",
        way_back=_way_back(found, language),
        next_step=language.text(next_step),
    )


def _brought(found: Restored, language: Language) -> Iterator[str]:
    """What was erased or handed over since the backup, and what of it may be back."""
    words = language.text
    if found.erased:
        yield language.plural(
            "{count} case that had been erased was erased again.",
            "{count} cases that had been erased were erased again.",
            found.erased,
        )
    if found.handed_over:
        yield language.plural(
            "{count} case that had been handed over stays there, and is not counted here.",
            "{count} cases that had been handed over stay there, and are not counted here.",
            found.handed_over,
        )
    if found.may_have_gone:
        yield words(MAY_HAVE_GONE)
    if found.unread:
        names = language.listing(file.name for file in found.unread)
        yield words(
            _("These newer backups could not be asked what was erased or handed over: {files}. It may be back."),
            files=names,
        )
    if found.out_of_reach:
        folders = language.listing(str(folder) for folder in found.out_of_reach)
        yield words(
            _(
                "A place of backups is away: {folders}. What was erased or handed over and is listed only there may"
                " be back."
            ),
            folders=folders,
        )


def _put_back(put_back: PutBack, language: Language) -> Iterator[str]:
    if put_back.countries:
        yield language.text(_("What you had entered for your country is here again."))
    if put_back.packs:
        yield language.plural(
            "{count} content pack is here again.", "{count} content packs are here again.", put_back.packs
        )
    if put_back.failed:
        yield language.text(PUT_BACK_FAILED)


def _way_back(found: Restored, language: Language) -> str:
    if found.way_back is None:
        return language.text(_("It could not be opened, so there is no backup of it."))
    return language.text(_("If you need it again, restore the file {file} in this folder."), file=found.way_back.name)


def _periods(labels: tuple[str, ...], language: Language) -> str:

    return language.listing(period_name(read_period(label), language) for label in labels)
