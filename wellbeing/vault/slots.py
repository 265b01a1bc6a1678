"""Slots of the header: each wraps the data key under something a person knows or holds.

The passphrase slot is opened by a passphrase, the recovery slot by any two of three word sheets (SLIP-0039).
Names of the sheets' holders are sealed under the data key: a thief must not learn whom to visit.
"""

import os
from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

import msgspec
from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault.keys import KEY_BYTES, SALT_BYTES, DataKey, KdfSetting, seal, unseal
from wellbeing.vault.packed import unpacked
from wellbeing.vault.typed_words import is_word, words_typed

SHEETS = 3
NEEDED = 2
WORDS = 33
"""How many words a sheet has."""

WRONG_PASSPHRASE = _("This passphrase does not open the vault. Check capitals and the keyboard's language.")
NO_RECOVERY = _(
    "No recovery sheets open this vault: none were made, or its key was changed since. Only its passphrase opens it."
)

TOO_MANY_WORDS = _("There are more words here than on the sheet.")


Hex: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{2})+\Z")]
"""Bytes as they stand in the header."""


class PassphraseSlot(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="passphrase", tag_field="kind"
):
    """The data key wrapped under a passphrase. Bytes are written as lower-case hexadecimal digits."""

    memory_kib: int
    passes: int
    lanes: int
    salt: Hex
    wrapped: Hex


class RecoverySlot(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="recovery", tag_field="kind"
):
    """The data key wrapped under the secret that two of three sheets give; the holders' names, sealed."""

    wrapped: Hex
    holders: Hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One holder's sheet: 33 words of the SLIP-0039 list."""

    number: int
    holder: str
    words: tuple[str, ...] = field(repr=False)

    def confirm(self, typed: str) -> None:
        """Check that the sheet was copied correctly by typing it back. Raises `Refused` with the first word."""
        given = words_typed(typed)
        for place, word in enumerate(self.words, start=1):
            if len(given) < place or given[place - 1] != word:
                raise Refused(_("Word {place} is not the word on the sheet."), field="words", place=place)
        if len(given) > len(self.words):
            raise Refused(TOO_MANY_WORDS, field="words")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheets:
    """Three sheets of which any two open the vault, and the secret that they give together."""

    sheets: tuple[Sheet, ...]
    secret: bytes = field(repr=False)


def make_sheets(holders: tuple[str, str, str]) -> RecoverySheets:
    """Fresh sheets for three named holders. They open nothing until their slot is in the header."""
    names = tuple(name.strip() for name in holders)
    if len(names) != SHEETS or not all(names):
        raise Refused(_("Name three people who will each keep one recovery sheet."), field="holders")
    if len({name.casefold() for name in names}) != SHEETS:
        raise Refused(_("Name three different people: two sheets in one hand open the vault."), field="holders")
    secret = os.urandom(KEY_BYTES)
    (mnemonics,) = generate_mnemonics(1, [(NEEDED, SHEETS)], secret, iteration_exponent=0)
    sheets = tuple(
        Sheet(number=number, holder=holder, words=tuple(mnemonic.split()))
        for number, (holder, mnemonic) in enumerate(zip(names, mnemonics, strict=True), start=1)
    )
    return RecoverySheets(sheets=sheets, secret=secret)


def confirm_one(made: RecoverySheets, typed: str) -> None:
    """Check that one of the sheets was copied correctly by typing it back. Raises `Refused`."""
    given = words_typed(typed)
    fits = [sum(a == b for a, b in zip(sheet.words, given, strict=False)) for sheet in made.sheets]
    made.sheets[fits.index(max(fits))].confirm(typed)


