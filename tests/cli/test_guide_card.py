"""`wellbeing guide card`: pocket cards without a vault, with the numbers of a country."""

from pathlib import Path

from tests.cli.called import call
from tests.reports import reading
from wellbeing.app import cards, country, preferences
from wellbeing.app.session import Session
from wellbeing.domain.country import Line


def test_cards_are_written_in_the_language_of_the_command(tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    ended = call("guide", "card", "assault", "firearm", "--out", file, "--country", "DE", code="de")
    assert (ended.code, ended.err) == (0, "")
    shown = reading.flowing(file.read_bytes())
    assert "Nach einem tätlichen Angriff" in shown
    assert shown.count("112") == 2


def test_without_a_name_all_cards_are_written_and_no_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    assert call("guide", "card", "--out", file).code == 0
    shown = reading.flowing(file.read_bytes())
    assert all(one.title in shown for one in cards.offered())
    before = file.read_bytes()
    ended = call("guide", "card", "assault", "--out", file)
    assert ended.code == 2
    assert file.read_bytes() == before


def test_a_guide_without_a_card_and_an_unknown_one_are_refused(tmp_path: Path) -> None:
    for name in ("help-now", "no-such-guide"):
        ended = call("guide", "card", name, "--out", tmp_path / "x.pdf")
        assert ended.code == 2
        assert name in ended.err
    assert not (tmp_path / "x.pdf").exists()


def test_a_card_on_which_the_lawyer_comes_first_says_what_the_country_protects(
    session: Session, tmp_path: Path
) -> None:
    preferences.save(session, preferences.Preferences(country="DE"))
    country.save(session, {Line.PRIVILEGE: "Only a lawyer may keep silent.", Line.DUTY_TO_INFORM: "Word " * 180})
    for name, told in (("firearm", True), ("assault", False)):
        file = tmp_path / f"{name}.pdf"
        assert call("guide", "card", name, "--out", file, "--country", "DE").code == 0
        assert ("Only a lawyer may keep silent." in reading.flowing(file.read_bytes())) == told
