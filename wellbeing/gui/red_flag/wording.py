"""Puts a red flag, and a silence after an emergency, into the words of its block."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wellbeing.domain.checklist import Level, Mode, RedFlag
from wellbeing.domain.country import HelpNumber
from wellbeing.domain.follow_up import TurnedTo
from wellbeing.gui import labels
from wellbeing.gui.red_flag.shown import Alarm
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.app.silence import Turn

TONE = {Level.EMERGENCY: "danger", Level.SAME_DAY: "danger", Level.WEEKS: "warning"}
SILENCE = "silence"
"""The id of the block for an officer who does not answer after an emergency."""


def alarm(
    flag: RedFlag,
    mode: Mode,
    language: Language,
    *,
    numbers: Iterable[HelpNumber] = (),
    done: tuple[str, ...] = (),
    handled: bool = False,
) -> Alarm:
    """A red flag in the words for `mode`. `numbers` are left out where they stand on the page already."""
    words = language.text
    return Alarm(
        id=flag.id,
        tone=TONE[flag.level],
        level=words(labels.LEVEL[flag.level]),
        title=words(flag.title),
        say=words(flag.say.for_mode(mode)) if flag.say else "",
        steps=tuple(words(step) for step in flag.act_now.for_mode(mode)),
        numbers=tuple(number_line(number, language) for number in numbers) if flag.level is not Level.WEEKS else (),
        avoid=tuple(words(line) for line in flag.avoid),
        refusal=tuple(words(line) for line in flag.refusal),
        done=done_options(flag, language),
        chosen=done,
        handled=handled,
    )


def done_options(flag: RedFlag, language: Language) -> tuple[tuple[str, str], ...]:
    """The answers to 'what was done', those of the flag and why nothing was."""
    own = [(option.id, option.label) for option in flag.done]
    return tuple((key, language.text(label)) for key, label in (*own, *labels.NOTHING_DONE.items()))


def number_line(number: HelpNumber, language: Language) -> str:
    """Whom to call and how; a name without a number says so."""
    shown = number.number or language.text(_("number not entered yet"))
    return language.text(_("{name}: {number}"), name=language.text(number.name), number=shown)


def silence_alarm(turn: "Turn", language: Language, *, tried: bool) -> Alarm:
    """What to do when an officer is silent after an emergency. It never ends in peace: it goes to a person."""
    words = language.text
    if turn.through:
        first = words(_("Call the person whom the officer named: {tie}."), tie=words(labels.TIE[turn.through.tie]))
        then = words(_("Nobody answers there? Call the clinician on duty, then the duty commander."))
    else:
        first = words(_("The officer named nobody: call the clinician on duty now."))
        then = words(_("Nobody answers there? Call the duty commander."))
    steps = [
        first,
        words(_("Say that you can't reach the officer and are worried, and nothing of what was talked about.")),
        then,
        words(_("Nobody knows where the officer is, or life may be in danger? Call the emergency number.")),
        words(_("Try the officer again today. The contact stays open until you have heard their voice.")),
    ]
    through = (
        [words(_("{name}: {number}"), name=words(labels.TIE[turn.through.tie]), number=turn.through.number)]
        if turn.through
        else []
    )
    options = {key: said for key, said in labels.TURNED_TO.items() if turn.through or key != TurnedTo.REACHABLE_THROUGH}
    return Alarm(
        id=SILENCE,
        tone="danger",
        level=words(labels.LEVEL[Level.EMERGENCY]),
        title=words(_("the officer was not reached") if tried else _("nobody has been in touch")),
        steps=tuple(steps),
        numbers=(*through, *(number_line(number, language) for number in turn.numbers)),
        done=tuple((key.value, words(said)) for key, said in options.items()),
    )
