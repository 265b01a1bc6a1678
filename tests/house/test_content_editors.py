"""docs/content-editors.md is followed to the letter: every file it says to save, every command it says to type."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from wellbeing.app import packs, publishing
from wellbeing.content import countries, library
from wellbeing.vault.keys import LOWEST_SETTING

GUIDE = Path(__file__).parent.parent.parent / "docs" / "content-editors.md"
PASSPHRASE = "a long passphrase of the publisher"

_STEP = re.compile(r"(?:as `(?P<file>[^`]+)`[^`]*)?```(?P<kind>yaml|sh)\n(?P<text>.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Editor:
    """Somebody who does what the page says."""

    folder: Path

    def follow(self) -> list[Outcome]:
        """Every step in its order; what each command said."""
        said = []
        for step in _STEP.finditer(GUIDE.read_text(encoding="utf-8")):
            file, kind, text = step["file"], step["kind"], step["text"]
            if kind == "sh":
                said.append(self._type(text.strip()))
            elif file is not None:
                place = self.folder / file
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="utf-8")
            else:
                self._write_above_topic(text)
        return said

    def _type(self, command: str) -> Outcome:
        program, *words = command.split()
        assert program == "wellbeing"
        if words[:3] == ["content", "pack", "key"]:
            publishing.make_key(self.folder / words[-1], PASSPHRASE, LOWEST_SETTING)  # the real cost is tried elsewhere
            return Outcome(code=0, out="", err="")
        if words[:3] == ["content", "pack", "build"]:
            words += ["--passphrase-file", "-"]
        if words[:3] == ["content", "pack", "install"]:
            words += (
                ["--fingerprint", packs.look(self.folder / words[-1]).fingerprint]
                if (self.folder / words[-1]).exists()
                else []
            )
        return call(*words, typed=PASSPHRASE + "\n")

    def _write_above_topic(self, text: str) -> None:
        guide = self.folder / "north/checklists/north--river-rescue/1.yaml"
        guide.write_text(guide.read_text(encoding="utf-8").replace("topic:\n", text + "topic:\n"), encoding="utf-8")


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    monkeypatch.chdir(tmp_path)
    return Editor(tmp_path).follow()


def test_the_page_for_content_editors_works_as_it_is_written(said: list[Outcome]) -> None:
    assert [(ended.code, ended.err) for ended in said] == [(0, "")] * 7
    checked, walked, translated, _key, built, shown, installed = (ended.out for ended in said)
    assert checked.count("in order.") == 2
    assert "Not yet reviewed by a clinician." in checked
    assert "! Water in the lungs" in walked
    assert "not translated yet" in translated
    assert "Guides: 1. Red flags: 1. Services: 1. Countries: DE." in built
    assert shown in built
    assert "Guide, new: After a rescue from the water" in installed
    assert "north--river-rescue" in {head.name for head in library.topics()}
    assert countries.country("DE").duty_commander.number == "0800 000 001"
