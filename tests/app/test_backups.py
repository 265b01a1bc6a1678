"""Backups: on by default, verified, rotated, in several places, and calm about a stick that is away."""

import datetime as dt
from pathlib import Path

import pytest

from tests.helpers.vaults import Clock
from wellbeing.app import backup_folders, backups, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.errors import Refused, Trouble
from wellbeing.vault.backups.troubles import AWAY


def work(session: Session) -> None:
    """Something worth a backup."""
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))


def test_a_backup_is_due_after_each_days_first_change(session: Session, clock: Clock) -> None:
    work(session)
    assert backups.due_places(session) == [backup_folders.usual_place()]
    backups.finish(session, backups.make(backups.begin(session, only_due=True)))
    work(session)
    clock.forward(hours=3)
    assert backups.due_places(session) == [], "the day has its backup"
    clock.forward(hours=2)
    assert backups.due_places(session) == [backup_folders.usual_place()], "but work goes on"
    backups.make_now(session)
    work(session)
    clock.forward(hours=13)
    assert backups.due_places(session) == [backup_folders.usual_place()], "yesterday's later work waits"
    backups.make_now(session)
    clock.forward(days=1)
    assert backups.due_places(session) == [], "nothing has changed since"


def test_a_stick_that_is_away_is_told_calmly_and_catches_up(session: Session, clock: Clock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    work(session)
    backup_folders.choose_places(session, [backup_folders.usual_place(), stick])
    made = backups.make_now(session)
    assert [file.parent for file in made.files] == [backup_folders.usual_place(), stick]
    stick.rename(tmp_path / "pulled")
    clock.forward(days=1)
    work(session)
    made = backups.make_now(session)
    assert [outcome.trouble and outcome.trouble.sentence for outcome in made.outcomes] == [None, AWAY]
    usual, away = backups.state(session).places
    assert (away.is_away, away.last_at, away.trouble) == (True, session.now() - dt.timedelta(days=1), "")
    assert (usual.is_away, usual.last_at, len(usual.files)) == (False, session.now(), 2)
    (tmp_path / "pulled").rename(stick)
    assert backups.due_places(session) == [stick]


def test_no_place_at_all_is_told_and_overdue_after_a_week(session: Session, clock: Clock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backup_folders.choose_places(session, [stick])
    backups.make_now(session)
    stick.rename(tmp_path / "pulled")
    work(session)
    with pytest.raises(Trouble) as caught:
        backups.make_now(session)
    assert caught.value.sentence == AWAY
    clock.forward(days=6)
    assert not backups.state(session).is_overdue
    clock.forward(days=2)
    assert backups.state(session).is_overdue


def test_a_place_inside_the_vault_or_nowhere_is_refused(session: Session, tmp_path: Path) -> None:
    for folder in (session.store.folder, session.store.folder / "drafts", tmp_path / "nowhere"):
        with pytest.raises(Refused):
            backup_folders.choose_places(session, [folder])
    assert backup_folders.places(session) == [backup_folders.usual_place()]
