"""Somebody's own spreadsheet, CSV or XLSX, as plain rows of text. Bytes from strangers: limits come first."""

from pathlib import Path

from wellbeing.errors import Refused, Trouble
from wellbeing.exchange.spreadsheet.delimited import read_delimited
from wellbeing.exchange.spreadsheet.sheet import (
    MAX_BYTES,
    NOT_A_SPREADSHEET,
    TOO_LARGE,
    Row,
    Sheet,
    Wrong,
    label_key,
)
from wellbeing.exchange.spreadsheet.workbook import read_workbook
from wellbeing.language import _

__all__ = ["Row", "Sheet", "Wrong", "label_key", "read_bytes", "read_spreadsheet"]

_ZIP = b"PK\x03\x04"
_OTHER_FILES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"SQLite format")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_spreadsheet(path: Path, *, encoding: str | None = None) -> Sheet:
    """The first sheet of an XLSX file, or a CSV file in any usual encoding and delimiter.

    `encoding` overrides the guess for CSV. Raises Refused for what is not a spreadsheet or is too large, and
    Trouble where the file can't be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Refused(_("There is no file at this place."), field="file") from None
    except OSError:
        raise Trouble(_("The file can't be read. It may be open elsewhere, or on a stick that was removed.")) from None
    return read_bytes(content, encoding=encoding)


def read_bytes(content: bytes, *, encoding: str | None = None) -> Sheet:
    """As `read_spreadsheet`, from the bytes of the file."""
    if len(content) > MAX_BYTES:
        raise Refused(TOO_LARGE, field="file")
    if not content.strip():
        raise Refused(_("The file is empty."), field="file")
    if content.startswith(_OLD_OFFICE):
        raise Refused(
            _("This is an old or a protected Excel file. Please save it as XLSX or CSV, without a password."),
            field="file",
        )
    if content.startswith(_OTHER_FILES):
        raise Refused(NOT_A_SPREADSHEET, field="file")
    if content.startswith(_ZIP):
        return read_workbook(content)
    return read_delimited(content, encoding)
