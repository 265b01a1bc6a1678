"""A release as files: every file's bytes, then manifest and signatures over all of them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from wellbeing.anonymise.release import Release
from wellbeing.exchange.release import folder as folders
from wellbeing.exchange.release.dictionary import write_dictionary
from wellbeing.exchange.release.indicators_csv import write_indicators
from wellbeing.exchange.release.indicators_structure import write_indicators_structure
from wellbeing.exchange.release.manifest import (
    DATA,
    DICTIONARY,
    INDICATORS,
    INDICATORS_STRUCTURE,
    MANIFEST,
    QUALITY,
    README,
    REPORT,
    SIGNATURE,
    STRUCTURE,
    TRENDS,
    TRENDS_STRUCTURE,
    WORKBOOK,
    manifest_of,
    signature_of,
)
from wellbeing.exchange.release.sdmx_csv import write_csv
from wellbeing.exchange.release.sdmx_metadata import write_quality
from wellbeing.exchange.release.sdmx_structure import write_structure
from wellbeing.exchange.release.trends_csv import write_trends
from wellbeing.exchange.release.trends_structure import write_trends_structure
from wellbeing.exchange.release.workbook import about, write_workbook
from wellbeing.language import Language, _
from wellbeing.signatures.signing import Signer


def files_of(
    release: Release,
    *,
    signer: Signer,
    language: Language,
    pdf: Callable[[], bytes] | None,
    created: dt.datetime,
) -> dict[str, bytes]:
    """Every file of the folder by name. Byte-equal for equal input, save for the signatures."""
    files = {
        DATA: write_csv(release),
        STRUCTURE: write_structure(release, created),
        QUALITY: write_quality(release, created),
        DICTIONARY: write_dictionary(release),
        WORKBOOK: write_workbook(release, language, created),
        README: _readme(release, language, with_report=pdf is not None),
    }
    if release.indicators:
        files[INDICATORS] = write_indicators(release)
        files[INDICATORS_STRUCTURE] = write_indicators_structure(release, created)
    if release.trends is not None:
        files[TRENDS] = write_trends(release)
        files[TRENDS_STRUCTURE] = write_trends_structure(release, created)
    if pdf is not None:
        files[REPORT] = pdf()
    files[MANIFEST] = manifest_of(release, files)
    files[SIGNATURE] = signature_of(signer, files[MANIFEST])
    return files


def write(
    release: Release,
    folder: Path,
    *,
    signer: Signer,
    language: Language,
    pdf: Callable[[], bytes] | None,
    created: dt.datetime,
) -> dict[str, bytes]:
    """Write the folder whole, or not at all, and return its files. It passes no gate: what leaves goes through
    `publish`. Raises Refused where the folder exists, Trouble where it cannot be written."""
    files = files_of(release, signer=signer, language=language, pdf=pdf, created=created)
    hand_out(files, folder)
    return files


def hand_out(files: dict[str, bytes], folder: Path) -> None:
    """Write the stored files of a release again, byte for byte."""
    with folders.beside(folder, files) as temporary:
        folders.put(temporary, folder)


_INDICATOR_FILES = (
    (INDICATORS, _("the indicators and the facts of forces behind them, as SDMX-CSV 2.0")),
    (INDICATORS_STRUCTURE, _("what their codes mean, as SDMX-ML 3.0")),
)
_TRENDS_FILES = (
    (TRENDS, _("the figures of this year beside those of the years released before, as SDMX-CSV 2.0")),
    (TRENDS_STRUCTURE, _("what their codes mean, as SDMX-ML 3.0")),
)


def _readme(release: Release, reader: Language, *, with_report: bool) -> bytes:
    contents = [
        (DATA, _("the figures, as SDMX-CSV 2.0")),
        (STRUCTURE, _("what the codes mean, as SDMX-ML 3.0")),
        *(_INDICATOR_FILES if release.indicators else ()),
        *(_TRENDS_FILES if release.trends is not None else ()),
        (QUALITY, _("how good the figures are, after SIMS, as SDMX-ML 3.0 reference metadata")),
        (DICTIONARY, _("every table, dimension and code with its meaning, in every language of the program")),
        (WORKBOOK, _("the same figures as a spreadsheet")),
        *([(REPORT, _("the same figures as a report with charts"))] if with_report else []),
        (MANIFEST, _("the fingerprints of all files")),
        (SIGNATURE, _("who released them")),
    ]
    lines = [*about(release, reader), ""]
    lines += [f"{name}: {reader.text(what)}" for name, what in contents]
    lines += ["", reader.text(_("To check the folder: {command}"), command="wellbeing release verify")]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")
