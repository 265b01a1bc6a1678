"""Every screen in one language, light and dark: which vaults are walked through, and in which order."""

import os
import shutil
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from wellbeing.app.example.hand_overs import HandOvers
from wellbeing.app.example.national import build_years
from wellbeing.app.example.offices import build_offices
from wellbeing.app.example.own_year import build_year
from wellbeing.gui.application import application
from wellbeing.gui.pictures import contributions, example, figures, hand_overs, left_year, national, offices
from wellbeing.gui.pictures.tour import Tour
from wellbeing.language import language

SCHEMES = ("light", "dark")


def picture_screens(
    vault: Path, imported: Path | None, handed_over: Path | None, passphrase: str, code: str, out: Path
) -> int:
    """Picture every screen of `vault` in one language, light and dark, as `out`/<scheme>/<screen>.png.

    `imported` is a vault with an imported year, for the summary and the import, `handed_over` the folder of
    `wellbeing.app.example.hand_overs`; all open with `passphrase`.

    Returns the number of pictures. The computer's own settings are neither read nor written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or application()
    if not isinstance(app, QApplication):
        raise TypeError("pictures need a program with windows")
    taken = 0
    if handed_over is not None:
        taken += _picture_offices(app, passphrase, code, out)
        taken += _picture_a_year_that_left(app, passphrase, code, out)
    for scheme in SCHEMES:
        with Tour(app, vault, code, scheme, out / scheme) as tour:
            example.walk(tour, passphrase)
        taken += tour.taken
        if imported is not None:
            with Tour(app, imported, code, scheme, out / scheme) as tour:
                figures.walk(tour, passphrase)
            taken += tour.taken
        if handed_over is not None:
            made = HandOvers(handed_over)
            with Tour(app, made.vault, code, scheme, out / scheme) as tour:
                hand_overs.walk(tour, passphrase, made)
            taken += tour.taken
            with Tour(app, made.contributions.vault, code, scheme, out / scheme) as tour:
                contributions.walk(tour, passphrase, made.contributions)
            taken += tour.taken
    if handed_over is not None:
        taken += _picture_a_year(app, passphrase, code, out)
    return taken


def _picture_offices(app: QApplication, passphrase: str, code: str, out: Path) -> int:
    """The window of an office; the two vaults are made for that."""
    taken = 0
    with tempfile.TemporaryDirectory(prefix="wellbeing-offices-") as scratch:
        made = build_offices(Path(scratch) / "offices", passphrase, language(code))
        for scheme in SCHEMES:
            with Tour(app, made.releasing, code, scheme, out / scheme) as tour:
                offices.walk(tour, passphrase, made)
            taken += tour.taken
    return taken


def _picture_a_year_that_left(app: QApplication, passphrase: str, code: str, out: Path) -> int:
    """The summary of a representative's year of which nothing is kept but what left."""
    taken = 0
    with tempfile.TemporaryDirectory(prefix="wellbeing-left-") as scratch:
        vault = Path(scratch) / "vault"
        build_year(vault, Path(scratch) / "released", passphrase, language(code))
        for scheme in SCHEMES:
            with Tour(app, vault, code, scheme, out / scheme) as tour:
                left_year.walk(tour, passphrase)
            taken += tour.taken
    return taken


def _picture_a_year(app: QApplication, passphrase: str, code: str, out: Path) -> int:
    """The second national release of two made-up offices. It is written; so each scheme has a laptop of its own."""
    taken = 0
    with tempfile.TemporaryDirectory(prefix="wellbeing-year-") as scratch:
        folder = Path(scratch)
        with national.laptop(folder / "offices' own"):
            made = build_years(folder / "offices", passphrase, language(code))
        for scheme in SCHEMES:
            vault = shutil.copytree(made.releasing, folder / scheme / "vault")
            with national.laptop(folder / scheme / "own"), Tour(app, vault, code, scheme, out / scheme) as tour:
                national.walk(tour, passphrase, folder / scheme)
            taken += tour.taken
    return taken