def secret_of_sheets(words1: str, words2: str) -> bytes:
    """The secret that two sheets give. Raises `Refused` and says which sheet has a wrong word, if one has."""
    sheets = [_checked_sheet(words1, 1), _checked_sheet(words2, 2)]
    if sheets[0] == sheets[1]:
        raise Refused(_("These are the same sheet. Two different ones are needed."), field="words2")
    try:
        return bytes(combine_mnemonics(sheets))
    except MnemonicError as error:
        raise Refused(_("These two sheets do not belong together."), field="words2") from error


def _checked_sheet(typed: str, number: int) -> str:
    """The words of one sheet, once its own checksum shows that they are right. Raises `Refused`: what is wrong."""
    from shamir_mnemonic import Share

    words, field = words_typed(typed), f"words{number}"
    for place, word in enumerate(words, start=1):
        if not is_word(word):
            raise Refused(
                _("Word {place} of sheet {number} is not a word of a recovery sheet."),
                field=field,
                number=number,
                place=place,
            )
    if len(words) > WORDS:
        raise Refused(TOO_MANY_WORDS, field=field)
    if len(words) < WORDS:
        raise Refused(
            _("Sheet {number} is not whole: {count} of its {needed} words are here."),
            field=field,
            number=number,
            count=len(words),
            needed=WORDS,
        )
    try:
        Share.from_mnemonic(" ".join(words))
    except (MnemonicError, ValueError) as error:
        raise Refused(
            _("A word of sheet {number} is another one than on the paper, or two changed places."),
            field=field,
            number=number,
        ) from error
    return " ".join(words)


def passphrase_slot(key: DataKey, passphrase: str, setting: KdfSetting, vault: str) -> PassphraseSlot:
    """A slot that `passphrase` opens."""
    salt = os.urandom(SALT_BYTES)
    under = setting.stretch(passphrase, salt)
    return PassphraseSlot(
        memory_kib=setting.memory_kib,
        passes=setting.passes,
        lanes=setting.lanes,
        salt=salt.hex(),
        wrapped=key.wrapped(under, _context(vault, "passphrase")).hex(),
    )


def open_passphrase_slot(slot: PassphraseSlot, passphrase: str, vault: str) -> DataKey:
    """The data key. Raises `Refused` for a wrong passphrase, `Tampered` for a cost outside the bounds."""
    setting = KdfSetting(memory_kib=slot.memory_kib, passes=slot.passes, lanes=slot.lanes)
    under = setting.stretch(passphrase, bytes.fromhex(slot.salt))
    key = DataKey.unwrapped(under, bytes.fromhex(slot.wrapped), _context(vault, "passphrase"))
    if key is None:
        raise Refused(WRONG_PASSPHRASE, field="passphrase")
    return key


def recovery_slot(key: DataKey, made: RecoverySheets, vault: str) -> RecoverySlot:
    """A slot that two of the sheets open."""
    names = msgspec.msgpack.encode([sheet.holder for sheet in made.sheets])
    return RecoverySlot(
        wrapped=key.wrapped(made.secret, _context(vault, "recovery")).hex(),
        holders=seal(key.derive("holders"), names, _context(vault, "holders")).hex(),
    )


def open_recovery_slot(slot: RecoverySlot, words1: str, words2: str, vault: str) -> DataKey:
    """The data key. Raises `Refused` where the sheets are mistyped or belong to another vault."""
    secret = secret_of_sheets(words1, words2)
    key = DataKey.unwrapped(secret, bytes.fromhex(slot.wrapped), _context(vault, "recovery"))
    if key is None:
        raise Refused(_("These sheets belong to another vault, or newer ones have replaced them."), field="words1")
    return key


def holders_of(slot: RecoverySlot, key: DataKey, vault: str) -> tuple[str, ...]:
    """Who holds the three sheets, as named when they were made."""
    names = unseal(key.derive("holders"), bytes.fromhex(slot.holders), _context(vault, "holders"))
    found = unpacked(names, tuple[str, ...]) if names is not None else None
    return found or ()


def _context(vault: str, what: str) -> bytes:
    return f"wellbeing slot 1 {what} {vault}".encode()
