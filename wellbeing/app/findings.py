"""What was found when a vault would not open, in one more line: what it means, and whether a backup is what helps."""

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.errors import Tampered
from wellbeing.language import _
from wellbeing.vault import chain, connection, examination, header, keys
from wellbeing.vault.rekeying import unfinished


@dataclass(frozen=True, slots=True)
class Finding:
    """`meaning` (msgid) says what the sentence of the error means for a person; `restores` whether a backup is the
    way on, or something simpler that the sentence names."""

    meaning: str
    restores: bool = True


_DAMAGED = Finding(
    _(
        "Mostly a failing disk, a pulled stick or a copy that was not finished is the reason. It does not mean that"
        " anybody has read anything."
    )
)
_EXCHANGED = Finding(
    _(
        "This happens when a copy of the vault's folder is laid in its place. If you did that, the folder that was"
        " there before is the newer one. If you did not, somebody else has had this computer or stick in hand."
    )
)
_ALTERED = Finding(
    _(
        "This does not happen by itself: somebody, or another program, has changed files of the vault. Without the"
        " passphrase nothing can be read in them."
    )
)
_STRAY = Finding(
    _("Such a file comes from another copy of the folder. Once it lies elsewhere, press Check again."), restores=False
)
_UNKNOWN = Finding("")

STORE_DAMAGED = connection.STORE_DAMAGED
"""The finding that a failing disk brings."""

MEANINGS: Mapping[str, Finding] = {
    header.MISSING: _DAMAGED,
    header.DAMAGED: _DAMAGED,
    header.NOT_OURS: _ALTERED,
    keys.OUT_OF_BOUNDS: _ALTERED,
    examination.HEAD_MISSING: _DAMAGED,
    examination.HEAD_DAMAGED: _DAMAGED,
    examination.HEAD_OLDER: _EXCHANGED,
    examination.STORE_MISSING: _DAMAGED,
    examination.STORE_EMPTY: _DAMAGED,
    examination.STORE_CUT: _DAMAGED,
    examination.STORE_FOREIGN: _DAMAGED,
    connection.STORE_DAMAGED: _DAMAGED,
    examination.ROLLED_BACK: _EXCHANGED,
    examination.FORKED: _EXCHANGED,
    examination.WITNESS_NEWER: _EXCHANGED,
    examination.RECORDS_CHANGED: _ALTERED,
    chain.BROKEN: _ALTERED,
    examination.OLD_JOURNAL: _STRAY,
    examination.FOREIGN_WAL: _STRAY,
    unfinished.DAMAGED: _DAMAGED,
}
"""By the sentence (msgid) of `Tampered`."""


def finding(error: Tampered) -> Finding:
    """What `error` means. A sentence that is not known here says enough by itself."""
    return MEANINGS.get(error.sentence, _UNKNOWN)
