"""Every kind of harm that somebody can do to a vault without its key. Each gives the harmed files of a disk."""

from collections.abc import Callable
from random import Random

from tests.torture.tampering.history import HEAD, HEADER, JOURNAL, STORE, Files, History
from tests.torture.tampering.wal import wal_of
from wellbeing.vault.connection import PAGE_BYTES

Harm = Callable[[Random, History], Files]


def _changed(history: History, **files: bytes | None) -> Files:
    """The newest files with some in place of theirs; None takes one away."""
    named = {_PATHS[name]: content for name, content in files.items()}
    kept = {path: content for path, content in history.newest.items() if path not in named}
    return kept | {path: content for path, content in named.items() if content is not None}


_PATHS = {"store": STORE, "head": HEAD, "header": HEADER, "journal": JOURNAL, "wal": STORE + "-wal"}


def _with(history: History, path: str, content: bytes) -> Files:
    return history.newest | {path: content}


def _flipped(chance: Random, content: bytes) -> bytes:
    harmed = bytearray(content)
    for _flip in range(chance.choice((1, 1, 1, 2, 8))):
        harmed[chance.randrange(len(harmed))] ^= 1 << chance.randrange(8)
    return bytes(harmed)


def flips_in_store(chance: Random, history: History) -> Files:
    """One bit or some."""
    return _changed(history, store=_flipped(chance, history.newest[STORE]))


def flips_in_head(chance: Random, history: History) -> Files:
    """One bit or some."""
    return _changed(history, head=_flipped(chance, history.newest[HEAD]))


def flips_in_header(chance: Random, history: History) -> Files:
    """One bit or some."""
    return _changed(history, header=_flipped(chance, history.newest[HEADER]))


def flips_in_draft(chance: Random, history: History) -> Files:
    """One bit or some."""
    path = chance.choice(_drafts(history))
    return _with(history, path, _flipped(chance, history.newest[path]))


def flips_in_witness(chance: Random, history: History) -> Files:
    """One bit or some, in the copy of the head outside the vault."""
    (path,) = (path for path in history.newest if path.endswith(".witness"))
    return _with(history, path, _flipped(chance, history.newest[path]))


def _drafts(history: History) -> list[str]:
    return [path for path in history.newest if path.endswith(".draft")]


def _pages(content: bytes) -> list[bytes]:
    return [content[start : start + PAGE_BYTES] for start in range(0, len(content), PAGE_BYTES)]


def one_page_put_back(chance: Random, history: History) -> Files:
    """One page as it was in an older copy."""
    return _put_back(chance, history, 1, 1)


def pages_put_back(chance: Random, history: History) -> Files:
    """Some or most pages as they were in one older copy."""
    return _put_back(chance, history, chance.choice((2, 3, 5, 20, 1000)), 1)


def pages_put_back_from_two(chance: Random, history: History) -> Files:
    """Pages from two older copies, mixed."""
    return _put_back(chance, history, chance.choice((2, 4, 10, 60)), 2)


def _put_back(chance: Random, history: History, count: int, copies: int) -> Files:
    pages = _pages(history.newest[STORE])
    older = [_pages(files[STORE]) for files in chance.sample(history.generations[:-1], copies)]
    differing = [
        (place, copy[place])
        for copy in older
        for place in range(min(len(copy), len(pages)))
        if copy[place] != pages[place]
    ]
    for place, page in chance.sample(differing, min(count, len(differing))):
        pages[place] = page
    return _changed(history, store=b"".join(pages))


def pages_exchanged(chance: Random, history: History) -> Files:
    """Two pages of the newest store in each other's place, or one in both."""
    pages = _pages(history.newest[STORE])
    one, two = chance.sample(range(len(pages)), 2)
    pages[one], pages[two] = pages[two], pages[one if chance.random() < 0.5 else two]
    return _changed(history, store=b"".join(pages))


def old_journal(chance: Random, history: History) -> Files:
    """The journal of an earlier transaction, whole or cut, beside the newest store."""
    journal = chance.choice(history.journals)
    cut = chance.choice((len(journal), len(journal), chance.randrange(len(journal))))
    return _changed(history, journal=journal[:cut])


def old_journal_and_head(chance: Random, history: History) -> Files:
    """A journal and an older head that fits it; the witness was left."""
    number = chance.randrange(1, len(history.generations))
    head = history.generations[-1 - number][HEAD]
    journal = history.journals[-1 if number == 1 else -chance.randrange(1, len(history.journals))]
    return _changed(history, journal=journal, head=head)


