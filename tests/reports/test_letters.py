"""Letters, forms and sheets: they say what they were given, in the language asked for, and nothing more."""

import dataclasses
import datetime as dt
import subprocess
import sys

import pytest

from tests.reports import reading
from wellbeing.language import language
from wellbeing.reports.letters import (
    Ask,
    ConsentForm,
    Letter,
    Section,
    consent_pdf,
    letter_pdf,
)
from wellbeing.reports.sheets import NextDate, RecoverySheet, next_date_pdf, recovery_pdf

ENGLISH = language("en")
REFERRAL = Letter(
    title="Referral",
    sender=("Police union of the district", "Example street 1"),
    recipient=("Trauma clinic", "Hospital road 12"),
    date=dt.date(2026, 3, 3),
    opening=("Dear colleagues,",),
    sections=(
        Section(heading="What is asked", paragraphs=("Please offer a first talk within two weeks.",)),
        Section(
            heading="What this letter says",
            facts=(("Name", "Alex Example"), ("Telephone", "0123 456")),
            paragraphs=("Agreed on 2 March 2026, until 2 September 2026.",),
        ),
    ),
    closing=("Kim Sample",),
    sign=("Kim Sample",),
)
WORDS = tuple(f"word{number}" for number in range(1, 34))
SHEET = RecoverySheet(
    words=WORDS,
    number=1,
    of=3,
    needed=2,
    holder="Kim Sample",
    purpose="Opens the vault of the district.",
    made_on=dt.date(2026, 3, 3),
)


def test_a_referral_fits_on_a_page_and_holds_all_that_it_was_given() -> None:
    pdf = letter_pdf(REFERRAL, ENGLISH)
    shown = reading.flowing(pdf)
    assert reading.pages(pdf) == 1
    for words in (*REFERRAL.sender, *REFERRAL.recipient, *REFERRAL.opening, *REFERRAL.closing, *REFERRAL.sign):
        assert words in shown
    for section in REFERRAL.sections:
        for words in (section.heading, *section.paragraphs, *(part for fact in section.facts for part in fact)):
            assert words in shown
    assert "3 March 2026" in shown


def test_the_name_of_the_person_is_in_the_words_only_and_never_in_the_particulars() -> None:
    pdf = letter_pdf(REFERRAL, ENGLISH)
    assert "Alex" not in str(reading.particulars(pdf))
    assert b"Alex" not in pdf


def test_dates_are_written_in_the_language_asked_for() -> None:
    assert "3. März 2026" in reading.flowing(letter_pdf(REFERRAL, language("de")))


def test_every_part_of_a_section_is_on_paper_in_its_order() -> None:
    section = Section(
        heading="Heading",
        paragraphs=("Paragraph",),
        facts=(("Label", "Value"),),
        prominent=True,
        bullets=("Bullet",),
        steps=("Step",),
        ticks=("Tick",),
        note=("Note", "Why"),
        warning=True,
    )
    shown = reading.flowing(letter_pdf(Letter(title="Title", sections=(section,)), ENGLISH))
    order = ["Title", "Heading", "Paragraph", "Label", "Value", "Bullet", "Step", "Tick", "Note", "Why"]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)


def test_a_closing_never_stands_alone_on_a_page() -> None:
    for length in range(20, 50):
        letter = Letter(
            title="T",
            sections=(Section(paragraphs=tuple(f"Line {n}." for n in range(length))),),
            closing=("Regards",),
            sign=("Name",),
        )
        pages = reading.words(letter_pdf(letter, ENGLISH)).split("Page ")
        last = next(page for page in pages if "Regards" in page)
        assert "Line" in last
        assert "Name" in last


def test_a_consent_form_asks_each_point_with_yes_and_no_and_ticks_nothing() -> None:
    asks = (Ask(question="First?", explanation="Because."), Ask(question="Second?"))
    form = ConsentForm(title="Your choice", asks=asks, rights=("See it",), sign=("Place", "Signature"))
    shown = reading.flowing(consent_pdf(form, ENGLISH))
    assert shown.count("Yes") == shown.count("No") == 2
    assert "✓" not in shown
    assert "☑" not in shown


