"""The way out: write, read back, attack, record, and only then give the folder its name. Fails closed."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wellbeing.anonymise.audit import Audit, audit
from wellbeing.anonymise.indicators import definition
from wellbeing.anonymise.indicators.definition import Indicators
from wellbeing.anonymise.indicators.working_out import work_out
from wellbeing.anonymise.ledger import LedgerEntry, next_entry
from wellbeing.anonymise.published import Published
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.schema import Schema
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import ReleasedYear
from wellbeing.errors import Refused
from wellbeing.exchange.release import folder as folders
from wellbeing.exchange.release.covering import coverage_left, fits_cells
from wellbeing.exchange.release.indicators_csv import read_indicators
from wellbeing.exchange.release.indicators_sheet import indicators_in
from wellbeing.exchange.release.manifest import INDICATORS, WORKBOOK
from wellbeing.exchange.release.reading import read
from wellbeing.exchange.release.trends_check import trends_left
from wellbeing.exchange.release.verifying import verify
from wellbeing.exchange.release.workbook import numbers_in
from wellbeing.exchange.release.writing import files_of
from wellbeing.language import Language, _
from wellbeing.signatures.signing import Signatures, Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What left: its files byte for byte, the ledger's new entry with the signer's signatures over it, and the
    audit that let it pass."""

    files: dict[str, bytes]
    entry: LedgerEntry
    entry_signatures: Signatures
    audit: Audit


class GateClosed(Refused):
    """The audit found something. `audit` says what, for the representative's own screen."""

    def __init__(self, found: Audit) -> None:
        super().__init__(
            _(
                "The release was stopped: the program's own attack on it found a figure that says too much. "
                "Nothing was written."
            )
        )
        self.audit = found


def publish(
    release: Release,
    folder: Path,
    *,
    schema: Schema,
    indicators: Indicators = definition.NONE,
    ledger: Sequence[LedgerEntry],
    signer: Signer,
    language: Language,
    pdf: Callable[[], bytes] | None,
    created: dt.datetime,
    record: Callable[[Publication], None],
    before: Sequence[ReleasedYear] = (),
    told: Callable[[], object] = lambda: None,
) -> Publication:
    """Release into `folder`, which must not exist yet.

    `ledger` holds all entries in order; `record` stores the publication (entry and files) and makes the backup:
    it runs after the gate and before the folder gets its name, so that nothing leaves unrecorded. If the last
    step fails, the recorded files can be handed out again. `before` are the years that left, with their measures.
    `told` is called again and again during the attack, and last before anything is recorded; what it raises ends the
    release, of which nothing is there then.
    Raises GateClosed where the attack finds anything, Refused where the period was released before or the folder
    exists, Trouble where the disk fails.
    """
    if any(entry.period == release.period.label for entry in ledger):
        raise Refused(_("This period has been released before. Its files can be handed out again."))
    files = files_of(release, signer=signer, language=language, pdf=pdf, created=created)
    with folders.beside(folder, files) as temporary:
        earlier = [entry.published() for entry in ledger]
        found = gate(temporary, files, release, schema, earlier, indicators, before, told)
        if not found.ok:
            raise GateClosed(found)
        told()
        entry = next_entry(release, ledger[-1] if ledger else None)
        signatures = signer.sign("ledger entry", entry.canonical())
        publication = Publication(files=files, entry=entry, entry_signatures=signatures, audit=found)
        record(publication)
        folders.put(temporary, folder)
    return publication


def gate(
    written: Path,
    files: dict[str, bytes],
    release: Release,
    schema: Schema,
    earlier: Sequence[Published],
    indicators: Indicators = definition.NONE,
    before: Sequence[ReleasedYear] = (),
    told: Callable[[], object] = lambda: None,
) -> Audit:
    """The audit over the files as written. What was read back must be the release, in every file alike, and every
    indicator must follow from the cells and facts that were read back, every figure over the years and quarters must
    have been published with that number, and what the release covers must be what its cells say."""
    back = read(written, schema)
    if back != release.published() or not verify(written).intact or not _workbook_agrees(files, release):
        return Audit(infeasible=True)
    if not _indicators_follow(files, release, back, indicators):
        return Audit(infeasible=True)
    if not trends_left(files, release, [*earlier, back], before):
        return Audit(infeasible=True)
    covered, own = coverage_left(files), release.coverage
    if covered != own or (covered is not None and not fits_cells(covered, back, schema)):
        return Audit(infeasible=True)
    return audit(
        schema,
        back,
        earlier,
        release.counted_share,
        told,
        reported=covered.reported if covered else Band.UNKNOWN,
        asked=own.asked if own else None,
        ends=False,
    )


def _indicators_follow(files: dict[str, bytes], release: Release, back: Published, indicators: Indicators) -> bool:
    if INDICATORS not in files:
        return not release.indicators
    written = read_indicators(files[INDICATORS])
    expected = {one.id: one.figure for indicator in release.indicators for one in indicator.measures}
    return (
        written.measures == expected == work_out(indicators, back.cells, written.facts)
        and written.facts == {fact.code: fact.figure for fact in release.facts}
        and indicators_in(files[WORKBOOK]) == {name: figure.value for name, figure in expected.items()}
    )


def _workbook_agrees(files: dict[str, bytes], release: Release) -> bool:
    numbers = numbers_in(files[WORKBOOK], release)
    cells = {table.cell(codes) for table in release.tables for codes in table.figures}
    return numbers == {found: {release.cells[found].value} for found in cells}
