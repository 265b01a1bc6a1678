"""quality.xml: the quality note as SDMX-ML 3.0 reference metadata, a set for every language that the program ships.

The concepts are those of SIMS with the ids that statistical offices use; structure.xml holds their structure.
"""

import datetime as dt
from xml.etree import ElementTree as ET  # writes only; nothing is parsed

from wellbeing.anonymise.quality import NAMES, quality
from wellbeing.anonymise.release import Release
from wellbeing.exchange.release.sdmx_csv import AGENCY, VERSION
from wellbeing.exchange.release.sdmx_xml import (
    METADATAFLOW,
    URN,
    add,
    languages,
    maintained,
    message,
    said,
    written,
)
from wellbeing.language import _

_SCHEME, _STRUCTURE, _FLOW = "CS_SIMS", "MSD_QUALITY", "QUALITY"
_TITLE = _("Quality note after SIMS")


def write_quality(release: Release, created: dt.datetime) -> bytes:
    """The bytes of quality.xml. `created` (aware) dates the message."""
    root, header = message("mes:GenericMetadata", release, created)
    add(add(header, "mes:Structure", structureID=_FLOW), "com:StructureUsage", text=METADATAFLOW)
    for spoken in languages():
        found = add(
            root,
            "mes:MetadataSet",
            id=f"QUALITY_{release.schema}_{release.period.label}_{spoken.code}",
            agencyID=AGENCY,
            version=VERSION,
            reportingBeginDate=release.period.first_day.isoformat(),
            reportingEndDate=release.period.last_day.isoformat(),
        )
        said(found, "com:Name", [(spoken, spoken.text(_TITLE))])
        add(found, "gen:Metadataflow", text=METADATAFLOW)
        add(found, "gen:Target", text=f"{URN}datastructure.Dataflow={AGENCY}:{release.schema}({VERSION})")
        for entry in quality(release, spoken):
            add(add(found, "gen:Attribute", id=entry.id), "gen:Value", text=entry.text)
    return written(root)


def add_concepts(schemes: ET.Element) -> None:
    """The concepts of SIMS that the note speaks of, into the concept schemes of structure.xml."""
    scheme = maintained(schemes, "str:ConceptScheme", _SCHEME, _TITLE)
    for (number, name), label in NAMES.items():
        concept = add(scheme, "str:Concept", id=name)
        said(concept, "com:Name", ((spoken, f"{number} {spoken.text(label)}") for spoken in languages()))


def add_structure(structures: ET.Element) -> None:
    """The structure of the note, into structure.xml. The flow itself is not there: one of the two common readers does
    not take the target that the standard asks of it, and would refuse the whole file."""
    structure = maintained(add(structures, "str:MetadataStructures"), "str:MetadataStructure", _STRUCTURE, _TITLE)
    components = add(structure, "str:MetadataStructureComponents")
    listed = add(components, "str:MetadataAttributeList", id="MetadataAttributeDescriptor")
    for _number, name in NAMES:
        attribute = add(listed, "str:MetadataAttribute", id=name, minOccurs="0")
        urn = f"{URN}conceptscheme.Concept={AGENCY}:{_SCHEME}({VERSION}).{name}"
        add(attribute, "str:ConceptIdentity", text=urn)
        add(add(attribute, "str:LocalRepresentation"), "str:TextFormat", textType="String")
