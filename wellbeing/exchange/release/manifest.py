"""The manifest of a release folder: what each file must be, and the signatures over it."""

import hashlib
from collections.abc import Mapping

import msgspec

from wellbeing.anonymise.coverage import Area, Closed, Coverage, QuarterCoverage
from wellbeing.anonymise.period import read_period
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.share import Band
from wellbeing.signatures.card import Card
from wellbeing.signatures.signing import Signatures, Signer, verifies

MANIFEST, SIGNATURE = "manifest.json", "signature.json"
DATA, STRUCTURE, QUALITY = "data.csv", "structure.xml", "quality.xml"
DICTIONARY, WORKBOOK, REPORT, README = "dictionary.csv", "tables.xlsx", "report.pdf", "README.txt"
INDICATORS, INDICATORS_STRUCTURE = "indicators.csv", "indicators-structure.xml"
TRENDS, TRENDS_STRUCTURE = "trends.csv", "trends-structure.xml"
CONTENT = (
    DATA, STRUCTURE, INDICATORS, INDICATORS_STRUCTURE, TRENDS, TRENDS_STRUCTURE, QUALITY, DICTIONARY, WORKBOOK, REPORT,
    README,
)  # fmt: skip
"""Every file that a folder may hold beside manifest and signature."""

PURPOSE = "release manifest"


class FileEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """SHA-256 in hex and size in bytes."""

    sha256: str
    size: int


class QuarterEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was opened of a quarter: areas as codes of REF_AREA, why others were not, or why nothing was."""

    opened: list[str]
    closed: dict[str, Closed]
    why: Closed | None = None


class CoverageEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What of the country and the year a national release holds."""

    quarters: dict[str, QuarterEntry]
    areas: list[str]
    absent: list[str]
    reported: Band


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was released, when, by which program, the band of the cases that were counted, what a national release holds
    of country and year, and every file of it."""

    wellbeing_release: int = 1
    schema: str
    period: str
    area: str
    program: str
    released_on: str
    fictitious: bool
    counted_share: str = "_U"
    coverage: CoverageEntry | None = None
    files: dict[str, FileEntry]


class SignatureFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Both signatures over the manifest's bytes, the keys they belong to, and those keys' fingerprint."""

    wellbeing_signature: int = 1
    fingerprint: str
    key_ed25519: bytes
    key_ml_dsa_65: bytes
    ed25519: bytes
    ml_dsa_65: bytes

    def card(self) -> Card:
        """The keys named in the file. Raises ValueError where they are none."""
        return Card(ed25519=self.key_ed25519, ml_dsa_65=self.key_ml_dsa_65)

    def fits(self, card: Card, manifest: bytes) -> bool:
        """Whether both signatures over `manifest` are this card's."""
        return verifies(card, PURPOSE, manifest, Signatures(self.ed25519, self.ml_dsa_65))


def manifest_of(release: Release, files: Mapping[str, bytes]) -> bytes:
    """The manifest's bytes for these files."""
    return _pretty(
        Manifest(
            schema=release.schema,
            period=release.period.label,
            area=release.area,
            program=release.program,
            released_on=release.released_on.isoformat(),
            fictitious=release.fictitious,
            counted_share=release.counted_share.value,
            coverage=None if release.coverage is None else _coverage_entry(release.coverage),
            files={name: entry_of(content) for name, content in files.items()},
        )
    )


def _coverage_entry(coverage: Coverage) -> CoverageEntry:
    return CoverageEntry(
        quarters={
            one.period.label: QuarterEntry(
                opened=[_joined(area) for area in one.opened],
                closed={_joined(area): why for area, why in one.closed.items()},
                why=one.why,
            )
            for one in coverage.quarters
        },
        areas=[_joined(area) for area in coverage.areas],
        absent=list(coverage.absent),
        reported=coverage.reported,
    )


def coverage_in(manifest: Manifest) -> Coverage | None:
    """What the manifest of a national release says of country and year. Raises ValueError for what is no quarter."""
    told = manifest.coverage
    if told is None:
        return None
    return Coverage(
        quarters=tuple(
            QuarterCoverage(
                period=read_period(label),
                opened=tuple(_parted(code) for code in one.opened),
                closed={_parted(code): why for code, why in one.closed.items()},
                why=one.why,
            )
            for label, one in told.quarters.items()
        ),
        areas=tuple(_parted(code) for code in told.areas),
        absent=tuple(told.absent),
        reported=told.reported,
    )


def _joined(area: Area) -> str:
    return "_".join(area)


def _parted(code: str) -> Area:
    return tuple(code.split("_"))


def entry_of(content: bytes) -> FileEntry:
    """Hash and size of a file."""
    return FileEntry(sha256=hashlib.sha256(content).hexdigest(), size=len(content))


def signature_of(signer: Signer, manifest: bytes) -> bytes:
    """The signature file's bytes over a manifest."""
    signatures = signer.sign(PURPOSE, manifest)
    card = signer.card
    return _pretty(
        SignatureFile(
            fingerprint=card.fingerprint,
            key_ed25519=card.ed25519,
            key_ml_dsa_65=card.ml_dsa_65,
            ed25519=signatures.ed25519,
            ml_dsa_65=signatures.ml_dsa_65,
        )
    )


def _pretty(file: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(file, order="sorted"), indent=2) + b"\n"
