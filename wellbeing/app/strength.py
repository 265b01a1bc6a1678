"""How strong a passphrase is, in words that help. There are no rules to fulfil."""

from wellbeing.language import Language, _

_LONGEST = 72
"""zxcvbn looks at no more characters than this."""

_STEPS = (6.0, 10.0, 14.0, 18.0)
"""Powers of ten of the guesses needed. A stolen vault allows some 100,000 a second to somebody well equipped, so
that 10^14 are thirty years."""

_HINTS = (
    _("A computer guesses this at once."),
    _("A computer guesses this quickly. Add one or two words that have nothing to do with the others."),
    _("This holds for a while. One more word that has nothing to do with the others makes it strong."),
    _("This is strong."),
    _("This is very strong."),
)
_EMPTY = _("Four or more words that have nothing to do with each other are strong and easy to remember.")


def strength(passphrase: str) -> int:
    """From 0 (guessed at once) to 4 (out of reach), by the number of guesses that zxcvbn estimates."""
    from zxcvbn import zxcvbn  # its word lists take a tenth of a second: not at the program's start

    if not passphrase:
        return 0
    # zxcvbn takes digits before a line's end for a date, and stumbles over it.
    guesses = float(zxcvbn(passphrase[:_LONGEST].replace("\n", " "))["guesses_log10"])
    return sum(guesses >= step for step in _STEPS)


def is_weak(passphrase: str) -> bool:
    """Whether somebody with a stolen vault and patience may guess it."""
    return strength(passphrase) < len(_STEPS) - 1


def hint(passphrase: str, language: Language) -> str:
    """What to say about `passphrase`."""
    return language.text(_HINTS[strength(passphrase)] if passphrase else _EMPTY)
