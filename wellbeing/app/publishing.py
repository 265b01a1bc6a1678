"""Making packs: a publisher's key, kept in a file under a passphrase, and building the signed file from a folder."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from wellbeing.content.packs import building
from wellbeing.content.packs.container import SUFFIX
from wellbeing.content.packs.manifest import LANGUAGE
from wellbeing.content.packs.pack import Pack, read_pack
from wellbeing.content.packs.reading import Contents, contents
from wellbeing.content.packs.source_folder import pack_folder, write_translations
from wellbeing.errors import Refused, Tampered, Trouble
from wellbeing.language import _
from wellbeing.signatures.card import Card
from wellbeing.signatures.signing import Signer
from wellbeing.vault.files import write_all
from wellbeing.vault.keys import SALT_BYTES, KdfSetting, calibrated, seal, unseal

LARGEST_KEY = 16_384
NOT_A_KEY = _("This file is not the key of a publisher.")
WRONG_PASSPHRASE = _("This passphrase does not open the key. Check capitals and the keyboard's language.")
TAKEN = _("A file of that name is already there. Choose another place.")
NOT_WRITTEN = _("The file can't be written. Check that there is room and that you may write in that place.")
SHORT = _("Please choose a passphrase of {least} signs or more: who has the key and guesses it can sign in your name.")
LEAST_SIGNS = 12


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The seeds of a publisher's keys, sealed under a passphrase. Bytes are lower-case hexadecimal digits, keys base64.

    `fingerprint` is bound to what is sealed: no key can be slipped under another name.
    """

    wellbeing_publisher_key: int = 1
    memory_kib: int
    passes: int
    lanes: int
    salt: str
    sealed: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What was built, and where it lies."""

    file: Path
    pack: Pack
    contents: Contents


def make_key(file: Path, passphrase: str, kdf: KdfSetting | None = None) -> Card:
    """A new publisher's key in a new file. Returns its public half. Raises Refused, or Trouble from the disk."""
    if len(passphrase) < LEAST_SIGNS:
        raise Refused(SHORT, field="passphrase", least=LEAST_SIGNS)
    _refuse_taken(file)
    signer, setting, salt = Signer.generate(), kdf or calibrated(), os.urandom(SALT_BYTES)
    fingerprint = signer.card.fingerprint
    kept = KeyFile(
        memory_kib=setting.memory_kib,
        passes=setting.passes,
        lanes=setting.lanes,
        salt=salt.hex(),
        sealed=seal(setting.stretch(passphrase, salt), signer.seeds, _context(fingerprint)).hex(),
        fingerprint=fingerprint,
    )
    _write_new(file, msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")
    return signer.card


def open_key(file: Path, passphrase: str) -> Signer:
    """The publisher whose key lies in `file`. Raises Refused for a wrong passphrase and for what is no key."""
    try:
        with file.open("rb") as source:
            raw = source.read(LARGEST_KEY + 1)
    except OSError as error:
        raise Refused(_("The key can't be read. Check its place."), field="key") from error
    try:
        kept = msgspec.json.decode(raw, type=KeyFile)
        setting = KdfSetting(memory_kib=kept.memory_kib, passes=kept.passes, lanes=kept.lanes)
        salt, sealed = bytes.fromhex(kept.salt), bytes.fromhex(kept.sealed)
        if kept.wellbeing_publisher_key != 1 or len(salt) != SALT_BYTES:
            raise ValueError("not this form of key")
    except (msgspec.DecodeError, ValueError, Tampered):
        raise Refused(NOT_A_KEY, field="key") from None
    seeds = unseal(setting.stretch(passphrase, salt), sealed, _context(kept.fingerprint))
    if seeds is None:
        raise Refused(WRONG_PASSPHRASE, field="passphrase")
    return Signer.generate(seeds)


def build(folder: Path, key: Path, passphrase: str, out: Path) -> Built:
    """Build the pack in `folder` and sign it, as a new file `out`. Refused for the first thing that is not in order."""
    if out.suffix != SUFFIX:
        raise Refused(_("The name of a pack's file ends with {suffix}."), field="out", suffix=SUFFIX)
    _refuse_taken(out)
    source = pack_folder(folder)
    raw = building.built(source, open_key(key, passphrase))
    _write_new(out, raw)
    pack = read_pack(raw)
    return Built(file=out, pack=pack, contents=contents(pack))


def translate(folder: Path, code: str) -> tuple[int, int]:
    """Bring the translations of a pack's folder into one language up to date: (texts, those not translated yet)."""
    if LANGUAGE.fullmatch(code) is None:
        raise Refused(_("A language has a code of two or three small letters, as de or fr."), field="language")
    return write_translations(pack_folder(folder), code)


def _context(fingerprint: str) -> bytes:
    return b"wellbeing publisher key 1 " + fingerprint.encode()


def _refuse_taken(file: Path) -> None:
    if os.path.lexists(file):
        raise Refused(TAKEN, field="out")


def _write_new(file: Path, content: bytes) -> None:
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise Refused(TAKEN, field="out") from None
    except OSError as error:
        raise Trouble(NOT_WRITTEN) from error
    try:
        write_all(handle, content)
        os.fsync(handle)
    except OSError as error:
        with contextlib.suppress(OSError):
            file.unlink()
        raise Trouble(NOT_WRITTEN) from error
    finally:
        os.close(handle)
