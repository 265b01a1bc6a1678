"""Recovery sheets: any two of three open, and a slip of the pen is told where it is."""

import itertools

import pytest

from tests.vault.laid import HOLDERS, Laid
from wellbeing.errors import Refused
from wellbeing.vault import opening
from wellbeing.vault.slots import make_sheets, secret_of_sheets


def words(laid: Laid, number: int) -> str:
    return " ".join(laid.sheets.sheets[number].words)


def test_any_two_sheets_in_any_order_give_the_same_secret(laid: Laid) -> None:
    for first, second in itertools.permutations(range(3), 2):
        assert secret_of_sheets(words(laid, first), words(laid, second)) == laid.sheets.secret


def test_two_sheets_open_the_vault_and_the_log_says_so(laid: Laid) -> None:
    typed = words(laid, 2).upper().replace(" ", "\n  ")
    store = opening.open_with_sheets(laid.folder, words(laid, 0), typed, migrations=laid.steps)
    assert store.one("SELECT action FROM log ORDER BY seq DESC LIMIT 1") == ("vault.opened-by-sheets",)
    assert opening.recovery_holders(store) == HOLDERS
    store.close()


def test_one_sheet_twice_is_not_two(laid: Laid) -> None:
    with pytest.raises(Refused, match="same sheet"):
        secret_of_sheets(words(laid, 0), words(laid, 0))


def test_a_mistyped_sheet_is_named(laid: Laid) -> None:
    typed = words(laid, 1).split()
    typed[20] = "academic" if typed[20] != "academic" else "acid"
    with pytest.raises(Refused) as caught:
        secret_of_sheets(words(laid, 0), " ".join(typed))
    assert caught.value.field == "words2"
    assert caught.value.values == {"number": 2}
    typed[20] = "mistake"
    with pytest.raises(Refused) as caught:
        secret_of_sheets(words(laid, 0), " ".join(typed))
    assert caught.value.values == {"number": 2, "place": 21}
    with pytest.raises(Refused) as caught:
        secret_of_sheets(" ".join(typed[:20]), words(laid, 0))
    assert caught.value.values == {"number": 1, "count": 20, "needed": 33}
    with pytest.raises(Refused):
        secret_of_sheets("", words(laid, 0))


def test_sheets_of_another_vault_are_refused(laid: Laid) -> None:
    other = make_sheets(HOLDERS)
    with pytest.raises(Refused, match="do not belong together"):
        secret_of_sheets(words(laid, 0), " ".join(other.sheets[1].words))
    with pytest.raises(Refused, match="another vault"):
        opening.open_with_sheets(
            laid.folder,
            " ".join(other.sheets[0].words),
            " ".join(other.sheets[1].words),
            migrations=laid.steps,
        )


def test_new_sheets_replace_old_ones_only_after_one_was_typed_back(laid: Laid) -> None:
    store = laid.open()
    fresh = make_sheets(HOLDERS)
    typed = list(fresh.sheets[0].words)
    typed[32] = "academic" if typed[32] != "academic" else "acid"
    with pytest.raises(Refused) as caught:
        opening.add_recovery(store, fresh, " ".join(typed))
    assert caught.value.values == {"place": 33}
    with pytest.raises(Refused):
        opening.add_recovery(store, fresh, " ".join((*fresh.sheets[0].words, "acid")))
    opening.add_recovery(store, fresh, " ".join(fresh.sheets[2].words))
    store.close()
    with pytest.raises(Refused):
        opening.open_with_sheets(laid.folder, words(laid, 0), words(laid, 1), migrations=laid.steps)


def test_holders_are_three_different_people() -> None:
    for holders in (("Ana", "Bo", " "), ("Ana", "Bo", "ana ")):
        with pytest.raises(Refused):
            make_sheets(holders)


def test_the_holders_names_are_not_in_the_header(laid: Laid) -> None:
    content = laid.header.read_bytes()
    for name in HOLDERS:
        assert name.encode() not in content


def test_each_sheet_is_33_words_and_alone_says_nothing(laid: Laid) -> None:
    assert [len(sheet.words) for sheet in laid.sheets.sheets] == [33, 33, 33]
    with pytest.raises(Refused):
        secret_of_sheets(words(laid, 0), "")
