"""By which tables a national release is read: its own data.csv tells the version of the schema, and its areas."""

from wellbeing.anonymise.schema import Schema
from wellbeing.content.statistics import load_national_schema, national_versions
from wellbeing.errors import Refused
from wellbeing.exchange.release.returning import OTHER_SCHEMA
from wellbeing.exchange.release.sdmx_csv import areas_in, schema_in


def of_data(data: bytes) -> Schema:
    """The schema of a national data.csv. Raises Refused for what is none, and for a version that this program does not
    have."""
    version = schema_in(data)
    if version not in national_versions():
        raise Refused(OTHER_SCHEMA, field="folder")
    return load_national_schema(areas_in(data), version)
