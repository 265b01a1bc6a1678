"""A code list knows its tree and refuses one that is not a tree."""

import pytest

from wellbeing.domain.codes import Code, CodeList


def listed(*rows: tuple[str, str | None]) -> CodeList:
    return CodeList(
        name="acts", codes=tuple(Code(code=code, label=code.lower(), parent=parent) for code, parent in rows)
    )


ACTS = listed(("ASSAULT", None), ("MINOR", "ASSAULT"), ("SPIT", "MINOR"), ("THREAT", None))


def test_parts_and_parents_at_any_depth() -> None:
    assert [code.code for code in ACTS.children("ASSAULT")] == ["MINOR"]
    assert [code.code for code in ACTS.ancestors("SPIT")] == ["MINOR", "ASSAULT"]
    assert [code.code for code in ACTS.roots()] == ["ASSAULT", "THREAT"]
    assert [code.code for code in ACTS.leaves()] == ["SPIT", "THREAT"]
    assert ACTS.is_within("SPIT", "ASSAULT")
    assert ACTS.is_within("ASSAULT", "ASSAULT")
    assert not ACTS.is_within("ASSAULT", "SPIT")


def test_a_code_of_a_newer_list_reads_as_itself() -> None:
    assert ACTS.label("MINOR") == "minor"
    assert ACTS.label("LASER") == "LASER"
    assert ACTS.get("LASER") is None
    assert not ACTS.is_within("LASER", "ASSAULT")
    assert not ACTS.ancestors("LASER")


@pytest.mark.parametrize(
    "rows",
    [
        [("A", None), ("A", None)],
        [("A", "B")],
        [("A", "B"), ("B", "A")],
        [("A", "A")],
    ],
)
def test_a_list_that_is_no_tree_is_refused(rows: list[tuple[str, str | None]]) -> None:
    with pytest.raises(ValueError, match="acts"):
        listed(*rows)
