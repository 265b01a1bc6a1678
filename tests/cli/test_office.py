"""`wellbeing office`: two offices on the command line, up to a roster that both signed."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from tests.helpers.office_year import YEAR, year_that_left
from tests.helpers.offices import representative
from tests.helpers.vaults import NOW, PASSPHRASE, open_session
from wellbeing.app.office import enrolment
from wellbeing.domain.identity import new_uid
from wellbeing.vault import releases
from wellbeing.vault.releases import StoredRelease


@pytest.fixture
def vaults(tmp_path: Path) -> Path:
    """Two empty vaults."""
    for name in ("releasing", "second"):
        with open_session(tmp_path / name):
            pass
    return tmp_path


def _at(vaults: Path, name: str, *words: object) -> Outcome:
    """Each on a laptop of their own: the vaults of these tests are copies of one."""
    with pytest.MonkeyPatch.context() as laptop:
        laptop.setenv("WELLBEING_DATA", str(vaults / f"laptop of {name}"))
        return call(*words, "--vault", vaults / name, "--passphrase-file", "-", typed=PASSPHRASE + "\n")


def _card(vaults: Path, name: str) -> tuple[Path, str]:
    file = vaults / f"{name}.wbcard"
    made = _at(vaults, name, "representative", "card", "--out", file, "--json")
    return file, json.loads(made.out)["fingerprint"]


def test_two_offices_come_to_a_roster_that_both_signed(vaults: Path) -> None:
    nothing = _at(vaults, "second", "office", "status")
    assert nothing.code == 2, "a representative's vault is no office"
    assert "office begin" in nothing.err
    for name in ("releasing", "second"):
        begun = _at(vaults, name, "office", "begin", "--name", f"Office {name}", "--country", "IE", "--as", name)
        assert begun.code == 0, begun.err
        assert _at(vaults, name, "office", "begin", "--name", "Again", "--country", "IE", "--as", name).code == 2
    assert "office other" in _at(vaults, "second", "office", "status").err, "cards come first"
    assert _at(vaults, "second", "office", "enrolled").out == "Nobody is enrolled yet.\n"
    people = [representative(number, "IE04", seed=1) for number in range(1, 11)]
    for name, other in (("releasing", "second"), ("second", "releasing")):
        file, fingerprint = _card(vaults, other)
        assert _at(vaults, name, "office", "other", file, "--fingerprint", fingerprint[::-1]).code == 2
        assert _at(vaults, name, "office", "other", file, "--fingerprint", fingerprint).code == 0
        first = people[0]
        card = vaults / f"{name}-first.wbcard"
        card.write_bytes(first.card.to_bytes())
        known = ("--fingerprint", first.card.fingerprint, "--pseudonym", first.pseudonym)
        assert _at(vaults, name, "office", "enrol", card, *known, "--area", "DE21").code == 2
        assert _at(vaults, name, "office", "enrol", card, *known, "--area", "IE04").code == 0
        before = _at(vaults, name, "office", "status").out
        assert "enrolled so far: 1." in before, "a roster of one would be refused"
        assert "give roster" not in before
        with open_session(vaults / name) as session:
            for one in people[1:]:
                enrolment.enrol(session, one.card, one.card.fingerprint, area=one.area, pseudonym=one.pseudonym)
    today = dt.datetime.now(dt.UTC).astimezone().date()
    quarter = f"{today.year}-Q{(today.month + 2) // 3}"
    assert json.loads(_at(vaults, "second", "office", "status", "--json").out)[0]["next"] == "await_roster"
    for name, other in (("releasing", "second"), ("second", "releasing")):
        roster = vaults / f"{name}.wboffice"
        assert _at(vaults, name, "office", "give", "roster", quarter, "--out", roster).code == 0
        (taken,) = json.loads(_at(vaults, other, "office", "take", roster, "--json").out)
        assert taken == {"file": roster.name, "what": "roster", "quarter": quarter, "new": True}
    told = _at(vaults, "second", "office", "status", quarter)
    assert "signed by both" in told.out
    assert f"wellbeing office give roster {quarter}" in told.out, "the other office waits for the second signature"
    assert "give roster" not in _at(vaults, "releasing", "office", "status", quarter).out
    assert "IE04: 0 of 10" in told.out
    assert "Missing" not in told.out, "nobody is late before the quarter is over"
    folder = vaults / "came"
    folder.mkdir()
    shutil.copy(roster, folder)
    strange = folder / "strange"
    strange.write_bytes(b"nothing of ours")
    refused = _at(vaults, "second", "office", "take", folder)
    assert refused.code == 2
    assert "here already" in refused.out
    assert "strange" in refused.err
    assert _at(vaults, "second", "office", "give", "sums", quarter, "--out", vaults / "sums").code == 2
    assert _at(vaults, "second", "office", "give", "sums", "2026", "--out", vaults / "sums").code == 2
    assert _at(vaults, "releasing", "office", "preview", "--year", today.year).code == 2
    assert _at(vaults, "releasing", "office", "release", "--year", today.year - 1, "--out", vaults / "out").code == 2
    assert _at(vaults, "second", "office", "enrolled", "--end", people[0].pseudonym).code == 0
    assert "ended" in _at(vaults, "second", "office", "enrolled").out
    assert not (vaults / "sums").exists()


def _left() -> StoredRelease:
    """A representative's own work of a year."""
    return StoredRelease(
        uid=new_uid(), period=YEAR.label, at=NOW, entry=b"{}", signatures={}, files={"data.csv": b"figures"}
    )


def test_a_year_that_left_is_handed_out_again_by_the_command_that_released_it(vaults: Path) -> None:
    """A national year is no summary, and a representative's year is no national one."""

    def out_again(folder: Path) -> tuple[object, ...]:
        return "release", "--year", YEAR.year, "--out", folder

    with year_that_left(vaults / "office"):
        pass
    for words in (out_again(vaults / "summary"), ("preview", "--year", YEAR.year)):
        refused = _at(vaults, "office", "summary", *words)
        assert refused.code == 2
        assert "'wellbeing office release'" in refused.err
    assert not (vaults / "summary").exists()
    again = _at(vaults, "office", "office", *out_again(vaults / "national"))
    assert again.out.startswith("Handed out again, byte for byte")

    with open_session(vaults / "own") as session, session.store.transaction("release.published"):
        releases.add(session.store, _left())
    assert "'wellbeing office begin'" in _at(vaults, "own", "office", *out_again(vaults / "again")).err
    assert not (vaults / "again").exists()
    assert _at(vaults, "own", "summary", *out_again(vaults / "again")).out.startswith("Handed out again, byte for byte")