def old_journal_and_store(chance: Random, history: History) -> Files:
    """An older store with a journal."""
    older = chance.choice(history.generations[:-1])
    return _changed(history, journal=chance.choice(history.journals), store=older[STORE])


def made_up_journal(chance: Random, history: History) -> Files:
    """Nonsense, or a journal with flipped bits."""
    journal = chance.choice(history.journals)
    nonsense = chance.randbytes(chance.choice((1, 512, 8192)))
    return _changed(history, journal=chance.choice((nonsense, _flipped(chance, journal), b"")))


def write_ahead_log(chance: Random, history: History) -> Files:
    """A write-ahead log made of older pages, which needs no key."""
    newest = _pages(history.newest[STORE])
    older = _pages(chance.choice(history.generations[:-1])[STORE])
    differing = [place for place in range(min(len(older), len(newest))) if older[place] != newest[place]]
    some = chance.sample(differing, min(len(differing), chance.choice((1, 2, 30))))
    wal = wal_of({place + 1: older[place] for place in some}, len(newest))
    return _changed(history, wal=wal)


def store_rolled_back(chance: Random, history: History) -> Files:
    """The whole store of an older copy."""
    return _changed(history, store=chance.choice(history.generations[:-1])[STORE])


def head_rolled_back(chance: Random, history: History) -> Files:
    """The head of an older copy."""
    return _changed(history, head=chance.choice(history.generations[:-1])[HEAD])


def both_rolled_back(chance: Random, history: History) -> Files:
    """Store and head of one older copy; the witness was left."""
    older = chance.choice(history.generations[:-1])
    return _changed(history, store=older[STORE], head=older[HEAD])


def whole_vault_rolled_back(chance: Random, history: History) -> Files:
    """The whole folder of an older copy; the witness was left."""
    older = chance.choice(history.generations[:-1])
    outside = {path: content for path, content in history.newest.items() if not path.startswith("vault/")}
    return outside | {path: content for path, content in older.items() if path.startswith("vault/")}


def another_history(chance: Random, history: History) -> Files:
    """A copy that somebody worked in apart from here: its store, or store and head."""
    fork = chance.choice(history.forks)
    if chance.random() < 0.5:
        return _changed(history, store=fork[STORE])
    return _changed(history, store=fork[STORE], head=fork[HEAD])


def cut_short(chance: Random, history: History) -> Files:
    """A file that ends too early."""
    path = _some_file(chance, history)
    content = history.newest[path]
    size = chance.choice((chance.randrange(len(content)), len(content) - 1, 0))
    if path == STORE and chance.random() < 0.5:
        size -= size % PAGE_BYTES
    return _with(history, path, content[:size])


def made_longer(chance: Random, history: History) -> Files:
    """A file that goes on behind its end."""
    path = _some_file(chance, history)
    size = chance.choice((1, 512, PAGE_BYTES, 3 * PAGE_BYTES))
    old = history.newest[STORE][-PAGE_BYTES:]
    return _with(history, path, history.newest[path] + chance.choice((bytes(size), chance.randbytes(size), old)))


def zeroed(chance: Random, history: History) -> Files:
    """A file with a range of zeros."""
    path = _some_file(chance, history)
    content = bytearray(history.newest[path])
    start = chance.randrange(len(content))
    size = min(chance.choice((16, 512, PAGE_BYTES, len(content))), len(content) - start)
    content[start : start + size] = bytes(size)
    return _with(history, path, bytes(content))


def _some_file(chance: Random, history: History) -> str:
    return chance.choice((STORE, STORE, STORE, HEAD, HEADER, *_drafts(history)[:1]))


def a_file_gone(chance: Random, history: History) -> Files:
    """A file that was deleted."""
    path = chance.choice((STORE, HEAD, HEADER))
    return {name: content for name, content in history.newest.items() if name != path}


def files_of_another_vault(chance: Random, history: History) -> Files:
    """One file or two of another vault in place of this one's."""
    strange = chance.sample((STORE, HEAD, HEADER), chance.choice((1, 1, 2)))
    return history.newest | {path: history.other[path] for path in strange}


def older_header(chance: Random, history: History) -> Files:
    """The header from before the passphrase was changed."""
    older = [files[HEADER] for files in history.generations if files[HEADER] != history.newest[HEADER]]
    return _changed(history, header=chance.choice(older))


def header_written_by_somebody(chance: Random, history: History) -> Files:
    """A header with another cost or another slot, its checksum made anew: that takes no key."""
    from tests.torture.tampering.headers import forged

    return _changed(history, header=forged(chance, history.newest[HEADER], history.other[HEADER]))
