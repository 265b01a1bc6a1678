"""Making a mapping in the window: columns laid over fields, answers over codes. Without Qt and without a vault."""

import re
from dataclasses import dataclass, field

from wellbeing.app.importing import Mapping, SheetShape
from wellbeing.app.importing.mappings import books
from wellbeing.app.importing.words import DIMENSION_WORDS
from wellbeing.domain.case import Membership
from wellbeing.errors import Refused
from wellbeing.exchange.mapping.dimensions import (
    ACT,
    AGE_BAND,
    CARE_TIME,
    CODE_LISTS,
    INJURY,
    ONLY_NUMBERS,
    OUTCOME_TIME,
    SEVERITY,
)
from wellbeing.exchange.mapping.form import Acts, Answers, Officers, Texts, Ties, When
from wellbeing.language import Language, _

KEY, DATE, OFFICER, TIME, INCIDENT, AGE, DAYS = "key", "date", "officer", "time", "incident", "age", "days"
CARE, OUTCOME = "minutes", "outcome"

PLAIN = {
    KEY: (_("What names a row"), _("A report number, or whatever no other row has."), True),
    DATE: (_("Date of the incident"), "", True),
    OFFICER: (_("What tells officers apart"), _("A service number or a running reference."), True),
    TIME: (_("Time of the incident"), "", False),
    INCIDENT: (
        _("What several officers of one incident share"),
        _("Without it every row is an incident of its own."),
        False,
    ),
    AGE: (_("Age in years"), "", False),
    DAYS: (_("Calendar days lost, as a number"), "", False),
    CARE: (_("Minutes to medical care, as a number"), "", False),
    OUTCOME: (_("Days to the outcome in court, as a number"), "", False),
    "place": (_("Place"), "", False),
    "rank": (_("Rank"), "", False),
    "unit": (_("Unit"), "", False),
}
"""Fields that take a column as it is: words, help, whether an import needs it."""

CODED = {ACT: DIMENSION_WORDS["act"], INJURY: DIMENSION_WORDS["injury_group"]} | {
    name: DIMENSION_WORDS[name] for name in CODE_LISTS if name not in (ACT, INJURY, "region", *ONLY_NUMBERS)
}
"""Fields whose answers are laid over codes. Regions have too many codes for a list: a mapping file names them."""

LEFT_OPEN, SAYS_NOTHING, NO_EQUIVALENT = "", "?", "-"
ANONYMOUS = "anonymous"
_TEXTS = ("place", "rank", "unit")
_GUESSES = {
    KEY: ("report", "number", "case no", "incident no", "ref"),
    DATE: ("date", "day"),
    OFFICER: ("officer ref", "officer id", "badge", "service number", "officer"),
    TIME: ("time",),
    AGE: ("age",),
    "rank": ("rank",),
    "unit": ("unit", "agency", "station"),
    "place": ("municipality", "town", "city", "place"),
    "sex": ("gender", "sex"),
    ACT: ("act", "assault", "resistance", "what happened"),
    INJURY: ("injury",),
}


