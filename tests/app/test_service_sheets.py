"""A directory as a spreadsheet: looked at before anything is written, out and in again whole, never a formula."""

import csv
import dataclasses
import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from wellbeing.app import departures, service_sheets, services
from wellbeing.app.session import Session
from wellbeing.content.file import Held
from wellbeing.content.services import read_services
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused
from wellbeing.language import language

HEAD = (
    "Name;Art der Hilfe;Region;Sprachen;Zeiten der Woche;Kostenlos;Übliche Tage bis zum ersten Termin;Zuletzt geprüft"
)
"""What an export in German is headed with."""


def laid(folder: Path, *rows: str, head: str = HEAD) -> Path:
    file = folder / "services.csv"
    file.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return file


def full() -> Service:
    return dataclasses.replace(
        services.blank(),
        kind="LEGAL",
        name="=cmd|'/c calc'!A1",
        audiences=("MEMBER", "FAMILY"),
        whom="@members",
        region="DE21",
        languages=("de", "pl"),
        reach="+49 30 123\n-Street 4",
        weekly_hours="Mo-Fr 08:00-16:00",
        hours="by appointment",
        free=False,
        cost='Paid by legal cover; "all of it"',
        employer_learns=False,
        confidentiality="Bound to secrecy",
        usual_days=3,
        note="Ask for Ana",
        checked_on=dt.date(2026, 3, 1),
    )


def everything_written(session: Session) -> list[Service]:
    return [dataclasses.replace(one, id=services.blank().id) for one in services.find(session)]


def test_nothing_is_written_before_it_is_accepted(session: Session, tmp_path: Path) -> None:
    file = laid(
        tmp_path,
        "Nachtlinie;Krisendienst;;Deutsch, en;24/7;ja;0;1.3.2026",
        "Hafenkanzlei;LEGAL;Oberbayern;;Mo-Do 9-17;nein;;",
    )
    before = session.store.generation
    looked = service_sheets.look(session, file)
    assert ([found.row for found in looked.new], looked.wrong) == ([2, 3], ())
    assert session.store.generation == before
    assert services.find(session) == []
    assert service_sheets.take_in(session, looked) == 2
    assert session.store.generation == before + 1
    lawyers, line = services.find(session)
    assert (line.kind, line.languages, line.weekly_hours, line.free, line.usual_days, line.checked_on) == (
        "CRISIS", ("de", "en"), "24/7", True, 0, dt.date(2026, 3, 1),
    )  # fmt: skip
    assert (lawyers.region, lawyers.weekly_hours, lawyers.free) == ("DE21", "Mo-Th 09:00-17:00", False)
    again = service_sheets.look(session, file)
    assert (again.new, again.changed, again.same) == ((), (), 2), "the same file adds nothing"


def test_what_is_wrong_is_told_by_row_and_column_and_the_rest_is_taken(session: Session, tmp_path: Path) -> None:
    file = laid(
        tmp_path,
        "Gut;PEER;;;;;;",
        ";PEER;;;;;;",
        "A;Zauberei;Atlantis;Klingonisch;immer;vielleicht;bald;morgen",
        "B;PEER;;;;;9999;2999-01-01",
        "Gut;PEER;;;;;;",
        "C;PEER",
    )
    looked = service_sheets.look(session, file)
    assert [found.service.name for found in looked.new] == ["Gut"]
    by_row = {row: [one.column for one in looked.wrong if one.row == row] for row in (3, 4, 5, 6, 7)}
    assert by_row == {
        3: ["Name"],
        4: HEAD.split(";")[1:],
        5: HEAD.split(";")[-2:],
        6: [""],
        7: [""],
    }
    assert all("{" not in language("de").text(one.sentence, **one.values) for one in looked.wrong)


