"""A code and a code list: what is stored is the code, what is shown is its label in the reader's language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One entry. `attributes` holds what the list adds (codes of other classifications, for instance)."""

    code: str
    label: str
    parent: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """Codes in their order; a parent is the disjoint union of its children.

    Raises ValueError for a code that stands twice, a missing parent, and a parent under its own child.
    """

    name: str
    codes: tuple[Code, ...]
    _by_code: dict[str, Code] = field(init=False, repr=False, compare=False)
    _children: dict[str | None, tuple[Code, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_code: dict[str, Code] = {}
        children: dict[str | None, list[Code]] = {}
        for code in self.codes:
            if code.code in by_code:
                raise ValueError(f"{self.name}: {code.code} stands twice")
            by_code[code.code] = code
            children.setdefault(code.parent, []).append(code)
        object.__setattr__(self, "_by_code", by_code)
        object.__setattr__(self, "_children", {parent: tuple(found) for parent, found in children.items()})
        for code in self.codes:
            self._refuse_bad_parents(code)

    def _refuse_bad_parents(self, code: Code) -> None:
        seen = {code.code}
        parent = code.parent
        while parent is not None:
            if parent not in self._by_code:
                raise ValueError(f"{self.name}: {code.code} has a parent that is missing: {parent}")
            if parent in seen:
                raise ValueError(f"{self.name}: {code.code} is its own parent")
            seen.add(parent)
            parent = self._by_code[parent].parent

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def get(self, code: str) -> Code | None:
        """The entry with this code, if there is one."""
        return self._by_code.get(code)

    def label(self, code: str) -> str:
        """The English label (a word of the catalogue); an unknown code reads as itself."""
        found = self._by_code.get(code)
        return found.label if found else code

    def roots(self) -> tuple[Code, ...]:
        """Codes without a parent."""
        return self._children.get(None, ())

    def children(self, code: str) -> tuple[Code, ...]:
        """The direct parts of a code."""
        return self._children.get(code, ())

    def leaves(self) -> tuple[Code, ...]:
        """Codes without parts."""
        return tuple(code for code in self.codes if code.code not in self._children)

    def ancestors(self, code: str) -> tuple[Code, ...]:
        """The parents of a code, the nearest first. Empty for an unknown code."""
        found: list[Code] = []
        current = self._by_code.get(code)
        while current is not None and current.parent is not None:
            current = self._by_code[current.parent]
            found.append(current)
        return tuple(found)

    def is_within(self, code: str, parent: str) -> bool:
        """Whether `code` is `parent` or a part of it, at any depth. False for an unknown code."""
        if code not in self._by_code:
            return False
        return code == parent or any(ancestor.code == parent for ancestor in self.ancestors(code))
