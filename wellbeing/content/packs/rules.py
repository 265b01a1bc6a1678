"""What a pack may add, and what it can't touch: the fixed parts of the program stay as they are."""

from collections.abc import Iterable, Iterator, Mapping

from wellbeing.content.document import Document, Plain, is_plain, parse
from wellbeing.content.file import Source, read_bytes, shown
from wellbeing.content.packs.pack import guide_prefix, prefix_of
from wellbeing.content.words import texts_in
from wellbeing.domain.checklist import Checklist, Level, RedFlag
from wellbeing.errors import Refused
from wellbeing.language import _

AFTER_EMERGENCY = (1, 3, 7)
"""The days on which somebody gets in touch after an emergency, whoever named it one."""

NOT_VOUCHED = _(
    "{file}: “{title}” names no clinical reviewer. A checklist that no clinician vouches for stays out of signed packs."
)
NO_TOPIC = _("{file}: a pack adds topic guides. The guides of the steps are the program's, and can't be replaced.")
OTHER_NAME = _("{file}: the guides of this pack have names that begin with “{prefix}”.")
OTHER_ID = _("{file}: “{id}” has to begin with “{prefix}”, so that it never stands for something of the program's.")
BRACE = _("{file}, line {line}: there are no placeholders here, so “{path}” can have no brace in it.")
LATE_CONTACT = _("{file}: after the emergency “{id}” somebody gets in touch on days 1, 3 and 7 (contact_after_days).")
ODD_WORDS = _("A translation in this pack has a brace or a control character in it. Neither may be.")
NO_REFUSAL = _("{file}: what was done about “{id}” needs the answer “refused”.")


def refuse_overreach(guide: Checklist, pack: str, file: str) -> None:
    """Refuse a guide of a pack that names or settles what is not its own."""
    told = {"file": file}
    if not guide.name.startswith(guide_prefix(pack)):
        raise Refused(OTHER_NAME, prefix=guide_prefix(pack), **told)
    if guide.topic is None:
        raise Refused(NO_TOPIC, **told)
    prefix = prefix_of(pack)
    for own in _ids(guide):
        if not own.startswith(prefix):
            raise Refused(OTHER_ID, id=own, prefix=prefix, **told)


def refuse_unvouched(guide: Checklist, file: str) -> None:
    """Refuse a guide that names no clinical reviewer."""
    if guide.reviewer is None:
        raise Refused(NOT_VOUCHED, file=file, title=guide.title)


def _ids(guide: Checklist) -> Iterator[str]:
    """The ids that reach beyond the guide: what is asked, and what it settles for later talks."""
    for question in guide.questions:
        yield question.id
        yield from filter(None, (question.settles, *(option.settles for option in question.options)))


def refuse_weak_flags(flags: Iterable[RedFlag], pack: str, file: str) -> None:
    """Refuse a red flag of a pack that stands for one of the program's, or asks for less in an emergency."""
    prefix = prefix_of(pack)
    for flag in flags:
        if not flag.id.startswith(prefix):
            raise Refused(OTHER_ID, file=file, id=flag.id, prefix=prefix)
        if all(option.id != "refused" for option in flag.done):
            raise Refused(NO_REFUSAL, file=file, id=flag.id)
        if flag.level is Level.EMERGENCY and flag.contact_after_days != AFTER_EMERGENCY:
            raise Refused(LATE_CONTACT, file=file, id=flag.id)


def refuse_odd_words(words: Mapping[str, str]) -> None:
    """Refuse translations with what no text of a pack can have: a brace, or an invisible control character."""
    for said in words.values():
        if "{" in said or "}" in said or not is_plain(said):
            raise Refused(ODD_WORDS)


def texts_of(source: Source) -> list[str]:
    """The texts in one file of a pack, each as often as it stands there. Refused where one has a brace in it."""
    document = parse(read_bytes(source), shown(source))
    _refuse_braces(document, document.data, "$")
    return list(texts_in(document.data))


def _refuse_braces(document: Document, data: Plain, path: str) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            _refuse_braces(document, value, f"{path}.{key}")
    elif isinstance(data, list):
        for place, value in enumerate(data):
            _refuse_braces(document, value, f"{path}[{place}]")
    elif isinstance(data, str) and ("{" in data or "}" in data):
        raise document.refuse(BRACE, path)
