"""The program's code book: code lists from resources/codes, each read once when it is first asked for.

Codes are those of the standards named in each file's columns (ICCS, ESAW, NIBRS, ISCO, SDMX); local codes
fill the gaps. Labels are words of the catalogue, written for a representative; the codes stay exact.
"""

import csv
import functools
import io
from pathlib import Path

from wellbeing import paths
from wellbeing.content.file import read_bytes
from wellbeing.domain.codes import Code, CodeList
from wellbeing.errors import Refused
from wellbeing.language import _

_MAX_BYTES = 512 * 1024
_OWN = ("code", "parent")


def read_code_list(path: Path, label: str = "label") -> CodeList:
    """The code list in a CSV file; `label` names the column with the label, others become attributes."""
    content = read_bytes(path, _MAX_BYTES)
    try:
        rows = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
        columns = rows.fieldnames or []
        if not {"code", "parent", label} <= set(columns) or len(set(columns)) != len(columns):
            raise Refused(_("{file} needs the columns code, parent and {label}."), file=path.name, label=label)
        codes = tuple(_code(row, label, path.name, rows.line_num) for row in rows)
        return CodeList(name=path.stem, codes=codes)
    except (csv.Error, UnicodeDecodeError):
        raise Refused(_("{file} can't be read as CSV in UTF-8."), file=path.name) from None
    except ValueError as error:
        raise Refused(
            _("{file}: a code stands twice, or its parent is wrong ({detail})."),
            file=path.name,
            detail=str(error),
        ) from None


def _code(row: dict[str | None, str | None], label: str, file: str, line: int) -> Code:
    # DictReader puts surplus cells under None and fills missing ones with None.
    if None in row or None in row.values() or not row["code"] or not row[label]:
        raise Refused(_("{file}, line {line}: a cell is missing or one too many."), file=file, line=line)
    cells = {name: value for name, value in row.items() if name is not None and value is not None}
    return Code(
        code=cells["code"],
        label=cells[label],
        parent=cells["parent"] or None,
        attributes={name: value for name, value in cells.items() if name not in (*_OWN, label) and value},
    )


@functools.cache
def _list(name: str, label: str = "label") -> CodeList:
    return read_code_list(paths.resources() / "codes" / f"{name}.csv", label)


def acts() -> CodeList:
    """What happened: one principal act per case, a tree. Attributes: iccs, iccs_confidence, esaw_deviation."""
    return _list("acts")


def means() -> CodeList:
    """What it was done with (NIBRS weapon; ICCS has none)."""
    return _list("means")


def flags() -> CodeList:
    """Marks beside the act: hate, hybrid, terror, disorder, family."""
    return _list("flags")


def injuries() -> CodeList:
    """Type of injury (ESAW, plus none, pain only, unknown 000 and other 999)."""
    return _list("injuries")


def days_lost() -> CodeList:
    """Severity by calendar days lost (ESAW, plus none and 1 to 3 days)."""
    return _list("days_lost")


def circumstances() -> CodeList:
    """What the officer was doing (NIBRS)."""
    return _list("circumstances")


def assignments() -> CodeList:
    """With whom and in what the officer was working (NIBRS). Attribute `alone`: yes or no."""
    return _list("assignments")


def environments() -> CodeList:
    """Kind of place (ESAW working environment)."""
    return _list("environments")


def roles() -> CodeList:
    """Occupation (ISCO-08)."""
    return _list("roles")


def sexes() -> CodeList:
    """SDMX sex, without totals."""
    return _list("sexes")


def age_bands() -> CodeList:
    """Age at the incident, in bands."""
    return _list("age_bands")


def referral_kinds() -> CodeList:
    """Kinds of services that a referral can go to."""
    return _list("referral_kinds")


def audiences() -> CodeList:
    """Who a service is for."""
    return _list("audiences")


def justice_outcomes() -> CodeList:
    """How the case against the attacker ended, as a code only."""
    return _list("justice_outcomes")


def care_times() -> CodeList:
    """Time from the incident to the first medical assessment, in classes of minutes."""
    return _list("care_times")


def legal_aid() -> CodeList:
    """Whether legal aid was granted to the officer."""
    return _list("legal_aid")


def outcome_times() -> CodeList:
    """Days from the incident to the end of the case against the attacker, in classes."""
    return _list("outcome_times")


def waiting_classes() -> CodeList:
    """Days from a referral to the first appointment, in classes."""
    return _list("waiting_classes")


def yes_no() -> CodeList:
    """Yes, no, unknown."""
    return _list("yes_no")


def retention() -> CodeList:
    """Kinds of data, with the months that each is kept and from where these are."""
    return _list("retention")


def regions() -> CodeList:
    """NUTS 2024, levels 0 to 2, names in the region's own language. Attributes: level, country, status."""
    return _list("nuts_2024", "name")


def countries_with_profile() -> tuple[Code, ...]:
    """The countries that have a profile in resources/countries, by Eurostat's code, in the list's order."""
    known = {file.stem for file in (paths.resources() / "countries").glob("*.yaml")}
    return tuple(country for country in _list("countries").codes if country.code in known)
