"""An office's Today: first the other office, then what is next for each quarter, and what the vault needs."""

from pathlib import Path

from tests.gui.direct import Direct, Ways
from tests.helpers.offices import Q1, begun
from tests.helpers.vaults import open_session
from wellbeing.app.office import own
from wellbeing.exchange.contribution.document import Role
from wellbeing.gui.office_today.presenter import Presenter
from wellbeing.gui.today.shown import Group, Row
from wellbeing.language import Language


class Screen:
    """What was shown last."""

    groups: tuple[Group, ...]
    empty: str
    takes: bool

    def show_today(self, _quiet: str, groups: tuple[Group, ...], empty: str, *, takes: bool) -> None:
        self.groups, self.empty, self.takes = groups, empty, takes

    def rows(self, heading: str) -> list[Row]:
        return [row for group in self.groups if group.heading == heading for row in group.rows]


def test_the_other_office_comes_first_and_no_file_is_asked_for_before(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault") as session:
        own.begin(session, name="Figures office", country="IE", role=Role.RELEASING)
        screen, ways = Screen(), Ways()
        presenter = Presenter(screen, Direct(session), ways, Language("en"))
        presenter.load()
        assert not screen.takes
        (row,) = screen.rows("")
        presenter.follow(row.key)
        assert ways.last == ("two-offices", {})
        assert "Make recovery sheets" in [one.what for one in screen.rows("For this vault")]


def test_each_quarter_says_what_is_next_and_leads_to_its_page(tmp_path: Path) -> None:
    with begun(tmp_path, IE04=10) as both, both.at(Role.RELEASING) as session:
        screen, ways = Screen(), Ways()
        presenter = Presenter(screen, Direct(session), ways, Language("en"))
        presenter.load()
        assert [(one.what, one.chip) for one in screen.rows("")] == [
            ("2026, quarter 1", "To do"),
            ("2026, quarter 2", "To do"),
        ]
        assert screen.rows("")[0].why == "Next: take contributions in; when enough are here, give the acceptance list."
        presenter.follow(screen.rows("")[0].key)
        assert ways.last == ("quarters", {"quarter": Q1.label})
        presenter.take()
        assert ways.last == ("quarters", {"part": "take"})
