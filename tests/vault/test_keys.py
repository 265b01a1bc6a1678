"""The cost of a guess stays within its bounds, and every purpose has its own key."""

import unicodedata

import pytest

from wellbeing.errors import Tampered
from wellbeing.vault.keys import LOWEST_SETTING, DataKey, KdfSetting, calibrated, passphrase_bytes, seal, unseal

MIB = 1024


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [
        (64 * MIB - 1, 3, 4),
        (1024 * MIB + 1, 3, 4),
        (64 * MIB, 2, 4),
        (64 * MIB, 11, 4),
        (64 * MIB, 3, 0),
        (64 * MIB, 3, 5),
        (-1, 3, 4),
    ],
)
def test_no_setting_outside_the_bounds_exists(memory_kib: int, passes: int, lanes: int) -> None:
    with pytest.raises(Tampered):
        KdfSetting(memory_kib=memory_kib, passes=passes, lanes=lanes)


class _Watch:
    """A clock on which one trial takes a given time."""

    def __init__(self, seconds: float) -> None:
        self.readings = iter((0.0, seconds))

    def __call__(self) -> float:
        return next(self.readings)


def test_a_slow_computer_with_little_memory_keeps_the_floor() -> None:
    assert calibrated(free_kib=10 * MIB, seconds_now=_Watch(3.0)) == LOWEST_SETTING


def test_a_fast_computer_spends_its_speed_on_memory_first() -> None:
    setting = calibrated(free_kib=4096 * MIB, seconds_now=_Watch(0.35))
    assert setting.memory_kib == 512 * MIB
    assert setting.passes == 3


def test_a_fast_computer_with_little_memory_makes_more_passes() -> None:
    setting = calibrated(free_kib=128 * MIB, seconds_now=_Watch(0.14))
    assert setting.memory_kib == 64 * MIB
    assert setting.passes == 10


def test_an_accent_typed_in_two_ways_is_one_passphrase() -> None:
    composed, apart = "caf\u00e9 crème", unicodedata.normalize("NFD", "caf\u00e9 crème")
    assert composed != apart
    salt = bytes(16)
    assert LOWEST_SETTING.stretch(composed, salt) == LOWEST_SETTING.stretch(apart, salt)


def test_each_purpose_has_its_own_key_and_none_is_the_data_key() -> None:
    key = DataKey(b"k" * 32)
    purposes = ("store", "header", "head", "digest", "log", "drafts", "holders")
    derived = {key.derive(purpose) for purpose in purposes}
    assert len(derived | {b"k" * 32}) == len(purposes) + 1


def test_a_key_does_not_show_itself() -> None:
    assert "6b" not in repr(DataKey(b"k" * 32)).lower()


def test_every_flipped_bit_of_a_seal_is_refused() -> None:
    key = b"k" * 32
    sealed = seal(key, b"content", b"here")
    assert unseal(key, sealed, b"here") == b"content"
    assert unseal(key, sealed, b"there") is None
    for bit in range(len(sealed) * 8):
        harmed = bytearray(sealed)
        harmed[bit // 8] ^= 1 << (bit % 8)
        assert unseal(key, bytes(harmed), b"here") is None


def test_a_passphrase_from_a_terminal_of_another_encoding_is_one() -> None:
    typed = b"gr\xfcn".decode("utf-8", "surrogateescape")
    assert passphrase_bytes(typed) == passphrase_bytes(typed) != passphrase_bytes("gr?n")
    assert passphrase_bytes("grün") == passphrase_bytes(unicodedata.normalize("NFD", "grün")) == "grün".encode()
