"""The import on the screen: nothing changes before it is said to, nothing typed is lost, a mapping can be made here."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.app.test_summary import SAMPLE
from tests.gui.direct import Direct, Ways
from wellbeing.app.importing import find_mapping, imports_so_far, look_at
from wellbeing.app.session import Session
from wellbeing.errors import Refused
from wellbeing.gui.drafts import DraftKeeper
from wellbeing.gui.importing.making import ANONYMOUS, Draft, options
from wellbeing.gui.importing.screen import build
from wellbeing.gui.importing.view import ImportView
from wellbeing.gui.work import Cancelled
from wellbeing.language import language
from wellbeing.vault import settings

ACTS = {"Active Assailant": "ASSAULT", "Threatening Assailant": "THREAT"}


class Moving:
    """Progress without threads; `stop_at` cancels once that share was told."""

    def __init__(self, shown: Any, stop_at: int | None) -> None:
        self.shown, self.stop_at, self.stopped = shown, stop_at, False

    def __call__(self, done: int, whole: int) -> None:
        """Tell, or stop."""
        if self.stopped or (self.stop_at is not None and done >= self.stop_at):
            raise Cancelled
        self.shown(done, whole)

    def cancel(self) -> None:
        """Stop at the next word."""
        self.stopped = True


def view_of(
    qtbot: QtBot, session: Session, code: str = "en", stop_at: int | None = None
) -> tuple[ImportView, Ways, Direct]:
    ways, ask = Ways(), Direct(session)
    view = build(ask, lambda shown: Moving(shown, stop_at), ways, language(code), DraftKeeper())
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive()
    return view, ways, ask


def choose(view: ImportView, file: Path = SAMPLE, mapping: str = "nj-use-of-force-2022") -> None:
    view.file.setText(str(file))
    view.mapping.choose(mapping)
    view.next.click()


def make(view: ImportView, dates: str = "MM/DD/YYYY") -> None:
    """Lay columns and answers over the sample, as a person would."""
    choose(view, mapping="make")
    view.name.setText("Our old list")
    view.dates.setText(dates)
    view.tie.choose(ANONYMOUS)
    view.next.click()
    for answer, drop in view._answers["act"].items():
        drop.choose(ACTS.get(answer, "RESISTANCE"))
    view.next.click()


def test_a_dry_run_changes_nothing_and_the_import_needs_a_basis_or_a_clear_no(qtbot: QtBot, session: Session) -> None:
    view, ways, _ask = view_of(qtbot, session)
    choose(view)
    assert view.title == "What would be imported"
    assert imports_so_far(session) == []
    view.statement.setPlainText("The source is public.")
    view.next.click()
    assert view._fields["stated_by"].error
    assert view.statement.words() == "The source is public.", "what was typed stays"
    assert imports_so_far(session) == []
    view.stated_by.setText("R. Rep")
    view.next.click()
    assert view.title == "Imported"
    (batch,) = imports_so_far(session)
    assert batch.rows == 445
    assert batch.basis is not None
    assert batch.basis.stated_by == "R. Rep"
    view.intentions.to_summary()
    assert ways.last == ("summary", {})


def test_the_same_file_again_adds_nothing_and_says_so(qtbot: QtBot, session: Session) -> None:
    view, _ways, _ask = view_of(qtbot, session)
    choose(view)
    view.intentions.bring_in("", "", without=True)
    view.intentions.start()
    choose(view)
    assert any("nothing new" in label.text() for label in view.findChildren(QLabel))


def test_a_basis_can_be_stated_later_and_only_once(qtbot: QtBot, session: Session) -> None:
    view, _ways, _ask = view_of(qtbot, session)
    choose(view)
    view.intentions.bring_in("", "", without=True)
    key = str(imports_so_far(session)[0].id)
    view.intentions.ask_basis(key, "445 rows")
    view.next.click()
    assert view._fields["basis"].error
    view.statement.setPlainText("Everyone in it agreed.")
    view.stated_by.setText("R. Rep")
    view.next.click()
    assert imports_so_far(session)[0].basis is not None
    view.intentions.ask_basis(key, "445 rows")
    view.intentions.state_basis(key, "Another.", "S. Else")
    basis = imports_so_far(session)[0].basis
    assert basis is not None
    assert basis.stated_by == "R. Rep"


def test_what_is_wrong_stands_beside_its_field_and_the_file_stays(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    view, _ways, ask = view_of(qtbot, session)
    view.next.click()
    assert view._fields["file"].error
    choose(view, tmp_path / "gone.csv")
    assert view._fields["file"].error
    assert view.file.text() == str(tmp_path / "gone.csv")
    assert view.next.isEnabled()
    other = tmp_path / "other.csv"
    other.write_text("A,B\n1,2\n", encoding="utf-8")
    choose(view, other)
    assert view._fields["mapping"].error
    assert ask.alerts == []


def test_cancelling_leaves_the_vault_as_it_was(qtbot: QtBot, session: Session) -> None:
    view, _ways, _ask = view_of(qtbot, session, stop_at=60)
    choose(view)
    with pytest.raises(Cancelled):
        view.intentions.bring_in("", "", without=True)
    view.intentions.cancel()
    assert view.title == "What would be imported"
    assert imports_so_far(session) == []


def test_the_example_vault_says_why_it_imports_nothing(qtbot: QtBot, session: Session) -> None:
    with session.store.transaction("vault.settings"):
        settings.put(session.store, "example", "yes")
    view, _ways, _ask = view_of(qtbot, session)
    assert any("fictitious" in label.text() for label in view.findChildren(QLabel))


def test_a_mapping_is_made_tried_corrected_saved_and_used_again(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    view, _ways, _ask = view_of(qtbot, session)
    make(view, dates="DD.MM.YYYY")
    assert any("not a date in the form" in label.text() for label in view.findChildren(QLabel))
    view.intentions.back()
    assert view._answers["act"]["Active Assailant"].value() == "ASSAULT", "answers are kept on the way back"
    view.intentions.back()
    view.dates.setText("MM/DD/YYYY")
    view.next.click()
    view.next.click()
    assert view.title == "What would be imported"
    view.intentions.save_mapping(tmp_path / "ours.yaml")
    saved = find_mapping(str(tmp_path / "ours.yaml"))
    assert saved.title == "Our old list"
    assert saved.act.values["Active Assailant"] == "ASSAULT"
    view.intentions.bring_in("", "", without=True)
    assert imports_so_far(session)[0].rows > 300
    view.intentions.start()
    view.own.setText(str(tmp_path / "ours.yaml"))
    choose(view, mapping="own")
    assert any("nothing new" in label.text() for label in view.findChildren(QLabel))


def test_a_mapping_without_what_an_import_needs_is_refused_at_its_field() -> None:
    draft = Draft(shape=look_at(SAMPLE), title="Ours")
    draft.guess()
    assert draft.columns["date"] == "Date"
    draft.columns.pop("officer")
    with pytest.raises(Refused) as refused:
        draft.check()
    assert refused.value.field == "officer"
    draft.guess()
    draft.columns |= {"age": "Age", "age_band": "Age"}
    with pytest.raises(Refused) as refused:
        draft.check()
    assert refused.value.field == "age_band"
    draft.columns.pop("age_band")
    with pytest.raises(Refused) as refused:
        draft.mapping()
    assert refused.value.field == "act"


def test_a_column_of_names_is_not_offered_as_a_list_of_answers() -> None:
    draft = Draft(shape=look_at(SAMPLE), title="Ours")
    draft.columns["act"] = "Report no."
    with pytest.raises(Refused) as refused:
        draft.answers_of("act")
    assert refused.value.field == "act"


def test_every_answer_can_be_left_open_say_nothing_or_fit_nothing() -> None:
    words = [label for _code, label in options("sex", language("en"))]
    assert words[:3] == ["Leave open", "Says nothing, like a blank", "Nothing in the list fits"]


def test_every_page_opens_in_a_longer_language(qtbot: QtBot, session: Session) -> None:
    view, _ways, _ask = view_of(qtbot, session, "xx")
    titles = [view.title]
    choose(view, mapping="make")
    titles.append(view.title)
    view.next.click()
    titles.append(view.title)
    view.intentions.start()
    choose(view)
    titles.append(view.title)
    view.intentions.bring_in("", "", without=True)
    titles.append(view.title)
    assert len(set(titles)) == 5
    assert all(title.startswith("[") for title in titles)
