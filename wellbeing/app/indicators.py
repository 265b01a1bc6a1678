"""Facts of forces, for indicators: looking at a sheet of them, taking it in, and what is here from whom.

They come from the force or the union, per force and year. What of them may leave with a release passes a floor first
(`anonymise.indicators.facts`).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wellbeing.anonymise.indicators.definition import Indicators
from wellbeing.anonymise.indicators.facts import ForceFact, contradictions, leaving
from wellbeing.anonymise.indicators.standing import FactFigure
from wellbeing.anonymise.period import Period
from wellbeing.app.departures import save
from wellbeing.app.office.no_cases import is_office
from wellbeing.app.session import Changed, Session
from wellbeing.content.indicators import load_indicators, load_national_indicators
from wellbeing.domain.identity import new_uid
from wellbeing.errors import Refused
from wellbeing.exchange.facts.sheet import ReadFact, empty_sheet, read_facts
from wellbeing.exchange.release.indicators_csv import read_indicators
from wellbeing.exchange.release.manifest import INDICATORS
from wellbeing.exchange.spreadsheet import Wrong, label_key, read_spreadsheet
from wellbeing.language import Language, _
from wellbeing.vault import force_facts, releases
from wellbeing.vault.force_facts import FactImport, KeptFact

__all__ = ["KeptFact", "ReadFact", "Wrong"]

MORE_THAN_WHOLE = _("{force}, {year}: a part is more than its whole ({facts}).")
WRONG_ROWS = _("Some rows can't be read, so nothing was taken in. Please correct them first.")
NO_NAME = _("Please give your name: it is kept who took these figures in.")
NOTHING = _("Nothing new in this file: its facts are here already, or none is filled in yet.")
NO_ENDING = _("The name of the file has to end in .csv or .xlsx.")
CHANGED_MEANWHILE = _("Other facts were taken in since the file was looked at. Please look at the file again.")

Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What taking a file in would do: facts that are new, those that replace one (`before`), how many are the same,
    rows that are wrong, and parts that say more than their whole (msgid with values)."""

    file: str
    new: tuple[ReadFact, ...]
    changed: tuple[tuple[ReadFact, KeptFact], ...]
    same: int
    wrong: tuple[Wrong, ...]
    contradictions: tuple[tuple[str, dict[str, object]], ...]

    @property
    def to_take_in(self) -> tuple[ReadFact, ...]:
        """Whatever would be kept."""
        return (*self.new, *(read for read, _before in self.changed))

    @property
    def fits(self) -> bool:
        """Whether nothing stands in the way: half a file would be numerators without denominators."""
        return not self.wrong and not self.contradictions


def definitions() -> Indicators:
    """The indicators of this program, and the facts that may be imported for them."""
    return load_indicators()


def national_definitions() -> Indicators:
    """The same indicators by the tables of a national release."""
    return load_national_indicators()


def of_vault(session: Session) -> Indicators:
    """The indicators that a release of this vault has: in that of an office by the national tables."""
    return national_definitions() if is_office(session) else definitions()


def look(session: Session, file: Path) -> Looked:
    """What a file would bring. Writes nothing. Raises Refused for what is no sheet of facts."""
    read, wrong = read_facts(read_spreadsheet(file), {fact.code: fact.kind for fact in load_indicators().facts})
    here = _newest(force_facts.every(session.store))
    new, changed, same = list[ReadFact](), list[tuple[ReadFact, KeptFact]](), 0
    for one in read:
        before = here.get(_key(one.year, one.fact))
        if before is None:
            new.append(one)
        elif _says(before.fact, before.source) != _says(one.fact, one.source):
            changed.append((one, before))
        else:
            same += 1
    return Looked(
        file=file.name,
        new=tuple(new),
        changed=tuple(changed),
        same=same,
        wrong=tuple(wrong),
        contradictions=tuple(_contradictions(here, read)),
    )


