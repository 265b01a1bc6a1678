"""structure.xml: code lists, concepts, data structure and dataflow of data.csv, as SDMX-ML 3.0.

Names are English and, where another one was chosen, the reader's language. No code has the total as its
parent (one of the two common readers refuses that): a code without a parent is a direct part of `_T`.
"""

import datetime as dt
from collections.abc import Iterable
from xml.etree import ElementTree as ET  # writes only; nothing is parsed

from wellbeing.anonymise.release import AxisCode, Release
from wellbeing.exchange.release.sdmx_csv import AGENCY, COUNTED, CURRENT, IMPORTED, VERSION
from wellbeing.language import SOURCE, Language, _, language

_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_SPACES = {"mes": _BASE + "message", "str": _BASE + "structure", "com": _BASE + "common"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_URN = "urn:sdmx:org.sdmx.infomodel."

_COUNTED_LABELS = {
    "cases": _("Cases"),
    "officers": _("Distinct officers"),
    "contacts": _("Support steps"),
    "referrals": _("Referrals"),
}
_FIXED_LISTS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "FREQ": (_("Frequency"), [("A", _("Annual")), ("Q", _("Quarterly"))]),
    "COLLECTION": (
        _("Collection"),
        [(CURRENT, _("Counted by the program")), (IMPORTED, _("Imported history"))],
    ),
    "COUNTED": (_("What is counted"), [(COUNTED[unit], label) for unit, label in _COUNTED_LABELS.items()]),
    "UNIT_MEASURE": (_("Unit of measure"), [("NR", _("Number"))]),
    "UNIT_MULT": (_("Unit multiplier"), [("0", _("Units"))]),
    "OBS_STATUS": (
        _("Observation status"),
        [
            ("A", _("Normal value")),
            ("L", _("Missing value; data exist but were not collected")),
            ("M", _("Missing value; data cannot exist")),
            ("Q", _("Missing value; suppressed")),
        ],
    ),
    "CONF_STATUS": (
        _("Confidentiality status"),
        [("F", _("Free for publication")), ("C", _("Confidential statistical information"))],
    ),
}
_AROUND = ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
_FLOW_NAME = _("Violence against police officers, as known to welfare representatives")
_DIMENSIONS_BEFORE = ("FREQ", "REF_AREA", "COLLECTION", "COUNTED")
_ATTRIBUTES = ("UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS")


def write_structure(release: Release, reader: Language, created: dt.datetime) -> bytes:
    """The bytes of structure.xml. `created` (aware) dates the message."""
    return _Writer(release, reader).message(created)


