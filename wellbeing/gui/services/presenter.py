"""The list of services, without Qt: searched and filtered page by page; the latest question wins."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import services
from wellbeing.app.services import Place, ServicePage, Wanted
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.gui.services.shown import ListShown, Options
from wellbeing.gui.services.wording import Wording
from wellbeing.gui.widgets.row import Row
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_list(self, shown: ListShown) -> None:
        """Replace the list."""

    def add_rows(self, rows: tuple[Row, ...], more: bool) -> None:
        """The next rows of the same list."""


def kind_options(language: Language) -> Options:
    """Every kind of help: (code, words)."""
    return tuple((code.code, language.text(code.label)) for code in codes.referral_kinds())


class Presenter:
    """Finds services while somebody types."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._text, self._kind, self._question = "", "", 0
        self._after: Place | None = None

    def load(self) -> None:
        """Show what fits."""
        self._question += 1
        question = self._question
        self._ask(self._page(None), lambda found: self._found(question, *found))

    def search(self, text: str, kind: str) -> None:
        """What is typed, and the kind that is chosen (empty for all)."""
        if (text, kind) != (self._text, self._kind):
            self._text, self._kind = text, kind
            self.load()

    def more(self) -> None:
        """The list was scrolled to its end."""
        question = self._question
        self._ask(self._page(self._after), lambda found: self._more(question, *found))

    def open(self, key: str) -> None:
        """Read a service."""
        self._go("service", service=int(key))

    def add(self) -> None:
        """Enter a new one."""
        self._go("service", service=None)

    def _page(self, after: Place | None) -> Callable[[Session], tuple[ServicePage, Wording]]:
        wanted, language = Wanted(text=self._text, kind=self._kind), self._language

        def find(session: Session) -> tuple[ServicePage, Wording]:
            return services.page(session, wanted, after), Wording(language, session.today())

        return find

    def _found(self, question: int, page: ServicePage, wording: Wording) -> None:
        if question != self._question:
            return
        language = self._language
        self._after = page.after
        searched = bool(self._text.strip() or self._kind)
        empty = ""
        if not page.total:
            none_fits = _("No service fits. Try fewer letters, or another kind of help.")
            none_yet = _("Here you will find who can help, and how to reach them. It begins with the first service.")
            empty = language.text(none_fits if searched else none_yet)
        count = language.plural("{count} service", "{count} services", page.total)
        self._view.show_list(
            ListShown(
                quiet=count if page.total else "",
                rows=tuple(map(wording.row, page.services)),
                more=page.more,
                empty=empty,
                first=not page.total and not searched,
            )
        )

    def _more(self, question: int, page: ServicePage, wording: Wording) -> None:
        if question == self._question:
            self._after = page.after
            self._view.add_rows(tuple(map(wording.row, page.services)), page.more)
