"""What a pack says of itself: its name, version and publisher, what is in it, and both signatures over that."""

import hashlib
import re
from collections.abc import Mapping

import msgspec

from wellbeing import __version__
from wellbeing.content.document import is_plain
from wellbeing.errors import Refused, Tampered
from wellbeing.language import _
from wellbeing.signatures.card import Card
from wellbeing.signatures.signing import Signatures, Signer, verifies

PURPOSE = "content pack"
"""What the signatures are bound to: those of a release serve no pack."""

PACK_NAME = re.compile(r"[a-z][a-z0-9]{0,19}(-[a-z0-9]{1,19}){0,3}")
LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
LONGEST_TITLE, HIGHEST_VERSION = 80, 9999

NOT_A_PACK = _("This file is not a content pack of this program.")
CHANGED = _("This pack was changed after it was signed, or is damaged. Nothing of it was used. Ask for it again.")
WRONG_SIGNATURE = _("The signatures of this pack do not hold. It was changed or put together by somebody else.")
TOO_NEW = _("This pack needs version {needed} of the program; this is version {version}.")


class FileEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """SHA-256 in hex and size in bytes."""

    sha256: str
    size: int


class Coverage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many of the pack's texts there are in a language."""

    translated: int
    texts: int


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`language` is the one the pack is written in; `needs` the oldest version of the program it fits."""

    wellbeing_pack: int = 1
    name: str
    version: int
    title: str
    publisher: str
    language: str
    needs: str
    languages: dict[str, Coverage]
    files: dict[str, FileEntry]

    def refuse_oddities(self) -> None:
        """Raise Refused for a name, a version or words that a pack can't have."""
        sound = (
            self.wellbeing_pack == 1
            and PACK_NAME.fullmatch(self.name) is not None
            and 1 <= self.version <= HIGHEST_VERSION
            and all(LANGUAGE.fullmatch(code) for code in (self.language, *self.languages))
            and all(
                words.strip() and len(words) <= LONGEST_TITLE and is_plain(words) and "\n" not in words
                for words in (self.title, self.publisher)
            )
        )
        if not sound:
            raise Refused(NOT_A_PACK, field="pack")
        if _numbers(self.needs) > _numbers(__version__):
            raise Refused(TOO_NEW, field="pack", needed=self.needs, version=__version__)


class PackSignature(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Both signatures over the manifest's bytes, and the keys they belong to."""

    key_ed25519: bytes
    key_ml_dsa_65: bytes
    ed25519: bytes
    ml_dsa_65: bytes

    def card(self) -> Card:
        """The signer's keys. Raises Tampered where they are none."""
        try:
            return Card(ed25519=self.key_ed25519, ml_dsa_65=self.key_ml_dsa_65)
        except ValueError:
            raise Tampered(WRONG_SIGNATURE) from None

    def refuse_others(self, manifest: bytes) -> Card:
        """The signer, whose both signatures over `manifest` hold. Raises Tampered where one does not."""
        card = self.card()
        if not verifies(card, PURPOSE, manifest, Signatures(self.ed25519, self.ml_dsa_65)):
            raise Tampered(WRONG_SIGNATURE)
        return card


def signature_of(signer: Signer, manifest: bytes) -> PackSignature:
    """Both signatures of a publisher over a manifest."""
    made, card = signer.sign(PURPOSE, manifest), signer.card
    return PackSignature(
        key_ed25519=card.ed25519, key_ml_dsa_65=card.ml_dsa_65, ed25519=made.ed25519, ml_dsa_65=made.ml_dsa_65
    )


def entries_of(files: Mapping[str, bytes]) -> dict[str, FileEntry]:
    """Hash and size of every file."""
    return {
        path: FileEntry(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
        for path, content in sorted(files.items())
    }


def _numbers(version: str) -> tuple[int, ...]:
    """1.2.3 as numbers. Raises Refused for anything else."""
    if re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,4}){0,2}", version) is None:
        raise Refused(NOT_A_PACK, field="pack")
    parts = [int(part) for part in version.split(".")]
    return tuple(parts + [0] * (3 - len(parts)))
