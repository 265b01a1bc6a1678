"""`make pictures`: take the pictures in the README anew, from the program as it is. Look at them before they land.

Each shows a screen of the example in the real window, light and in English.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication  # noqa: E402 (the checkout has to be found first)

from wellbeing.app import today, vaults  # noqa: E402
from wellbeing.app.example import build_example  # noqa: E402
from wellbeing.app.session import Session  # noqa: E402
from wellbeing.app.today import DueRow  # noqa: E402
from wellbeing.domain.cadence import Step  # noqa: E402
from wellbeing.domain.checklist import Mode  # noqa: E402
from wellbeing.gui.application import application  # noqa: E402
from wellbeing.gui.debrief.view import DebriefView  # noqa: E402
from wellbeing.gui.pictures import seen  # noqa: E402
from wellbeing.gui.pictures.tour import Tour  # noqa: E402
from wellbeing.language import language  # noqa: E402
from wellbeing.vault.keys import LOWEST_SETTING  # noqa: E402

OUT = ROOT / "docs" / "pictures"


def main() -> int:
    """Replace every picture in docs/pictures. Returns 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="wellbeing-pictures-") as folder:
        os.environ["WELLBEING_DATA"] = str(Path(folder) / "own")  # nothing of the person's own is read or written
        vault = Path(folder) / "vault"
        session = vaults.create(vault, vaults.EXAMPLE_PASSPHRASE, language("en"), kdf=LOWEST_SETTING)
        try:
            build_example(session)
        finally:
            vaults.close(session)
        app = QApplication.instance() or application()
        if not isinstance(app, QApplication):
            raise TypeError("pictures need a program with windows")
        with Tour(app, vault, "en", "light", OUT) as tour:
            tour.open(vaults.EXAMPLE_PASSPHRASE)
            _walk(tour)
    return 0


def _walk(tour: Tour) -> None:
    tour.go("today")
    tour.take("today")
    tour.go("case", case=tour.learn(seen.look).case)
    tour.take("case")
    talk = tour.learn(_to_begin)
    tour.go("debrief", case=talk.case_id, step=talk.step)
    tour.settle()
    tour.screen(DebriefView).intentions.begin(Mode.IN_PERSON)
    tour.take("talk")


def _to_begin(session: Session) -> DueRow:
    """The talk of three days, of somebody with whom it is due and not begun."""
    found = today.today(session)
    return next(row for row in (*found.due, *found.overdue) if row.step is Step.DAY_3 and not row.paused)


if __name__ == "__main__":
    sys.exit(main())
