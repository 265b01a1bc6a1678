"""Everything that a vault's files hold, decrypted with its key: what somebody could read who forces it out later."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from wellbeing.vault.store import Store

_PAGE, _RESERVED, _SALT = 4096, 80, 16


def pages(store: Store) -> Iterator[bytes]:
    """Every page of the store as it lies on the disk, free ones too."""
    content = (store.folder / "store.db").read_bytes()
    key = store.key.derive("store")
    for start in range(0, len(content), _PAGE):
        page = content[start : start + _PAGE]
        sealed = page[_SALT if start == 0 else 0 : _PAGE - _RESERVED]
        initial = page[_PAGE - _RESERVED : _PAGE - _RESERVED + 16]
        reader = Cipher(algorithms.AES(key), modes.CBC(initial)).decryptor()
        yield reader.update(sealed) + reader.finalize()


def everything(store: Store) -> bytes:
    """Pages in their order without what stands between them, every draft, and every other file as it is."""
    parts = [b"".join(pages(store))]
    parts += [draft.name.encode() + b"\n" + draft.content for draft in store.drafts.listed().whole]
    parts += [path.read_bytes() for path in _others(store.folder)]
    return b"\n".join(parts)


def _others(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "store.db")


def traces(content: bytes, words: tuple[str, ...]) -> list[str]:
    """Those of `words` that stand there in any encoding of text, in small letters too (as an index keeps them)."""
    found = []
    for word in words:
        for spelled in {word, word.lower(), word.upper()}:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
                if spelled.encode(encoding, "ignore") in content and spelled.encode(encoding, "ignore"):
                    found.append(f"{spelled} in {encoding}")
    return found
