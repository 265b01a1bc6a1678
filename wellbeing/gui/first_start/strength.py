"""How strong a passphrase is, in words that help. There are no rules to fulfil."""

from wellbeing.language import Language, _

_LONGEST = 72
"""zxcvbn looks at no more characters than this."""

_HINTS = (
    _("A computer guesses this at once."),
    _("A computer guesses this quickly. Add one or two words that have nothing to do with the others."),
    _("This holds for a while. One more word that has nothing to do with the others makes it strong."),
    _("This is strong."),
    _("This is very strong."),
)
_EMPTY = _("Four or more words that have nothing to do with each other are strong and easy to remember.")


def strength(passphrase: str) -> int:
    """From 0 (guessed at once) to 4 (out of reach), as zxcvbn estimates it."""
    from zxcvbn import zxcvbn  # its word lists take a tenth of a second: not at the program's start

    return int(zxcvbn(passphrase[:_LONGEST])["score"]) if passphrase else 0


def hint(passphrase: str, language: Language) -> str:
    """What to say about `passphrase`."""
    return language.text(_HINTS[strength(passphrase)] if passphrase else _EMPTY)
