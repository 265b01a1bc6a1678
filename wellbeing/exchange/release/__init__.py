"""The release folder: SDMX, spreadsheet, manifest and signatures; the gate before it; reading and checking.

It knows figures only: nothing here may import `wellbeing.domain`.
"""

from wellbeing.exchange.release.publication import GateClosed, Publication, publish
from wellbeing.exchange.release.reading import read
from wellbeing.exchange.release.verifying import Author, FileState, Verification, verify
from wellbeing.exchange.release.writing import hand_out, write
from wellbeing.signatures.card import Card, read_card
from wellbeing.signatures.signing import Signatures, Signer

__all__ = [
    "Author",
    "Card",
    "FileState",
    "GateClosed",
    "Publication",
    "Signatures",
    "Signer",
    "Verification",
    "hand_out",
    "publish",
    "read",
    "read_card",
    "verify",
    "write",
]