class _Writer:
    def __init__(self, release: Release, reader: Language) -> None:
        self._release = release
        self._languages = [language(SOURCE)] + ([reader] if reader.code != SOURCE else [])
        self._concepts: list[tuple[str, str]] = []

    def message(self, created: dt.datetime) -> bytes:
        for prefix, space in _SPACES.items():
            ET.register_namespace(prefix, space)
        root = ET.Element(_tag("mes:Structure"))
        header = _add(root, "mes:Header")
        _add(header, "mes:ID", text=f"{self._release.schema}_{self._release.period.label}")
        _add(header, "mes:Test", text="true" if self._release.fictitious else "false")
        _add(header, "mes:Prepared", text=created.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        _add(header, "mes:Sender", id=AGENCY)
        structures = _add(root, "mes:Structures")
        # The schema's order: codelists, concepts, dataflows, data structures.
        self._codelists(_add(structures, "str:Codelists"))
        self._concept_scheme(_add(structures, "str:ConceptSchemes"))
        self._dataflow(_add(structures, "str:Dataflows"))
        self._data_structure(_add(structures, "str:DataStructures"))
        ET.indent(root)
        return ET.tostring(root, encoding="unicode", xml_declaration=False).join(_AROUND).encode("utf-8")

    def _codelists(self, parent: ET.Element) -> None:
        area = [AxisCode(code=self._release.area, label=self._release.area_name, depth=1)]
        self._codelist(parent, "REF_AREA", _("Reference area"), area)
        for name, (label, codes) in _FIXED_LISTS.items():
            self._codelist(parent, name, label, [AxisCode(code=c, label=text, depth=1) for c, text in codes])
        for axis in self._release.dimensions:
            self._codelist(parent, axis.dimension.upper(), axis.label, axis.codes)
        self._concepts.append(("TIME_PERIOD", _("Time period")))
        self._concepts.append(("OBS_VALUE", _("Observation value")))

    def _codelist(self, parent: ET.Element, name: str, label: str, codes: Iterable[AxisCode]) -> None:
        self._concepts.append((name, label))
        listed = self._maintained(parent, "str:Codelist", f"CL_{name}", label)
        for code in codes:
            entry = _add(listed, "str:Code", id=code.code)
            self._name(entry, code.label)
            if code.parent:
                _add(entry, "str:Parent", text=code.parent)

    def _concept_scheme(self, parent: ET.Element) -> None:
        scheme = self._maintained(parent, "str:ConceptScheme", "CS_WELLBEING", _("Concepts"))
        for name, label in self._concepts:
            self._name(_add(scheme, "str:Concept", id=name), label)

    def _dataflow(self, parent: ET.Element) -> None:
        flow = self._maintained(parent, "str:Dataflow", self._release.schema, _FLOW_NAME)
        urn = f"{_URN}datastructure.DataStructure={AGENCY}:DSD_{self._release.schema}({VERSION})"
        _add(flow, "str:Structure", text=urn)

    def _data_structure(self, parent: ET.Element) -> None:
        structure = self._maintained(parent, "str:DataStructure", f"DSD_{self._release.schema}", _FLOW_NAME)
        components = _add(structure, "str:DataStructureComponents")
        dimensions = _add(components, "str:DimensionList", id="DimensionDescriptor")
        names = [*_DIMENSIONS_BEFORE, *(axis.dimension.upper() for axis in self._release.dimensions)]
        for position, name in enumerate(names, start=1):
            self._coded(_add(dimensions, "str:Dimension", id=name, position=str(position)), name)
        time = _add(dimensions, "str:TimeDimension", id="TIME_PERIOD")
        self._concept(time, "TIME_PERIOD")
        _add(_add(time, "str:LocalRepresentation"), "str:TextFormat", textType="ObservationalTimePeriod")
        attributes = _add(components, "str:AttributeList", id="AttributeDescriptor")
        for name in _ATTRIBUTES:
            attribute = _add(attributes, "str:Attribute", id=name, usage="mandatory")
            self._coded(attribute, name)
            _add(_add(attribute, "str:AttributeRelationship"), "str:Observation")
        measures = _add(components, "str:MeasureList", id="MeasureDescriptor")
        measure = _add(measures, "str:Measure", id="OBS_VALUE", usage="mandatory")
        self._concept(measure, "OBS_VALUE")
        _add(_add(measure, "str:LocalRepresentation"), "str:TextFormat", textType="Double")

    def _coded(self, component: ET.Element, name: str) -> None:
        self._concept(component, name)
        urn = f"{_URN}codelist.Codelist={AGENCY}:CL_{name}({VERSION})"
        _add(_add(component, "str:LocalRepresentation"), "str:Enumeration", text=urn)

    def _concept(self, component: ET.Element, name: str) -> None:
        urn = f"{_URN}conceptscheme.Concept={AGENCY}:CS_WELLBEING({VERSION}).{name}"
        _add(component, "str:ConceptIdentity", text=urn)

    def _maintained(self, parent: ET.Element, tag: str, name: str, label: str) -> ET.Element:
        element = _add(parent, tag, id=name, agencyID=AGENCY, version=VERSION)
        self._name(element, label)
        return element

    def _name(self, element: ET.Element, label: str) -> None:
        for spoken in self._languages:
            _add(element, "com:Name", text=spoken.text(label)).set(_LANG, spoken.code)


def _tag(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def _add(parent: ET.Element, tag: str, *, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, _tag(tag), attributes)
    element.text = text
    return element
