"""The union's own directory as a file: CSV or XLSX for a spreadsheet program, or the services of a content pack."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from wellbeing.app import departures, services
from wellbeing.app.service_sheets.columns import COLUMNS, Reading, cells
from wellbeing.app.session import Session
from wellbeing.content.services import services_file
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused
from wellbeing.exchange.spreadsheet.writing import csv_bytes, workbook_bytes
from wellbeing.language import _

CARRIED = _("the directory of services, with the notes of the union")
CARRIED_TO_A_PACK = _("the directory of services")
NONE = _("The directory has no entry of its own that could be saved.")


def export(session: Session, path: Path) -> int:
    """Save every own entry that is offered at `path`; returns how many. It is listed under 'Files that left'.

    The name decides: .csv, .xlsx, or .yaml for the folder of a content pack, into which notes of the union do not go.
    Raises Refused where the file exists, ends otherwise or would be larger than a pack
    takes, Trouble from the disk.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise Refused(_("The name of the file has to end in .csv, .xlsx or .yaml."), field="path")
    offered = services.find(session)
    if not offered:
        raise Refused(NONE, field="path")
    content = write(offered, Reading(session.language, session.today()))
    carried = CARRIED_TO_A_PACK if write is _pack else CARRIED

    def note() -> None:
        departures.record(session, FileKind.DIRECTORY, Carrier.SAVED, place=str(path), carried=(carried,))

    departures.save_and_record(content, path, note)
    return len(offered)


def _csv(offered: Sequence[Service], reading: Reading) -> bytes:
    return csv_bytes(_headings(reading), (cells(one, reading) for one in offered))


def _workbook(offered: Sequence[Service], reading: Reading) -> bytes:
    name = reading.reader.text(_("Services"))
    return workbook_bytes(_headings(reading), (cells(one, reading) for one in offered), name=name)


def _pack(offered: Sequence[Service], _reading: Reading) -> bytes:
    return services_file(offered)


def _headings(reading: Reading) -> tuple[str, ...]:
    return tuple(reading.reader.text(column.label) for column in COLUMNS)


_WRITERS: Mapping[str, Callable[[Sequence[Service], Reading], bytes]] = {
    ".csv": _csv,
    ".xlsx": _workbook,
    ".yaml": _pack,
}
