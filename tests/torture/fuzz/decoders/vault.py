"""Files of a vault: as they lie on the disk, where every changed bit is found, and what is behind each seal.

Who knows the key could seal anything. That must not get further than a refusal either.
"""

import contextlib
import functools
import hashlib
import tempfile
from pathlib import Path

import msgspec

from tests.torture.fuzz.decoder import decoder, handed
from tests.torture.fuzz.mutations import BYTES, TEXT
from tests.torture.fuzz.trees import JSON, MSGPACK
from wellbeing.errors import Refused, Tampered, Trouble
from wellbeing.gui.entering import SealedDrafts
from wellbeing.vault import drafts, slots
from wellbeing.vault import head as heads
from wellbeing.vault import header as headers
from wellbeing.vault.drafts import DraftBox
from wellbeing.vault.head import Head, HeadFile
from wellbeing.vault.header import Header
from wellbeing.vault.keys import LOWEST_SETTING, DataKey, passphrase_bytes, seal
from wellbeing.vault.rekeying import manifest
from wellbeing.vault.rekeying.manifest import Manifest
from wellbeing.vault.store import utc_now

KEY = DataKey(bytes(range(32)))
VAULT = "0123456789abcdef0123456789abcdef"
HOLDERS = ("Ana Example", "Bo Example", "Cy Example")


@functools.cache
def _sheets() -> slots.RecoverySheets:
    return slots.make_sheets(HOLDERS)


@functools.cache
def header() -> Header:
    """With both slots."""
    first = headers.new_header(VAULT, slots.passphrase_slot(KEY, "a quiet heron", LOWEST_SETTING, VAULT), KEY)
    return first.with_slot(slots.recovery_slot(KEY, _sheets(), VAULT), KEY)


@functools.cache
def _headers() -> list[bytes]:
    whole = header()
    found = []
    for one in (whole, headers.sign(msgspec.structs.replace(whole.body, slots=whole.body.slots[:1]), KEY)):
        with tempfile.TemporaryDirectory() as folder:
            headers.write(Path(folder), one)
            found.append((Path(folder) / headers.NAME).read_bytes())
    return found


@decoder("header", seeds=_headers, changes=(BYTES, JSON))
def _header(content: bytes, place: Path) -> None:
    """Only the bytes that were written are taken."""
    (place / headers.NAME).write_bytes(content)
    headers.read(place)
    assert content in _headers(), "a header that nobody wrote was taken"


@decoder(
    "header-with-its-checksum", seeds=_headers, changes=(BYTES, JSON, JSON, JSON), refusals=(Refused, Tampered, Trouble)
)
def _summed_header(content: bytes, _place: Path) -> None:
    """Whoever can write can sum up: then form and key say what is wrong. (The costly slot is opened by nobody.)"""
    found = headers.parse(_summed(content))
    for slot in found.body.slots:
        if isinstance(slot, slots.PassphraseSlot):
            bytes.fromhex(slot.salt), bytes.fromhex(slot.wrapped)
        else:
            slots.holders_of(slot, KEY, found.vault)
            slots.open_recovery_slot(slot, _words()[0], _words()[1], found.vault)
    found.check(KEY)


def _newer() -> list[bytes]:
    return [_summed(content.replace(b'"version": 1', b'"version": 2, "later": []', 1)) for content in _headers()]


@decoder("header-of-a-newer-program", seeds=_newer, changes=(BYTES, JSON))
def _newer_header(content: bytes, _place: Path) -> None:
    """Its form is not known; its checksum is."""
    with contextlib.suppress(Trouble):
        headers.parse(_summed(content))


def _summed(content: bytes) -> bytes:
    try:
        raw = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
        body, mac = (msgspec.json.format(bytes(raw[name]), indent=-1) for name in ("body", "mac"))
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, RecursionError):
        return content
    checksum = hashlib.blake2b(b"[" + body + b"," + mac + b"]", digest_size=16, person=b"wb header sum").hexdigest()
    whole = b'{"body":' + body + b',"mac":' + mac + b',"checksum":"' + checksum.encode() + b'"}'
    return msgspec.json.format(whole, indent=1) + b"\n"


@functools.cache
def _words() -> tuple[str, ...]:
    return tuple(" ".join(sheet.words) for sheet in _sheets().sheets)


def _typed_sheets() -> list[bytes]:
    numbered = " ".join(f"{place}. {word[:4]}" for place, word in enumerate(_sheets().sheets[1].words, 1))
    return [*(words.encode() for words in _words()[1:]), numbered.encode()]


@decoder("words-of-a-sheet", seeds=_typed_sheets, changes=(BYTES, TEXT))
def _sheet_words(content: bytes, _place: Path) -> None:
    """From the keyboard, a scanner of the QR code, or a file; what opens it must be the sheet."""
    typed = handed(content)
    secret = slots.secret_of_sheets(_words()[0], typed)
    assert secret == _sheets().secret, "other sheets gave another secret"
    slots.confirm_one(_sheets(), typed)


