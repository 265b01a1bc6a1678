"""Shows one paper of the controller and lets it be printed or saved, without Qt."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app import controller, papers
from wellbeing.app.papers import Form, Prepared
from wellbeing.app.session import Session
from wellbeing.domain.departure import Carrier
from wellbeing.domain.identity import BreachId
from wellbeing.errors import WellbeingError
from wellbeing.gui.paper.presenter import Draw, Run
from wellbeing.gui.paper.shown import NOT_TAKEN
from wellbeing.gui.papers.presenter import gaps_of
from wellbeing.gui.papers.shown import PaperShown
from wellbeing.language import Language, _, language, shipped

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_paper(self, shown: PaperShown) -> None: ...
    def show_pages(self, pages: Sequence[Any]) -> None: ...
    def show_left(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...
    def choose_printer(self) -> None: ...
    def choose_place(self, file_name: str) -> None: ...


class PaperPresenter:
    """One paper on the screen."""

    def __init__(
        self, view: View, ask: "Ask", run: Run, draw: Draw, go: Callable[..., None], reader: Language, dpi: int
    ) -> None:
        """`dpi` is the resolution of the preview."""
        self._view, self._ask, self._run, self._draw, self._go = view, ask, run, draw, go
        self._language, self._dpi = reader, dpi
        self._name, self._breach, self._code = "", None, reader.code  # type: str, BreachId | None, str
        self._prepared: Prepared | None = None
        self._pdf: bytes | None = None
        self._form = Form.PDF

    def load(self, name: str, breach: BreachId | None) -> None:
        """Show this paper, in the language of the window."""
        self._name, self._breach, self._code = name, breach, self._language.code
        self._make()

    def choose_language(self, code: str) -> None:
        """The same paper in another language."""
        self._code = code
        self._make()

    def _make(self) -> None:
        name, breach, code = self._name, self._breach, self._code
        self._prepared, self._pdf = None, None

        def make(session: Session) -> tuple[Prepared, str]:
            found = gaps_of(controller.read(session), self._language)
            return papers.paper(session, name, code, breach), found

        def made(found: tuple[Prepared, str]) -> None:
            if (name, breach, code) == (self._name, self._breach, self._code):
                self._arrived(*found)

        self._ask(make, made)

    def _arrived(self, prepared: Prepared, gaps: str) -> None:
        self._prepared = prepared
        self._view.show_paper(
            PaperShown(
                title=prepared.title,
                about=prepared.about,
                gaps=gaps,
                languages=tuple((code, language(code).name()) for code in shipped()),
                language=prepared.code,
            )
        )
        self._run(prepared.make[Form.PDF], lambda pdf: self._made(prepared, pdf))

    def _made(self, prepared: Prepared, pdf: bytes) -> None:
        if prepared is self._prepared:
            self._pdf = pdf
            self._run(lambda: self._draw(pdf, self._dpi), lambda pages: self._drawn(prepared, pages))

    def _drawn(self, prepared: Prepared, pages: Sequence[Any]) -> None:
        if prepared is self._prepared:
            self._view.show_pages(pages)

    def complete(self) -> None:
        """Enter what is missing."""
        self._go("controller")

    def leave(self) -> None:
        """Back to where it was opened from."""
        if self._breach is not None:
            self._go("breach", breach=self._breach)
        else:
            self._go("papers")

    # -- ways out

    def print(self) -> None:
        """Ask for the printer, once there is something to print."""
        if self._pdf is not None:
            self._view.choose_printer()

    def print_on(self, dpi: int, put_out: Callable[[Sequence[Any]], bool]) -> None:
        """The printer was chosen: draw at its resolution, put it out, note it."""
        prepared, pdf = self._prepared, self._pdf
        if prepared is None or pdf is None:
            return

        def put(pages: Sequence[Any]) -> None:
            if put_out(pages):
                printed = self._language.text(_("Printed, and noted under “Files that left”."))
                self._ask(
                    lambda session: papers.record(session, prepared, Carrier.PRINTED),
                    lambda _done: self._view.show_left(printed),
                )
            else:
                self._view.show_error(self._language.text(NOT_TAKEN))

        self._run(lambda: self._draw(pdf, dpi), put)

    def save(self, form: str) -> None:
        """Ask for the place of the file, once there is something to save."""
        if self._prepared is not None and self._pdf is not None:
            self._form = Form(form)
            self._view.choose_place(f"{self._prepared.file_name}.{form}")

    def save_to(self, path: Path) -> None:
        """The place was chosen: write it and note it, or neither."""
        prepared, form = self._prepared, self._form
        if prepared is None:
            return
        saved = self._language.text(_("Saved as {name}, and noted under “Files that left”."), name=path.name)
        self._run(
            prepared.make[form],
            lambda content: self._ask(
                lambda session: papers.save(session, prepared, content, path),
                lambda _done: self._view.show_left(saved),
                self._not_left,
            ),
        )

    def _not_left(self, error: WellbeingError) -> bool:
        self._view.show_error(error.told(self._language))
        return True
