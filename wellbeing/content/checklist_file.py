"""Reads a checklist file and the file of red flags into domain types."""

from collections.abc import Callable, Mapping
from datetime import date

import msgspec

from wellbeing.content.checklist_form import (
    AddedFlagsFile,
    CardFile,
    ChecklistFile,
    EvidenceFile,
    HeadFile,
    Joining,
    OptionFile,
    QuestionFile,
    RedFlagFile,
    RedFlagsFile,
    ReviewFile,
    SectionFile,
    StepsFile,
    TopicFile,
    WordingFile,
)
from wellbeing.content.checklist_rules import refuse_contradictions
from wellbeing.content.conditions import to_condition
from wellbeing.content.document import Document, convert, parse, read_struct
from wellbeing.content.file import Source, read_bytes, shown
from wellbeing.domain import checklist as domain
from wellbeing.domain.country import Line
from wellbeing.errors import Refused
from wellbeing.language import _

FlagsOf = Callable[[int], Mapping[str, domain.RedFlag]]


def read_red_flags(path: Source) -> tuple[domain.RedFlag, ...]:
    """The red flags of one file, each id once."""
    raw, document = read_struct(path, RedFlagsFile)
    return _red_flags(raw.red_flags, document)


def read_added_flags(path: Source) -> tuple[domain.RedFlag, ...]:
    """The red flags that a pack adds to the program's."""
    raw, document = read_struct(path, AddedFlagsFile)
    return _red_flags(raw.red_flags, document)


def _red_flags(raw: tuple[RedFlagFile, ...], document: Document) -> tuple[domain.RedFlag, ...]:
    flags = tuple(_red_flag(flag) for flag in raw)
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


def read_checklist(path: Source, flags_of: FlagsOf, *, warning: str | None = None) -> domain.Checklist:
    """One checklist file as a domain checklist that carries the red flags it can raise.

    `flags_of` gives the red flags of the version that the file names. `warning` is the program's own on what is not
    protected, for the guide of a pack: there it can't be worded anew.
    """
    raw, document = read_struct(path, ChecklistFile)
    if warning is not None and raw.warning is not None:
        raise document.refuse(
            _("{file}, line {line}: the warning on what is not protected is the program's. Leave “{path}” out."),
            "$.warning",
        )
    if (raw.name, f"{raw.version}.yaml") != (path.parent.name, path.name):
        raise document.refuse(
            _("{file}: name and version inside the file have to be those of its folder and name."), "$.name"
        )
    if raw.topic is not None and document.lines["$.topic"] > document.lines["$.sections"]:
        raise document.refuse(_("{file}, line {line}: “{path}” has to stand before the sections."), "$.topic")
    flags = flags_of(raw.red_flags)
    checklist = domain.Checklist(
        name=raw.name,
        version=raw.version,
        title=raw.title,
        step=raw.step,
        opening=_wording(raw.opening),
        warning=warning if warning is not None else raw.warning,
        sections=tuple(
            _section(section, f"$.sections[{place}]", document) for place, section in enumerate(raw.sections)
        ),
        red_flags=_used_flags(raw, flags, document),
        rules=tuple(
            domain.FlagRule(
                red_flag=rule.red_flag,
                when=to_condition(rule.when, f"$.rules[{place}].when", document),
            )
            for place, rule in enumerate(raw.rules)
        ),
        reviewer=_review(raw.reviewer, document),
        topic=_topic(raw.topic, document),
        lawyer_first=raw.lawyer_first,
        take_home=tuple(
            domain.Leaflet(title=part.title, paragraphs=part.paragraphs, points=part.points) for part in raw.take_home
        ),
        card=_card(raw.card),
    )
    refuse_contradictions(checklist, document, frozenset(flags))
    return checklist


def read_topic_head(path: Source) -> domain.TopicHead | None:
    """What stands before the sections of a checklist file, where it is a topic guide; else None."""
    document = parse(read_bytes(path), shown(path), until="sections")
    raw = convert(document, HeadFile)
    topic = _topic(raw.topic, document)
    if topic is None:
        return None
    return domain.TopicHead(
        name=raw.name, version=raw.version, title=raw.title, lawyer_first=raw.lawyer_first, topic=topic
    )


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
            for choice, option in enumerate(question.options):
                if option.red_flag is None:
                    continue
                if option.red_flag not in flags:
                    at = f"$.sections[{number}].steps[{place}].options[{choice}]"
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
        settles=raw.settles,
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
        settles=raw.settles,
        country=tuple(map(Line, raw.country)),
    )


def _section(raw: SectionFile, path: str, document: Document) -> domain.Section:
    steps = tuple(_question(question, f"{path}.steps[{place}]", document) for place, question in enumerate(raw.steps))
    return domain.Section(id=raw.id, title=raw.title, steps=steps)


def _topic(raw: TopicFile | None, document: Document) -> domain.Topic | None:
    if raw is None:
        return None
    return domain.Topic(
        about=raw.about,
        fits=to_condition(raw.fits, "$.topic.for", document),
        at=frozenset(step.value for step in raw.at),
        by_itself=raw.joins is Joining.BY_ITSELF,
    )


def _card(raw: CardFile | None) -> domain.Card | None:
    return domain.Card(**msgspec.structs.asdict(raw)) if raw is not None else None


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