@decoder(
    "passphrase",
    seeds=lambda: [b"a quiet heron by the water", "ein stiller Grünspecht".encode()],
    changes=(BYTES, TEXT),
)
def _passphrase(content: bytes, _place: Path) -> None:
    """Whatever a terminal sends is a passphrase, and always the same one."""
    assert passphrase_bytes(handed(content)) == passphrase_bytes(handed(content))


HEAD = Head(generation=7, mac=b"m" * 32, pages=b"p" * 32, page_count=12)


@functools.cache
def _head_file() -> HeadFile:
    return HeadFile(Path("head"), KEY.derive("head"), VAULT)


@decoder("head-and-witness", seeds=lambda: [_head_file().made(HEAD)], changes=(BYTES,))
def _head(content: bytes, place: Path) -> None:
    """Never an exception: it says what could be read, and whole is only what was written."""
    (place / "head").write_bytes(content)
    found = HeadFile(place / "head", KEY.derive("head"), VAULT).read()
    assert found.newest in (None, HEAD)
    assert not found.whole or content == _head_file().made(HEAD) or found.newest == HEAD


@decoder("head-behind-its-seal", seeds=lambda: [msgspec.msgpack.encode(HEAD)], changes=(BYTES, MSGPACK))
def _sealed_head(content: bytes, _place: Path) -> None:
    """A head of another form is none."""
    if len(content) < heads._PLACE_BYTES - 64:
        sealed = seal(KEY.derive("head"), content, _head_file()._context(0))
        _head_file().parsed((heads._LENGTH.pack(len(sealed)) + sealed).ljust(heads.FILE_BYTES, b"\0"))


@functools.cache
def _draft() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        box = DraftBox(Path(folder), KEY.derive("drafts"))
        box.write("note-1", b"half a sentence", utc_now())
        return box._path("note-1").read_bytes()


@decoder("draft", seeds=lambda: [_draft()], changes=(BYTES,))
def _a_draft(content: bytes, place: Path) -> None:
    """Only the bytes that were written are taken."""
    box = DraftBox(place, KEY.derive("drafts"))
    path = box._path("note-1")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    assert box.read("note-1") is not None
    assert content == _draft(), "a draft that nobody wrote was taken"


@decoder(
    "draft-behind-its-seal",
    seeds=lambda: [msgspec.msgpack.encode(drafts._Plain("note-1", utc_now(), b"half a sentence"))],
    changes=(BYTES, MSGPACK),
)
def _sealed_draft(content: bytes, place: Path) -> None:
    """Each way of reading the box."""
    box = DraftBox(place, KEY.derive("drafts"))
    path = box._path("note-1")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(seal(KEY.derive("drafts"), drafts._padded(content), drafts._context(path)))
    box.listed()
    SealedDrafts(box).read("note-1")


def _manifest() -> Manifest:
    name = f"{VAULT}-0011223344556677.witness"
    return Manifest(
        store=b"s" * 32, head=b"h" * 32, generation=7, drafts=b"d" * 32, witness=name, witness_key=b"w" * 32
    )


@functools.cache
def _sealed_manifest() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        manifest.write(Path(folder), _manifest(), KEY, VAULT)
        return (Path(folder) / manifest.NAME).read_bytes()


@decoder("manifest-of-a-change-of-key", seeds=lambda: [_sealed_manifest()], changes=(BYTES,))
def _change_of_key(content: bytes, place: Path) -> None:
    """None where one bit differs."""
    (place / manifest.NAME).write_bytes(content)
    assert (manifest.read(place, KEY, VAULT) is None) == (content != _sealed_manifest())


@decoder("manifest-behind-its-seal", seeds=lambda: [msgspec.msgpack.encode(_manifest())], changes=(BYTES, MSGPACK))
def _inner_manifest(content: bytes, place: Path) -> None:
    """None where the form is another one; the witness that it names lies in its folder."""
    (place / manifest.NAME).write_bytes(seal(KEY.derive("change-key"), content, manifest._context(VAULT)))
    found = manifest.read(place, KEY, VAULT)
    assert found is None or Path(found.witness).name == found.witness, "a witness outside its folder"


@decoder("holders-behind-their-seal", seeds=lambda: [msgspec.msgpack.encode(list(HOLDERS))], changes=(BYTES, MSGPACK))
def _holders(content: bytes, _place: Path) -> None:
    """Names, or none."""
    sealed = seal(KEY.derive("holders"), content, slots._context(VAULT, "holders"))
    slots.holders_of(slots.RecoverySlot(wrapped="00" * 60, holders=sealed.hex()), KEY, VAULT)