@dataclass(slots=True, kw_only=True)
class Draft:
    """A mapping under way. `columns`: field -> heading; `answers`: coded field -> answer -> code or sign."""

    shape: SheetShape
    title: str = ""
    dates: str = "DD.MM.YYYY"
    tie: str = Membership.MEMBER.value
    columns: dict[str, str] = field(default_factory=dict)
    answers: dict[str, dict[str, str]] = field(default_factory=dict)

    def guess(self) -> None:
        """Propose columns by their headings; whoever makes the mapping sees and changes all of it."""
        taken: set[str] = set()
        for target, hints in _GUESSES.items():
            for hint in hints:
                found = next((c.heading for c in self.shape.columns if _says(c.heading, hint)), None)
                if found is not None and found not in taken:
                    self.columns[target] = found
                    taken.add(found)
                    break

    def coded(self) -> list[str]:
        """The coded fields that have a column."""
        return [target for target in CODED if self.columns.get(target)]

    def answers_of(self, target: str) -> tuple[str, ...]:
        """The different answers of a field's column. Refused where there are too many for a list."""
        heading = self.columns[target]
        found = next(column for column in self.shape.columns if column.heading == heading)
        if found.answers is None:
            raise Refused(
                _("The column '{column}' has too many different answers to lay them over codes one by one."),
                field=target,
                column=heading,
            )
        return found.answers

    def check(self) -> None:
        """Refused where a field that an import needs has no column."""
        if not self.title.strip():
            raise Refused(_("Please give the mapping a name, so that you find it again."), field="title")
        for target, (_words, _help, needed) in PLAIN.items():
            if needed and not self.columns.get(target):
                raise Refused(_("An import needs this column."), field=target)
        for number, classes in ((AGE, AGE_BAND), (DAYS, SEVERITY), (CARE, CARE_TIME)):
            if self.columns.get(number) and self.columns.get(classes):
                raise Refused(
                    _("This is already taken from a column of numbers. Please choose one of the two."), field=classes
                )
        if not self.columns.get(ACT):
            raise Refused(_("An import needs this column."), field=ACT)

    def mapping(self) -> Mapping:
        """The mapping. Refused where something that an import needs is missing."""
        self.check()
        if not any(code not in _SIGNS for code in self.answers.get(ACT, {}).values()):
            raise Refused(_("Please say of at least one answer what happened."), field=ACT)
        name = _slug(self.title)
        anonymous = self.tie == ANONYMOUS
        codes = {target: self._answers(target) for target in self.coded() if target != ACT}
        return Mapping(
            format=1,
            name=name,
            title=self.title.strip(),
            source=name,
            key=(self.columns[KEY],),
            occurred=When(
                column=self.columns[DATE],
                formats=tuple(part.strip() for part in self.dates.split(";") if part.strip()),
                time=self.columns.get(TIME) or None,
            ),
            officer=Officers(reference=self.columns[OFFICER]),
            membership=Ties(always=Membership.NONE.value if anonymous else self.tie),
            act=self._acts(),
            anonymous=anonymous,
            encoding=self.shape.encoding,
            incident=(self.columns[INCIDENT],) if self.columns.get(INCIDENT) else (),
            codes={target: answers for target, answers in codes.items() if answers.values},
            numbers={
                known: self.columns[target]
                for target, known in ((AGE, AGE), (DAYS, SEVERITY), (CARE, CARE_TIME), (OUTCOME, OUTCOME_TIME))
                if self.columns.get(target)
            },
            texts={name: Texts(columns=(self.columns[name],)) for name in _TEXTS if self.columns.get(name)},
        )

    def _sorted(self, target: str) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
        given = self.answers.get(target, {})
        return (
            {answer: code for answer, code in given.items() if code not in _SIGNS},
            tuple(answer for answer, code in given.items() if code == SAYS_NOTHING),
            tuple(answer for answer, code in given.items() if code == NO_EQUIVALENT),
        )

    def _answers(self, target: str) -> Answers:
        values, missing, no_equivalent = self._sorted(target)
        return Answers(column=self.columns[target], values=values, missing=missing, no_equivalent=no_equivalent)

    def _acts(self) -> Acts:
        values, missing, no_equivalent = self._sorted(ACT)
        return Acts(column=self.columns[ACT], values=values, missing=missing, no_equivalent=no_equivalent)


_SIGNS = frozenset({LEFT_OPEN, SAYS_NOTHING, NO_EQUIVALENT})


def options(target: str, language: Language) -> tuple[tuple[str, str], ...]:
    """What an answer of a coded field can mean, parts indented under their group."""
    book = books()[CODE_LISTS[target]]
    coded = tuple((code.code, ("\u2003" if code.parent else "") + language.text(code.label)) for code in book)
    return (
        (LEFT_OPEN, language.text(_("Leave open"))),
        (SAYS_NOTHING, language.text(_("Says nothing, like a blank"))),
        (NO_EQUIVALENT, language.text(_("Nothing in the list fits"))),
        *coded,
    )


def _says(heading: str, hint: str) -> bool:
    return re.search(rf"\b{re.escape(hint)}\b", heading.casefold()) is not None


def _slug(title: str) -> str:
    words = re.findall(r"[a-z0-9]+", title.casefold())
    return "-".join(words)[:64].strip("-") or "mapping"
