"""`python -m tests.bench`: the program's figures as ratios of one run, each with its baseline named.

Prints a table and writes it as JSON. Nothing here fails a build: a busy computer is no fault of the program.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from tests.app.importing.measuring import measure_import
from tests.bench import detail, directory, guide, integrity, keys, national, reading, saving, start, window, yearly
from tests.bench.figure import Figure, line, table
from tests.bench.protection import measure_large, measure_small
from tests.bench.tables import SEED
from wellbeing.app import vaults
from wellbeing.app.example import build_example
from wellbeing.app.importing import find_mapping, state_basis
from wellbeing.app.session import Session
from wellbeing.cli import demo_source
from wellbeing.content.statistics import load_schema
from wellbeing.language import language
from wellbeing.vault import settings
from wellbeing.vault.keys import LOWEST_SETTING

ROOT = Path(__file__).resolve().parents[2]
WHOLE = ROOT.parent / "shared" / "data" / "officer-incidents-2022.csv"
ROWS = 17_463
QUICK_ROWS = 2_000


def main(words: list[str] | None = None) -> int:
    """Run the bench and return 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a part of the data and few rounds")
    parser.add_argument("--large", action="store_true", help="only the large tables: 5 million cases; takes minutes")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench.json")
    wanted = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="wellbeing-bench-") as folder:
        os.environ["WELLBEING_DATA"] = folder
        data, figures = _large() if wanted.large else _run(Path(folder), quick=wanted.quick)
    sys.stdout.write(f"{data}; {platform.machine()}, {os.cpu_count()} cores\n\n{table(figures)}\n")
    wanted.out.parent.mkdir(parents=True, exist_ok=True)
    found = {"data": data, "figures": [figure.as_data() for figure in figures]}
    wanted.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"\nwritten to {wanted.out}\n")
    return 0


def _run(folder: Path, *, quick: bool) -> tuple[str, list[Figure]]:
    file, data = _spreadsheet(folder, quick=quick)
    session = vaults.create(folder / "vault", "bench", language("en"), kdf=LOWEST_SETTING)
    build_example(session)
    with session.store.transaction("bench.example"):
        settings.drop(session.store, "example")  # so that it imports: its cases stand among the others in Today
    figures = [_import(session, file, folder)]
    figures += yearly.measure(session, demo_source.YEAR, folder / "release")
    figures += guide.measure(session, folder / "resources", 3 if quick else 9)
    key = session.store.key
    vaults.close(session)
    rounds = 3 if quick else 9
    figures.insert(0, reading.measure_today(folder / "vault", key, rounds))
    figures[1:1] = reading.measure_search(folder / "vault", key, 60 if quick else 400)
    figures += keys.measure(folder / "vault", key, rounds, folder)
    figures += saving.measure(folder / "vault", key, rounds, folder)
    shutil.copytree(folder / "vault", folder / "directory")
    figures += directory.measure(folder / "directory", key, rounds)
    shutil.copytree(folder / "vault", folder / "large")
    figures += integrity.measure(folder / "large", key, rounds)
    figures += window.measure(folder / "large", "bench", file, folder)
    figures += measure_small()
    figures += detail.measure(detail.SIZES[:3] if quick else detail.SIZES, load_schema())
    figures += national.measure(national.SIZES[:2] if quick else national.SIZES)
    return f"{data}; tables of seed {SEED}", start.measure(folder / "vault", rounds) + figures


def _large() -> tuple[str, list[Figure]]:
    from tests.bench import counting  # its baseline is needed nowhere else

    figures = [_told(counting.measure())]
    figures += map(_told, measure_large())
    figures += map(_told, national.measure(national.LARGE))
    return f"made-up tables of seed {SEED}", figures


def _told(figure: Figure) -> Figure:
    """Print a figure as soon as it is measured: the whole takes minutes."""
    sys.stderr.write(f"{line(figure)}\n")
    return figure


def _import(session: Session, file: Path, scratch: Path) -> Figure:
    times = measure_import(session, file, find_mapping(demo_source.MAPPING), scratch)
    state_basis(session, 1, "The bench counts its own data.", "bench")
    return Figure(
        what=f"import of {times.rows} rows",
        baseline="parsing the file, inserting the same rows into bare SQLCipher in one transaction",
        unit="s",
        ours=times.importing,
        bare=times.parsing + times.inserting,
        target=10,
    )


def _spreadsheet(folder: Path, *, quick: bool) -> tuple[Path, str]:
    rows = QUICK_ROWS if quick else ROWS
    if not WHOLE.is_file():
        return demo_source.made_up(folder / "rows.csv", rows), f"{rows} made-up rows (the real file is not here)"
    if not quick:
        return WHOLE, f"the real file, {rows} rows"
    part = folder / "rows.csv"
    lines = WHOLE.read_text(encoding="utf-8").splitlines(keepends=True)[: rows + 1]
    part.write_text("".join(lines), encoding="utf-8")
    return part, f"the first {rows} rows of the real file"


if __name__ == "__main__":
    sys.exit(main())
