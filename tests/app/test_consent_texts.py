"""A recorded consent names the version of the text that was read aloud: a version keeps its words in every language."""

import hashlib

import pytest

from wellbeing.app import consents, hand_over
from wellbeing.domain.consent import Purpose
from wellbeing.language import language

TEXTS = {
    consents.TEXT_VERSIONS[Purpose.STATISTICS]: consents.STATISTICS_TEXT,
    consents.TEXT_VERSIONS[Purpose.SERVICE]: consents.SERVICE_TEXT,
    consents.TEXT_VERSIONS[Purpose.RECORD]: consents.RECORD_TEXT,
    **{consents.TEXT_VERSIONS[purpose]: text for purpose, text in consents.EMPLOYER_TEXTS.items()},
    hand_over.TEXT_VERSION: hand_over.CONSENT_TEXT,
}
DIGESTS: dict[tuple[str, str], str] = {
    ("statistics-1", "en"): "56298196ad40a785",
    ("statistics-1", "de"): "4d729376b2a047da",
    ("service-1", "en"): "63925a8e9e53ae61",
    ("service-1", "de"): "3ea4c0c061d027c5",
    ("record-1", "en"): "12329f46dcf7d349",
    ("record-1", "de"): "71c0759be469248b",
    ("employer-relief-2", "en"): "ab0ccb0eaf53b783",
    ("employer-relief-2", "de"): "185866454f52d395",
    ("employer-duty-2", "en"): "bf4075f4a465cf0f",
    ("employer-duty-2", "de"): "30353933a0570aa4",
    ("employer-accident-2", "en"): "99ed5b85bcd5f952",
    ("employer-accident-2", "de"): "a7b632c9c2facf54",
    ("hand-over-2", "en"): "f789900a52cafc5b",
    ("hand-over-2", "de"): "53e7b25892d4aa4c",
}


@pytest.mark.parametrize(("version", "code"), [(version, code) for version in TEXTS for code in ("en", "de")])
def test_a_version_keeps_its_words(version: str, code: str) -> None:
    words = language(code).text(TEXTS[version])
    found = hashlib.sha256(words.encode()).hexdigest()[:16]
    assert DIGESTS.get((version, code)) == found, f"other words want another version than {version}"
