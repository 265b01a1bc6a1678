"""The papers of the house: links that lead somewhere, decisions in order, and how large the rooms are."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "tests/**/*.md")
    for path in ROOT.glob(pattern)
    if not {".venv", "build"} & set(path.parts)
)
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


def _anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_house_leads_somewhere(paper: Path) -> None:
    for link in _LINK.findall(paper.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        place, _sign, anchor = link.partition("#")
        target = (paper.parent / place).resolve() if place else paper
        assert target.exists(), f"{paper.name}: {link} leads nowhere"
        if anchor and target.suffix == ".md":
            headings = {_anchor(heading) for heading in _HEADING.findall(target.read_text(encoding="utf-8"))}
            assert anchor in headings, f"{paper.name}: {link} names no heading"


def test_there_is_a_readme_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in readme
    assert "make test" in readme


def test_decisions_have_a_number_of_their_own_and_a_heading() -> None:
    numbers = [re.match(r"(\d{4})-[a-z0-9-]+\.md", path.name) for path in DECISIONS]
    assert all(numbers), [path.name for path in DECISIONS]
    found = [number[1] for number in numbers if number]
    assert len(found) == len(set(found))
    for path in DECISIONS:
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


def test_no_paper_names_a_machine_of_its_makers() -> None:
    private = re.compile(
        r"/(?:home|Users|work|root)/\w+|\b(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}\b"
    )
    for paper in PAPERS:
        assert not private.search(paper.read_text(encoding="utf-8")), paper.name


def test_the_size_of_the_rooms_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """No verdict on style: it prints what a reviewer may want to know, and fails only on an empty house."""
    lines = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "wellbeing").rglob("*.py"))
    assert lines
    with capsys.disabled():
        over = sum(count > 300 for count in lines)
        sys.stdout.write(
            f"\nmodules: {len(lines)}, median {lines[len(lines) // 2]} lines, {over} over 300, longest {lines[-1]}\n"
        )
