"""The quality note says what the release says, in every language, and no more."""

import dataclasses

import pytest

from tests.exchange.release.examples import HISTORY, release
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import HIDDEN, State
from wellbeing.anonymise.quality import NAMES, quality
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.share import Band
from wellbeing.language import language, shipped

ENGLISH = language("en")


def told(found: Release, code: str = "en") -> dict[str, str]:
    return {entry.id: entry.text for entry in quality(found, language(code))}


@pytest.mark.parametrize("code", shipped())
def test_every_concept_has_words_in_every_language(code: str) -> None:
    entries = quality(release(), language(code))
    assert [(entry.number, entry.id) for entry in entries] == [one for one in NAMES if one[1] != "COMPAR_GEO"]
    assert all(entry.name and len(entry.text) > 3 and "{" not in entry.text for entry in entries)
    if code != "en":
        english = {entry.id: entry.text for entry in quality(release(), ENGLISH)}
        assert [entry.id for entry in entries if entry.text == english[entry.id]] == []


def test_shares_follow_from_the_cells_that_are_shown() -> None:
    found = release(2000, 900)
    kept, all_steps = found.cells[Cell("contacts", (("result", "KEPT"),))], found.cells[Cell("contacts")]
    assert kept.value is not None
    assert all_steps.value is not None
    assert 50 <= 100 * kept.value / all_steps.value < 75
    assert told(found)["COMMENT_DSET"] == "Kept, of all windows that were closed: 50 to 74\N{NO-BREAK SPACE}%."
    hidden = dataclasses.replace(found, cells={**found.cells, Cell("contacts", (("result", "KEPT"),)): HIDDEN})
    assert told(hidden)["COMMENT_DSET"] == "Kept, of all windows that were closed: withheld."


def test_two_releases_that_show_the_same_say_the_same_whatever_is_withheld() -> None:
    """Nothing in the note depends on a true count behind a withheld cell: a release holds none."""
    found = release()
    assert any(figure.state is State.HIDDEN for figure in found.cells.values())
    assert all(figure.value is None for figure in found.cells.values() if figure.state is not State.VALUE)
    answers = told(found)["NONRESPONSE_ERR"]
    assert "Not collected: More than 48 hours worked in the week" in answers
    assert "How many answers are not known is withheld: " in answers


def test_below_thirty_officers_the_note_holds_no_share_and_no_count() -> None:
    few = release(100, 25)
    assert few.too_few
    assert few.counted_share is Band.UNKNOWN
    note = told(few)
    assert note["COMPLETENESS"] == "No figure is shown, not even the total."
    assert "COMMENT_DSET" not in note
    assert "%" not in "".join(note.values())


def test_imported_history_is_told_from_own_work() -> None:
    own = dataclasses.replace(release(), period=Period(year=2022, quarter=3))
    assert release().period == HISTORY
    assert "basis" in told(release())["STAT_POP"]
    assert "agreed" in told(own)["STAT_POP"]
    assert told(own)["REF_PERIOD"].startswith("1 July 2022 to 30 September 2022.")
    assert (told(own)["FREQ_DISS"], told(release())["FREQ_DISS"]) == ("Quarterly", "Annual")
    assert "In the first year in which somebody counts" in told(own)["COMPAR_TIME"]
    assert "In the first year in which somebody counts" not in told(release())["COMPAR_TIME"]
