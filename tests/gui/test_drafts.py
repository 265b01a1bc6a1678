"""Half-written words reach the sealed box, and one trouble does not cost the others."""

import pytest

from wellbeing.errors import Trouble
from wellbeing.gui.drafts import DraftKeeper, fields_of


class Box:
    """Drafts in memory; writing to the names in `full` fails as a full disk does."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.full: set[str] = set()
        self.writes = 0
        self.ended: list[str] = []
        """What was erased, one after the other."""

    def write(self, name: str, text: str) -> None:
        self.writes += 1
        if name in self.full:
            raise Trouble("The disk is full.")
        self.kept[name] = text

    def read(self, name: str) -> str | None:
        return self.kept.get(name)

    def drop(self, name: str) -> None:
        self.kept.pop(name, None)

    def erasures(self) -> int:
        return len(self.ended)

    def was_ended(self, name: str, after: int) -> bool:
        return name in self.ended[after:]


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def keeper(box: Box) -> DraftKeeper:
    made = DraftKeeper()
    made.use(box)
    return made


def test_words_are_sealed_and_offered_again(keeper: DraftKeeper, box: Box) -> None:
    assert keeper.register("note-1", lambda: "He said that") == ""
    assert keeper.seal() == []
    again = DraftKeeper()
    again.use(box)
    assert again.register("note-1", lambda: "") == "He said that"


def test_only_what_changed_is_written(keeper: DraftKeeper, box: Box) -> None:
    words = ["one"]
    keeper.register("note-1", lambda: words[0])
    for _round in range(3):
        keeper.seal()
    assert box.writes == 1
    words[0] = "one two"
    keeper.seal()
    assert box.kept == {"note-1": "one two"}


def test_emptied_words_are_empty_afterwards(keeper: DraftKeeper, box: Box) -> None:
    words = ["one"]
    keeper.register("note-1", lambda: words[0])
    keeper.seal()
    words[0] = ""
    keeper.seal()
    assert box.kept["note-1"] == ""


def test_one_that_fails_does_not_stop_the_others_and_is_tried_again(keeper: DraftKeeper, box: Box) -> None:
    keeper.register("note-1", lambda: "one")
    keeper.register("note-2", lambda: "two")
    box.full = {"note-1"}
    assert [type(trouble) for trouble in keeper.seal()] == [Trouble]
    assert box.kept == {"note-2": "two"}
    box.full = set()
    assert keeper.seal() == []
    assert box.kept == {"note-1": "one", "note-2": "two"}


def test_saved_words_leave_no_draft(keeper: DraftKeeper, box: Box) -> None:
    keeper.register("note-1", lambda: "one")
    keeper.seal()
    keeper.saved("note-1")
    keeper.seal()
    assert box.kept == {}


def test_words_in_memory_about_somebody_who_was_erased_are_not_sealed_any_more(keeper: DraftKeeper, box: Box) -> None:
    keeper.register("note-1", lambda: "typed before the erasure")
    box.ended.append("note-1")
    keeper.seal()
    assert box.kept == {}
    keeper.register("note-1", lambda: "of another case that has the number now")
    keeper.seal()
    assert box.kept == {"note-1": "of another case that has the number now"}


def test_a_field_that_qt_deleted_is_left_out(keeper: DraftKeeper, box: Box) -> None:
    def gone() -> str:
        raise RuntimeError("Internal C++ object already deleted.")

    keeper.register("note-1", gone)
    keeper.register("note-2", lambda: "two")
    assert keeper.seal() == []
    assert box.kept == {"note-2": "two"}


def test_without_a_vault_nothing_is_written() -> None:
    keeper = DraftKeeper()
    assert keeper.register("note-1", lambda: "one") == ""
    assert keeper.seal() == []
    assert keeper.take("note-1") is None


@pytest.mark.parametrize("draft", ["", "{", "[]", "7", "null", '["a", "b", "c"]', "[" * 50_000, '"x"'])
def test_a_form_of_another_form_is_as_if_nothing_had_been_kept(draft: str) -> None:
    assert fields_of(draft) == {}


def test_a_form_comes_back_field_by_field() -> None:
    assert fields_of('{"name": "Ana", "days": 3}') == {"name": "Ana", "days": "3"}
