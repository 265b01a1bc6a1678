"""A checklist file and the file of red flags: what may stand in them, and how they become domain types."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from wellbeing.content.checklist_rules import refuse_contradictions
from wellbeing.content.conditions import ConditionFile, to_condition
from wellbeing.content.document import Document, FileStruct, read_struct
from wellbeing.domain import checklist as domain
from wellbeing.errors import Refused
from wellbeing.language import _

FlagsOf = Callable[[int], Mapping[str, domain.RedFlag]]


class WordingFile(FileStruct):
    """One text by mode."""

    in_person: str
    by_phone: str | None = None
    afterwards: str | None = None


class StepsFile(FileStruct):
    """Instructions by mode."""

    in_person: tuple[str, ...]
    by_phone: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()


class EvidenceFile(FileStruct):
    """What something rests on."""

    text: str
    source: str
    strength: domain.Strength
    year: int | None = None


class NoticeFile(FileStruct):
    """A calm remark."""

    title: str
    text: str


class ActionFile(FileStruct):
    """Something that an answer proposes."""

    kind: domain.ActionKind
    label: str
    detail: str | None = None
    after_days: int | None = None


class OptionFile(FileStruct):
    """One answer."""

    id: str
    label: str
    red_flag: str | None = None
    notice: NoticeFile | None = None
    actions: tuple[ActionFile, ...] = ()


class BoundsFile(FileStruct):
    """A number's or scale's ends."""

    low: int
    high: int
    low_label: str = ""
    high_label: str = ""


class QuestionFile(FileStruct):
    """One question."""

    id: str
    kind: domain.StepKind
    title: str
    ask: str = ""
    say: str | WordingFile | None = None
    avoid: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    why: str = ""
    evidence: tuple[EvidenceFile, ...] = ()
    options: tuple[OptionFile, ...] = ()
    bounds: BoundsFile | None = None
    when: ConditionFile | None = None
    no_free_text: bool = False


class SectionFile(FileStruct):
    """Questions that belong together."""

    id: str
    title: str
    steps: tuple[QuestionFile, ...]


class RuleFile(FileStruct):
    """A red flag from several answers."""

    red_flag: str
    when: ConditionFile


class ReviewFile(FileStruct):
    """Who vouches; dates as YYYY-MM-DD."""

    name: str
    profession: str
    on: str
    next_review: str


class ChecklistFile(FileStruct):
    """A whole checklist file."""

    name: str
    version: int
    title: str
    opening: str | WordingFile
    red_flags: int
    sections: tuple[SectionFile, ...]
    step: str | None = None
    warning: str | None = None
    rules: tuple[RuleFile, ...] = ()
    reviewer: ReviewFile | None = None


class RedFlagFile(FileStruct):
    """One red flag."""

    id: str
    level: domain.Level
    title: str
    act_now: tuple[str, ...] | StepsFile
    done: tuple[OptionFile, ...]
    refusal: tuple[str, ...]
    say: str | WordingFile | None = None
    avoid: tuple[str, ...] = ()
    evidence: tuple[EvidenceFile, ...] = ()
    contact_after_days: tuple[int, ...] = ()


class RedFlagsFile(FileStruct):
    """A whole file of red flags."""

    name: str
    version: int
    red_flags: tuple[RedFlagFile, ...]


def read_red_flags(path: Path) -> tuple[domain.RedFlag, ...]:
    """The red flags of one file, each id once."""
    raw, document = read_struct(path, RedFlagsFile)
    flags = tuple(_red_flag(flag) for flag in raw.red_flags)
    seen: set[str] = set()
    for place, flag in enumerate(flags):
        at = f"$.red_flags[{place}]"
        if flag.id in seen:
            raise document.refuse(_("{file}, line {line}: “{path}” has an id that another one has too."), at)
        if not flag.act_now.in_person or not flag.done or not flag.refusal:
            raise document.refuse(
                _("{file}, line {line}: “{path}” has to say what to do now, what was done, and what if refused."),
                at,
            )
        seen.add(flag.id)
    return flags


def read_checklist(path: Path, flags_of: FlagsOf) -> domain.Checklist:
    """One checklist file as a domain checklist that carries the red flags it can raise.

    `flags_of` gives the red flags of the version that the file names.
    """
    raw, document = read_struct(path, ChecklistFile)
    if (raw.name, f"{raw.version}.yaml") != (path.parent.name, path.name):
        raise document.refuse(
            _("{file}: name and version inside the file have to be those of its folder and name."), "$.name"
        )
    checklist = domain.Checklist(
        name=raw.name,
        version=raw.version,
        title=raw.title,
        step=raw.step,
        opening=_wording(raw.opening),
        warning=raw.warning,
        sections=tuple(
            _section(section, f"$.sections[{place}]", document) for place, section in enumerate(raw.sections)
        ),
        red_flags=_used_flags(raw, flags_of(raw.red_flags), document),
        rules=tuple(
            domain.FlagRule(
                red_flag=rule.red_flag,
                when=to_condition(rule.when, f"$.rules[{place}].when", document),
            )
            for place, rule in enumerate(raw.rules)
        ),
        reviewer=_review(raw.reviewer, document),
    )
    refuse_contradictions(checklist, document)
    return checklist


def _used_flags(
    raw: ChecklistFile, flags: Mapping[str, domain.RedFlag], document: Document
) -> tuple[domain.RedFlag, ...]:
    """The red flags that this file's options and rules name, in the order of the flags' file."""
    sentence = _("{file}, line {line}: “{path}” names the red flag “{flag}”, which does not exist.")
    used: set[str] = set()
    for place, rule in enumerate(raw.rules):
        if rule.red_flag not in flags:
            raise document.refuse(sentence, f"$.rules[{place}]", flag=rule.red_flag)
        used.add(rule.red_flag)
    for number, section in enumerate(raw.sections):
        for place, question in enumerate(section.steps):
            for option in question.options:
                if option.red_flag is None:
                    continue
                if option.red_flag not in flags:
                    at = f"$.sections[{number}].steps[{place}]"
                    raise document.refuse(sentence, at, flag=option.red_flag)
                used.add(option.red_flag)
    return tuple(flag for flag in flags.values() if flag.id in used)


def _wording(raw: str | WordingFile) -> domain.Wording:
    if isinstance(raw, str):
        return domain.Wording(in_person=raw)
    return domain.Wording(in_person=raw.in_person, by_phone=raw.by_phone, afterwards=raw.afterwards)


def _steps(raw: tuple[str, ...] | StepsFile) -> domain.Steps:
    if isinstance(raw, tuple):
        return domain.Steps(in_person=raw)
    return domain.Steps(in_person=tuple(raw.in_person), by_phone=tuple(raw.by_phone), afterwards=tuple(raw.afterwards))


def _evidence(raw: tuple[EvidenceFile, ...]) -> tuple[domain.Evidence, ...]:
    return tuple(
        domain.Evidence(text=line.text, source=line.source, year=line.year, strength=line.strength) for line in raw
    )


def _option(raw: OptionFile) -> domain.Option:
    return domain.Option(
        id=raw.id,
        label=raw.label,
        red_flag=raw.red_flag,
        notice=domain.Notice(title=raw.notice.title, text=raw.notice.text) if raw.notice else None,
        actions=tuple(
            domain.Action(kind=a.kind, label=a.label, detail=a.detail, after_days=a.after_days) for a in raw.actions
        ),
    )


def _question(raw: QuestionFile, path: str, document: Document) -> domain.Question:
    return domain.Question(
        id=raw.id,
        kind=raw.kind,
        title=raw.title,
        ask=raw.ask,
        say=_wording(raw.say) if raw.say is not None else None,
        avoid=raw.avoid,
        points=raw.points,
        why=raw.why,
        evidence=_evidence(raw.evidence),
        options=tuple(_option(option) for option in raw.options),
        bounds=domain.Bounds(**msgspec.structs.asdict(raw.bounds)) if raw.bounds else None,
        when=to_condition(raw.when, f"{path}.when", document) if raw.when else None,
        no_free_text=raw.no_free_text,
    )


def _section(raw: SectionFile, path: str, document: Document) -> domain.Section:
    steps = tuple(_question(question, f"{path}.steps[{place}]", document) for place, question in enumerate(raw.steps))
    return domain.Section(id=raw.id, title=raw.title, steps=steps)


def _red_flag(raw: RedFlagFile) -> domain.RedFlag:
    return domain.RedFlag(
        id=raw.id,
        level=raw.level,
        title=raw.title,
        act_now=_steps(raw.act_now),
        say=_wording(raw.say) if raw.say is not None else None,
        done=tuple(_option(option) for option in raw.done),
        refusal=raw.refusal,
        avoid=raw.avoid,
        evidence=_evidence(raw.evidence),
        contact_after_days=raw.contact_after_days,
    )


def _review(raw: ReviewFile | None, document: Document) -> domain.Review | None:
    if raw is None:
        return None
    try:
        on, next_review = date.fromisoformat(raw.on), date.fromisoformat(raw.next_review)
    except ValueError:
        raise _bad_date(document) from None
    return domain.Review(name=raw.name, profession=raw.profession, on=on, next_review=next_review)


def _bad_date(document: Document) -> Refused:
    return document.refuse(
        _("{file}, line {line}: a date in “{path}” is not a day written as year-month-day."), "$.reviewer"
    )
