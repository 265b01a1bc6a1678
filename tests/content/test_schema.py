"""The schema for editors follows from the readers' own definitions, and the copies in docs/ are current."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from wellbeing import paths
from wellbeing.content.document import parse
from wellbeing.content.schema import KINDS, schema

FORMATS = Path(__file__).resolve().parents[2] / "docs" / "formats"
TYPES = {"string": str, "boolean": bool, "integer": int, "array": list, "object": dict, "null": type(None)}


def problems(value: Any, rule: dict[str, Any], whole: dict[str, Any], at: str = "$") -> list[str]:
    """What an editor would underline: the part of JSON Schema that ours uses, read a second time."""
    if "$ref" in rule:
        return problems(value, whole["$defs"][rule["$ref"].rsplit("/", 1)[1]], whole, at)
    if "enum" in rule and value not in rule["enum"]:
        return [f"{at}: {value!r} is none of its choices"]
    if "anyOf" in rule:
        forms = [problems(value, one, whole, at) for one in rule["anyOf"]]
        return [f"{at}: fits none of its forms"] if all(forms) else []
    kind = TYPES.get(rule.get("type", ""))
    if kind and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
        return [f"{at}: is no {rule['type']}"]
    if "pattern" in rule and not re.search(rule["pattern"], value):
        return [f"{at}: {value!r} has another form"]
    found = [f"{at}: lacks {key}" for key in rule.get("required", ()) if key not in value]
    if isinstance(value, dict):
        allowed = rule.get("properties", {})
        for key, part in value.items():
            if key in allowed:
                found += problems(part, allowed[key], whole, f"{at}.{key}")
            elif rule.get("additionalProperties") is False:
                found.append(f"{at}.{key}: not known")
    if isinstance(value, list) and isinstance(rule.get("items"), dict):
        for number, part in enumerate(value):
            found += problems(part, rule["items"], whole, f"{at}[{number}]")
    return found


CHECKLISTS = sorted((paths.resources() / "checklists").rglob("*.yaml"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_copy_for_editors_is_current(kind: str) -> None:
    """`make schema` writes it anew."""
    stored = json.loads((FORMATS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    assert stored == json.loads(json.dumps(schema(kind)))


@pytest.mark.parametrize("file", CHECKLISTS, ids=lambda file: file.parent.name)
def test_an_editor_has_nothing_to_say_about_what_is_shipped(file: Path) -> None:
    made = schema("red-flags" if file.parent.name == "red-flags" else "checklist")
    assert problems(parse(file.read_bytes(), file.name).data, made, made) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "poem"}, "is none of its choices"),
        ({"id": "First One"}, "has another form"),
        ({"colour": "red"}, "not known"),
        ({"when": {"fact": "shoe_size", "is": 43}}, "fits none"),
        ({"avoid": "Don't."}, "is no array"),
    ],
)
def test_an_editor_sees_what_the_reader_would_refuse(change: dict[str, Any], said: str) -> None:
    file = paths.resources() / "checklists" / "t0-same-shift" / "1.yaml"
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    content["sections"][0]["steps"][0] |= change
    made = schema("checklist")
    assert said in " ".join(problems(content, made, made))
