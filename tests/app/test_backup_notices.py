"""What Today says about backups: nothing while all is well, and each thing once it can be helped."""

from pathlib import Path

from tests.helpers.vaults import Clock
from wellbeing.app import backup_folders, backups, drills, preferences
from wellbeing.app.backup_notices import Kind, notices
from wellbeing.app.session import Session


def change(session: Session, union: str) -> None:
    preferences.save(session, preferences.Preferences(union=union))


def kinds(session: Session) -> list[Kind]:
    return [notice.kind for notice in notices(session)]


def test_nothing_is_said_on_the_first_days_nor_where_nothing_has_changed(session: Session, clock: Clock) -> None:
    change(session, "Union North")
    assert kinds(session) == []
    backups.make_now(session)
    clock.forward(days=20)
    assert kinds(session) == []


def test_a_week_without_a_backup_of_what_has_changed_is_told(session: Session, clock: Clock) -> None:
    change(session, "Union North")
    clock.forward(days=8)
    (notice,) = notices(session)
    assert (notice.kind, notice.since) == (Kind.OVERDUE, None)
    backups.make_now(session)
    assert kinds(session) == []
    made_at = clock.now
    change(session, "Union South")
    clock.forward(days=8)
    (notice,) = notices(session)
    assert (notice.kind, notice.since) == (Kind.OVERDUE, made_at)


def test_a_stick_that_stays_away_is_asked_for_by_its_name(session: Session, clock: Clock, tmp_path: Path) -> None:
    stick = tmp_path / "STICK"
    stick.mkdir()
    backup_folders.choose_places(session, [backup_folders.usual_place(), stick])
    change(session, "Union North")
    backups.make_now(session)
    stick.rename(tmp_path / "pulled")
    change(session, "Union South")
    assert kinds(session) == [], "it was there yesterday"
    for _day in range(9):
        clock.forward(days=1)
        change(session, f"Union {clock.now}")
        backups.make_now(session)
    (notice,) = notices(session)
    assert (notice.kind, notice.folder) == (Kind.AWAY, stick)
    (tmp_path / "pulled").rename(stick)
    assert kinds(session) == []


def test_where_every_place_is_away_the_stick_is_asked_for_and_not_the_backup(
    session: Session, clock: Clock, tmp_path: Path
) -> None:
    stick = tmp_path / "STICK"
    stick.mkdir()
    backup_folders.choose_places(session, [stick])
    stick.rmdir()
    change(session, "Union North")
    clock.forward(days=8)
    assert kinds(session) == [Kind.AWAY]


def test_a_backup_that_failed_says_why_until_one_succeeds(session: Session, clock: Clock, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    backup_folders.choose_places(session, [place])
    change(session, "Union North")
    place.rmdir()
    place.write_text("a file where the folder was")
    made = backups.make(backups.begin(session))
    backups.finish(session, made)
    place.unlink()
    assert kinds(session) == [], "a place that is away is no failure"
    place.mkdir()
    begun = backups.begin(session)
    begun.snapshot.files["store.db"] = b"\0" * len(begun.snapshot.files["store.db"])
    backups.finish(session, backups.make(begun))
    (notice,) = notices(session)
    assert notice.kind is Kind.FAILED
    assert notice.reason
    backups.make_now(session)
    assert kinds(session) == []


def test_the_first_drill_is_asked_for_after_a_month_and_then_once_a_year(session: Session, clock: Clock) -> None:
    change(session, "Union North")
    backups.make_now(session)
    clock.forward(days=31)
    assert kinds(session) == [Kind.DRILL_DUE]
    drills.drill_now(session)
    assert kinds(session) == []
    clock.forward(days=366)
    backups.make_now(session)
    assert kinds(session) == [Kind.DRILL_DUE]


def test_example_data_says_nothing(session: Session, clock: Clock) -> None:
    with session.store.transaction("example.made"):
        from wellbeing.vault import settings

        settings.put(session.store, "example", "yes")
    clock.forward(days=400)
    assert notices(session) == ()
