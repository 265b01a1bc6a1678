"""What the pages of contributions show: plain records between presenter and view."""

from dataclasses import dataclass

RELEASING, SECOND = "releasing", "second"
"""The two offices, as keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeShown:
    """An office: what it does, and whose card it is."""

    role: str
    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterShown:
    """A quarter in its row; `action` opens its page, and is empty where nothing can be done."""

    label: str
    what: str
    why: str
    chip: str
    tone: str
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearShown:
    """The page of a year. `way` is tone, heading and detail of how it leaves; `offices_told` is what to know of the
    offices beside their cards. `why_not` says why no office can be named here."""

    title: str
    quiet: str
    way: tuple[str, str, str]
    explained: tuple[str, ...]
    quarters: tuple[QuarterShown, ...]
    offices: tuple[OfficeShown, ...]
    offices_told: str
    name_offices: str
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficesForm:
    """The page that names both offices."""

    title: str
    quiet: str
    crumb: str
    told: str
    country: str
    pseudonym: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What one office gets."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeShown:
    """The page of one quarter: what stays here, what each office gets, and what never leaves. `because` says why it is
    made again; `why_not`, why it can't be. `renamed` asks whether an office refused it for the name in it, and
    `rename` presses for another one; both are empty for one that leaves for the first time."""

    title: str
    quiet: str
    crumb: str
    label: str
    because: str
    stays: tuple[str, ...]
    leaves: tuple[Leaving, ...]
    never: tuple[str, ...]
    place: str
    press: str
    why_not: str = ""
    renamed: str = ""
    rename: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeShown:
    """What was written: for each office its file."""

    title: str
    quiet: str
    crumb: str
    folder: str
    files: tuple[tuple[str, str], ...]
    next: str
