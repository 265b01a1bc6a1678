"""What every page has from which paper leaves: a word above everything, the print dialog, and where a file goes."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from wellbeing.gui import printing, style
from wellbeing.gui.files import ask_where_to_save
from wellbeing.gui.paper.preview import PagePreview
from wellbeing.gui.printing import PagePicture
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.layout import Column, clear
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language, _


class Leaves(Protocol):
    """What a person can want of pages that are ready."""

    def print_on(self, dpi: int, put_out: Callable[[Sequence[Any]], bool]) -> None: ...
    def save_to(self, path: Path) -> None: ...


class LeavingPage(Page):
    """`_top` stands above everything and `_pages` beside the choices; the page itself lays them out."""

    intentions: Leaves

    def __init__(self, language: Language, title: str, quiet: str = "") -> None:
        super().__init__(title, quiet)
        self._language, self._words = language, language.text
        self.dialog: object = None
        self.previews: list[PagePreview] = []
        self._top, self._pages = Column(gap="close"), Column(gap="room")

    def show_pages(self, pages: Sequence[PagePicture]) -> None:
        """How each page looks."""
        clear(self._pages)
        self.previews = []
        for number, page in enumerate(pages, start=1):
            name = self._words(_("Page {number} of {count}"), number=number, count=len(pages))
            preview = PagePreview(page, name)
            self.previews.append(preview)
            self._pages.add(preview)
            if len(pages) > 1:
                self._pages.add(Text(name, "small"))
        self._pages.addStretch(1)

    def show_error(self, words: str) -> None:
        """A warning above everything."""
        self._tell("warning", words)

    def _tell(self, tone: str, words: str) -> None:
        clear(self._top)
        block = Block(tone, words)
        self._top.add(block)
        self.scroll_area.verticalScrollBar().setValue(0)
        style.say_to_reader(block)

    def choose_printer(self) -> None:
        """The system's print dialog; without any printer a sentence says so."""
        if not printing.has_printer():
            self._tell("warning", self._words(printing.NO_PRINTER))
            return
        self.dialog = printing.ask_printer(
            self,
            self._language,
            lambda printer: self.intentions.print_on(
                printing.resolution(printer), lambda pages: printing.paint(pages, printer)
            ),
        )

    def choose_place(self, file_name: str) -> None:
        """Where the file goes."""
        title = self._words(_("Save as a file"))
        self.dialog = ask_where_to_save(self, title, file_name, lambda path: self.intentions.save_to(path))
