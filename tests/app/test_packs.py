"""Packs on a computer: looked at, installed, kept for the talks that are bound to them; the last good one stays."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.packs import (
    COUNTRY,
    FILES,
    FLAGS,
    GUIDE,
    PUBLISHER,
    SOMEBODY_ELSE,
    laid,
    pack_bytes,
    with_file,
)
from wellbeing import language, paths
from wellbeing.app import country, packs, preferences
from wellbeing.app.packs import Change, How, What
from wellbeing.app.session import Session
from wellbeing.content import countries, library
from wellbeing.content.packs import shelf
from wellbeing.domain.country import HelpNumber, Line, Origin
from wellbeing.errors import Refused, Tampered, Trouble, WellbeingError
from wellbeing.vault.files import Disk

NEWER = GUIDE.replace("version: 1", "version: 2").replace("Warm and dry first", "Warm first")
SECOND = pack_bytes(with_file("checklists/north--river/2.yaml", NEWER), version=2)


@pytest.fixture(autouse=True)
def fresh_shelf() -> None:
    shelf.forget()


def installed(tmp_path: Path, raw: bytes) -> None:
    looked = packs.look(laid(tmp_path, raw))
    packs.install(looked, looked.fingerprint)


def refused(tmp_path: Path, raw: bytes) -> str:
    with pytest.raises(WellbeingError) as found:
        packs.look(laid(tmp_path, raw))
    return found.value.told(language.language("en"))


def test_before_it_is_installed_it_shows_what_changes_and_who_signed(tmp_path: Path) -> None:
    looked = packs.look(laid(tmp_path, pack_bytes()))
    assert looked.first
    assert looked.before is None
    assert looked.fingerprint == PUBLISHER.card.fingerprint
    assert {(change.what, change.title) for change in looked.changes} == {
        (What.GUIDE, "After a rescue from the water"),
        (What.RED_FLAG, "Water in the lungs"),
        (What.NUMBER, "Duty commander"),
        (What.NUMBER, "Night line"),
        (What.COUNTRY, "When a life is in danger"),
        (What.SERVICE, "Peer line North"),
    }
    assert not packs.installed(), "looking changes nothing"


def test_the_first_pack_of_a_publisher_needs_the_fingerprint(tmp_path: Path) -> None:
    looked = packs.look(laid(tmp_path, pack_bytes()))
    for compared in ("", "0000", SOMEBODY_ELSE.card.fingerprint):
        with pytest.raises(Refused, match="by telephone"):
            packs.install(looked, compared)
    assert not packs.installed()
    packs.install(looked, f"  {looked.fingerprint.upper()} ")
    again = packs.look(laid(tmp_path, SECOND))
    assert not again.first
    packs.install(again)
    assert packs.installed()[0].packs[0].version == 2


def test_installed_its_guides_numbers_and_words_are_there(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    assert "north--river" in {head.name for head in library.topics()}
    guide = library.checklist("north--river")
    german = language.language("de")
    assert german.text(guide.title) == "Nach einer Rettung aus dem Wasser"
    assert language.language("en").text(guide.title) == guide.title
    found = countries.in_use("DE").country
    assert [one.number for one in found.profile.emergency_block()] == ["112", "0800 000 001", "0800 000 002"]
    assert found.told[Line.NUMBERS].origin is Origin.PACK
    assert found.told[Line.NUMBERS].pack == "Police Union North"
    assert found.told[Line.EMERGENCY].origin is Origin.SHIPPED


def test_words_of_a_pack_never_stand_for_the_program_s(tmp_path: Path) -> None:
    """A text of a pack may be a word of the program; then the program's translation holds, in every language."""
    text = GUIDE.replace("Warm and dry first", "Duty commander")
    files = {**with_file("checklists/north--river/1.yaml", text)}
    for code in ("en", "de"):
        files[f"words/{code}.json"] = '{"Duty commander": "Nobody"}'
    installed(tmp_path, pack_bytes(files))
    library.topics()
    assert language.language("en").text("Duty commander") == "Duty commander"
    assert language.language("de").text("Duty commander") == "Einsatzleitung vom Dienst"


def test_what_the_representative_entered_lies_over_the_pack(tmp_path: Path, session: Session) -> None:
    installed(tmp_path, pack_bytes())
    preferences.save(session, preferences.Preferences(country="DE"))
    own = HelpNumber(name="Night line", number="0800 999")
    country.save(session, {Line.NUMBERS: (own,)})
    found = countries.in_use("DE").country
    assert found.profile.numbers == (own,)
    assert found.profile.duty_commander.number == "0800 000 001"
    country.save(session, {Line.NUMBERS: ()})
    assert [one.number for one in countries.country("DE").numbers] == ["0800 000 002"]


