"""A dimension of the statistics: its codes, their tree, and where each answer is counted.

A parent code is the disjoint union of its children; one child (`rest`) takes the cases that are known no closer than
the parent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wellbeing.anonymise.cell import TOTAL
from wellbeing.anonymise.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code. `label` and `about`, what it means where the label does not say it all, are English msgids. `also`
    lists finer codes of the classification it takes in; `source` is its own code there, empty for a local one."""

    code: str
    label: str
    parent: str | None = None
    sensitive: bool = False
    rest: bool = False
    also: tuple[str, ...] = ()
    about: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """`unknown` is the code of a missing answer, None where every case has one. Along a `sensitive` dimension a
    group is protected too. `about` says what it is (msgid); `source` names its classification, empty for a local one.

    `groups_of` names a dimension whose codes this one gathers (`gathers`: its code -> this code); where only
    the group is known, `nearest` names the finer code that counts it.
    `of_events` says that a missing answer follows from the results of a case's contacts (`gathers`: result
    -> this code, the first code of this dimension that any contact reaches).
    `closed` says that every case is known down to the parts of its code: then no part takes the rest.
    """

    name: str
    label: str
    codes: tuple[Code, ...]
    unknown: str | None
    sensitive: bool = False
    groups_of: str | None = None
    of_events: tuple[Unit, str] | None = None
    gathers: Mapping[str, str] = field(default_factory=dict)
    nearest: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    source: str = ""
    closed: bool = False
    _by_code: dict[str, Code] = field(init=False, repr=False, compare=False)
    _parts: dict[str, tuple[Code, ...]] = field(init=False, repr=False, compare=False)
    _leaf_of: dict[str | None, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_code = {code.code: code for code in self.codes}
        if len(by_code) != len(self.codes) or TOTAL in by_code:
            raise ValueError(f"{self.name}: a code stands twice or is the total")
        object.__setattr__(self, "_by_code", by_code)
        above = dict.fromkeys(code.parent or TOTAL for code in self.codes)
        parts = {of: tuple(code for code in self.codes if (code.parent or TOTAL) == of) for of in above}
        object.__setattr__(self, "_parts", parts)
        for code in self.codes:
            parent = by_code.get(code.parent) if code.parent else None
            if code.parent and (parent is None or parent.parent):
                raise ValueError(f"{self.name}: {code.code} needs a parent of the first level")
        if self.unknown is not None and (self.unknown not in by_code or self.children(self.unknown)):
            raise ValueError(f"{self.name}: the code of a missing answer is itself missing")
        object.__setattr__(self, "_leaf_of", self._leaves_by_name())

    def _leaves_by_name(self) -> dict[str | None, str]:
        leaf_of: dict[str | None, str] = {}
        for code in self.codes:
            children = self.children(code.code)
            rest = [child.code for child in children if child.rest]
            if children and len(rest) != (0 if self.closed else 1):
                raise ValueError(f"{self.name}: {code.code} needs exactly one child for the rest")
            if children and self.closed:
                continue
            for known_as in (code.code, *code.also):
                if known_as in leaf_of:
                    raise ValueError(f"{self.name}: {known_as} stands twice")
                leaf_of[known_as] = rest[0] if rest else code.code
        return leaf_of

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Code:
        return self._by_code[code]

    @property
    def answers(self) -> Mapping[str | None, str]:
        """Every answer that there may be, with the code that counts it."""
        return self._leaf_of

    def children(self, code: str) -> tuple[Code, ...]:
        """The direct parts of a code; of `_T`, the codes of the first level."""
        return self._parts.get(code, ())

    def parent(self, code: str) -> str:
        """The code one level up; `_T` above the first level."""
        return self._by_code[code].parent or TOTAL

    def leaf(self, code: str | None) -> str:
        """The code that counts a fact: the missing answer's, a finer code's group, or a parent's rest.

        Raises ValueError for a code that the schema does not know, and for no answer where there must be one.
        """
        if code is None and self.unknown is not None:
            return self.unknown
        if code is None or code not in self._leaf_of:
            raise ValueError(f"{self.name}: unknown code {code!r}")
        return self._leaf_of[code]

    def leaves(self) -> tuple[str, ...]:
        """Codes without parts, in order."""
        return tuple(code.code for code in self.codes if code.code not in self._parts)

    @property
    def depth(self) -> int:
        """How many levels lie below the total."""
        return max((2 if code.parent else 1 for code in self.codes), default=0)
