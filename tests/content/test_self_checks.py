"""Self-checks as data: no words of any questionnaire, no name for a state, and a file that contradicts itself fails."""

from pathlib import Path

import pytest

from wellbeing import paths
from wellbeing.content import self_checks
from wellbeing.errors import Refused
from wellbeing.language import language


def altered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, old: str, new: str) -> None:
    """The definition with one line changed, in a folder of its own."""
    shipped = (paths.resources() / "self-checks" / "who-5.yaml").read_text("utf-8")
    assert old in shipped
    (tmp_path / "self-checks").mkdir()
    (tmp_path / "self-checks" / "other.yaml").write_text(shipped.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)


def test_what_is_said_names_no_condition() -> None:
    check = self_checks.self_check()
    said = " ".join((check.above, *(threshold.say for threshold in check.thresholds))).lower()
    for word in ("depress", "disorder", "ill", "trauma", "symptom", "poor", "low", "patient"):
        assert word not in said.split()
    assert "referral" in said
    assert "not a diagnosis" in check.note


def test_the_official_form_and_its_owner_are_named() -> None:
    check = self_checks.self_check()
    assert (check.form, check.owner) == ("WHO-5 Well-Being Index", "World Health Organization")
    assert all(line.source for line in check.evidence)


def test_the_words_of_a_question_have_no_place_in_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    altered(monkeypatch, tmp_path, "items: 5\n", "items: 5\nquestions: [How was it]\n")
    with pytest.raises(Refused, match="there is no entry") as refused:
        self_checks.self_check("other")
    assert "questions" in refused.value.told(language("en"))


@pytest.mark.parametrize(
    ("old", "new"),
    [("items: 5", "items: 0"), ("factor: 4", "factor: 0"), ("low: 0", "low: 5"), ("at_most: 28", "at_most: 60")],
)
def test_a_definition_that_contradicts_itself_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, old: str, new: str
) -> None:
    altered(monkeypatch, tmp_path, old, new)
    with pytest.raises(Refused):
        self_checks.self_check("other")


def test_the_others_are_named_with_their_source_and_nothing_else() -> None:
    signposts = self_checks.signposts()
    assert len(signposts) >= 10
    assert all(one.name and one.about and one.source for one in signposts)
    assert not any("WHO-5" in one.name for one in signposts)