def test_a_slip_with_the_next_date_names_nobody_and_no_event() -> None:
    slip = NextDate(day=dt.date(2026, 3, 17), time=dt.time(9, 30), place="Room 2", reach="0123")
    shown = reading.flowing(next_date_pdf(slip, ENGLISH)).lower()
    assert "tuesday, 17 march 2026" in shown
    for word in ("incident", "case", "debrief", "officer", "police", "wellbeing", "union"):
        assert word not in shown


def test_a_recovery_sheet_holds_one_page_per_holder_with_every_word_numbered_in_order() -> None:
    other = dataclasses.replace(SHEET, number=2, holder="Lou Other", words=tuple(reversed(WORDS)))
    pdf = recovery_pdf((SHEET, other), ENGLISH)
    assert reading.pages(pdf) == 2
    first, second = reading.flowing(recovery_pdf((SHEET,), ENGLISH)), reading.flowing(pdf)
    for number, word in enumerate(WORDS, 1):
        assert f" {number} {word}" in first
    assert "Kim Sample" in first
    assert "Lou Other" not in first
    assert "Lou Other" in second
    assert "Whoever holds 2 sheets of this set can open the vault without the passphrase." in first


def test_a_recovery_sheet_with_long_words_stays_on_its_page() -> None:
    sheet = dataclasses.replace(SHEET, words=tuple(f"{'x' * 30}{n}" for n in range(20)))
    pdf = recovery_pdf((sheet,), language("xx"))
    assert reading.outside(pdf) == []


@pytest.mark.parametrize("change", [{"words": ()}, {"number": 4}, {"number": 0}, {"needed": 4}])
def test_a_recovery_sheet_that_can_not_be_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="recovery sheet"):
        dataclasses.replace(SHEET, **change)  # type: ignore[arg-type]


def test_hostile_words_stay_words_and_stay_on_the_page() -> None:
    hostile = reading.HOSTILE
    letter = dataclasses.replace(
        REFERRAL,
        sender=(hostile,),
        recipient=(hostile,),
        sections=(Section(heading=hostile, facts=((hostile, hostile),), bullets=(hostile,)),),
        sign=(hostile, hostile),
    )
    for pdf in (
        letter_pdf(letter, ENGLISH),
        consent_pdf(ConsentForm(title=hostile, asks=(Ask(question=hostile),)), ENGLISH),
        next_date_pdf(NextDate(day=dt.date(2026, 3, 17), place=hostile), ENGLISH),
    ):
        assert "<b>bold</b> & <para/> =cmd|" in reading.flowing(pdf)
        assert reading.outside(pdf) == []


def test_large_type_is_for_one_sheet_and_more_is_refused() -> None:
    def letter(lines: int) -> Letter:
        return Letter(title="T", large=True, sections=(Section(bullets=tuple(f"Line {n}" for n in range(lines))),))

    sizes = [reading.pages(letter_pdf(letter(lines), ENGLISH)) for lines in (10, 60, 70)]
    assert sizes == [1, 2, 2]
    with pytest.raises(ValueError, match="more words than one sheet"):
        letter_pdf(letter(200), ENGLISH)


def test_equal_letters_are_equal_bytes() -> None:
    assert letter_pdf(REFERRAL, ENGLISH) == letter_pdf(REFERRAL, ENGLISH)
    assert recovery_pdf((SHEET,), ENGLISH) == recovery_pdf((SHEET,), ENGLISH)


def test_importing_the_letters_does_not_load_reportlab() -> None:
    program = (
        "import sys, wellbeing.reports.letters, wellbeing.reports.sheets, wellbeing.reports.calendar;"
        "sys.exit(any(name.split('.')[0] in ('reportlab', 'icalendar') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
