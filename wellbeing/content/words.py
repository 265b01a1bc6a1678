"""Babel extractors for the texts of resources/: the same files that the readers of this room read.

A text is a word of the catalogue when it stands under one of the keys below. Names of files and services,
sources of evidence, ids and codes are not translated; names of regions and towns are in their own language.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import yaml

from wellbeing.content.document import parse
from wellbeing.errors import Refused
from wellbeing.language import _

TEXT_KEYS = frozenset(
    {
        "about",
        "act_now",
        "ask",
        "at_once",
        "avoid",
        "closing",
        "confidentiality",
        "cost",
        "do",
        "dont",
        "duty_to_inform_note",
        "force_debrief_note",
        "greeting",
        "high_label",
        "hours",
        "label",
        "life_in_danger_note",
        "low_label",
        "note",
        "opening",
        "paragraphs",
        "points",
        "privilege_note",
        "reach",
        "refusal",
        "say",
        "text",
        "title",
        "warning",
        "whom",
        "why",
    }
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MODE_KEYS = frozenset({"in_person", "by_phone", "afterwards"})
TEXT_COLUMN = "label"

Found = tuple[int, None, str, list[str]]
"""Line, no function name, the text, no comments: what Babel expects."""


def extract_yaml(fileobj: IO[bytes], *_babel: object, **_options: object) -> Iterator[Found]:
    """The texts of one of our YAML files, in the order of the file. Babel's other arguments have no use here.

    Raises Refused for a file that no reader of this room would take.
    """
    content = fileobj.read()
    parse(content, _name(fileobj))  # first: composing follows references, and falls into what is nested too deeply
    node = yaml.compose(content, Loader=_LOADER)
    if node is not None:
        yield from _texts(node, is_text=False)


def _texts(node: yaml.Node, *, is_text: bool) -> Iterator[Found]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _texts(value, is_text=key.value in TEXT_KEYS or (is_text and key.value in MODE_KEYS))
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _texts(part, is_text=is_text)
    elif is_text and node.tag == "tag:yaml.org,2002:str" and node.value.strip():
        yield node.start_mark.line + 1, None, node.value, []


def texts_in(data: object, *, is_text: bool = False) -> Iterator[str]:
    """The same texts from data that a reader has already taken in; each as often as it stands there."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts_in(value, is_text=key in TEXT_KEYS or (is_text and key in MODE_KEYS))
    elif isinstance(data, list):
        for part in data:
            yield from texts_in(part, is_text=is_text)
    elif is_text and isinstance(data, str) and data.strip():
        yield data


def extract_csv(fileobj: IO[bytes], *_babel: object, **_options: object) -> Iterator[Found]:
    """The `label` column of a code list; lists without one (regions, towns) have nothing to translate.

    Raises Refused for what is no CSV.
    """
    try:
        rows = csv.DictReader(io.StringIO(fileobj.read().decode("utf-8"), newline=""))
        for row in rows:
            if label := (row.get(TEXT_COLUMN) or "").strip():
                yield rows.line_num, None, label, []
    except (csv.Error, UnicodeDecodeError) as error:
        raise Refused(_("{file} can't be read as CSV in UTF-8."), file=_name(fileobj)) from error


def _name(fileobj: IO[bytes]) -> str:
    return Path(str(getattr(fileobj, "name", ""))).name
