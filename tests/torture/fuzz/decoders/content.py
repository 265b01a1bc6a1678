"""Content files: YAML and CSV that may come from a stranger, by each of their readers."""

import functools
import io
from collections.abc import Sequence
from pathlib import Path

from tests.torture.fuzz.decoder import decoder
from tests.torture.fuzz.lines import CSV, YAML
from tests.torture.fuzz.mutations import BYTES
from wellbeing import paths
from wellbeing.anonymise.floors import Kind
from wellbeing.app import content_files, walking
from wellbeing.content import codes, countries, document, letters, papers, statistics, templates, words
from wellbeing.content.checklist_file import read_red_flags, read_topic_head
from wellbeing.content.services import ExampleFile
from wellbeing.errors import Refused, Trouble

_WAYS = (YAML, YAML, YAML, BYTES)
_SMALL = 12_000
"""Bytes: a smaller sample is tried more often."""


def _shipped(pattern: str, most: int = _SMALL) -> list[bytes]:
    found = sorted(paths.resources().glob(pattern))
    return [content for content in map(Path.read_bytes, found) if len(content) <= most]


@functools.cache
def _checklists() -> Sequence[bytes]:
    """Topic guides, called alike: a file has to be called what it says. And one cut down to its first section."""
    named = [_renamed(content) for content in _shipped("checklists/*/1.yaml")]
    return [*named, *(_first_section(content) for content in named[:3])]


def _renamed(content: bytes) -> bytes:
    lines = content.split(b"\n")
    return b"\n".join(b"name: sample" if line.startswith(b"name: ") else line for line in lines)


def _first_section(content: bytes) -> bytes:
    head, sections, rest = content.partition(b"sections:\n")
    first = rest.split(b"\n  - id:")[0]
    return head + sections + first + b"\n"


def _laid(content: bytes, place: Path) -> Path:
    file = place / "sample" / "1.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


@decoder("checklist", seeds=_checklists, changes=_WAYS, seconds=150, trials=3)
def _checklist(content: bytes, place: Path) -> None:
    """By `content check`, which tells the kinds of files apart."""
    found = content_files.check(_laid(content, place))
    if isinstance(found.problem, Refused):
        raise found.problem
    assert found.problem is None


@decoder("head-of-a-topic", seeds=_checklists, changes=_WAYS, trials=20)
def _topic(content: bytes, place: Path) -> None:
    """Read by itself when topics are offered."""
    read_topic_head(_laid(content, place))


@functools.cache
def _red_flags() -> Sequence[bytes]:
    (whole,) = _shipped("checklists/red-flags/1.yaml", most=100_000)
    head, first, *rest = whole.split(b"\n  - id:")
    return [b"\n  - id:".join((head, first)), b"\n  - id:".join((head, first, *rest[:2]))]


@decoder("red-flags", seeds=_red_flags, changes=_WAYS, trials=20)
def _flags(content: bytes, place: Path) -> None:
    """The file that checklists name."""
    read_red_flags(_laid(content, place))


@decoder("letter", seeds=lambda: _shipped("letters/*/1.yaml"), changes=_WAYS, trials=20)
def _letter(content: bytes, place: Path) -> None:
    """A template, and what it becomes with values full of braces."""
    found = letters.read_letter(_laid(content, place))
    for text in found.texts():
        templates.fill(text, {"date": "{officer}", "officer": "{0.__class__}"})


@decoder("paper", seeds=lambda: _shipped("papers/*/1.yaml"), changes=_WAYS, trials=20)
def _paper(content: bytes, place: Path) -> None:
    """A template of the controller's papers."""
    for text in papers.read_paper(_laid(content, place)).texts():
        templates.fill(text, {"union": "{address}", "address": "{0.__class__}"})


@decoder("country", seeds=lambda: _shipped("countries/*.yaml"), changes=_WAYS, trials=20)
def _country(content: bytes, place: Path) -> None:
    """Its emergency block is never empty."""
    assert countries.read_country(_laid(content, place)).emergency.number


@decoder("services", seeds=lambda: _shipped("services/*.yaml"), changes=_WAYS, trials=20)
def _services(content: bytes, _place: Path) -> None:
    """The form of the example's services."""
    document.convert(document.parse(content, "services/example.yaml"), ExampleFile)


_ANSWERS = b"""mode: by_phone
facts:
  act: THREAT
  other_cases: 2
  flags: [HATE]
  injured: true
answers:
  next_date: 2026-03-14
done: {}
"""


@functools.cache
def _walked() -> Path:
    return paths.resources() / "checklists" / "t0-same-shift" / "1.yaml"


@decoder("answers-of-a-walk", seeds=lambda: [_ANSWERS, b"answers: {}\n"], changes=_WAYS, trials=3)
def _answers(content: bytes, place: Path) -> None:
    """Walked to its end, as `debrief walk` does."""
    walk = walking.lay_out([_walked()], _laid(content, place))
    for _step in walk.steps():
        pass


@decoder(
    "statistics-schema",
    seeds=lambda: _shipped("statistics/schema.yaml", most=100_000),
    changes=_WAYS,
    refusals=(Trouble,),
    trials=3,
)
def _schema(content: bytes, place: Path) -> None:
    """Never below the floors of the program."""
    found = statistics.read_schema(_laid(content, place))
    assert found.threshold >= 10


@decoder(
    "statistics-national",
    seeds=lambda: _shipped("statistics/national.yaml", most=100_000),
    changes=_WAYS,
    refusals=(Trouble,),
    trials=3,
)
def _national(content: bytes, place: Path) -> None:
    """Never below the floors of a national release."""
    found = statistics.read_schema(_laid(content, place), kind=Kind.NATIONAL)
    assert found.threshold >= 5
    assert found.sensitive_threshold >= 10
    assert found.width >= found.threshold


@decoder(
    "statistics-dimensions",
    seeds=lambda: _shipped("statistics/dimensions.yaml", most=100_000),
    changes=_WAYS,
    refusals=(Trouble,),
    trials=3,
)
def _dimensions(content: bytes, place: Path) -> None:
    """Trees that add up."""
    for dimension in statistics.read_dimensions(_laid(content, place), _DEFINITIONS).values():
        assert dimension.leaves()


_DEFINITIONS = paths.resources() / "statistics" / "definitions.yaml"


@decoder("code-list", seeds=lambda: _shipped("codes/*.csv", most=2000), changes=(CSV, CSV, BYTES))
def _codes(content: bytes, place: Path) -> None:
    """A tree of codes."""
    file = place / "sample.csv"
    file.write_bytes(content)
    for code in codes.read_code_list(file):
        assert code.code


@decoder("words-in-yaml", seeds=lambda: [*_shipped("letters/*/1.yaml"), *_shipped("countries/D*.yaml")], changes=_WAYS)
def _words(content: bytes, _place: Path) -> None:
    """For the catalogue."""
    for _found in words.extract_yaml(io.BytesIO(content)):
        pass


@decoder("words-in-csv", seeds=lambda: _shipped("codes/*.csv", most=2000), changes=(CSV, CSV, BYTES))
def _words_of_codes(content: bytes, _place: Path) -> None:
    """For the catalogue."""
    for _found in words.extract_csv(io.BytesIO(content)):
        pass
