"""Content packs as tests need them: sound ones, and any hostile one, signed all the same."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from wellbeing.content.packs import reading
from wellbeing.content.packs.container import Container
from wellbeing.content.packs.manifest import Manifest, entries_of, signature_of
from wellbeing.content.packs.pack import Pack
from wellbeing.errors import WellbeingError
from wellbeing.signatures.signing import Signer

PUBLISHER = Signer.generate(bytes(range(64)))
SOMEBODY_ELSE = Signer.generate(bytes(range(64, 128)))

GUIDE = """\
name: north--river
version: 1
title: After a rescue from the water
red_flags: 1
reviewer:
  name: Kim Example
  profession: Psychotherapist
  on: 2026-03-02
  next_review: 2027-03-02
topic:
  about: Somebody was pulled out of the water.
  for:
    fact: act
    one_of: [TRAUMA_SCENE, ACCIDENT]
  at: [T0, T1]
opening: Let us see what you need first.
sections:
  - id: work
    title: The water
    steps:
      - id: north__first
        kind: information
        title: Warm and dry first
        points: [Dry clothes]
        avoid: [Asking how long it took]
      - id: north__cold
        kind: choice
        title: The body
        ask: How is the officer now?
        options:
          - id: well
            label: Warm, breathing well
          - id: cough
            label: Coughing, or short of breath
            red_flag: north__lungs
take_home:
  - title: After the water
    points: [Coughing is a reason to call 112]
"""
FLAGS = """\
red_flags:
  - id: north__lungs
    level: emergency
    title: Water in the lungs
    act_now: [Call 112, Sit upright]
    done:
      - {id: called, label: 112 was called}
      - {id: refused, label: Help was refused}
    refusal: [Ask again]
    contact_after_days: [1, 3, 7]
"""
SERVICES = """\
services:
  - kind: PEER
    label: Peer line North
    whom: Officers and their families
    reach: 0800 000 000
    hours: Every day
    cost: Free
    confidentiality: The employer is told nothing.
    languages: [en, de]
    usual_days: 1
"""
COUNTRY = """\
code: DE
duty_commander: {number: 0800 000 001, note: Ask for the duty commander.}
numbers:
  - {label: Night line, number: 0800 000 002}
life_in_danger_note: A life comes first.
"""
WORDS = {
    "After a rescue from the water": "Nach einer Rettung aus dem Wasser",
    "Warm and dry first": "Zuerst warm und trocken",
    "Night line": "Nachttelefon",
}

FILES: Mapping[str, str] = {
    "checklists/north--river/1.yaml": GUIDE,
    "red-flags.yaml": FLAGS,
    "services.yaml": SERVICES,
    "countries/DE.yaml": COUNTRY,
    "words/de.json": json.dumps(WORDS),
}


def pack_bytes(
    files: Mapping[str, str] = FILES, signer: Signer = PUBLISHER, *, version: int = 1, name: str = "north", **said: Any
) -> bytes:
    """A signed pack with these files, whatever they are; `said` replaces what its manifest says."""
    content = {path: text.encode() for path, text in files.items()}
    manifest = Manifest(
        **{
            "name": name,
            "version": version,
            "title": "Police Union North",
            "publisher": "Welfare office",
            "language": "en",
            "needs": "0.1.0",
            "languages": {},
            "files": entries_of(content),
            **said,
        }
    )
    if "languages" not in said:
        try:
            covered = reading.coverage_of(Pack(manifest=manifest, card=signer.card, files=content))
            manifest = msgspec.structs.replace(manifest, languages=covered)
        except WellbeingError:
            pass  # a hostile one: its coverage is its least problem
    return sealed(msgspec.json.encode(manifest, order="sorted"), files, signer)


def sealed(manifest: bytes, files: Mapping[str, str], signer: Signer = PUBLISHER) -> bytes:
    """A container with any manifest, signed."""
    signature = signature_of(signer, manifest)
    return Container(manifest=manifest.decode(), signature=signature, files=dict(files)).to_bytes()


def with_file(path: str, text: str) -> dict[str, str]:
    """The files of the sound pack with one more, or another one."""
    return {**FILES, path: text}


def laid(folder: Path, raw: bytes, name: str = "some.wbpack") -> Path:
    """A pack as a file that somebody was given."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(raw)
    return file
