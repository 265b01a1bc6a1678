"""What structure.xml and quality.xml share: the parts of an SDMX-ML 3.0 message."""

import datetime as dt
from collections.abc import Iterable
from xml.etree import ElementTree as ET  # writes only; nothing is parsed

from wellbeing.anonymise.release import Release
from wellbeing.exchange.release.sdmx_csv import AGENCY, VERSION
from wellbeing.language import Language, language, shipped

_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_SPACES = {
    "mes": _BASE + "message",
    "str": _BASE + "structure",
    "com": _BASE + "common",
    "gen": _BASE + "metadata/generic",
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_AROUND = ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")

URN = "urn:sdmx:org.sdmx.infomodel."
METADATAFLOW = f"{URN}metadatastructure.Metadataflow={AGENCY}:QUALITY({VERSION})"


def languages() -> list[Language]:
    """Every language that the program ships: what is named in a file is named in all of them."""
    return [language(code) for code in shipped()]


def message(kind: str, release: Release, created: dt.datetime) -> tuple[ET.Element, ET.Element]:
    """The root element of a message and its header, dated `created` (aware)."""
    for prefix, space in _SPACES.items():
        ET.register_namespace(prefix, space)
    root = ET.Element(_tag(kind))
    header = add(root, "mes:Header")
    add(header, "mes:ID", text=f"{release.schema}_{release.period.label}")
    add(header, "mes:Test", text="true" if release.fictitious else "false")
    add(header, "mes:Prepared", text=created.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    add(header, "mes:Sender", id=AGENCY)
    return root, header


def written(root: ET.Element) -> bytes:
    """A message as bytes."""
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=False).join(_AROUND).encode("utf-8")


def add(parent: ET.Element, tag: str, *, text: str | None = None, **attributes: str) -> ET.Element:
    """A new element at the end of `parent`; `tag` is prefix and name."""
    element = ET.SubElement(parent, _tag(tag), attributes)
    element.text = text
    return element


def maintained(parent: ET.Element, tag: str, name: str, label: str) -> ET.Element:
    """An element that has an agency and a version, with its name in every language."""
    element = add(parent, tag, id=name, agencyID=AGENCY, version=VERSION)
    named(element, label)
    return element


def named(element: ET.Element, label: str) -> None:
    """The name of an element in every language."""
    said(element, "com:Name", ((spoken, spoken.text(label)) for spoken in languages()))


def said(element: ET.Element, tag: str, words: Iterable[tuple[Language, str]]) -> None:
    """Words in several languages, one child each; none for empty ones."""
    for spoken, text in words:
        if text:
            add(element, tag, text=text).set(_LANG, spoken.code)


def _tag(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{_SPACES[prefix]}}}{local}"
