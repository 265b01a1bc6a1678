"""structure.xml: code lists, concepts, data structure and dataflow of data.csv, as SDMX-ML 3.0.

Names are in every language that the program ships. No code has the total as its
parent (one of the two common readers refuses that): a code without a parent is a direct part of `_T`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET  # writes only; nothing is parsed

from wellbeing.anonymise.release import AxisCode, Release, ReleaseAxis
from wellbeing.anonymise.schema import REGION
from wellbeing.exchange.release.sdmx_csv import AGENCY, COLUMNS, COUNTED, CURRENT, IMPORTED, VERSION
from wellbeing.exchange.release.sdmx_metadata import add_concepts, add_structure
from wellbeing.exchange.release.sdmx_xml import URN, add, languages, maintained, message, named, said, written
from wellbeing.language import _

_COUNTED_LABELS = {
    "cases": _("Cases"),
    "officers": _("Distinct officers"),
    "contacts": _("Support steps"),
    "days_lost": _("Cases six months on"),
    "appointments": _("Referrals, by the first appointment"),
    "referrals": _("Referrals that ended"),
    "justice": _("Cases twelve months on"),
}
FIXED_LISTS: dict[str, tuple[str, list[tuple[str, str]]]] = {
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
"""Lists of the standard and of the program that every release has: name, and codes with theirs (msgids)."""
_FLOW_NAME = _("Violence against police officers, as known to welfare representatives")
_DIMENSIONS_BEFORE = ("FREQ", "REF_AREA", "COLLECTION", "COUNTED")
_ATTRIBUTES = ("UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS")


def areas_of(release: Release) -> list[AxisCode]:
    """The codes of REF_AREA: the country (or `_U`), and under it the regions of a national release."""
    country = AxisCode(code=release.area, label=release.area_name, depth=1)
    regions = [code for axis in release.dimensions if axis.dimension == REGION for code in axis.codes if code.depth]
    return [country, *(replace(code, parent=code.parent or release.area) for code in regions)]


def flat_dimensions(release: Release) -> list[ReleaseAxis]:
    """The dimensions that have a column of their own: all but region and quarter."""
    return [axis for axis in release.dimensions if axis.dimension not in COLUMNS]


def write_structure(release: Release, created: dt.datetime) -> bytes:
    """The bytes of structure.xml. `created` (aware) dates the message."""
    return StructureWriter(release).message(created)


class StructureWriter:
    """Writes the structure of one dataflow. Another dataflow overrides what it is named and made of."""

    flow_name = _FLOW_NAME
    has_quality = True
    """Whether the structure of the quality note stands here."""
    numbers: Mapping[str, str] = {}
    """Attributes that are whole numbers, with their names (msgids)."""
    texts: tuple[str, ...] = ()
    """Attributes that may hold several codes of their list in one text."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._concepts: list[tuple[str, str]] = []

    @property
    def flow(self) -> str:
        """The id of the dataflow."""
        return self._release.schema

    def lists(self) -> Iterator[tuple[str, str, Iterable[AxisCode]]]:
        """Name, label and codes of every code list, in order."""
        yield "REF_AREA", _("Reference area"), areas_of(self._release)
        for name, (label, codes) in FIXED_LISTS.items():
            yield name, label, [AxisCode(code=c, label=text, depth=1) for c, text in codes]
        for axis in flat_dimensions(self._release):
            yield axis.dimension.upper(), axis.label, axis.codes

    def dimensions(self) -> list[str]:
        """The coded dimensions in their order; time comes after them."""
        return [*_DIMENSIONS_BEFORE, *(axis.dimension.upper() for axis in flat_dimensions(self._release))]

    def attributes(self) -> tuple[str, ...]:
        """The coded attributes of an observation."""
        return _ATTRIBUTES

    def message(self, created: dt.datetime) -> bytes:
        root, _header = message("mes:Structure", self._release, created)
        structures = add(root, "mes:Structures")
        # The schema's order: by the names of the elements.
        self._codelists(add(structures, "str:Codelists"))
        schemes = add(structures, "str:ConceptSchemes")
        self._concept_scheme(schemes)
        if self.has_quality:
            add_concepts(schemes)
        self._dataflow(add(structures, "str:Dataflows"))
        self._data_structure(add(structures, "str:DataStructures"))
        if self.has_quality:
            add_structure(structures)
        return written(root)

    def _codelists(self, parent: ET.Element) -> None:
        for name, label, codes in self.lists():
            self._codelist(parent, name, label, codes)
        self._concepts += self.numbers.items()
        self._concepts.append(("TIME_PERIOD", _("Time period")))
        self._concepts.append(("OBS_VALUE", _("Observation value")))

    def _codelist(self, parent: ET.Element, name: str, label: str, codes: Iterable[AxisCode]) -> None:
        self._concepts.append((name, label))
        listed = maintained(parent, "str:Codelist", f"CL_{name}", label)
        for code in codes:
            entry = add(listed, "str:Code", id=code.code)
            named(entry, code.label)
            said(entry, "com:Description", ((spoken, spoken.text(code.about)) for spoken in languages()))
            if code.parent:
                add(entry, "str:Parent", text=code.parent)

    def _concept_scheme(self, parent: ET.Element) -> None:
        scheme = maintained(parent, "str:ConceptScheme", "CS_WELLBEING", _("Concepts"))
        for name, label in self._concepts:
            named(add(scheme, "str:Concept", id=name), label)

    def _dataflow(self, parent: ET.Element) -> None:
        flow = maintained(parent, "str:Dataflow", self.flow, self.flow_name)
        urn = f"{URN}datastructure.DataStructure={AGENCY}:DSD_{self.flow}({VERSION})"
        add(flow, "str:Structure", text=urn)

    def _data_structure(self, parent: ET.Element) -> None:
        structure = maintained(parent, "str:DataStructure", f"DSD_{self.flow}", self.flow_name)
        components = add(structure, "str:DataStructureComponents")
        dimensions = add(components, "str:DimensionList", id="DimensionDescriptor")
        for position, name in enumerate(self.dimensions(), start=1):
            self._coded(add(dimensions, "str:Dimension", id=name, position=str(position)), name)
        time = add(dimensions, "str:TimeDimension", id="TIME_PERIOD")
        self._concept(time, "TIME_PERIOD")
        add(add(time, "str:LocalRepresentation"), "str:TextFormat", textType="ObservationalTimePeriod")
        attributes = add(components, "str:AttributeList", id="AttributeDescriptor")
        for name in (*self.attributes(), *self.texts, *self.numbers):
            attribute = add(attributes, "str:Attribute", id=name, usage="mandatory")
            if name in self.numbers or name in self.texts:
                self._concept(attribute, name)
                kind = "Integer" if name in self.numbers else "String"
                add(add(attribute, "str:LocalRepresentation"), "str:TextFormat", textType=kind)
            else:
                self._coded(attribute, name)
            add(add(attribute, "str:AttributeRelationship"), "str:Observation")
        measures = add(components, "str:MeasureList", id="MeasureDescriptor")
        measure = add(measures, "str:Measure", id="OBS_VALUE", usage="mandatory")
        self._concept(measure, "OBS_VALUE")
        add(add(measure, "str:LocalRepresentation"), "str:TextFormat", textType="Double")

    def _coded(self, component: ET.Element, name: str) -> None:
        self._concept(component, name)
        urn = f"{URN}codelist.Codelist={AGENCY}:CL_{name}({VERSION})"
        add(add(component, "str:LocalRepresentation"), "str:Enumeration", text=urn)

    def _concept(self, component: ET.Element, name: str) -> None:
        urn = f"{URN}conceptscheme.Concept={AGENCY}:CS_WELLBEING({VERSION}).{name}"
        add(component, "str:ConceptIdentity", text=urn)
