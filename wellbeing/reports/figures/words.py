"""The signs and words of figures: four things that are not a number, each with its own sign."""

from wellbeing.anonymise.published import Figure, State
from wellbeing.language import Language, _

SIGNS = {State.HIDDEN: "•", State.NOT_COLLECTED: ":", State.STRUCTURAL: "×"}
"""What stands in a table in place of a number."""

WORDS = {
    State.HIDDEN: _("withheld"),
    State.NOT_COLLECTED: _("not collected"),
    State.STRUCTURAL: _("cannot occur"),
}

EXPLAINED = {
    State.HIDDEN: _("Withheld, so that nobody can be found. It can be any number, also none."),
    State.NOT_COLLECTED: _("Not collected: the source does not ask for it. It is not zero."),
    State.STRUCTURAL: _("Cannot occur by definition."),
}

NOT_OPENED = _("Not collected: nothing was opened of that quarter there. It is not zero.")
"""The same of contributions, which lack nothing else."""

UNITS = {
    "cases": _("Cases"),
    "contacts": _("Support steps"),
    "days_lost": _("Cases six months on"),
    "appointments": _("Referrals, by the first appointment"),
    "referrals": _("Referrals that ended"),
    "justice": _("Cases twelve months on"),
}
"""What a table counts, by the code of its unit."""


def explained(state: State, *, by_quarter: bool) -> str:
    """What a sign means (msgid); `by_quarter` where figures were opened quarter by quarter."""
    return NOT_OPENED if by_quarter and state is State.NOT_COLLECTED else EXPLAINED[state]


def in_table(figure: Figure, language: Language) -> str:
    """The number, or the sign."""
    return language.number(figure.value) if figure.value is not None else SIGNS[figure.state]


def in_chart(figure: Figure, language: Language) -> str:
    """The number, or the sign and the word."""
    if figure.value is not None:
        return language.number(figure.value)
    return f"{SIGNS[figure.state]} {language.text(WORDS[figure.state])}"


def spoken(figure: Figure, language: Language) -> str:
    """The number, or the word alone: a sign is not read aloud."""
    return language.number(figure.value) if figure.value is not None else language.text(WORDS[figure.state])


def legend(states: set[State], language: Language) -> str:
    """The signs that a table uses, each with its word; empty where it has numbers only."""
    used = [state for state in SIGNS if state in states]
    return "    ".join(f"{SIGNS[state]} {language.text(WORDS[state])}" for state in used)
