"""The form of a mapping file (docs/formats/mapping.md): column names, spellings and codes, never code or content."""

import msgspec


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A part of a mapping: entries that the form does not know are refused."""


class Answers(Part, frozen=True, kw_only=True):
    """One column of chosen answers. Spellings are compared without regard to case and spaces.

    `values`: spelling -> code. `missing`: spellings that say nothing, like a blank. `no_equivalent`: answers
    for which the code book has no code; they are listed in the report. `precedence`: codes, the one that wins
    first; without it several answers become their common parent. `blank`: the code that a blank stands for;
    without it a blank is a gap.
    """

    column: str
    values: dict[str, str]
    missing: tuple[str, ...] = ()
    no_equivalent: tuple[str, ...] = ()
    precedence: tuple[str, ...] = ()
    blank: str | None = None


class Refinement(Answers, frozen=True, kw_only=True):
    """A second column that tells the parts of `act` apart; where it does not, the act stays as it is."""

    act: str


class Acts(Answers, frozen=True, kw_only=True):
    """The principal act, and what refines it."""

    refine: tuple[Refinement, ...] = ()


class Texts(Part, frozen=True, kw_only=True):
    """Words kept as they stand, from one or more columns joined by a comma; `missing` spellings count as blank."""

    columns: tuple[str, ...]
    missing: tuple[str, ...] = ()


class When(Part, frozen=True, kw_only=True):
    """The date's column and its patterns (YYYY, YY, MM, M, DD, D); an optional column with the local time."""

    column: str
    formats: tuple[str, ...]
    time: str | None = None
    zone: str | None = None


class Officers(Part, frozen=True, kw_only=True):
    """`reference`: the column that tells officers apart. `scheme`: what the references belong to, where several
    spreadsheets share them; else they belong to the mapping's source."""

    reference: str
    scheme: str | None = None
    name: str | None = None
    contact: str | None = None


class Ties(Part, frozen=True, kw_only=True):
    """Why a record may be kept: the same membership for every row, or a column that says it."""

    always: str | None = None
    answers: Answers | None = None


class Mapping(Part, frozen=True, kw_only=True):
    """A whole mapping. `key`: the columns that together name a row. `incident`: the columns that together name
    an incident in which several officers took part; without them every row is an incident of its own.

    `codes`: statistical dimension -> its column. `numbers`: `age` or `severity` -> a column of whole numbers
    (years, days). `texts`: `place`, `rank` or `unit`. `anonymous`: the file names nobody.
    """

    format: int
    name: str
    title: str
    source: str
    key: tuple[str, ...]
    occurred: When
    officer: Officers
    membership: Ties
    act: Acts
    anonymous: bool = False
    encoding: str | None = None
    separator: str = ";"
    incident: tuple[str, ...] = ()
    codes: dict[str, Answers] = {}
    numbers: dict[str, str] = {}
    texts: dict[str, Texts] = {}

    def columns(self) -> tuple[str, ...]:
        """Every column that the mapping names, each once, in the order of the form."""
        found = [*self.key, self.occurred.column, self.occurred.time, *self.incident]
        found += [self.officer.reference, self.officer.name, self.officer.contact]
        found += [answers.column for answers in self.answers()]
        found += [*self.numbers.values(), *(name for text in self.texts.values() for name in text.columns)]
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def answers(self) -> tuple[Answers, ...]:
        """Every column of chosen answers."""
        ties = (self.membership.answers,) if self.membership.answers else ()
        return (*ties, self.act, *self.act.refine, *self.codes.values())
