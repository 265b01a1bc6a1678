"""The header of a vault: which slots open it. Authenticated as a whole and replaced as a whole.

A checksum tells a damaged header from a wrong passphrase before any key is known; a MAC under the data key
tells a header that something else wrote.
"""

import hashlib
import hmac
from pathlib import Path

import msgspec

from wellbeing.errors import Refused, Tampered, Trouble
from wellbeing.language import _
from wellbeing.vault.files import Disk, told_as_trouble
from wellbeing.vault.keys import DataKey, KdfSetting
from wellbeing.vault.slots import (
    NO_RECOVERY,
    Hex,
    PassphraseSlot,
    RecoverySlot,
    holders_of,
    open_passphrase_slot,
    open_recovery_slot,
)

NAME = "header.json"
VERSION = 1
_LARGEST = 64 * 1024

_OTHER_FILES = ("store.db", "head")
"""Files of a vault that has lost its header."""

NO_VAULT = _("There is no vault in this folder.")
MISSING = _(
    "The header of this vault is missing, so that no passphrase can open it. Nothing was changed. "
    "Restore the newest backup."
)
DAMAGED = _(
    "The header of this vault is damaged, so that no passphrase can open it. Nothing was changed. "
    "Restore the newest backup."
)
NOT_OURS = _(
    "The header of this vault was changed by something other than this program. Nothing was changed now. "
    "Restore the newest backup."
)
NEWER = _("This vault was written by a newer version of the program. Install that version to open it.")


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the MAC covers. `vault` is the vault's random name, 32 hexadecimal digits."""

    format: str
    version: int
    vault: Hex
    slots: tuple[PassphraseSlot | RecoverySlot, ...]


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    body: Body
    mac: Hex
    checksum: Hex


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """A header as read or about to be written."""

    body: Body
    mac: str

    @property
    def vault(self) -> str:
        """The vault's random name."""
        return self.body.vault

    @property
    def cost(self) -> KdfSetting:
        """What one guess at the passphrase costs. Raises `Tampered` outside the bounds."""
        slot = next((slot for slot in self.body.slots if isinstance(slot, PassphraseSlot)), None)
        if slot is None:
            raise Tampered(NOT_OURS)
        return KdfSetting(memory_kib=slot.memory_kib, passes=slot.passes, lanes=slot.lanes)

    def opened_by_passphrase(self, passphrase: str) -> DataKey:
        """The data key. Raises `Refused` for a wrong passphrase, `Tampered` for a foreign header."""
        for slot in self.body.slots:
            if isinstance(slot, PassphraseSlot):
                return self._checked(open_passphrase_slot(slot, passphrase, self.vault))
        raise Tampered(NOT_OURS)

    def opened_by_sheets(self, words1: str, words2: str) -> DataKey:
        """The data key from two recovery sheets. Raises `Refused` where they don't fit."""
        slot = self._recovery()
        if slot is None:
            raise Refused(NO_RECOVERY)
        return self._checked(open_recovery_slot(slot, words1, words2, self.vault))

    def holders(self, key: DataKey) -> tuple[str, ...]:
        """Who holds the recovery sheets; empty where none were made."""
        slot = self._recovery()
        return holders_of(slot, key, self.vault) if slot else ()

    def with_slot(self, slot: PassphraseSlot | RecoverySlot, key: DataKey) -> "Header":
        """The header with `slot` in place of the one of its kind."""
        others = (old for old in self.body.slots if type(old) is not type(slot))
        slots = tuple(sorted((*others, slot), key=lambda one: isinstance(one, RecoverySlot)))
        return sign(msgspec.structs.replace(self.body, slots=slots), key)

    def _recovery(self) -> RecoverySlot | None:
        return next((slot for slot in self.body.slots if isinstance(slot, RecoverySlot)), None)

    def _checked(self, key: DataKey) -> DataKey:
        self.check(key)
        return key

    def check(self, key: DataKey) -> None:
        """Raises `Tampered` unless the owner of `key` wrote every byte of this header."""
        if not hmac.compare_digest(self.mac, _mac(self.body, key)):
            raise Tampered(NOT_OURS)


def new_header(vault: str, slot: PassphraseSlot, key: DataKey) -> Header:
    """The header of a new vault that has one slot."""
    return sign(Body(format="wellbeing vault", version=VERSION, vault=vault, slots=(slot,)), key)


def sign(body: Body, key: DataKey) -> Header:
    """The header over `body`, authenticated under the data key."""
    return Header(body=body, mac=_mac(body, key))


def read(folder: Path) -> Header:
    """Read the header of a vault.

    Raises `Refused` where no vault is, `Tampered` where the header alone is missing or a single bit of it differs,
    `Trouble` where it is newer.
    """
    with told_as_trouble():
        path = folder / NAME
        if not path.is_file():
            if any((folder / name).exists() for name in _OTHER_FILES):
                raise Tampered(MISSING)
            raise Refused(NO_VAULT, field="vault")
        content = path.read_bytes()[: _LARGEST + 1]
    return parse(content)


def parse(content: bytes) -> Header:
    """The header in `content`, which must be exactly the bytes this program would write."""
    if len(content) > _LARGEST:
        raise Tampered(DAMAGED)
    try:
        file = msgspec.json.decode(content, type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        _refuse_newer(content)
        raise Tampered(DAMAGED) from error
    header = Header(body=file.body, mac=file.mac)
    if not hmac.compare_digest(content, _content(header)):
        _refuse_newer(content)
        raise Tampered(DAMAGED)
    if file.body.version > VERSION:
        raise Trouble(NEWER)
    return header


def write(folder: Path, header: Header, disk: Disk | None = None) -> None:
    """Put the header in place: after a crash the old or the new one is there, whole. Raises `Trouble`."""
    with told_as_trouble():
        (disk or Disk()).replace(folder / NAME, _content(header))


def _content(header: Header) -> bytes:
    """The file's bytes: one way of writing, so that a changed space or capital is seen too."""
    file = _File(body=header.body, mac=header.mac, checksum=_checksum(header.body, header.mac))
    return msgspec.json.format(msgspec.json.encode(file), indent=1) + b"\n"


def _checksum(body: Body, mac: str) -> str:
    content = msgspec.json.encode([body, mac])
    return hashlib.blake2b(content, digest_size=16, person=b"wb header sum").hexdigest()


def _mac(body: Body, key: DataKey) -> str:
    content = msgspec.json.encode(body)
    return hashlib.blake2b(content, digest_size=32, key=key.derive("header"), person=b"wb header").hexdigest()


class _AnyVersion(msgspec.Struct):
    body: "_VersionOnly"
    mac: str
    checksum: str


class _VersionOnly(msgspec.Struct):
    format: str
    version: int


def _refuse_newer(content: bytes) -> None:
    """A header of a later format has fields unknown here; its own checksum says that it is whole."""
    try:
        raw = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
        seen = msgspec.json.decode(content, type=_AnyVersion)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return
    body = b"[" + _compact(bytes(raw["body"])) + b"," + _compact(bytes(raw["mac"])) + b"]"
    checksum = hashlib.blake2b(body, digest_size=16, person=b"wb header sum").hexdigest()
    if checksum == seen.checksum and seen.body.format == "wellbeing vault" and seen.body.version > VERSION:
        raise Trouble(NEWER)


def _compact(content: bytes) -> bytes:
    return msgspec.json.format(content, indent=-1)
