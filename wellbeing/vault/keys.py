"""The data key of a vault, the keys derived from it, and how a passphrase is made slow to guess.

Formats and reasons: docs/formats/vault.md.
"""

import hmac
import os
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wellbeing.errors import Tampered, Trouble
from wellbeing.language import _

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16

_KIB_PER_MIB = 1024
_COMFORTABLE_KIB = 256 * _KIB_PER_MIB
_TARGET_SECONDS = 0.7


OUT_OF_BOUNDS = _(
    "The header of this vault asks for a passphrase protection outside the allowed bounds. It was not written by this "
    "program. Nothing was changed. Restore the newest backup."
)
TOO_LITTLE_MEMORY = _(
    "This computer has too little free memory to check the passphrase. Close other programs and try again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfSetting:
    """Cost of one guess with Argon2id. Only settings within the bounds can exist, when writing and reading.

    Raises `Tampered` outside: 64 MiB to 1 GiB, 3 to 10 passes, 1 to 4 lanes. No switch lowers them.
    """

    memory_kib: int
    passes: int = 3
    lanes: int = 4

    LOWEST_KIB = 64 * _KIB_PER_MIB
    HIGHEST_KIB = 1024 * _KIB_PER_MIB

    def __post_init__(self) -> None:
        if not (
            self.LOWEST_KIB <= self.memory_kib <= self.HIGHEST_KIB and 3 <= self.passes <= 10 and 1 <= self.lanes <= 4
        ):
            raise Tampered(OUT_OF_BOUNDS)

    def stretch(self, passphrase: str, salt: bytes) -> bytes:
        """The key that belongs to a passphrase: Argon2id over its NFC form in UTF-8.

        Raises `Trouble` where the memory for it can't be had.
        """
        slow = Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        )
        try:
            return slow.derive(passphrase_bytes(passphrase))
        except MemoryError as error:
            raise Trouble(TOO_LITTLE_MEMORY) from error


def passphrase_bytes(passphrase: str) -> bytes:
    """The NFC form of a passphrase in UTF-8. A terminal of another encoding hands over half characters: they count as
    what they are, so that the same keys always open the vault."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


LOWEST_SETTING = KdfSetting(memory_kib=KdfSetting.LOWEST_KIB)


def calibrated(free_kib: int | None = None, seconds_now: Callable[[], float] = time.perf_counter) -> KdfSetting:
    """The setting that costs this computer about 0.7 s: 256 MiB and three passes or more where memory allows.

    `free_kib` is the memory that may be used, in KiB; measured where the system tells it. At most half of it
    is taken, and never less than the lowest setting.
    """
    room = (free_kib if free_kib is not None else _free_kib()) // 2
    memory = min(_COMFORTABLE_KIB, max(room, KdfSetting.LOWEST_KIB))
    started = seconds_now()
    try:
        KdfSetting(memory_kib=memory).stretch("calibration", bytes(SALT_BYTES))
    except Trouble:  # the system promised more than it has
        return LOWEST_SETTING
    return fitting(room, memory, seconds_now() - started)


def fitting(room_kib: int, tried_kib: int, seconds: float) -> KdfSetting:
    """The setting for a computer with `room_kib` of memory to take, on which three passes over `tried_kib` took
    `seconds`. More memory first, then more passes; never less than what was tried."""
    factor = _TARGET_SECONDS / max(seconds, 1e-6)
    if factor <= 1:
        return KdfSetting(memory_kib=tried_kib)
    larger = max(tried_kib, min(int(tried_kib * factor), KdfSetting.HIGHEST_KIB // 2, room_kib))
    larger -= larger % _KIB_PER_MIB
    passes = min(10, max(3, round(3 * factor * tried_kib / larger)))
    return KdfSetting(memory_kib=larger, passes=passes)


def _free_kib() -> int:
    """Free memory in KiB where the system tells it, else one gibibyte."""
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
    except (AttributeError, ValueError, OSError):
        return KdfSetting.HIGHEST_KIB


class DataKey:
    """The random 256-bit key of a vault. Everything else is derived from it, one key for one purpose."""

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._secret = secret

    @classmethod
    def new(cls) -> "DataKey":
        """A fresh key from the system's generator."""
        return cls(os.urandom(KEY_BYTES))

    def derive(self, purpose: str) -> bytes:
        """The 32-byte key for `purpose` (store, header, head, digest, log, drafts, ...): HKDF-SHA256."""
        info = b"wellbeing vault 1 " + purpose.encode()
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(self._secret)

    def wrapped(self, under: bytes, context: bytes) -> bytes:
        """This key sealed under another key, bound to `context`."""
        return seal(under, self._secret, context)

    @classmethod
    def unwrapped(cls, under: bytes, sealed: bytes, context: bytes) -> "DataKey | None":
        """The key inside `sealed`, or None if `under` is not the key that sealed it."""
        secret = unseal(under, sealed, context)
        return cls(secret) if secret is not None and len(secret) == KEY_BYTES else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataKey) and hmac.compare_digest(self._secret, other._secret)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "DataKey(hidden)"


def seal(key: bytes, content: bytes, context: bytes) -> bytes:
    """Nonce and ciphertext: ChaCha20-Poly1305 with a random nonce; `context` is authenticated, not stored."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes | None:
    """The content of `sealed`, or None if key, context or a single bit differ."""
    if len(sealed) < NONCE_BYTES + 16:
        return None
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)
    except InvalidTag:
        return None
