"""A second reader of vaults, written from docs/formats/vault.md alone. Imports nothing of the package.

The way out if this program ever ends: it opens a vault by passphrase or by two sheets, checks it and reads
every record.
"""

import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from shamir_mnemonic import combine_mnemonics
from sqlcipher3 import dbapi2 as sqlcipher

pack = msgspec.msgpack.encode
unpack = msgspec.msgpack.decode


def unsealed(key: bytes, sealed: bytes, context: str) -> bytes:
    return ChaCha20Poly1305(key).decrypt(sealed[:12], sealed[12:], context.encode())


def digest(content: bytes, *, key: bytes = b"", person: bytes = b"", size: int = 32) -> bytes:
    return hashlib.blake2b(content, digest_size=size, key=key, person=person).digest()


class SecondReader:
    """One vault, opened and checked."""

    def __init__(self, folder: Path, passphrase: str = "", sheets: tuple[str, ...] = ()) -> None:
        self.folder = folder
        header = json.loads((folder / "header.json").read_text("utf-8"))
        self.vault = header["body"]["vault"]
        slots = {slot["kind"]: slot for slot in header["body"]["slots"]}
        if sheets:
            kind, under = "recovery", combine_mnemonics(sheets)
        else:
            kind, under = "passphrase", self._stretched(slots["passphrase"], passphrase)
        wrapped = bytes.fromhex(slots[kind]["wrapped"])
        self._secret = unsealed(under, wrapped, f"wellbeing slot 1 {kind} {self.vault}")
        self._check_header(header)
        self._changing = self._change_of_key()
        self.connection = sqlcipher.connect(str(self._place_of("store.db")))
        self.connection.execute(f"PRAGMA key = \"x'{self.key('store').hex()}'\"")
        self.connection.execute("PRAGMA cipher_compatibility = 4")

    def _change_of_key(self) -> list[Any] | None:
        """The manifest of an interrupted change of key to this key."""
        path = self.folder / "changing-key" / "manifest"
        try:
            plain = unsealed(self.key("change-key"), path.read_bytes(), f"wellbeing change of key 1 {self.vault}")
        except (FileNotFoundError, InvalidTag):
            return None
        return list(unpack(plain))

    def _place_of(self, name: str) -> Path:
        """Where a file of the newest state lies: in the folder of the change, until it has been moved."""
        waiting = self.folder / "changing-key" / name
        if self._changing is None or not waiting.exists() or self._head_fits(self.folder / "head"):
            return self.folder / name
        digests = dict(zip(("store.db", "head"), self._changing, strict=False))
        assert digest(waiting.read_bytes(), person=b"wb key change") == digests[name]
        return waiting

    def _head_fits(self, path: Path) -> bool:
        part = path.read_bytes()[:4096]
        try:
            unsealed(
                self.key("head"), part[2 : 2 + int.from_bytes(part[:2], "big")], f"wellbeing head 1 {self.vault} 0"
            )
        except InvalidTag:
            return False
        return True

    def key(self, purpose: str) -> bytes:
        info = b"wellbeing vault 1 " + purpose.encode()
        return HKDF(algorithm=SHA256(), length=32, salt=bytes(32), info=info).derive(self._secret)

    @staticmethod
    def _stretched(slot: dict[str, Any], passphrase: str) -> bytes:
        return Argon2id(
            salt=bytes.fromhex(slot["salt"]),
            length=32,
            iterations=slot["passes"],
            lanes=slot["lanes"],
            memory_cost=slot["memory_kib"],
        ).derive(unicodedata.normalize("NFC", passphrase).encode())

    def _check_header(self, header: dict[str, Any]) -> None:
        def compact(value: object) -> bytes:
            return json.dumps(value, separators=(",", ":")).encode()

        mac = digest(compact(header["body"]), key=self.key("header"), person=b"wb header")
        assert mac.hex() == header["mac"]
        checksum = digest(compact([header["body"], header["mac"]]), person=b"wb header sum", size=16)
        assert checksum.hex() == header["checksum"]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return list(self.connection.execute(query))

    def holders(self) -> list[str]:
        header = json.loads((self.folder / "header.json").read_text("utf-8"))
        sealed = bytes.fromhex(header["body"]["slots"][1]["holders"])
        return list(unpack(unsealed(self.key("holders"), sealed, f"wellbeing slot 1 holders {self.vault}")))

    def check_log(self) -> bytes:
        """Check every entry; returns the newest sum."""
        previous, total = bytes(32), b""
        query = "SELECT seq, at, action, subject, sum, previous, mac FROM log ORDER BY seq"
        for number, (*entry, mac) in enumerate(self.rows(query), start=1):
            assert entry[0] == number
            assert entry[5] == previous
            assert digest(pack(entry), key=self.key("log")) == mac
            previous, total = mac, entry[4]
        return total

    def sum_of_records(self) -> bytes:
        schema = self.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema")
        records = [("sqlite_schema", *row) for row in schema if not row[1].startswith("sqlite_")]
        listed = self.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        for (table,) in listed:
            if table != "log" and not table.startswith("sqlite_"):
                columns = ", ".join(f'"{row[1]}"' for row in self.rows(f'PRAGMA table_info("{table}")'))
                records += [(table, *row) for row in self.rows(f'SELECT {columns} FROM "{table}"')]
        key = self.key("digest")
        total = sum(int.from_bytes(digest(pack(record), key=key), "big") for record in records)
        return (total % 2**256).to_bytes(32, "big")

    def newest_head(self) -> list[Any]:
        content = self._place_of("head").read_bytes()
        heads = []
        for place in (0, 1):
            part = content[place * 4096 : place * 4096 + 4096]
            length = int.from_bytes(part[:2], "big")
            assert not any(part[2 + length :])
            context = f"wellbeing head 1 {self.vault} {place}"
            heads.append(unpack(unsealed(self.key("head"), part[2 : 2 + length], context)))
        return list(max(heads))

    def pages(self) -> tuple[bytes, int]:
        content = self._place_of("store.db").read_bytes()
        tags = b"".join(content[end - 64 : end] for end in range(4096, len(content) + 1, 4096))
        return digest(content[:16] + tags, person=b"wb pages"), len(content) // 4096

    def draft(self, name: str) -> list[Any]:
        key = self.key("drafts") if self._changing is None else self._changing[3]
        stem = digest(name.encode(), key=key, person=b"wb draft name", size=16).hex()
        sealed = (self.folder / "drafts" / f"{stem}.draft").read_bytes()
        padded = unsealed(key, sealed, f"wellbeing draft 1 {stem}")
        return list(unpack(padded[: padded.rindex(b"\x80")]))
