"""The bench's own arithmetic; what it measures is never asserted."""

from collections.abc import Iterator

import pytest

from tests.bench.figure import Figure, alternating, table


def _figure(ours: float, bare: float | None, target: float | None, *, at_least: bool = False) -> Figure:
    return Figure(what="it", baseline="that", unit="s", ours=ours, bare=bare, target=target, at_least=at_least)


@pytest.mark.parametrize(
    ("figure", "reached"),
    [
        (_figure(3, 2, 1.5), True),
        (_figure(3.1, 2, 1.5), False),
        (_figure(19, None, 20), True),
        (_figure(94, None, 95, at_least=True), False),
        (_figure(95, None, 95, at_least=True), True),
        (_figure(95, None, None), None),
    ],
)
def test_a_target_is_reached_or_missed(figure: Figure, reached: bool | None) -> None:
    assert figure.reached is reached
    assert ("MISSED" in table([figure])) is (reached is False)


def test_both_are_measured_in_turns_and_their_medians_taken() -> None:
    order: list[str] = []
    ours, bare = iter([1.0, 9.0, 2.0]), iter([4.0, 5.0, 6.0])

    def measured(name: str, times: Iterator[float]) -> float:
        order.append(name)
        return next(times)

    assert alternating(3, lambda: measured("ours", ours), lambda: measured("bare", bare)) == (2.0, 5.0)
    assert order == ["ours", "bare"] * 3
