"""A letter on its way to the print queue: no file on the disk, no network, nothing told about the job."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.lacking import need
from tests.journeys.process import ROOT, home_in
from tests.trace import record
from tests.trace.marks import Marks
from tests.trace.queue import PRINTER, print_queue
from tests.trace.search import Search, pdf_says
from wellbeing.gui import printing

_PRINTS = """
import sys
from PySide6.QtWidgets import QApplication
from wellbeing.gui import printing
from wellbeing.gui.network import ask_this_computer_only
from wellbeing.language import language
from wellbeing.reports.letters import Letter, Section, letter_pdf

ask_this_computer_only()
app = QApplication([])
if not printing.has_printer():
    print("none")
    sys.exit()
word = sys.stdin.readline().strip()
letter = Letter(title=word, sections=(Section(heading=word, paragraphs=(word,)),))
pdf = letter_pdf(letter, language("en"))
def chosen(printer):
    print(printer.printerName(), printing.paint(printing.pictures(pdf, printing.resolution(printer)), printer))
dialog = printing.ask_printer(None, language("en"), chosen)
dialog.accept()
"""


@pytest.fixture(autouse=True)
def recorder() -> None:
    """Each of these looks at what the system saw."""
    need(record.missing())


def _print(folder: Path, word: str, **more: str) -> tuple[str, record.Record]:
    out = folder / "record"
    environment = {**os.environ, **home_in(folder), "QT_QPA_PLATFORM": "offscreen", **more}
    ended = subprocess.run(
        [*record.recorded(out), sys.executable, "-c", _PRINTS],
        env=environment,
        cwd=ROOT,
        input=word + "\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return ended.stdout.strip(), record.read(out)


def test_a_letter_reaches_the_queue_and_no_disk(tmp_path: Path) -> None:
    word = Marks(1)("letter")
    with print_queue(tmp_path) as queue:
        said, told = _print(tmp_path, word, CUPS_SERVER=str(queue.socket))
    assert said == f"{PRINTER} True"
    (document,) = queue.documents
    assert document.startswith(b"%PDF")
    assert not Search(word).forms(b"".join(queue.told)), "a queue is seen by others"
    assert not Search(word).forms(pdf_says(document).encode()), "pages are pictures"
    held = [path for path, body in told.written.items() if len(body) > len(document) // 2]
    in_memory = [path for path in held if path.startswith((str(tmp_path / "xdg_runtime_dir"), "/dev/shm/", "socket:"))]
    assert held == in_memory
    assert not [path for path in in_memory if Path(path).exists()]
    assert told.families == {"AF_UNIX"}


def test_without_a_queue_no_other_computer_is_asked(tmp_path: Path) -> None:
    said, told = _print(tmp_path, "", CUPS_SERVER="print.example.org")
    assert said == "none"
    assert told.families == {"AF_UNIX"}


def test_where_nothing_lies_in_memory_printing_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_IN_MEMORY", (None, "/nowhere"))
    monkeypatch.setenv("TMPDIR", "/own")
    with printing._temporary_files_in_memory():
        assert os.environ["TMPDIR"] == "/own"
    assert os.environ["TMPDIR"] == "/own"