def test_a_newer_version_shows_its_differences_alone(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    files = {**with_file("checklists/north--river/2.yaml", NEWER), "countries/DE.yaml": COUNTRY.replace("002", "003")}
    del files["services.yaml"]
    looked = packs.look(laid(tmp_path, pack_bytes(files, version=2)))
    assert looked.before == 1
    assert looked.changes == (
        Change(what=What.GUIDE, how=How.CHANGED, title="After a rescue from the water"),
        Change(what=What.NUMBER, how=How.CHANGED, title="Night line", country="DE", now="0800 000 003"),
        Change(what=What.SERVICE, how=How.REMOVED, title="Peer line North"),
    )


def test_a_lower_version_another_publisher_and_edited_words_are_refused(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    installed(tmp_path, SECOND)
    assert "is older" in refused(tmp_path, pack_bytes())
    assert "another publisher" in refused(tmp_path, pack_bytes(version=3, signer=SOMEBODY_ELSE))
    assert "already" in refused(tmp_path, SECOND)
    assert "other content" in refused(tmp_path, pack_bytes(version=2))
    edited = with_file("checklists/north--river/1.yaml", GUIDE.replace("Warm and dry", "Cold and wet"))
    edited["words/de.json"] = "{}"
    assert "has other words" in refused(tmp_path, pack_bytes(edited, version=3))
    assert packs.installed()[0].packs[0].version == 2


def test_between_looking_and_installing_nothing_can_be_slipped_in(tmp_path: Path) -> None:
    """The file may have changed, another pack may have come: what was looked at is installed, or nothing."""
    first = packs.look(laid(tmp_path, pack_bytes()))
    laid(tmp_path, pack_bytes(signer=SOMEBODY_ELSE))
    packs.install(first, first.fingerprint)
    assert packs.installed()[0].packs[0].card == PUBLISHER.card
    shelf.forget()
    older = packs.look(laid(tmp_path, SECOND))
    installed(tmp_path, pack_bytes(with_file("checklists/north--river/2.yaml", NEWER), version=3))
    with pytest.raises(Refused, match="is older"):
        packs.install(older)


def test_older_versions_stay_for_the_talks_that_are_bound_to_them(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    installed(tmp_path, SECOND)
    without = {**with_file("checklists/north--river/2.yaml", NEWER), "words/de.json": "{}"}
    del without["checklists/north--river/1.yaml"]
    installed(tmp_path, pack_bytes(without, version=3))
    assert library.checklist("north--river").version == 2
    assert library.checklist("north--river", 1).questions[0].title == "Warm and dry first"


def test_out_of_use_it_offers_nothing_and_bound_talks_still_have_their_words(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    packs.remove("north")
    assert "north--river" not in {head.name for head in library.topics()}
    with pytest.raises(Refused):
        library.checklist("north--river")
    assert library.bound("north--river", 1).title == "After a rescue from the water"
    assert countries.country("DE").numbers == ()
    assert "another publisher" in refused(tmp_path, pack_bytes(version=2, signer=SOMEBODY_ELSE))
    packs.install(packs.look(laid(tmp_path, pack_bytes())))
    assert "north--river" in {head.name for head in library.topics()}


def test_out_of_use_by_mistake_it_is_used_again_as_it_was(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    packs.remove("north")
    packs.use_again("north")
    (again,) = packs.installed()
    assert again.in_use is not None
    assert (again.in_use.version, again.removed) == (1, False)
    assert "north--river" in {head.name for head in library.topics()}
    with pytest.raises(Refused):
        packs.use_again("south")


def test_forgotten_it_is_gone_and_bound_talks_open_with_a_guide_that_says_so(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    packs.forget("north")
    assert not packs.installed()
    stand_in = library.bound("north--river", 1)
    assert stand_in.title == library.NOT_HERE
    assert (stand_in.name, stand_in.version) == ("north--river", 1)
    assert packs.look(laid(tmp_path, pack_bytes(signer=SOMEBODY_ELSE))).first
    with pytest.raises(Refused):
        packs.forget("north")
    with pytest.raises(Refused):
        packs.remove("../north")


def test_damaged_on_the_disk_the_last_good_one_is_in_use_and_the_damage_is_told(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    installed(tmp_path, SECOND)
    file = shelf.file_of("north", 2)
    raw = file.read_bytes()
    file.write_bytes(raw[:-100])
    shelf.forget()
    (kept,) = packs.installed()
    assert kept.in_use is not None
    assert kept.in_use.version == 1
    assert packs.trouble_of(kept) is not None
    assert library.checklist("north--river").version == 1
    file.write_bytes(raw.replace(b"Keep", b"Kept").replace(b"rescue", b"reskue"))
    shelf.forget()
    assert isinstance(packs.trouble_of(packs.installed()[0]), Tampered)
    installed(tmp_path, SECOND)
    assert packs.trouble_of(packs.installed()[0]) is None


def test_what_somebody_laid_there_is_no_pack(tmp_path: Path) -> None:
    """Links, other names and packs under another name or version are never read as installed ones."""
    installed(tmp_path, pack_bytes())
    folder = shelf.folder_of("north")
    other = laid(tmp_path, pack_bytes(version=9))
    (folder / "9.wbpack").symlink_to(other)
    (folder.parent / "linked").symlink_to(folder)
    (folder.parent / "a--b").mkdir()
    shutil.copy(folder / "1.wbpack", folder / "7.wbpack")
    south = folder.parent / "south"
    south.mkdir()
    shutil.copy(folder / "1.wbpack", south / "1.wbpack")
    shelf.forget()
    north, lonely = packs.installed()
    assert [pack.version for pack in north.packs] == [1]
    assert [version for version, _why in north.troubles] == [7]
    assert lonely.packs == ()
    assert packs.look(laid(tmp_path, pack_bytes(name="south", files={"services.yaml": "services: []"}))).first


class FullDisk(Disk):
    """A disk without room."""

    def write(self, path: Path, content: bytes) -> None:
        """Half of it, then no more."""
        path.write_bytes(content[: len(content) // 2])
        raise OSError(28, "no space")


def test_a_full_disk_leaves_the_version_before_in_use(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    with pytest.raises(Trouble, match="as it was"):
        packs.install(packs.look(laid(tmp_path, SECOND)), disk=FullDisk())
    (kept,) = packs.installed()
    assert kept.in_use is not None
    assert (kept.in_use.version, kept.troubles) == (1, ())


_KILLED_AT = """
import os, signal, sys
from pathlib import Path
from wellbeing.app import packs
from wellbeing.vault.files import Disk
at, step = int(sys.argv[2]), 0
def killed(frame, event, _arg):
    global step
    if event == "line" and frame.f_code.co_filename.endswith(("files.py", "packs.py", "shelf.py")):
        step += 1
        if step == at:
            os.kill(os.getpid(), signal.SIGKILL)
    return killed
looked = packs.look(Path(sys.argv[1]))
sys.settrace(killed)
packs.install(looked, looked.fingerprint)
sys.settrace(None)
print(step)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX has them")
def test_a_kill_at_any_moment_leaves_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    """Killed at lines spread over the whole installing; what is there is always one of the two, whole."""
    installed(tmp_path, pack_bytes())
    file = laid(tmp_path, SECOND)
    before = set(shelf.folder_of("north").iterdir())
    whole = _install_killed(file, 10**9)
    lines = int(whole.stdout)
    seen = set()
    for at in range(1, lines + 1, max(1, lines // 12)):
        for extra in set(shelf.folder_of("north").iterdir()) - before:
            extra.unlink()
        assert _install_killed(file, at).returncode == -signal.SIGKILL
        shelf.forget()
        (kept,) = packs.installed()
        assert kept.in_use is not None
        assert kept.troubles == ()
        seen.add(kept.in_use.version)
    assert seen == {1, 2}


def _install_killed(file: Path, at: int) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", _KILLED_AT, str(file), str(at)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def test_the_folder_is_closed_to_others(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    for place in (paths.user_data() / "packs", shelf.folder_of("north"), shelf.file_of("north", 1)):
        assert place.stat().st_mode & 0o077 == 0


def test_flags_of_a_pack_are_those_of_the_version_that_has_the_guide(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    files = {**FILES, "red-flags.yaml": FLAGS.replace("Sit upright", "Sit up and keep warm")}
    installed(tmp_path, pack_bytes(files, version=2))
    flag = library.checklist("north--river").red_flag("north__lungs")
    assert flag is not None
    assert flag.act_now.in_person[1] == "Sit up and keep warm"
