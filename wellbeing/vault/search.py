"""Search over everything: one document per case and per service, found by any part of a word."""

from collections.abc import Sequence

from wellbeing.domain.identity import CaseId, ServiceId
from wellbeing.vault.store import Store

_TRIGRAM = 3
MOST_WORDS = 50


def index_case(store: Store, case_id: CaseId) -> None:
    """Write the case's document anew: alias, name, reference, place, unit, rank and notes."""
    row = store.one(
        "SELECT concat_ws(' ', o.alias, o.name, o.reference, o.contact, i.alias, i.place, c.unit, c.rank,"
        " (SELECT group_concat(text, ' ') FROM note WHERE case_id = c.id))"
        " FROM case_ c JOIN officer o ON o.id = c.officer_id JOIN incident i ON i.id = c.incident_id WHERE c.id = ?",
        (case_id,),
    )
    forget_case(store, case_id)
    if row is not None:
        store.run("INSERT INTO search (rowid, text) VALUES (?, ?)", (2 * case_id, row[0]))


def forget_case(store: Store, case_id: CaseId) -> None:
    """Take the case's document out."""
    store.run("DELETE FROM search WHERE rowid = ?", (2 * case_id,))


def forget_removed(store: Store) -> None:
    """Inside a transaction: merge the whole index, so that no word of a document that was removed stays in it. Takes
    about 0.2 s for 20,000 cases."""
    store.run("INSERT INTO search (search) VALUES ('optimize')")


def words_in(text: str) -> list[str]:
    """The words that are looked for: each once, and no more than a question to the index can hold, where somebody
    pasted a whole page. A zero, as pasted text may hold too, would end that question in its middle."""
    return list(dict.fromkeys(text.replace("\0", " ").split()))[:MOST_WORDS]


def find(store: Store, text: str, limit: int) -> tuple[list[CaseId], list[ServiceId]]:
    """Cases and services whose document contains every word of `text`, the newest first.

    From three letters on a word is looked up in the trigram index; a shorter one is compared document by
    document, newest first, until enough are found.
    """
    words = words_in(text)
    if not words:
        return [], []
    conditions, values = _conditions(words)
    # The limit stands in the question itself: as a value it would make the index a tenth slower.
    found = store.all(f"SELECT rowid FROM search WHERE {conditions} ORDER BY rowid DESC LIMIT {int(limit)}", values)
    found_cases: list[CaseId] = []
    found_services: list[ServiceId] = []
    for (key,) in found:
        (found_services if key % 2 else found_cases).append(key // 2)
    return found_cases, found_services


def _conditions(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    long = [word for word in words if len(word) >= _TRIGRAM]
    short = [word for word in words if len(word) < _TRIGRAM]
    conditions = ["search MATCH ?"] if long else []
    values = [" AND ".join('"' + word.replace('"', '""') + '"' for word in long)] if long else []
    conditions += ["text LIKE ? ESCAPE '\\'"] * len(short)
    values += map(_anywhere, short)
    return " AND ".join(conditions), tuple(values)


def _anywhere(word: str) -> str:
    """A pattern for LIKE that finds `word` as it is written."""
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def services_with(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """A condition on a row of `service`, with its values: its document contains every one of `words`.

    Short words are compared with the columns themselves, which is quicker than reading every document.
    """
    long = [word for word in words if len(word) >= _TRIGRAM]
    conditions: list[str] = []
    values: list[str] = []
    if long:
        matched, found = _conditions(long)
        conditions.append(f"id IN (SELECT (rowid - 1) / 2 FROM search WHERE {matched} AND rowid % 2 = 1)")
        values += found
    for word in words:
        if len(word) < _TRIGRAM:
            conditions.append("concat_ws(' ', name, whom, reach) LIKE ? ESCAPE '\\'")
            values.append(_anywhere(word))
    return " AND ".join(conditions), tuple(values)


def of_acts(store: Store, acts: Sequence[str], limit: int) -> list[CaseId]:
    """Cases whose incident has one of these acts, the newest first: so that a search finds 'threat' too."""
    if not acts:
        return []
    marks = ", ".join("?" * len(acts))
    found = store.all(
        f"SELECT c.id FROM case_ c JOIN incident i ON i.id = c.incident_id WHERE i.act IN ({marks})"
        " ORDER BY c.id DESC LIMIT ?",
        (*acts, limit),
    )
    return [CaseId(row[0]) for row in found]
