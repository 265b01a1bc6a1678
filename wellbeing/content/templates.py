"""What letters and the controller's papers have in common: a folder of versions, and placeholders from a fixed list.

The replacer is our own: `str.format` on a text from a content pack would hand it the attributes of our objects.
Translate first, then fill.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from wellbeing.content.document import Document
from wellbeing.language import _

BLANK = "____________"
"""Where nothing is known yet: a line to write on by hand."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with its placeholders replaced; what is not known becomes a line to write on.

    Values go in as they are: a brace inside a value is never replaced again.
    """
    return _PLACEHOLDER.sub(lambda found: values.get(found.group(1)) or BLANK, text)


def refuse_unknown(texts: Iterable[str], document: Document, known: Collection[str]) -> None:
    """Raises Refused for a placeholder that is not `known`, and for a brace that belongs to none."""
    for text in texts:
        for word in _PLACEHOLDER.findall(text):
            if word not in known:
                raise document.refuse(_("{file}: there is no placeholder “{word}” here."), "$.parts", word=word)
        rest = _PLACEHOLDER.sub("", text)
        if "{" in rest or "}" in rest:
            raise document.refuse(_("{file}: a brace in a text has to belong to a placeholder."), "$.parts")


def names(folder: Path) -> tuple[str, ...]:
    """What lies in a folder of templates, by the alphabet."""
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir()))


def newest(folder: Path, name: str) -> Path | None:
    """The file of the newest version; None where there is no template of this name."""
    found = list((folder / name).glob("*.yaml")) if name in names(folder) else []
    return max(found, key=lambda file: int(file.stem), default=None)
