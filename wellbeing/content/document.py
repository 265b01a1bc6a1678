"""Read one YAML file into a msgspec struct, strictly: plain values only, and errors that name file, line, path.

The file may come from a stranger (a content pack). It is read from parser events, not composed: no aliases,
no tags, no second document, no duplicate keys, bounded size and depth (composing a deeply nested file makes
libyaml's binding overflow the C stack). `yes`, `no`, `on`, dates and 007 stay text; only true, false, null and
plain whole numbers are more than text.
"""

import re
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
import yaml

from wellbeing.content.file import Source, read_bytes, shown
from wellbeing.errors import Refused
from wellbeing.language import _

MAX_DEPTH = 24

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_UNKNOWN_FIELD = re.compile(r"unknown field `(.+?)`")
_MISSING_FIELD = re.compile(r"missing required field `(.+?)`")
_NO_CHOICE = re.compile(r"Invalid enum value '(.*?)'")
_AT = re.compile(r" - at `(.+?)`")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

Plain = dict[str, "Plain"] | list["Plain"] | str | int | bool | None
Struct = TypeVar("Struct", bound=msgspec.Struct)


class FileStruct(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A part of a content file: unknown entries are refused."""


@dataclass
class Document:
    """The plain data of a file and the line on which each path begins (paths as msgspec writes them: `$.a[0]`)."""

    file: str
    data: Plain = None
    lines: dict[str, int] = field(default_factory=dict)

    def refuse(self, sentence: str, path: str, **values: object) -> Refused:
        """A refusal with `{file}`, `{line}` and `{path}` filled in."""
        shown = path.removeprefix("$").removeprefix(".") or self.file
        return Refused(sentence, field=path, file=self.file, line=self.lines.get(path, 1), path=shown, **values)


def read_struct(path: Source, into: type[Struct]) -> tuple[Struct, Document]:
    """The file as `into`, and its document for refusals that only its meaning brings up."""
    document = parse(read_bytes(path), shown(path))
    return convert(document, into), document


def convert(document: Document, into: type[Struct]) -> Struct:
    """The document's data as `into`; the first entry that does not belong is refused."""
    try:
        return msgspec.convert(document.data, into, strict=True)
    except msgspec.ValidationError as error:
        raise _told(document, str(error)) from None


def is_plain(text: str) -> bool:
    """Whether a text has no invisible control character in it."""
    return _CONTROL.search(text) is None


def parse(content: bytes, file: str, until: str | None = None) -> Document:
    """Plain data from YAML bytes; `file` is the name that refusals show.

    With `until` only what stands before that entry of the file is read: its head.
    """
    reader = _Reader(Document(file))
    try:
        for event in yaml.parse(content, Loader=_LOADER):
            reader.take(event)
            if until is not None and reader.is_at(until):
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = getattr(mark, "line", 0) + 1
        raise Refused(_("{file}, line {line}: this can't be read as YAML."), file=file, line=line) from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise Refused(_("{file} can't be read as YAML in UTF-8."), file=file) from None
    return reader.document


def _told(document: Document, message: str) -> Refused:
    at = _AT.search(message)
    path = at.group(1) if at else "$"
    if unknown := _UNKNOWN_FIELD.search(message):
        return document.refuse(_("{file}, line {line}: there is no entry “{path}” here."), f"{path}.{unknown.group(1)}")
    if missing := _MISSING_FIELD.search(message):
        return document.refuse(
            _("{file}, line {line}: “{path}” lacks the entry “{entry}”."), path, entry=missing.group(1)
        )
    if choice := _NO_CHOICE.search(message):
        return document.refuse(
            _("{file}, line {line}: “{path}” can't be “{value}”: that is none of its choices."),
            path,
            value=choice.group(1),
        )
    return document.refuse(_("{file}, line {line}: “{path}” has another form than belongs here."), path)


@dataclass
class _Open:
    """A mapping or list that is being read. `key` is the mapping's key that waits for its value."""

    path: str
    value: dict[str, Plain] | list[Plain]
    key: str | None = None


class _Reader:
    """Builds plain data from parser events, with a stack of its own instead of recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._stack: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take up one event, in the parser's order."""
        line = getattr(event.start_mark, "line", 0) + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(_("{file}, line {line}: a second document begins here. One is enough."), line)
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(_("{file}, line {line}: references (& and *) are not allowed. Write the text out."), line)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._begin(event, line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()

    def is_at(self, entry: str) -> bool:
        """Whether an entry of the file itself, not of a part of it, begins now."""
        return len(self._stack) == 1 and self._stack[0].key == entry

    def _refuse(self, sentence: str, line: int) -> None:
        path = self._path() if self._stack else "$"
        self.document.lines[path] = line
        raise self.document.refuse(sentence, path)

    def _path(self) -> str:
        top = self._stack[-1]
        if isinstance(top.value, list):
            return f"{top.path}[{len(top.value)}]"
        return f"{top.path}.{top.key}" if top.key is not None else top.path

    def _begin(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if event.tag is not None:
            self._refuse(_("{file}, line {line}: tags (!) are not allowed."), line)
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(_("{file}, line {line}: this is nested too deeply."), line)
        if self._stack and isinstance(self._stack[-1].value, dict) and self._stack[-1].key is None:
            self._refuse(_("{file}, line {line}: a key has to be a word."), line)
        path = self._path() if self._stack else "$"
        value: dict[str, Plain] | list[Plain] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(value, path, line)
        self._stack.append(_Open(path, value))

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if event.tag is not None:
            self._refuse(_("{file}, line {line}: tags (!) are not allowed."), line)
        if _CONTROL.search(event.value):
            self._refuse(_("{file}, line {line}: there is an invisible control character."), line)
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            if event.value in top.value:
                self._refuse(_("{file}, line {line}: this entry stands twice."), line)
            top.key = event.value
            return
        plain = not event.style
        self._put(_resolve(event.value) if plain else event.value, self._path() if top else "$", line)

    def _put(self, value: Plain, path: str, line: int) -> None:
        self.document.lines[path] = line
        if not self._stack:
            self.document.data = value
            return
        top = self._stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.key is not None:
            top.value[top.key] = value
            top.key = None


def _resolve(text: str) -> Plain:
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _NUMBER.fullmatch(text) else text
