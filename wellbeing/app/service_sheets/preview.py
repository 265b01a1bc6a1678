"""What taking a spreadsheet into the directory would do, row by row. Nothing is written here."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wellbeing.app import services
from wellbeing.app.service_sheets.columns import COLUMNS, Column, Reading, WrongCell, headings
from wellbeing.app.session import Session
from wellbeing.domain.folding import fold
from wellbeing.domain.identity import Uid
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused
from wellbeing.exchange.spreadsheet import Row, Sheet, Wrong, read_spreadsheet
from wellbeing.exchange.spreadsheet.writing import armed
from wellbeing.language import _
from wellbeing.vault import services as stored

COLUMNS_MISSING = _("The file needs the columns “{name}” and “{kind}”.")
COLUMN_TWICE = _("The column “{column}” stands twice in the file.")
A_PACK = _("This is a content pack. Please install it under Settings > Content packs: it is shown there first.")
OF_A_PACK = _("This entry belongs to a content pack, and is not altered here.")
TWICE = _("The same service stands in row {row} already.")
CELLS_MISSING = _("The row has more or fewer cells than the heading.")

Known = Mapping[object, Service]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of an entry that is here already; both values as they are written in a cell."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row that would be taken in: a new entry, or one that is here (`before`) with what `changes`."""

    row: int
    service: Service
    before: Service | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Rows that are `new`, `changed` and `wrong`, how many say what is here already, and columns that nobody knows."""

    new: tuple[Found, ...]
    changed: tuple[Found, ...]
    same: int
    wrong: tuple[Wrong, ...]
    unknown_columns: tuple[str, ...]

    @property
    def to_take_in(self) -> tuple[Found, ...]:
        """Whatever would be written."""
        return (*self.new, *self.changed)


def look(session: Session, file: Path) -> Preview:
    """What the file would bring. Raises Refused for what is no spreadsheet, or none with services."""
    if file.suffix.lower() == ".wbpack":
        raise Refused(A_PACK, field="file")
    return preview(session, read_spreadsheet(file))


def preview(session: Session, sheet: Sheet) -> Preview:
    """The same, of a sheet that was read."""
    columns, unknown = _columns(sheet, session)
    reading = Reading(session.language, session.today())
    known = _known(stored.own(session.store))
    packs = {service.uid for service in stored.of_packs(session.store)}
    taken: dict[object, int] = {}
    new, changed, wrong, same = list[Found](), list[Found](), list[Wrong](), 0
    for row in sheet.rows:
        found = list(_read(row, columns, sheet, reading))
        values = {key: value for key, value in found if not isinstance(value, Wrong)}
        wrong += [value for _key, value in found if isinstance(value, Wrong)]
        if len(values) < len(found):
            continue
        one = _placed(row, values, known, reading)
        if (problem := _problem(one, row, taken, packs)) is not None:
            wrong.append(problem)
        elif one.before is None:
            new.append(one)
        elif one.changes:
            changed.append(one)
        else:
            same += 1
    return Preview(new=tuple(new), changed=tuple(changed), same=same, wrong=tuple(wrong), unknown_columns=unknown)


def _columns(sheet: Sheet, session: Session) -> tuple[dict[int, Column], tuple[str, ...]]:
    known = headings()
    columns: dict[int, Column] = {}
    unknown = []
    for place, heading in enumerate(sheet.headings):
        column = known.get(fold(armed(heading)))
        if column is None:
            unknown += [heading] if heading else []
        elif column in columns.values():
            raise Refused(COLUMN_TWICE, field="file", column=heading)
        else:
            columns[place] = column
    if not {"name", "kind"} <= {column.key for column in columns.values()}:
        words = {column.key: session.language.text(column.label) for column in COLUMNS}
        raise Refused(COLUMNS_MISSING, field="file", name=words["name"], kind=words["kind"])
    return columns, tuple(unknown)


def _read(row: Row, columns: Mapping[int, Column], sheet: Sheet, reading: Reading) -> Iterator[tuple[str, object]]:
    if not row.whole:
        yield "", Wrong(row=row.number, column="", sentence=CELLS_MISSING, values={})
        return
    for place, column in columns.items():
        try:
            yield column.key, column.read(armed(row.cells[place]), reading)
        except WrongCell as error:
            yield column.key, Wrong(row=row.number, column=sheet.headings[place], sentence=error.sentence, values={})


def _placed(row: Row, values: dict[str, Any], known: Known, reading: Reading) -> Found:
    """The entry that a row is about: the one with its mark, else the one of this kind, name and region."""
    uid = values.pop("uid", "")
    before = known.get(uid) if uid else known.get((values["kind"], fold(values["name"]), values.get("region")))
    if before is None:
        blank = services.blank()
        made = dataclasses.replace(blank, **values, uid=Uid(uid or blank.uid))
        return Found(row=row.number, service=made, before=None, changes=())
    after = dataclasses.replace(before, **values)
    changes = tuple(
        Change(
            label=column.label,
            before=column.write(getattr(before, column.key), reading),
            after=column.write(getattr(after, column.key), reading),
        )
        for column in COLUMNS
        if getattr(before, column.key) != getattr(after, column.key)
    )
    return Found(row=row.number, service=after, before=before, changes=changes)


def _problem(found: Found, row: Row, taken: dict[object, int], packs: set[Uid]) -> Wrong | None:
    """A row about an entry that another row is about already, or that is a pack's."""
    if found.service.uid in packs:
        return Wrong(row=row.number, column="", sentence=OF_A_PACK, values={})
    marks = (found.service.uid, _alike(found.service))
    earlier = next((taken[mark] for mark in marks if mark in taken), None)
    taken |= dict.fromkeys(marks, row.number)
    if earlier is None:
        return None
    return Wrong(row=row.number, column="", sentence=TWICE, values={"row": earlier})


def _known(own: list[Service]) -> Known:
    known: dict[object, Service] = {}
    for service in own:
        known.setdefault(_alike(service), service)
        known[service.uid] = service
    return known


def _alike(service: Service) -> object:
    return service.kind, fold(service.name), service.region
