"""Chooses pocket cards and lets them be printed or saved, without Qt. They hold nothing of any vault."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app import cards, departures
from wellbeing.domain.country import CountryProfile
from wellbeing.errors import WellbeingError
from wellbeing.gui.cards.shown import Line, Shown
from wellbeing.gui.paper.presenter import Draw, Run
from wellbeing.gui.paper.shown import NOT_TAKEN
from wellbeing.language import Language, _, language, shipped

if TYPE_CHECKING:
    WithProfile = Callable[[Callable[[CountryProfile], object]], object]
    """Finds the country's numbers and hands them on: inside a vault they are the vault's."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_choice(self, shown: Shown) -> None:
        """Which cards there are."""

    def show_pages(self, pages: Sequence[Any]) -> None:
        """How the sheets look; none where no card is chosen."""

    def show_done(self, words: str) -> None:
        """They were printed or saved."""

    def show_error(self, words: str) -> None:
        """What went wrong."""

    def choose_printer(self) -> None:
        """Open the print dialog; it answers with `print_on`."""

    def choose_place(self, file_name: str) -> None:
        """Ask where the file goes; it answers with `save_to`."""


class Presenter:
    """Cards on the screen."""

    def __init__(
        self, view: View, run: Run, draw: Draw, with_profile: "WithProfile", language: Language, dpi: int
    ) -> None:
        """`dpi` is the resolution of the preview."""
        self._view, self._run, self._draw = view, run, draw
        self._with_profile, self._language, self._dpi = with_profile, language, dpi
        self._profile: CountryProfile | None = None
        self._code = language.code
        self._chosen: tuple[str, ...] = ()
        self._pdf: bytes | None = None

    def load(self, name: str = "") -> None:
        """Show all cards, or that of one guide; the others can be added."""
        offered = cards.offered()
        self._chosen = tuple(one.name for one in offered if name in ("", one.name))
        words = self._language.text
        self._view.show_choice(
            Shown(
                cards=tuple(
                    Line(name=one.name, words=words(one.title), chosen=one.name in self._chosen) for one in offered
                ),
                languages=tuple((code, language(code).name()) for code in shipped()),
                language=self._code,
            )
        )
        self._with_profile(self._arrived)

    def choose(self, names: Collection[str]) -> None:
        """These cards, in the order in which they are shown."""
        self._chosen = tuple(one.name for one in cards.offered() if one.name in names)
        self._make()

    def choose_language(self, code: str) -> None:
        """The same cards in another language."""
        self._code = code
        self._make()

    def _arrived(self, profile: CountryProfile) -> None:
        self._profile = profile
        self._make()

    def _make(self) -> None:
        self._pdf = None
        profile, names, reader = self._profile, self._chosen, language(self._code)
        if profile is None or not names:
            self._view.show_pages(())
            return
        wanted = (names, self._code)
        self._run(lambda: cards.cards(names, profile, reader), lambda pdf: self._made(wanted, pdf))

    def _made(self, wanted: tuple[tuple[str, ...], str], pdf: bytes) -> None:
        if wanted == (self._chosen, self._code):
            self._pdf = pdf
            self._run(lambda: self._draw(pdf, self._dpi), lambda pages: self._drawn(pdf, pages))

    def _drawn(self, pdf: bytes, pages: Sequence[Any]) -> None:
        if pdf is self._pdf:
            self._view.show_pages(pages)

    # -- ways out

    def print(self) -> None:
        """Ask for the printer, once there is something to print."""
        if self._pdf is not None:
            self._view.choose_printer()

    def print_on(self, dpi: int, put_out: Callable[[Sequence[Any]], bool]) -> None:
        """The printer was chosen: draw at its resolution and put it out."""
        pdf = self._pdf
        if pdf is None:
            return

        def put(pages: Sequence[Any]) -> None:
            if put_out(pages):
                self._view.show_done(self._language.text(_("Printed.")))
            else:
                self._view.show_error(self._language.text(NOT_TAKEN))

        self._run(lambda: self._draw(pdf, dpi), put)

    def save(self) -> None:
        """Ask for the place of the file, once there is something to save."""
        if self._pdf is not None:
            self._view.choose_place(cards.FILE_NAME)

    def save_to(self, path: Path) -> None:
        """The place was chosen: write it."""
        pdf = self._pdf
        if pdf is None:
            return
        saved = self._language.text(_("Saved as {name}."), name=path.name)
        self._run(lambda: departures.save(pdf, path), lambda _done: self._view.show_done(saved), self._not_saved)

    def _not_saved(self, error: WellbeingError) -> bool:
        self._view.show_error(error.told(self._language))
        return True
