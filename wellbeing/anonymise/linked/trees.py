"""Hierarchies as trees: every code but one has a parent, and that one is the total of its dimension."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wellbeing.errors import Refused
from wellbeing.language import _

At = tuple[str, ...]
"""A cell's codes, one for each dimension in the order of the file."""

MOST_LEVELS = 100
"""Of a tree: the way down is gone step by step, and programs have room for so many."""

_EMPTY = _("hierarchies.{name}: there is no code.")
_CYCLE = _("hierarchies.{name}.{code}: this code is above itself.")
_TOO_DEEP = _("hierarchies.{name}: there are more than {most} levels.")
_NO_ROOT = _("hierarchies.{name}: {one} and {other} have no common total. No cell has to be there for it.")
_UNSEEN = _("{path}: “{name}” has a character that can't be seen.")
_ALIKE = _("{path}: two names look the same: “{name}”.")
_MOVED = _(
    "{path}: “{code}” is in “{total}” either there or here, and not in the other file. What means something else needs "
    "another code."
)
_NO_DIMENSION = _("{path}: there is no dimension “{name}”.")
_NO_CODE = _("{path}: the dimension “{name}” has no code “{code}”.")


@dataclass(frozen=True, slots=True)
class Tree:
    """One dimension: its name, the code of its total, each code's parent, each code's parts in order, and of every code
    its place in that order and its level: the total's is 1."""

    name: str
    root: str
    parent: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    order: Mapping[str, int] = field(repr=False)
    depth: Mapping[str, int] = field(repr=False)

    def above(self, code: str) -> Iterator[str]:
        """Every code above this one, the next one first."""
        while code in self.parent:
            code = self.parent[code]
            yield code

    def below(self, code: str) -> Iterator[str]:
        """Every code below this one."""
        for part in self.parts.get(code, ()):
            yield part
            yield from self.below(part)


def trees(hierarchies: Mapping[str, Mapping[str, str]]) -> tuple[Tree, ...]:
    """The trees of a file. Raises Refused for a cycle, for none, for two codes without a common total, for too many
    levels, or for names that nobody can tell apart."""
    _check_names(hierarchies, "hierarchies")
    return tuple(_tree(name, parents) for name, parents in hierarchies.items())


def _tree(name: str, parents: Mapping[str, str]) -> Tree:
    if not parents:
        raise Refused(_EMPTY, field=f"hierarchies.{name}", name=name)
    _check_names(dict.fromkeys((*parents, *parents.values())), f"hierarchies.{name}")
    parts: dict[str, list[str]] = {}
    for code, parent in parents.items():
        parts.setdefault(parent, []).append(code)
    roots = [code for code in parts if code not in parents]
    if len(roots) > 1:
        raise Refused(_NO_ROOT, field=f"hierarchies.{name}", name=name, one=roots[0], other=roots[1])
    depth = dict.fromkeys(roots, 1)
    front, levels = list(roots), 0
    while front:
        levels += 1
        if levels > MOST_LEVELS:
            raise Refused(_TOO_DEEP, field=f"hierarchies.{name}", name=name, most=MOST_LEVELS)
        front = [part for code in front for part in parts.get(code, ())]
        depth.update(dict.fromkeys(front, levels + 1))
    for code in parents:
        if code not in depth:
            raise Refused(_CYCLE, field=f"hierarchies.{name}.{code}", name=name, code=code)
    order = {code: number for number, code in enumerate(parents)}
    return Tree(name, roots[0], parents, {code: tuple(found) for code, found in parts.items()}, order, depth)


def check_unmoved(found: tuple[Tree, ...], before: Mapping[str, Mapping[str, str]], path: str) -> None:
    """Codes of an earlier release are below the same ones as there; levels between may have come or gone. Raises
    Refused otherwise: its sums would be taken for others."""
    for tree in found:
        old = before.get(tree.name, {})
        codes = old.keys() | set(old.values())
        for code in (code for code in tree.parent if code in old):
            now, then = set(tree.above(code)), _above(old, code)
            for total in sorted((now & codes) ^ (then & tree.depth.keys())):
                here = f"{path}.{tree.name}"
                raise Refused(_MOVED, field=here, path=here, code=code, total=total)


def _above(parents: Mapping[str, str], code: str) -> set[str]:
    """The codes above one, in a tree that nobody has looked at yet."""
    found: set[str] = set()
    while code in parents and parents[code] not in found:
        code = parents[code]
        found.add(code)
    return found


def _check_names(names: Iterable[str], path: str) -> None:
    """Every name can be read, and is no other's in another spelling."""
    seen: set[str] = set()
    for name in names:
        if not name.isprintable():
            raise Refused(_UNSEEN, field=path, path=path, name=shown(name))
        spelt = unicodedata.normalize("NFC", name).strip()
        if spelt in seen:
            raise Refused(_ALIKE, field=path, path=path, name=name)
        seen.add(spelt)


def shown(name: str) -> str:
    """A name from a file as it can stand in a sentence: what can't be seen is spelt out."""
    return name if name.isprintable() else ascii(name)[1:-1]


def place(found: tuple[Tree, ...], key: Mapping[str, str], path: str) -> At:
    """The codes of a key, the total where a dimension is not named. Raises Refused for what is not known."""
    known = {tree.name for tree in found}
    for name in key:
        if name not in known:
            raise Refused(_NO_DIMENSION, field=path, path=path, name=shown(name))
    codes = []
    for tree in found:
        code = key.get(tree.name, tree.root)
        if code != tree.root and code not in tree.parent:
            raise Refused(_NO_CODE, field=path, path=path, name=tree.name, code=shown(code))
        codes.append(code)
    return tuple(codes)


def moved(at: At, dimension: int, code: str) -> At:
    """A cell's codes with another one along one dimension."""
    return (*at[:dimension], code, *at[dimension + 1 :])


def named(found: tuple[Tree, ...], at: At) -> str:
    """How a cell is called in a sentence: its codes, without dimensions at their total where others are not."""
    every = [(tree.name, code, code == tree.root) for tree, code in zip(found, at, strict=True)]
    told = [one for one in every if not one[2]] or every
    return ", ".join(f"{name}={code}" for name, code, _root in told)
