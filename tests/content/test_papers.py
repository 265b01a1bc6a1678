"""Papers of data protection: whole, filled by placeholders from the fixed list only."""

from pathlib import Path

import pytest

from wellbeing.content.papers import Holds, names, paper, read_paper
from wellbeing.errors import Refused


def test_the_papers_say_what_their_articles_ask_for() -> None:
    """Articles 13, 30, 35, 33(3), 28(3), 26: the parts that none of them may lack."""
    held = {name: {part.holds for part in paper(name).parts} for name in names()}
    everything = {Holds.CONTROLLER, Holds.KINDS, Holds.RECIPIENTS, Holds.PERIODS}
    assert everything <= held["notice"]
    assert everything | {Holds.MEASURES} <= held["processing-record"]
    assert everything | {Holds.MEASURES} <= held["impact-assessment"]
    assert {Holds.CONTROLLER, Holds.BREACH, Holds.MEASURES} <= held["breach-report"]
    assert all(Holds.MEASURES in held[name] for name in ("agreement-representatives", "agreement-office"))
    rights = " ".join(paper("notice").texts()).lower()
    for right in ("see what", "corrected", "restricted", "erased", "copy", "withdraw", "object", "complain"):
        assert right in rights


def test_whoever_signs_has_a_line() -> None:
    signed = {name for name in names() if paper(name).sign}
    assert signed == set(names()) - {"notice", "processing-record"}


@pytest.mark.parametrize("name", ["../letters/agreed", "", "nothing"])
def test_there_is_no_other_paper(name: str) -> None:
    with pytest.raises(Refused):
        paper(name)


@pytest.mark.parametrize(
    "text",
    [
        "name: x",
        "parts: []",
        "name: x\nversion: 1\ntitle: A\nabout: B\nparts: [{points: ['{officer}']}]",
        "name: x\nversion: 1\ntitle: A\nabout: B\nparts: [{points: ['{union} }']}]",
    ],
)
def test_what_is_no_paper_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "1.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refused):
        read_paper(file)
