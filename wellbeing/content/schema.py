"""Schemas for editors (JSON Schema 2020-12), made from the same definitions that the readers use."""

from typing import Any

import msgspec

from wellbeing.content.checklist_form import ChecklistFile, RedFlagsFile

KINDS = {"checklist": ChecklistFile, "red-flags": RedFlagsFile}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file, one of `KINDS`. Editors show it beside YAML as well."""
    made = msgspec.json.schema(KINDS[kind])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