def take_in(session: Session, looked: Looked, by: str) -> int:
    """Keep what was looked at, with who did it; returns how many facts. All of it or nothing.

    Raises Refused where a row is wrong, nothing is new, no name is given, or other facts came meanwhile.
    """
    if not looked.fits:
        raise Refused(WRONG_ROWS, field="file")
    if not looked.to_take_in:
        raise Refused(NOTHING, field="file")
    if not by.strip():
        raise Refused(NO_NAME, field="by")
    here = _newest(force_facts.every(session.store))
    expected = {_key(read.year, read.fact): before for read, before in looked.changed}
    if any(here.get(key := _key(read.year, read.fact)) != expected.get(key) for read in looked.to_take_in):
        raise Refused(CHANGED_MEANWHILE, field="file")
    came = FactImport(uid=new_uid(), file=looked.file, by=by.strip(), at=session.now())
    with session.store.transaction("facts.imported", came.uid):
        force_facts.add(session.store, came, [(one.year, one.fact, one.source) for one in looked.to_take_in])
    session.note_change(Changed.RELEASES)
    return len(looked.to_take_in)


def kept(session: Session) -> list[KeptFact]:
    """What holds now: of every force, year and fact the newest, by force, year and the order of the list."""
    order = {fact.code: place for place, fact in enumerate(load_indicators().facts)}
    found = _newest(force_facts.every(session.store)).values()
    return sorted(found, key=lambda one: (-one.year, label_key(one.fact.force), order.get(one.fact.fact, len(order))))


def replaced(session: Session) -> list[KeptFact]:
    """What was imported before and does not hold any more, the newest first."""
    every = force_facts.every(session.store)
    holds = _newest(every).values()
    return [one for one in every if not any(one is newest for newest in holds)]


def of_year(session: Session, year: int) -> tuple[ForceFact, ...]:
    """The facts of a year that hold now. A force is known by its name, whatever its capitals."""
    known = {fact.code for fact in load_indicators().facts}
    return tuple(
        ForceFact(
            force=label_key(one.fact.force),
            fact=one.fact.fact,
            told=one.fact.told,
            value=one.fact.value,
            persons=one.fact.persons,
        )
        for one in kept(session)
        if one.year == year and one.fact.fact in known
    )


def leaving_with(session: Session, period: Period) -> dict[str, FactFigure]:
    """The facts that leave with a period: those that left, once it was released, whatever was taken in since."""
    stored = releases.of_period(session.store, period.label)
    if stored is not None:
        raw = stored.files.get(INDICATORS)
        return {} if raw is None else dict(read_indicators(raw).facts)
    return {} if period.quarter else leaving(load_indicators(), of_year(session, period.year))


def save_empty_sheet(path: Path, reader: Language) -> None:
    """Write a sheet to fill in; nothing of the vault is in it. Refused where the file exists or ends otherwise."""
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise Refused(NO_ENDING, field="path")
    facts = [(fact.code, reader.text(fact.label)) for fact in load_indicators().facts]
    save(empty_sheet(facts, ending=path.suffix.lower()), path)


def _key(year: int, fact: ForceFact) -> Key:
    return label_key(fact.force), year, fact.fact


def _newest(every: Iterable[KeptFact]) -> dict[Key, KeptFact]:
    newest: dict[Key, KeptFact] = {}
    for one in every:
        newest.setdefault(_key(one.year, one.fact), one)
    return newest


def _says(fact: ForceFact, source: str) -> tuple[object, ...]:
    return fact.told, fact.value, fact.persons, source


def _contradictions(here: dict[Key, KeptFact], read: list[ReadFact]) -> Iterable[tuple[str, dict[str, object]]]:
    """As it would be after this file, with what is here already."""
    wanted = load_indicators()
    years: dict[int, dict[Key, ForceFact]] = defaultdict(dict)
    for key, one in here.items():
        years[one.year][key] = one.fact
    for new in read:
        years[new.year][_key(new.year, new.fact)] = new.fact
    for year in sorted({new.year for new in read}):
        for force, group in contradictions(wanted, years[year].values()):
            facts = ", ".join(fact.code for fact in wanted.groups()[group])
            yield MORE_THAN_WHOLE, {"force": force, "year": str(year), "facts": facts}