def test_a_changed_row_says_what_it_changes_and_keeps_what_the_file_does_not_name(
    session: Session, tmp_path: Path
) -> None:
    one = services.save(
        session, dataclasses.replace(services.blank(), kind="PEER", name="Peers", note="Ours", cost="x")
    )
    file = laid(tmp_path, "peers;PEER;free of charge;3", head="Name;Kind of help;Cost, in words;Colour")
    looked = service_sheets.look(session, file)
    (found,) = looked.changed
    assert [(change.before, change.after) for change in found.changes] == [("Peers", "peers"), ("x", "free of charge")]
    assert looked.unknown_columns == ("Colour",)
    service_sheets.take_in(session, looked)
    assert (services.get(session, one).cost, services.get(session, one).note) == ("free of charge", "Ours")


def test_a_directory_that_changed_meanwhile_is_looked_at_again(session: Session, tmp_path: Path) -> None:
    one = services.save(session, dataclasses.replace(services.blank(), kind="PEER", name="Peers"))
    looked = service_sheets.look(session, laid(tmp_path, "Peers;PEER;;de;;;;"))
    services.mark_checked(session, [one])
    with pytest.raises(Refused):
        service_sheets.take_in(session, looked)
    assert services.get(session, one).languages == ()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("code", ["en", "de"])
def test_a_directory_goes_out_and_in_again_without_loss(
    session: Session, tmp_path: Path, ending: str, code: str
) -> None:
    session.language = language(code)
    services.save(session, full())
    file = tmp_path / f"directory.{ending}"
    assert service_sheets.export(session, file) == 1
    assert [left.file.place for left in departures.left_with_consents(session)] == [str(file)]
    looked = service_sheets.look(session, file)
    assert (looked.new, looked.changed, looked.same, looked.wrong) == ((), (), 1, ())
    before = everything_written(session)
    (only,) = services.find(session)
    services.hide(session, only.id, hidden=True)
    services.remove(session, only.id)
    service_sheets.take_in(session, service_sheets.look(session, file))
    assert everything_written(session) == before
    with pytest.raises(Refused):
        service_sheets.export(session, file)


def test_no_cell_of_an_export_is_a_formula(session: Session, tmp_path: Path) -> None:
    services.save(session, full())
    for ending in ("csv", "xlsx"):
        service_sheets.export(session, tmp_path / f"d.{ending}")
    text = (tmp_path / "d.csv").read_text("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    sheet = openpyxl.load_workbook(tmp_path / "d.xlsx").worksheets[0]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}, "every cell is text, whatever it begins with"


def test_a_directory_becomes_the_file_of_a_pack(session: Session, tmp_path: Path) -> None:
    services.save(session, full())
    services.save(session, dataclasses.replace(services.blank(), kind="PEER", name="Line", fictitious=True))
    service_sheets.export(session, tmp_path / "services.yaml")
    content = (tmp_path / "services.yaml").read_bytes()
    listed = read_services(Held(Path("pack/services.yaml"), content))  # type: ignore[arg-type]
    assert [(one.name, one.weekly_hours, one.fictitious) for one in listed] == [
        ("=cmd|'/c calc'!A1", "Mo-Fr 08:00-16:00", False),
        ("Line", "", True),
    ]
    assert b"Ana" not in content, "what the union notes for itself stays with it"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 no spreadsheet",
        b"PK\x03\x04 a broken archive",
        b'name,kind\n"never closed,PEER\n',
        b"name,whom\nPeers,PEER\n",
        b"name,kind,Name\nPeers,PEER,Peers\n",
    ],
)
def test_a_file_that_is_no_directory_is_refused(session: Session, tmp_path: Path, content: bytes) -> None:
    """What a spreadsheet may do to its reader is tried in tests/exchange/spreadsheet and by the fuzzer."""
    file = tmp_path / "services.csv"
    file.write_bytes(content)
    with pytest.raises(Refused) as refused:
        service_sheets.look(session, file)
    assert refused.value.field == "file"


def test_a_pack_is_installed_and_not_taken_in(session: Session, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Settings"):
        service_sheets.look(session, tmp_path / "north.wbpack")
