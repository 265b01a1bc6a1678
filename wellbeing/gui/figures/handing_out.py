"""From what was shown to a folder, without Qt: where to, what was written, and what left before."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.period import Period
from wellbeing.app import departures
from wellbeing.app import summary as use_cases
from wellbeing.app.session import Session
from wellbeing.app.summary import EarlierOne
from wellbeing.errors import Refused, WellbeingError
from wellbeing.exchange.release.publication import GateClosed, Publication
from wellbeing.gui.figures.check import CheckWording, Leaving
from wellbeing.gui.figures.files import FILES
from wellbeing.gui.figures.shown import Before, Done, Form
from wellbeing.gui.figures.stopping import Stopped
from wellbeing.language import Language, _, language, shipped

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

Write = Callable[[Session, Path], Publication | None]
"""Writes the folder; None where it wrote stored bytes."""


class View(Protocol):
    """What is asked of the screen."""

    def show_earlier(self, title: str, crumb: str, rows: tuple[Before, ...], fingerprint: str, empty: str) -> None: ...
    def show_form(self, shown: Form) -> None: ...
    def show_working(self, words: str) -> None: ...
    def show_errors(self, errors: dict[str, str]) -> None: ...
    def show_stopped(self, heading: str, lines: list[str]) -> None: ...
    def show_ended(self, words: str) -> None: ...
    def show_done(self, shown: Done) -> None: ...
    def tell_saved(self, words: str) -> None: ...


class HandingOut:
    """`home` is the folder that is proposed. A crumb names the page that each of these belongs to."""

    def __init__(self, view: View, ask: "Ask", reader: Language, home: Path) -> None:
        self._view, self._ask, self._home = view, ask, home
        self._language, self._words = reader, reader.text
        self._check = CheckWording(reader)

    # -- what left before

    def show_earlier(self, crumb: str) -> None:
        """Every release of this vault."""

        def read(session: Session) -> tuple[list[EarlierOne], str]:
            found = use_cases.earlier(session)
            return found, use_cases.card(session).fingerprint if found else ""

        def show(read: tuple[list[EarlierOne], str]) -> None:
            found, fingerprint = read
            words = self._words
            empty = words(_("Nothing has been released so far. Here you will find every release, to hand out again."))
            rows = tuple(map(self._before, found))
            self._view.show_earlier(words(_("Earlier releases")), crumb, rows, fingerprint, empty)

        self._ask(read, show)

    def _before(self, one: EarlierOne) -> Before:
        number = self._language.number
        return Before(
            key=one.period.label,
            what=self._check.period(one.period),
            why=self._words(
                _("Released on {date} · {shown} figures shown, {withheld} withheld"),
                date=self._language.date(one.at.astimezone().date()),
                shown=number(one.published),
                withheld=number(one.withheld),
            ),
        )

    # -- where to

    def show_form(self, shown: Leaving, crumb: str, promises: tuple[str, ...] = ()) -> None:
        """Where a release is written, and in which language. `promises` are said beside those of every release."""
        words = self._words
        self._view.show_form(
            Form(
                title=words(_("Release")),
                quiet=words(_("It is checked once more as it was written. Only then it gets its name.")),
                crumb=crumb,
                languages=tuple((code, language(code).name()) for code in shipped()),
                language=self._language.code,
                place=str(self._home),
                name=shown.release.name,
                promises=(
                    self._check.verdict(shown).detail,
                    words(_("It is kept under 'Earlier releases' and 'Files that left', and a year is released once.")),
                    *promises,
                ),
                press=words(_("Release the figures")),
            )
        )

    def show_again(self, name: str, crumb: str) -> None:
        """Where stored files are written; `name` is proposed for the folder."""
        words = self._words
        self._view.show_form(
            Form(
                title=words(_("Hand out again")),
                quiet=words(_("Byte for byte what left before.")),
                crumb=crumb,
                languages=(),
                language=self._language.code,
                place=str(self._home),
                name=name,
                promises=(),
                press=words(_("Hand out again")),
            )
        )

    # -- writing

    def release(self, place: str, name: str, write: Write, shown: Leaving, done: Callable[[], str]) -> None:
        """Write what was shown into the folder `name` in `place`. `done` is told when it is there; it names the page
        that this belongs to."""
        told = self._words(_("Writing, checking and signing the files"))

        def finished(folder: Path, publication: Publication | None, fingerprint: str) -> None:
            self._show_done(self._words(_("Released")), done(), folder, publication, fingerprint)

        self._write(place, name, write, told, finished, shown)

    def hand_out(self, place: str, name: str, period: Period, done: Callable[[], str]) -> None:
        """Write the stored files of an earlier release into the folder `name` in `place`."""

        def write(session: Session, folder: Path) -> None:
            use_cases.hand_out_again(session, period, folder)

        def finished(folder: Path, publication: Publication | None, fingerprint: str) -> None:
            self._show_done(self._words(_("Handed out again")), done(), folder, publication, fingerprint)

        self._write(place, name, write, self._words(_("Writing the files")), finished)

    def _write(
        self,
        place: str,
        name: str,
        write: Write,
        told: str,
        finished: Callable[[Path, Publication | None, str], None],
        shown: Leaving | None = None,
    ) -> None:
        errors = self._errors(place, name)
        self._view.show_errors(errors)
        if errors:
            return
        folder = Path(place).expanduser() / name.strip()
        self._view.show_working(told)

        def job(session: Session) -> tuple[Path, Publication | None, str]:
            publication = write(session, folder)
            return folder, publication, use_cases.card(session).fingerprint

        self._ask(job, lambda written: finished(*written), lambda error: self._refused(error, shown))

    def _errors(self, place: str, name: str) -> dict[str, str]:
        errors = {}
        if not place.strip() or not Path(place).expanduser().is_dir():
            errors["place"] = self._words(_("This folder is not there. Please choose one that is."))
        if not name.strip() or any(sign in name for sign in '/\\:*?"<>|') or name.strip() in (".", ".."):
            errors["folder"] = self._words(_("Please give the new folder a plain name."))
        return errors

    def _refused(self, error: WellbeingError, shown: Leaving | None) -> bool:
        if isinstance(error, GateClosed) and shown is not None:
            self._view.show_stopped(error.told(self._language), self._check.found(error.audit, shown.schema))
            return True
        if isinstance(error, Stopped):
            self._view.show_ended(error.told(self._language))
            return True
        field = "folder" if isinstance(error, Refused) and error.field == "folder" else "place"
        self._view.show_errors({field: error.told(self._language)})
        return True

    def _show_done(
        self, title: str, crumb: str, folder: Path, publication: Publication | None, fingerprint: str
    ) -> None:
        words, number = self._words, self._language.number
        files = []
        for name, holds in FILES:
            size = _size(folder / name, publication)
            if size is not None:
                bytes_of = words(_("{count} kB"), count=number(max(1, round(size / 1000))))
                files.append((name, " · ".join((bytes_of, words(holds)))))
        self._view.show_done(
            Done(
                title=title,
                quiet=words(_("Nothing was sent: take the folder along as you like.")),
                crumb=crumb,
                place=str(folder),
                files=tuple(files),
                fingerprint=fingerprint,
            )
        )

    def save_card(self, path: Path) -> None:
        """Write the signer's card."""
        saved = self._words(
            _("The card was saved. Hand it over in another way than the releases, or read its fingerprint aloud.")
        )
        self._ask(
            lambda session: departures.save(use_cases.card(session).to_bytes(), path),
            lambda _done: self._view.tell_saved(saved),
        )


def _size(file: Path, publication: Publication | None) -> int | None:
    if publication is not None:
        content = publication.files.get(file.name)
        return None if content is None else len(content)
    return file.stat().st_size if file.is_file() else None
