"""Self-checks as data (resources/self-checks): how one is worked out, and the questionnaires that are only named.

There is no entry for the words of a question: whoever puts them into a file is refused.
"""

import functools

from wellbeing import paths
from wellbeing.content.document import Document, FileStruct, read_struct
from wellbeing.domain.checklist import Evidence, Strength
from wellbeing.domain.self_check import SelfCheck, Signpost, Threshold
from wellbeing.language import _

WHO_5 = "who-5"


class ThresholdFile(FileStruct):
    """One threshold."""

    at_most: int
    say: str


class AboveFile(FileStruct):
    """What is said above all thresholds."""

    say: str


class SelfCheckEvidenceFile(FileStruct):
    """What the definition rests on."""

    text: str
    source: str
    strength: Strength
    year: int | None = None


class SelfCheckFile(FileStruct):
    """A whole definition."""

    name: str
    form: str
    owner: str
    version: str
    licence: str
    items: int
    low: int
    high: int
    factor: int
    thresholds: tuple[ThresholdFile, ...]
    above: AboveFile
    note: str
    points: tuple[str, ...]
    evidence: tuple[SelfCheckEvidenceFile, ...]


class SignpostFile(FileStruct):
    """One questionnaire that is only named."""

    name: str
    about: str
    source: str
    year: int | None = None


class SignpostsFile(FileStruct):
    """All of them."""

    tools: tuple[SignpostFile, ...]


@functools.cache
def self_check(name: str = WHO_5) -> SelfCheck:
    """One definition."""
    raw, document = read_struct(paths.resources() / "self-checks" / f"{name}.yaml", SelfCheckFile)
    _refuse_contradictions(raw, document)
    return SelfCheck(
        name=raw.name,
        form=raw.form,
        owner=raw.owner,
        version=raw.version,
        licence=raw.licence,
        items=raw.items,
        low=raw.low,
        high=raw.high,
        factor=raw.factor,
        thresholds=tuple(Threshold(at_most=one.at_most, say=one.say) for one in raw.thresholds),
        above=raw.above.say,
        note=raw.note,
        points=raw.points,
        evidence=tuple(
            Evidence(text=one.text, source=one.source, year=one.year, strength=one.strength) for one in raw.evidence
        ),
    )


def _refuse_contradictions(raw: SelfCheckFile, document: Document) -> None:
    limits = [threshold.at_most for threshold in raw.thresholds]
    if raw.items < 1 or raw.factor < 1 or raw.low >= raw.high:
        raise document.refuse(_("{file}: a self-check needs lines, a range from low to high, and a factor."), "$.items")
    if limits != sorted(set(limits)) or not all(limit < raw.items * raw.high * raw.factor for limit in limits):
        raise document.refuse(
            _("{file}: the thresholds of a self-check ascend and lie below its highest value."), "$.thresholds"
        )


@functools.cache
def signposts() -> tuple[Signpost, ...]:
    """Questionnaires that professionals may use, in the order of the file."""
    raw, _document = read_struct(paths.resources() / "self-checks" / "signposts.yaml", SignpostsFile)
    return tuple(Signpost(name=one.name, about=one.about, source=one.source, year=one.year) for one in raw.tools)
