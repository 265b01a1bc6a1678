"""Whatever in the program takes bytes or text from outside is run by a decoder of the fuzzer, or says why not.

The program's text is searched for calls that decode; every function with one must have run while the decoders
read their samples. A registration that reaches nothing counts for nothing.
"""

import ast
import functools
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType

import wellbeing
from tests.torture.fuzz.decoder import DECODERS
from tests.torture.fuzz.decoders import every  # noqa: F401 (registers them)

PACKAGE = Path(wellbeing.__file__).parent

WHOLE_NAMES = frozenset(
    {
        "csv.DictReader", "csv.reader", "json.load", "json.loads", "msgspec.convert", "tarfile.open", "unpacked",
        "yaml.compose",
        "yaml.load", "yaml.parse", "yaml.safe_load", "zipfile.ZipFile", "zlib.decompress", "open",
    }
)  # fmt: skip
LAST_NAMES = frozenset(
    {
        "Decoder", "b64decode", "decode", "frombuffer", "fromhex", "fromisoformat", "fromstring", "iter_unpack",
        "load_workbook",
        "read_bytes", "read_text", "strptime", "unpack", "unpack_from",
    }
)  # fmt: skip
"""Of calls on something: `raw.decode(…)`, `dt.date.fromisoformat(…)`."""

_INSTALLED = "a file that is installed with the program"
_STORED = "a column of the store: pages and records are authenticated when it is opened"
_OURS = "made by the program a moment ago and still in memory"
_NOT_DECODED = "read to be copied or for a digest, not decoded"
_COSTLY = "behind a second of Argon2id; the form of its digits is that of the header, which is fuzzed"
_KEPT = "ids of the place in sight, kept by the program under its own seal"

EXCUSED = {
    "app/backup_notices.py _is_drill_due": _STORED,
    "app/backups.py drilled_on": _STORED,
    "app/beside_vault.py carried": _NOT_DECODED,
    "app/gathering.py _court": _STORED,
    "app/own_load.py is_due": _STORED,
    "app/rights_words.py value": _STORED,
    "app/signing.py known": _STORED,
    "app/papers.py _left": _STORED,
    "app/representatives.py opener": _STORED,
    "content/regions.py _names": _INSTALLED,
    "exchange/contribution/bound.py to_bytes": _OURS,
    "exchange/officer_record.py write_json": _OURS,
    "exchange/release/covering.py coverage_left": _OURS,
    "exchange/release/returning.py as_it_left": _STORED,
    "exchange/release/indicators_sheet.py indicators_in": _OURS,
    "exchange/release/trends_csv.py _rows": _OURS,
    "exchange/release/trends_sheet.py trends_sheet_in": _OURS,
    "exchange/release/workbook.py numbers_in": _OURS,
    "gui/absence/presenter.py call_before": _OURS,
    "gui/debrief/answering.py _day": _STORED,
    "gui/employer/wish.py wish_of": _KEPT,
    "gui/paper/view.py arrive": _KEPT,
    "gui/several/presenter.py _wanted": _OURS,
    "gui/style.py sheet": _INSTALLED,
    "gui/style.py tokens": _INSTALLED,
    "reports/ink.py ink": _INSTALLED,
    "reports/typeface.py _advances": _INSTALLED,
    "reports/typeface.py _coverage": _INSTALLED,
    "reports/typeface.py _feature": _INSTALLED,
    "reports/typeface.py _substitution": _INSTALLED,
    "vault/absences.py _absence": _STORED,
    "vault/counting.py _countable": _STORED,
    "vault/counting.py frozen": _STORED,
    "vault/backups/making.py sealed": _STORED,
    "vault/merges.py _read": _STORED,
    "vault/backups/making.py snapshot": _NOT_DECODED,
    "vault/cases.py _row": _STORED,
    "vault/columns.py to_moment": _STORED,
    "vault/columns.py to_time": _STORED,
    "vault/debriefs.py the module": _STORED,
    "vault/debriefs.py answer": _OURS,
    "vault/head.py pages_of": _NOT_DECODED,
    "vault/migrations.py _step": _INSTALLED,
    "vault/rekeying/manifest.py digest_of": _NOT_DECODED,
    "vault/releases.py _stored": _STORED,
    "vault/slots.py open_passphrase_slot": _COSTLY,
    "vault/store.py copied": _NOT_DECODED,
    "vault/self_checks.py _kept": _STORED,
    "vault/tasks.py _task": _STORED,
}
"""Functions that decode, and why what they decode does not come from outside."""


LAST_OF_ALL = LAST_NAMES | {name.rpartition(".")[2] for name in WHOLE_NAMES}


def _is_decoding(call: ast.Call) -> bool:
    last = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if last not in LAST_OF_ALL:
        return False
    name = ast.unparse(call.func)
    if last == "open":  # for reading; opening for writing is no decoding
        return any(isinstance(mode, ast.Constant) and mode.value in ("r", "rb") for mode in call.args)
    return name in WHOLE_NAMES or ("." in name and last in LAST_NAMES)


@functools.cache
def decoding_functions() -> frozenset[str]:
    """`file function` for every function with a call that decodes; functions within others count as those."""

    def found(node: ast.AST, within: str) -> Iterator[str]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call) and _is_decoding(child):
                yield within
            inner = child.name if isinstance(child, ast.FunctionDef) and not within else within
            yield from found(child, inner)

    return frozenset(
        f"{path.relative_to(PACKAGE).as_posix()} {name or 'the module'}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in found(ast.parse(path.read_text(encoding="utf-8")), "")
    )


def functions_run(folder: Path) -> set[str]:
    """The same for every function that ran while all decoders read their samples."""
    run: set[CodeType] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            run.add(frame.f_code)

    for decoder in DECODERS.values():
        place = folder / decoder.name
        place.mkdir()
        seeds = decoder.seeds()
        before = sys.getprofile()
        sys.setprofile(note)
        try:
            for seed in seeds:
                decoder.read(seed, place)
        finally:
            sys.setprofile(before)
    ours = [code for code in run if code.co_filename.startswith(str(PACKAGE))]
    return {f"{Path(code.co_filename).relative_to(PACKAGE).as_posix()} {code.co_name}" for code in ours}


def test_every_function_that_decodes_is_fuzzed(tmp_path: Path) -> None:
    missing = sorted(decoding_functions() - functions_run(tmp_path) - EXCUSED.keys())
    assert not missing, (
        f"nothing fuzzes {', '.join(missing)}: register a decoder in tests/torture/fuzz/decoders/ (three lines, see "
        "CONTRIBUTING.md), or say above why this does not come from outside"
    )


def test_no_excuse_is_left_over() -> None:
    assert not sorted(EXCUSED.keys() - decoding_functions())


def test_a_new_way_of_decoding_would_be_seen() -> None:
    calls = (
        "json.loads(text)", "raw.decode('utf-8')", "msgspec.json.decode(raw, type=X)", "yaml.safe_load(raw)",
        "path.open('rb')", "open(path, 'r')", "struct.unpack('>H', raw)", "msgspec.json.Decoder(X)",
        "ET.fromstring(raw)",
    )  # fmt: skip
    assert all(_is_decoding(ast.parse(call, mode="eval").body) for call in calls)  # type: ignore[arg-type]
    assert not _is_decoding(ast.parse("path.open('xb')", mode="eval").body)  # type: ignore[arg-type]
