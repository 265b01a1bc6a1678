"""XLSX: an archive of XML from a stranger. Sizes and entities are looked at before anything is parsed."""

import contextlib
import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from wellbeing.errors import Refused
from wellbeing.exchange.spreadsheet.sheet import (
    MAX_CELL,
    MAX_CELLS,
    NOT_A_SPREADSHEET,
    TOO_LARGE,
    Sheet,
    make_sheet,
)

MAX_ENTRIES = 2_000
MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes of all parts together once unpacked. The archive's own figures are upper bounds: unpacking stops there."""

_CHUNK = 1024 * 1024
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")
_LAST_ROW = 1_048_576


def read_workbook(content: bytes) -> Sheet:
    """The first worksheet in these bytes. Raises Refused for anything that is not a plain XLSX file."""
    _examine(content)
    return make_sheet(_lines(content), ragged=True)


def _examine(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise Refused(TOO_LARGE, field="file")
            if not {"[Content_Types].xml", "xl/workbook.xml"} <= {entry.filename for entry in entries}:
                raise Refused(NOT_A_SPREADSHEET, field="file")
            for entry in entries:
                if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _refuse_declarations(archive, entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError):
        raise Refused(NOT_A_SPREADSHEET, field="file") from None


def _refuse_declarations(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Entities are how a small XML file becomes an endless one or reads other files; XLSX has no use for them."""
    marks = [mark.encode(encoding) for mark in _DECLARATIONS for encoding in ("ascii", "utf-16-le", "utf-16-be")]
    kept = b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            window = kept + chunk
            if any(mark in window for mark in marks):
                raise Refused(NOT_A_SPREADSHEET, field="file")
            kept = chunk[-32:]


def _lines(content: bytes) -> Iterator[Sequence[str]]:
    import openpyxl

    number = cells = 0
    try:
        with warnings.catch_warnings():
            # Remarks about styles and form controls: nothing that changes a cell.
            warnings.simplefilter("ignore")
            with contextlib.redirect_stdout(io.StringIO()):  # one of them is printed, into what a program may read
                book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            if not book.worksheets:
                raise Refused(NOT_A_SPREADSHEET, field="file")
            sheet = book.worksheets[0]
            # The written dimension may be wrong or missing; the cells themselves decide.
            sheet.reset_dimensions()
            # Each row as wide as it is, and no wider: rows filled up to the most columns would use up the most cells
            # of a workbook after some ten thousand of them.
            for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
                cells += len(values)
                if number > _LAST_ROW or cells > MAX_CELLS:
                    raise Refused(TOO_LARGE, field="file")
                yield [_text(value) for value in values]
    except Refused:
        raise
    except Exception:  # noqa: BLE001 - openpyxl meets a broken part with whatever its parsers raise
        raise Refused(NOT_A_SPREADSHEET, field="file") from None


def _text(value: object) -> str:
    """A cell as text. Real dates become ISO 8601; whole numbers lose their '.0'."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        if value.time() == dt.time():
            return value.date().isoformat()
        return value.replace(microsecond=0, tzinfo=None).isoformat(sep=" ")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)[:MAX_CELL]
