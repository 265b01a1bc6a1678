"""Catalogues of words: `update` takes up new words, `compile` makes them readable, `check` fails on stale ones.

Words come from the package (`_("…")`, `.text("…")`, `.plural("…", "…", n)`) and from the texts of resources/
(the extractor lives in wellbeing/content/words.py, beside the reader of the same files).
"""

import io
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "i18n" / "wellbeing.pot"
Words = str | tuple[str, ...] | list[str]
"""A word of the catalogue, or its forms."""
KEYWORDS = {"_": None, "text": None, "plural": (1, 2)}
METHODS = [
    ("wellbeing/**.py", "python"),
    ("resources/**.yaml", "wellbeing.content.words:extract_yaml"),
    ("resources/codes/**.csv", "wellbeing.content.words:extract_csv"),
]


_HEADER = "# Words of Wellbeing. Licence: EUPL-1.2, as the program."


def extract() -> Catalog:
    """Every word of package and resources, each with the files it stands in (no line numbers: they churn)."""
    catalogue = Catalog(project="wellbeing", version="", copyright_holder="", msgid_bugs_address="", charset="utf-8")
    found = extract_from_dir(str(ROOT), METHODS, keywords=KEYWORDS, comment_tags=["Translators:"])
    for name, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        if name.startswith((".venv", "build", "tests", "resources/example-pack")):
            continue
        if message and message != ("",):
            catalogue.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalogue


def _languages() -> list[Path]:
    return sorted(ROOT.glob("i18n/*/LC_MESSAGES/wellbeing.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=None if path == TEMPLATE else path.parent.parent.name)


def _write(path: Path, catalogue: Catalog) -> None:
    catalogue.fuzzy = False
    catalogue.header_comment = _HEADER
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalogue,
        width=100,
        omit_header=False,
        include_lineno=False,
        sort_output=True,
        ignore_obsolete=True,
    )
    kept = [
        line
        for line in buffer.getvalue().decode().splitlines()
        if not line.startswith(
            ('"POT-Creation-Date', '"PO-Revision-Date', '"Last-Translator', '"Language-Team', '"Generated-By')
        )
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def update() -> int:
    """Write the template and bring every language up to it; new words stand there untranslated."""
    template = extract()
    _write(TEMPLATE, template)
    for path in _languages():
        catalogue = _read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        _write(path, catalogue)
        empty = sum(1 for message in catalogue if message.id and not _translated(message))
        print(f"{path.parent.parent.name}: {len(template)} words, {empty} without translation")
    return 0


def compile_all() -> int:
    """Write a .mo beside every .po that is newer."""
    for path in _languages():
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            with target.open("wb") as file:
                write_mo(file, _read(path))
    return 0


def _translated(message: object) -> bool:
    string = getattr(message, "string", "")
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def check() -> int:
    """1 when the template is stale, a language lacks a translation, or a placeholder was lost; each is named."""
    problems = []
    fresh = {message.id for message in extract() if message.id}
    stored = {message.id for message in _read(TEMPLATE) if message.id} if TEMPLATE.exists() else set()
    problems += [f"not in the template (run `make words`): {word!r}" for word in sorted(map(str, fresh - stored))]
    problems += [f"no longer used (run `make words`): {word!r}" for word in sorted(map(str, stored - fresh))]
    for path in _languages():
        code = path.parent.parent.name
        if code == "en":
            continue
        known = {message.id: message for message in _read(path) if message.id}
        for word in sorted(fresh, key=str):
            message = known.get(word)
            if message is None or not _translated(message) or message.fuzzy:
                problems.append(f"{code}: without translation: {word!r}")
            elif message.check():
                problems.append(f"{code}: {word!r}: {message.check()[0]}")
            else:
                problems += [f"{code}: {problem}" for problem in _lost_placeholders(word, message.string)]
    for problem in problems[:40]:
        print(problem, file=sys.stderr)
    if len(problems) > 40:
        print(f"… and {len(problems) - 40} more", file=sys.stderr)
    print(f"catalogues: {len(fresh)} words, {len(problems)} problems")
    return 1 if problems else 0


def _lost_placeholders(word: Words, string: Words | None) -> list[str]:
    import re

    def names(texts: Words | None) -> set[str]:
        joined = texts if isinstance(texts, str) else " ".join(texts or ())
        return set(re.findall(r"{(\w*)[^}]*}", joined))

    return [] if names(word) == names(string) else [f"placeholders differ in {word!r}"]


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    commands = {"update": update, "compile": compile_all, "check": check}
    sys.exit(commands[sys.argv[1]]())
