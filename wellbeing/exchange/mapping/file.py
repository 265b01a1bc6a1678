"""Mapping files: read strictly (YAML or JSON, from anybody), and saved to be used again."""

import json
import re
from pathlib import Path

import msgspec
import yaml

from wellbeing.errors import Refused, Trouble
from wellbeing.exchange.mapping.form import Mapping
from wellbeing.language import _

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12

Plain = dict[str, "Plain"] | list["Plain"] | str

_NOT_READABLE = _("Line {line} of the mapping can't be read. It should be YAML or JSON, without references.")
_WHERE = re.compile(r"`\$\.?(.*?)`$")
_NAMED = re.compile(r"field `(.+?)`")


def read_mapping(path: Path) -> Mapping:
    """The mapping in a YAML or JSON file. Raises Refused where it is not one, Trouble where it can't be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Refused(_("There is no mapping at this place."), field="mapping") from None
    except OSError:
        raise Trouble(_("The mapping can't be read.")) from None
    return decode_mapping(content)


def decode_mapping(content: bytes) -> Mapping:
    """As `read_mapping`, from the bytes of the file."""
    if len(content) > MAX_BYTES:
        raise Refused(_("The mapping is larger than a mapping may be."), field="mapping")
    try:
        # Text only, so that 010, Yes and 2022-01-02 stay what was written; the form says what is more than text.
        return msgspec.convert(_plain(content), Mapping, strict=False)
    except msgspec.ValidationError as error:
        raise _told(str(error)) from None
    except UnicodeEncodeError:
        # Half of a character written as an escape: no text in any language.
        raise Refused(_("The mapping is not text in UTF-8."), field="mapping") from None


def encode_mapping(mapping: Mapping) -> bytes:
    """The mapping as YAML that `decode_mapping` reads back as it was."""
    plain = msgspec.to_builtins(mapping)
    return str(yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=100)).encode()


def save_mapping(mapping: Mapping, path: Path) -> None:
    """Write the mapping to a file that must not exist yet. Raises Refused where it does, Trouble on the disk's."""
    try:
        with path.open("xb") as file:
            file.write(encode_mapping(mapping))
    except FileExistsError:
        raise Refused(_("There is already a file of this name."), field="mapping") from None
    except OSError:
        raise Trouble(_("The mapping can't be saved there. Is there space, and may you write there?")) from None


def _told(message: str) -> Refused:
    where = _WHERE.search(message)
    named = _NAMED.search(message)
    place = ".".join(part for part in (where and where.group(1), named and named.group(1)) if part)
    if "unknown field" in message:
        return Refused(
            _("The mapping has the entry '{place}', which the program does not know."), field="mapping", place=place
        )
    if "missing required field" in message:
        return Refused(_("The mapping lacks the entry '{place}'."), field="mapping", place=place)
    return Refused(
        _("The entry '{place}' of the mapping has another form than it should have."), field="mapping", place=place
    )


def _plain(content: bytes) -> Plain:
    """Nested text from parser events: no aliases, no tags, no key twice, bounded depth."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("The mapping is not text in UTF-8."), field="mapping") from None
    if text.lstrip().startswith("{"):
        return _json(text)
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise Refused(_NOT_READABLE, field="mapping", line=_line(error.problem_mark)) from None
    except yaml.YAMLError:
        raise Refused(_NOT_READABLE, field="mapping", line=1) from None
    return builder.root if builder.root is not None else ""


def _json(text: str) -> Plain:
    def pairs(found: list[tuple[str, Plain]]) -> dict[str, Plain]:
        if len({name for name, _value in found}) != len(found):
            raise ValueError
        return dict(found)

    try:
        # Numbers and constants stay text, as in YAML.
        found = json.loads(text, object_pairs_hook=pairs, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise Refused(_NOT_READABLE, field="mapping", line=error.lineno) from None
    except (ValueError, RecursionError):
        raise Refused(_NOT_READABLE, field="mapping", line=1) from None
    plain: Plain = found
    return plain


class _Builder:
    """Builds nested text with a stack of its own instead of recursion."""

    def __init__(self) -> None:
        self.root: Plain | None = None
        self._stack: list[dict[str, Plain] | list[Plain]] = []
        self._keys: list[str | None] = []

    def take(self, event: yaml.Event) -> None:
        """Take up one event, in the parser's order."""
        referring = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None)
        second = isinstance(event, yaml.DocumentStartEvent) and self.root is not None
        if referring or second or getattr(event, "tag", None):
            self._refuse(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if len(self._stack) >= MAX_DEPTH:
                self._refuse(event)
            inner: dict[str, Plain] | list[Plain] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._put(inner, event)
            self._stack.append(inner)
            self._keys.append(None)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()
            self._keys.pop()

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if self._stack and isinstance(self._stack[-1], dict) and self._keys[-1] is None:
            if event.value in self._stack[-1]:
                self._refuse(event)
            self._keys[-1] = event.value
            return
        self._put(event.value, event)

    def _put(self, value: Plain, event: yaml.Event) -> None:
        if not self._stack:
            self.root = value
            return
        top, key = self._stack[-1], self._keys[-1]
        if isinstance(top, list):
            top.append(value)
        elif key is None:
            self._refuse(event)
        else:
            top[key] = value
            self._keys[-1] = None

    def _refuse(self, event: yaml.Event) -> None:
        raise Refused(_NOT_READABLE, field="mapping", line=_line(event.start_mark))


def _line(mark: object) -> int:
    return int(getattr(mark, "line", 0)) + 1
