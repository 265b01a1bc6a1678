"""The list of services, without Qt: searched and filtered page by page; the latest question wins."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import services
from wellbeing.app.services import Place, ServicePage, Wanted
from wellbeing.app.session import Session
from wellbeing.domain.directory import UNCHECKED_AFTER
from wellbeing.gui.services.options import region_options
from wellbeing.gui.services.shown import Asked, ListShown
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


class Presenter:
    """Finds services while somebody types."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._asked, self._question = Asked(), 0
        self._after: Place | None = None

    def load(self) -> None:
        """Show what fits."""
        self._question += 1
        question = self._question
        self._ask(self._page(None), lambda found: self._found(question, *found))

    def search(self, asked: Asked) -> None:
        """What is typed and chosen."""
        if asked != self._asked:
            self._asked = asked
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

    def check(self) -> None:
        """See which entries nobody has checked for a year."""
        self._go("services-check")

    def files(self) -> None:
        """Take services in from a file, or save them."""
        self._go("services-file")

    def _page(self, after: Place | None) -> Callable[[Session], tuple[ServicePage, Wording, str]]:
        asked, language = self._asked, self._language

        def find(session: Session) -> tuple[ServicePage, Wording, str]:
            page = services.page(session, _wanted(asked, session), after)
            return page, Wording(language, session.today()), session.country

        return find

    def _found(self, question: int, page: ServicePage, wording: Wording, country: str) -> None:
        if question != self._question:
            return
        language = self._language
        self._after = page.after
        searched = self._asked != Asked()
        empty = ""
        if not page.total:
            none_fits = _("No service fits. Try fewer letters, another kind of help, or fewer filters.")
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
                regions=region_options(country),
            )
        )

    def _more(self, question: int, page: ServicePage, wording: Wording, _country: str) -> None:
        if question == self._question:
            self._after = page.after
            self._view.add_rows(tuple(map(wording.row, page.services)), page.more)


def _wanted(asked: Asked, session: Session) -> Wanted:
    """What is asked, at this moment."""
    return Wanted(
        text=asked.text,
        kind=asked.kind,
        audience=asked.audience,
        region=asked.region,
        language=asked.language,
        free=asked.free,
        confidential=asked.confidential,
        open_at=session.now().astimezone() if asked.open_now else None,
        checked_before=session.today() - UNCHECKED_AFTER if asked.unchecked else None,
        hidden=asked.hidden,
    )
