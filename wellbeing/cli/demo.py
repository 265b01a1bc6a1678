"""`wellbeing demo`: a day on example data without a screen; leaves its papers, a release and pictures in a folder."""

import argparse
import contextlib
import dataclasses
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wellbeing.app import departures, importing, indicators, preferences, summary, vaults
from wellbeing.app.example import build_example
from wellbeing.app.example.build import CASES
from wellbeing.app.example.hand_overs import build_hand_overs
from wellbeing.app.session import Session
from wellbeing.cli import demo_source, import_report
from wellbeing.cli.console import Console
from wellbeing.cli.demo_papers import write_papers
from wellbeing.cli.main import Pictures, Windows
from wellbeing.cli.parser import Parser
from wellbeing.domain.history import Basis
from wellbeing.errors import Refused
from wellbeing.language import _, language, shipped
from wellbeing.vault.keys import LOWEST_SETTING

_MARK = ".wellbeing-demo"
"""A folder with this file was made by the demo, so the next run may replace it."""
_OWN = "own"
"""The vault with the imported year."""
_REAL = _("Public and anonymous records: names and numbers were replaced before publication.")
_MADE_UP = _("Rows made up by the demo; nobody in them exists.")
_TAKEN = _("This folder holds something that the demo did not make. Choose another one.")


def add(parser: Parser) -> None:
    """--out and --cases."""
    parser.option("--out", words=_("where the papers and pictures go"), value=_("FOLDER"), type=Path, required=True)
    parser.option(
        "--cases", words=_("number of fictitious cases in the example vault"), value=_("N"), type=int, default=CASES
    )


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Run the day. What is in the folder is replaced only if an earlier demo made it."""
    out: Path = arguments.out
    _refuse_foreign(out)
    fresh = out.parent / f".{out.name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        (fresh / _MARK).touch()
        with _scratch() as scratch:
            day = _Day(out=fresh, scratch=scratch, shown=shown)
            day.import_and_release()
            for code in shipped():
                day.support(code, arguments.cases, arguments.windows)
        shutil.rmtree(out, ignore_errors=True)
        fresh.rename(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shown.say(_("Everything lies in {folder}."), folder=out)
    return 0


def _refuse_foreign(out: Path) -> None:
    if out.exists() and not (out.is_dir() and ((out / _MARK).exists() or not any(out.iterdir()))):
        raise Refused(_TAKEN, field="out")


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    """A folder for the demo's vaults and settings, so that nothing of the person's own is read or written."""
    before = os.environ.get("WELLBEING_DATA")
    with tempfile.TemporaryDirectory(prefix="wellbeing-demo-") as folder:
        os.environ["WELLBEING_DATA"] = folder
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ["WELLBEING_DATA"]
            else:
                os.environ["WELLBEING_DATA"] = before


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """What a representative does in the demo, from a spreadsheet to a letter."""

    out: Path
    scratch: Path
    shown: Console

    def import_and_release(self) -> None:
        """A year of records from a spreadsheet, its report, and the release that follows from it."""
        file, real = demo_source.spreadsheet(self.scratch)
        reader = self.shown.language
        session = vaults.create(self.scratch / _OWN, vaults.EXAMPLE_PASSPHRASE, reader, kdf=LOWEST_SETTING)
        try:
            name = reader.text(_("Example representative"))
            preferences.save(session, preferences.Preferences(representative=name, language=reader.code))
            statement = reader.text(_REAL if real else _MADE_UP)
            basis = Basis(statement=statement, stated_by=name, stated_at=session.now())
            mapping = importing.find_mapping(demo_source.MAPPING)
            report = importing.import_file(session, file, mapping, basis)
            (self.out / "import").mkdir()
            with (self.out / "import" / "report.txt").open("w", encoding="utf-8") as told:
                import_report.tell(report, Console(language=reader, out=told))
            self.shown.say(_("Imported {rows} rows of {file}."), rows=reader.number(report.imported), file=file.name)
            (period,) = summary.periods_of(session, demo_source.YEAR)
            preview = summary.preview(summary.gather(session, period), session.today())
            summary.release(session, preview, self.out / "release", reader)
            departures.save(summary.card(session).to_bytes(), self.out / "signer-card.json")
            self._take_facts_in(session, name)
            checked = summary.verify(self.out / "release", summary.card(session))
            self.shown.say(checked.sentence)
        finally:
            vaults.close(session)

    def _take_facts_in(self, session: Session, name: str) -> None:
        """Made-up facts, for the pictures. The release has left before: no figure in it is made of them."""
        words = self.shown.language.text
        sheet = demo_source.made_up_facts(self.scratch / "facts.csv", words(_("Example force")), words(_("Made up")))
        indicators.take_in(session, indicators.look(session, sheet), name)

    def support(self, code: str, cases: int, windows: Windows) -> None:
        """The example vault in one language: its letters, and a picture of every screen."""
        vault = self.scratch / f"example-{code}"
        session = vaults.create(vault, vaults.EXAMPLE_PASSPHRASE, language(code), kdf=LOWEST_SETTING)
        try:
            build_example(session, cases)
            papers = write_papers(session, self.out / "letters" / code)
        finally:
            vaults.close(session)
        self._read_figures_in(code)
        hand_overs = build_hand_overs(self.scratch / f"hand-overs-{code}", vaults.EXAMPLE_PASSPHRASE, language(code))
        wanted = Pictures(
            vault=vault,
            figures=self.scratch / _OWN,
            hand_overs=hand_overs.folder,
            passphrase=vaults.EXAMPLE_PASSPHRASE,
            language=code,
            out=self.out / "pictures" / code,
        )
        pictures = windows.picture(wanted)
        self.shown.say(
            _("{language}: {papers} papers and {pictures} pictures."),
            language=language(code).name(),
            papers=len(papers),
            pictures=pictures,
        )

    def _read_figures_in(self, code: str) -> None:
        """A vault opens in the language that it was left in."""
        session = vaults.unlock(self.scratch / _OWN, vaults.EXAMPLE_PASSPHRASE, language(code))
        try:
            preferences.save(session, dataclasses.replace(preferences.read(session), language=code))
        finally:
            vaults.close(session)
