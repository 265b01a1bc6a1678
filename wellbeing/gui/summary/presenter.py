"""Leads through a summary, without Qt: reads on the vault's thread, works it out on the other, and releases."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from wellbeing.anonymise.period import Period, read_period
from wellbeing.anonymise.published import Published
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.app import departures, freezing, releasing
from wellbeing.app import summary as use_cases
from wellbeing.app.contributing import standing
from wellbeing.app.contributing.standing import LeftBy
from wellbeing.app.freezing import Quarter, Stands
from wellbeing.app.releasing import Closed
from wellbeing.app.session import Session
from wellbeing.app.summary import EarlierOne, Gathered, Preview, YearOnOffer
from wellbeing.errors import Refused, WellbeingError
from wellbeing.exchange.release.publication import GateClosed, Publication
from wellbeing.gui.summary.indicators import IndicatorWording
from wellbeing.gui.summary.pages import Pages
from wellbeing.gui.summary.quarters import QuarterWords
from wellbeing.gui.summary.shown import Before, Done, Form, Heads, Nothing, Overview, Quarters, Told, Verdict
from wellbeing.gui.summary.wording import FILES, Wording
from wellbeing.language import Language, _, language, shipped

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask, Failed
    from wellbeing.reports.figures.window import Picture

T = TypeVar("T")

_CHANGED = _("This period has been released, and its records have changed since. What left is kept as it was.")


_CONTRIBUTED = _(
    "This year was contributed, and both offices have closed its last quarter. Its counts were deleted with that."
)
_LEFT = _(
    "This year has been released. Its counts were deleted with that; what left is kept, and can be handed out again."
)


class Run(Protocol):
    """Work away from the window and from the vault: `Paper.run`."""

    def __call__(self, job: Callable[[], T], done: Callable[[T], object], failed: "Failed | None" = None) -> None:
        """Run `job`; `done` gets its result on the window's thread."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_busy(self, heads: Heads, words: str) -> None: ...
    def show_overview(self, shown: Overview) -> None: ...
    def show_nothing(self, shown: Nothing) -> None: ...
    def show_told(self, shown: Told) -> None: ...
    def show_quarters(self, shown: Quarters) -> None: ...
    def show_earlier(self, title: str, crumb: str, rows: tuple[Before, ...], fingerprint: str, empty: str) -> None: ...
    def show_form(self, shown: Form) -> None: ...
    def show_working(self, words: str) -> None: ...
    def show_errors(self, errors: dict[str, str]) -> None: ...
    def show_stopped(self, heading: str, lines: list[str]) -> None: ...
    def show_done(self, shown: Done) -> None: ...
    def show_pictures(self, pictures: dict[str, "Picture"]) -> None: ...
    def tell_saved(self, words: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    offers: tuple[YearOnOffer, ...]
    period: Period | None
    gathered: Gathered | None
    closed: Closed | None
    quarters: tuple[Quarter, ...]
    path: LeftBy | None


class Presenter:
    """One period at a time. What was worked out is kept until records change."""

    def __init__(self, view: View, ask: "Ask", run: Run, go: Callable[..., None], reader: Language, home: Path) -> None:
        """`home` is the folder that is proposed for a release."""
        self._view, self._ask, self._run, self._go = view, ask, run, go
        self._language, self._words, self._home = reader, reader.text, home
        self._wording = Wording(reader)
        self._pages = Pages(reader, self._wording)
        self._quarter_words = QuarterWords(reader)
        self._quarters: tuple[Quarter, ...] = ()
        self._path: LeftBy | None = None
        self._indicators = IndicatorWording(reader)
        self._part = ""
        self._period: Period | None = None
        self._offers: tuple[YearOnOffer, ...] = ()
        self._closed: Closed | None = None
        self._preview: Preview | None = None
        self._turn = 0

    # -- arriving

    def arrive(self, part: str = "", period: str = "") -> None:
        """Show a part of a period's summary; both empty for the newest one."""
        self._part = part
        wanted = read_period(period) if period else self._period
        shown = self._preview
        if shown is not None and wanted == shown.gathered.period and part not in ("earlier", "again", "quarters"):
            self._period = wanted
            self._show_part(shown)
        else:
            self._load(wanted)

    def forget(self) -> None:
        """Records changed: what was worked out, or is being worked out, no longer holds."""
        self._turn += 1
        self._preview = None

    def refresh(self) -> None:
        """Records changed: read again, unless a form is being filled in or a result is shown."""
        self.forget()
        if self._part in ("", "check", "counted", "own", "earlier", "quarters", "indicators"):
            self._load(self._period)

    def choose(self, label: str) -> None:
        """Another period."""
        if self._period is None or label != self._period.label:
            self._go("summary", period=label)

    def follow(self, part: str) -> None:
        """To another page of this period, or to another place."""
        if part in ("import", "new-incident", "files", "releasing", "force-facts", "trends"):
            self._go(part)
        elif part == "contribution":
            self._go(part, **({"year": str(self._period.year)} if self._period else {}))
        elif self._period is None:
            self._go("summary", part=part)
        else:
            self._go("summary", part=part, period=self._period.label)

    def _load(self, wanted: Period | None) -> None:
        self._turn += 1
        turn = self._turn

        def read(session: Session) -> _Loaded:
            offers = tuple(use_cases.years(session))
            known = [offer.period for offer in offers]
            period = wanted if wanted in known else _first(offers)
            return _Loaded(
                offers=offers,
                period=period,
                gathered=use_cases.gather(session, period) if period else None,
                closed=releasing.closed(session),
                quarters=freezing.quarters_of(session, period.year) if period and not period.imported else (),
                path=standing.path_of(session, period.year) if period else None,
            )

        self._ask(read, lambda loaded: self._loaded(loaded) if turn == self._turn else None)

    def _loaded(self, loaded: _Loaded) -> None:
        self._offers, self._period, self._closed = loaded.offers, loaded.period, loaded.closed
        self._quarters, self._path = loaded.quarters, loaded.path
        gathered = loaded.gathered
        if self._part == "earlier":
            self._load_earlier()
        elif self._part == "quarters" and self._quarters:
            self._show_quarters()
        elif gathered is None:
            self._show_empty()
        elif self._part == "again":
            self._show_again(gathered)
        elif self._has_left() and self._path is LeftBy.CONTRIBUTION:
            self._show_contributed()
        elif self._has_left():
            self._load_what_left(gathered.period)
        elif not gathered.counted:
            self._show_none_counted(gathered)
        else:
            self._view.show_busy(self._heads(""), self._words(_("Working out what would leave")))
            self._preview_it(gathered)

    def _preview_it(self, gathered: Gathered) -> None:
        turn = self._turn

        def done(outcome: tuple[Preview, Published | None]) -> None:
            shown, left = outcome
            if turn != self._turn:
                return
            if left is not None and shown.release.cells != left.cells:
                self._view.show_nothing(self._without_preview(self._words(_CHANGED)))
                return
            self._preview = shown
            self._show_part(shown)

        def failed(error: WellbeingError) -> bool:
            if turn == self._turn and isinstance(error, Refused):
                self._view.show_nothing(self._without_preview(error.told(self._language)))
                return True
            return False

        def known(session: Session) -> tuple[dt.date, Published | None]:
            return session.today(), use_cases.published(session, gathered.period)

        def work_out(found: tuple[dt.date, Published | None]) -> None:
            today, left = found
            self._run(lambda: (use_cases.preview(gathered, today), left), done, failed)

        self._ask(known, work_out)

    def _without_preview(self, sentence: str) -> Nothing:
        offer = self._offer()
        if offer is None or not offer.released:
            return Nothing(heads=self._heads(""), sentence=sentence)
        earlier = self._words(_("Earlier releases"))
        return Nothing(heads=self._heads(""), sentence=sentence, key="earlier", action=earlier)

    def _show_empty(self) -> None:
        self._view.show_nothing(
            Nothing(
                heads=Heads(title=self._words(_("Summary")), quiet="", periods=(), now="", closed=self._why_closed()),
                sentence=self._words(
                    _("Here you will see the figures of a year, exactly as they would leave. It begins with a case.")
                ),
                key="new-incident",
                action=self._words(_("New incident")),
            )
        )

    def _show_contributed(self) -> None:
        """The year is over, and its counts are deleted: what left are its contributions."""
        action = self._words(_("See the contributions"))
        sentence = self._words(_CONTRIBUTED)
        self._view.show_nothing(
            Nothing(heads=self._heads(""), sentence=sentence, key="contribution", action=action, has_left=True)
        )

    def _load_what_left(self, period: Period) -> None:
        def show(tables: tuple[ReleaseTable, ...]) -> None:
            again = self._words(_("Hand out again"))
            sheets = self._wording.left(tables)
            heads = self._heads("")
            self._view.show_nothing(
                Nothing(
                    heads=heads, sentence=self._words(_LEFT), key="again", action=again, tables=sheets, has_left=True
                )
            )

        self._ask(lambda session: use_cases.tables_that_left(session, period), show)

    def _has_left(self) -> bool:
        """Whether the year's counts were deleted with its release: what left is in its files."""
        return any(quarter.stands is Stands.LEFT for quarter in self._quarters)

    def _show_quarters(self) -> None:
        year = self._period
        if year is not None:
            self._view.show_quarters(self._quarter_words.page(year, self._quarters, self._crumb(), self._why_closed()))

    def freeze(self) -> None:
        """Freeze the quarters of this year that are over, and those before them."""
        over = [quarter.period for quarter in self._quarters if quarter.stands is Stands.WAITING]
        if over:
            self._ask(lambda session: freezing.freeze(session, over[-1]), lambda _frozen: self._load(self._period))

    def _show_none_counted(self, gathered: Gathered) -> None:
        imported = gathered.period.imported
        sentence = (
            _("None of these cases may be counted yet: nobody has stated a basis for them.")
            if imported
            else _("None of these cases may be counted: no officer has agreed to statistics so far.")
        )
        self._view.show_nothing(
            Nothing(
                heads=self._heads(self._wording.left_out(gathered.known, imported=imported)),
                sentence=self._words(sentence),
                key="import" if imported else "",
                action=self._words(_("State a basis")) if imported else "",
            )
        )

    def _heads(self, quiet: str) -> Heads:
        periods = tuple((offer.period.label, self._wording.period(offer.period)) for offer in self._offers)
        name = self._wording.period(self._period) if self._period else ""
        return Heads(
            title=self._words(_("Summary {period}"), period=name),
            quiet=quiet,
            periods=periods,
            now=self._period.label if self._period else "",
            closed=self._why_closed(),
            quarters=self._quarter_words.line(self._quarters),
        )

    def _why_closed(self) -> str:
        if self._closed is None:
            return ""
        made = self._language.date(self._closed.made_at.astimezone().date())
        return self._words(
            _("This vault was restored from a backup of {date}. What was released since has to be known first."),
            date=made,
        )

    # -- the pages

    def _show_part(self, shown: Preview) -> None:
        pages = {
            "check": self._tell(self._pages.check),
            "counted": self._tell(self._pages.counted),
            "leaves": self._tell(self._pages.leaves),
            "never": self._tell(self._pages.never),
            "own": self._tell(self._pages.own),
            "indicators": self._tell(lambda found, crumb: self._indicators.page(found.release, crumb)),
            "release": self._show_form,
        }
        pages.get(self._part, self._show_overview)(shown)

    def _offer(self) -> YearOnOffer | None:
        return next((offer for offer in self._offers if offer.period == self._period), None)

    def _show_overview(self, shown: Preview) -> None:
        offer = self._offer()
        released = offer is not None and offer.released
        why_not, step, part = "", "", "quarters"
        if released:
            why_not = self._words(_("This period has been released. Its files can be handed out again."))
        elif self._closed is not None:
            why_not = self._why_closed()
        elif self._path is LeftBy.CONTRIBUTION:
            step, part = self._words(_("See the contributions")), "contribution"
        elif not shown.gathered.over:
            why_not = self._words(_("This year is not over yet. It can be released from January on."))
        elif shown.gathered.unfrozen:
            why_not = self._words(_("A year is released once its four quarters are frozen."))
            step = self._words(_("Freeze the quarters"))
        elif not shown.audit.ok:
            why_not = self._words(_("It can't be released, because the check found figures that say too much."))
        fictitious = self._words(_("Example data: every figure is made up.")) if shown.gathered.fictitious else ""
        self._view.show_overview(
            Overview(
                heads=self._heads(self._wording.counted(shown)),
                verdict=self._verdict(shown),
                fictitious=fictitious,
                tables=self._wording.tables(shown),
                missing=self._wording.missing(shown),
                indicators=self._indicators.sheet(shown.release),
                why_not=why_not,
                step=step,
                step_part=part,
                again=released,
            )
        )

    def _verdict(self, shown: Preview) -> Verdict:
        """What the check says; of a year that is contributed, that no release of it leaves."""
        if self._path is not LeftBy.CONTRIBUTION:
            return self._wording.verdict(shown)
        return Verdict(
            tone="info",
            heading=self._words(_("This year leaves as a contribution")),
            detail=self._words(
                _("So it is not released openly. What is shown here is how a release would look, and stays here.")
            ),
        )

    def _crumb(self) -> str:
        return self._heads("").title

    def _tell(self, page: Callable[[Preview, str], Told]) -> Callable[[Preview], None]:
        return lambda shown: self._view.show_told(page(shown, self._crumb()))

    # -- earlier releases

    def _load_earlier(self) -> None:
        def read(session: Session) -> tuple[list[EarlierOne], str]:
            found = use_cases.earlier(session)
            return found, use_cases.card(session).fingerprint if found else ""

        self._ask(read, self._show_earlier)

    def _show_earlier(self, read: tuple[list[EarlierOne], str]) -> None:
        found, fingerprint = read
        words, number = self._words, self._language.number
        rows = tuple(
            Before(
                key=one.period.label,
                what=self._wording.period(one.period),
                why=words(
                    _("Released on {date} · {shown} figures shown, {withheld} withheld"),
                    date=self._language.date(one.at.astimezone().date()),
                    shown=number(one.published),
                    withheld=number(one.withheld),
                ),
            )
            for one in found
        )
        empty = words(_("Nothing has been released so far. Here you will find every release, to hand out again."))
        crumb = self._crumb() if self._period else words(_("Summary"))
        self._view.show_earlier(words(_("Earlier releases")), crumb, rows, fingerprint, empty)

    def hand_out_again(self, label: str) -> None:
        """To the page that asks where."""
        self._go("summary", part="again", period=label)

    # -- the release

    def _show_form(self, shown: Preview) -> None:
        words = self._words
        self._view.show_form(
            Form(
                title=words(_("Release")),
                quiet=words(_("It is checked once more as it was written. Only then it gets its name.")),
                crumb=self._crumb(),
                languages=tuple((code, language(code).name()) for code in shipped()),
                language=self._language.code,
                place=str(self._home),
                name=shown.release.name,
                promises=(
                    self._wording.verdict(shown).detail,
                    words(_("It is kept under 'Earlier releases' and 'Files that left', and a year is released once.")),
                ),
                press=words(_("Release the figures")),
            )
        )

    def _show_again(self, gathered: Gathered) -> None:
        words = self._words
        self._view.show_form(
            Form(
                title=words(_("Hand out again")),
                quiet=words(_("Byte for byte what left before.")),
                crumb=self._crumb(),
                languages=(),
                language=self._language.code,
                place=str(self._home),
                name="-".join((gathered.schema.id.lower().replace("_", "-"), gathered.period.label)),
                promises=(),
                press=words(_("Hand out again")),
            )
        )

    def release(self, place: str, name: str, code: str) -> None:
        """Write the folder `name` in `place`, the report in the language `code`."""
        shown, period, errors = self._preview, self._period, self._form_errors(place, name)
        self._view.show_errors(errors)
        if errors or period is None:
            return
        folder = Path(place).expanduser() / name.strip()
        if self._part == "again":
            self._view.show_working(self._words(_("Writing the files")))
            self._ask(
                lambda session: self._again(session, period, folder), lambda done: self._show_done(*done), self._refused
            )
            return
        if shown is None:
            return
        self._view.show_working(self._words(_("Writing, checking and signing the files")))

        def job(session: Session) -> tuple[Path, Publication | None, str]:
            publication = use_cases.release(session, shown, folder, language(code))
            return folder, publication, use_cases.card(session).fingerprint

        self._ask(job, lambda done: self._show_done(*done), self._refused)

    def _again(self, session: Session, period: Period, folder: Path) -> tuple[Path, Publication | None, str]:
        use_cases.hand_out_again(session, period, folder)
        return folder, None, use_cases.card(session).fingerprint

    def _form_errors(self, place: str, name: str) -> dict[str, str]:
        errors = {}
        if not place.strip() or not Path(place).expanduser().is_dir():
            errors["place"] = self._words(_("This folder is not there. Please choose one that is."))
        if not name.strip() or any(sign in name for sign in '/\\:*?"<>|') or name.strip() in (".", ".."):
            errors["folder"] = self._words(_("Please give the new folder a plain name."))
        return errors

    def _refused(self, error: WellbeingError) -> bool:
        shown = self._preview
        if isinstance(error, GateClosed) and shown is not None:
            lines = self._wording.found(error.audit, shown.gathered.schema)
            self._view.show_stopped(error.told(self._language), lines)
            return True
        field = "folder" if isinstance(error, Refused) and error.field == "folder" else "place"
        self._view.show_errors({field: error.told(self._language)})
        return True

    def _show_done(self, folder: Path, publication: Publication | None, fingerprint: str) -> None:
        words, number = self._words, self._language.number
        again, self._part = self._part == "again", "done"
        files = []
        for name, holds in FILES:
            size = self._size(folder / name, publication)
            if size is not None:
                bytes_of = words(_("{count} kB"), count=number(max(1, round(size / 1000))))
                files.append((name, " · ".join((bytes_of, words(holds)))))
        self._view.show_done(
            Done(
                title=words(_("Handed out again") if again else _("Released")),
                quiet=words(_("Nothing was sent: take the folder along as you like.")),
                crumb=self._crumb(),
                place=str(folder),
                files=tuple(files),
                fingerprint=fingerprint,
            )
        )

    def _size(self, file: Path, publication: Publication | None) -> int | None:
        if publication is not None:
            content = publication.files.get(file.name)
            return None if content is None else len(content)
        return file.stat().st_size if file.is_file() else None

    def save_card(self, path: Path) -> None:
        """Write the signer's card."""
        saved = self._words(
            _("The card was saved. Hand it over in another way than the releases, or read its fingerprint aloud.")
        )
        self._ask(
            lambda session: departures.save(use_cases.card(session).to_bytes(), path),
            lambda _done: self._view.tell_saved(saved),
        )

    # -- charts

    def draw(self, width: int, scale: int, palette: str) -> None:
        """Make the chart of every table shown, `width` pixels wide."""
        shown = self._preview
        if shown is None:
            return
        turn, reader = self._turn, self._language

        def job() -> dict[str, Any]:
            from wellbeing.reports.figures.window import chart_picture

            made = {
                table.name: chart_picture(table, reader, width=width, scale=scale, palette=palette)
                for table in shown.release.tables
            }
            return {name: picture for name, picture in made.items() if picture is not None}

        self._run(job, lambda pictures: self._view.show_pictures(pictures) if turn == self._turn else None)


def _first(offers: tuple[YearOnOffer, ...]) -> Period | None:
    """The newest year that is over, since that one can be released; else the newest."""
    found = [offer for offer in offers if offer.over and not offer.released] or list(offers)
    return found[0].period if found else None
