"""What happened, as a few plain choices: the groups of the code book, each with its parts."""

from dataclasses import dataclass

from wellbeing.content import codes
from wellbeing.domain.codes import Code
from wellbeing.language import Language, _

FIRST = ("ASSAULT", "THREAT", "VERBAL", "RESISTANCE", "TRAUMA", "ACCIDENT")
"""The groups that stand on the page at once; the others come with 'More'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActGroup:
    """One large choice; `parts` are (code, words) that say it more exactly."""

    code: str
    words: str
    parts: tuple[tuple[str, str], ...]


def groups(language: Language) -> tuple[tuple[ActGroup, ...], tuple[ActGroup, ...]]:
    """The first groups in their order, and the rest."""
    by_code = {root.code: _group(root, language) for root in codes.acts().roots()}
    return tuple(by_code[code] for code in FIRST), tuple(by_code[code] for code in by_code if code not in FIRST)


def _group(root: Code, language: Language) -> ActGroup:
    parts = tuple((part.code, language.text(part.label)) for part in codes.acts().children(root.code))
    return ActGroup(code=root.code, words=language.text(root.label), parts=parts)


def in_a_list(language: Language) -> list[tuple[str, str]]:
    """Every act for a drop-down list, a part behind the words of its group."""
    acts = codes.acts()
    listed = []
    for act in acts:
        words = language.text(act.label)
        if act.parent:
            words = language.text(_("{group}: {part}"), group=language.text(acts.label(act.parent)), part=words)
        listed.append((act.code, words))
    return listed
