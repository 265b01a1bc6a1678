"""What the facts of a case can be, so that a condition that waits for something else is refused."""

from collections.abc import Callable, Iterable

from wellbeing.content import codes
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Membership, Relation
from wellbeing.domain.checklist import Mode
from wellbeing.domain.condition import Comparison, Operator

_ONE_OF_CODES: dict[str, Callable[[], Iterable[str]]] = {
    "act": lambda: (code.code for code in codes.acts()),
    "circumstance": lambda: (code.code for code in codes.circumstances()),
    "environment": lambda: (code.code for code in codes.environments()),
    "means": lambda: (code.code for code in codes.means()),
    "membership": lambda: Membership,
    "mode": lambda: Mode,
    "relation": lambda: Relation,
    "role": lambda: (code.code for code in codes.roles()),
    "severity": lambda: (code.code for code in codes.days_lost()),
    "statistics_consent": lambda: ("yes", "no"),
    "step": lambda: Step,
}
_LISTS = frozenset({"flags", "red_flags"})
_NUMBERS = frozenset({"other_cases"})


def is_of_form(name: str, value: object) -> bool:
    """Whether the fact `name` of a case could be `value`, as far as its form goes; None where it is not known."""
    if value is None:
        return True
    if name in _LISTS:
        return isinstance(value, list)
    if name in _NUMBERS:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str if name in _ONE_OF_CODES else bool)


def can_hold(look: Comparison, red_flags: Iterable[str]) -> bool:
    """Whether some case makes a look at one of its facts true. `red_flags` are the ids that can be raised."""
    match look.operator:
        case Operator.ANSWERED:
            return True
        case Operator.AT_LEAST | Operator.AT_MOST:
            return look.name in _NUMBERS and isinstance(look.value, int)
        case Operator.INCLUDES:
            known = red_flags if look.name == "red_flags" else (code.code for code in codes.flags())
            return look.name in _LISTS and look.value in set(known)
        case Operator.ONE_OF:
            wanted = look.value if isinstance(look.value, tuple) else ()
            return look.name in _ONE_OF_CODES and set(wanted) <= set(_ONE_OF_CODES[look.name]())
        case Operator.IS:
            if look.name in _ONE_OF_CODES:
                return look.value in set(_ONE_OF_CODES[look.name]())
            if look.name in _NUMBERS:
                return isinstance(look.value, int) and not isinstance(look.value, bool)
            return look.name not in _LISTS and isinstance(look.value, bool)
