"""What an office is to do next, and what came of a file, in words: the same in the window and on the command line."""

from collections.abc import Mapping

from wellbeing.anonymise.period import period_name
from wellbeing.app.office.giving import Gives
from wellbeing.app.office.standing import Standing
from wellbeing.app.office.taking import Came, Taken
from wellbeing.language import Language, _
from wellbeing.office.merging import FEWEST
from wellbeing.office.quarter import Step

_NEXT: Mapping[Step, str] = {
    Step.ROSTER: _("Next: give the roster to the other office."),
    Step.AWAIT_ROSTER: _("Next: take in the roster of the other office."),
    Step.AWAIT_END: _("The roster is signed by both offices. Contributions come when the quarter is over."),
    Step.ACCEPTANCE: _("Next: take contributions in; when enough are here, give the acceptance list."),
    Step.AWAIT_ACCEPTANCE: _("Next: take in the acceptance list of the other office. If more comes, give a new list."),
    Step.ACTIVITY: _("Next: give the activity. It is given once; from then on nothing more is taken in."),
    Step.AWAIT_ACTIVITY: _("Next: take in the activity of the other office."),
    Step.SUMS: _("Next: give the sums."),
    Step.AWAIT_SUMS: _("Next: take in the sums of the other office."),
    Step.CLOSING: _("Next: give the closing list to the other office."),
    Step.AWAIT_CLOSING: _("Next: take in the closing list of the other office."),
    Step.LATE_ROSTER: _(
        "This quarter is over, and the roster has not come back. Next: if the other office signed it before the end, "
        "take it in now. If not, close the quarter with an empty list, so that what was sent to it counts later."
    ),
    Step.MISSED: _(
        "This quarter is over without a roster that both offices signed. It can't be opened. Next: close it with an "
        "empty list, so that what was sent to it counts later."
    ),
    Step.CLOSED: _("Closed. The closing list goes to every representative."),
}
_COUNTERSIGNED: Mapping[Step, str] = {
    Step.AWAIT_END: _(
        "The roster is signed by both offices. Give it back to the other office: without your signature it "
        "can't open anything. Contributions come when the quarter is over."
    ),
    Step.MISSED: _(
        "This quarter is over without a roster that both offices signed. It can't be opened. Next: take in the empty "
        "closing list of the other office."
    ),
    Step.CLOSED: _("Closed. Give the closing list back to the other office, which sends it to every representative."),
}
"""At the second office, which signs last: the other one waits for the file."""
_SIGNED_LAST: Mapping[Step, Gives] = {Step.AWAIT_END: Gives.ROSTER, Step.CLOSED: Gives.CLOSING}
"""Which file that is."""
_ENROL = _("Next: enrol representatives. At least {fewest} are needed; enrolled so far: {enrolled}.")
_GIVES: Mapping[Step, Gives] = {
    Step.ROSTER: Gives.ROSTER,
    Step.ACCEPTANCE: Gives.ACCEPTANCE,
    Step.ACTIVITY: Gives.ACTIVITY,
    Step.SUMS: Gives.SUMS,
    Step.CLOSING: Gives.CLOSING,
    Step.LATE_ROSTER: Gives.CLOSING,
    Step.MISSED: Gives.CLOSING,
    Step.CLOSED: Gives.CLOSING,
}
_WAITS = (Step.AWAIT_ROSTER, Step.AWAIT_ACCEPTANCE, Step.AWAIT_ACTIVITY, Step.AWAIT_SUMS, Step.AWAIT_CLOSING)
_CAME: Mapping[Came, str] = {
    Came.CONTRIBUTION: _("Contribution to {quarter}"),
    Came.ROSTER: _("Roster of {quarter}"),
    Came.ACCEPTANCE: _("Acceptance list of {quarter}"),
    Came.ACTIVITY: _("Activity of {quarter}"),
    Came.SUMS: _("Sums of {quarter}"),
    Came.CLOSING: _("Closing list of {quarter}"),
}


def lacks_people(one: Standing) -> bool:
    """Whether too few are enrolled for the roster that is next."""
    return one.next_step in (Step.ROSTER, Step.AWAIT_ROSTER) and one.enrolled < FEWEST


def waits(one: Standing) -> bool:
    """Whether a file of the other office is waited for."""
    missed = one.countersigns and one.next_step is Step.MISSED
    return missed or (one.next_step in _WAITS and not lacks_people(one))


def is_due(one: Standing) -> bool:
    """Whether this office is to do something now. Waiting is not, and what is closed is only handed on."""
    return not waits(one) and one.next_step not in (Step.AWAIT_END, Step.CLOSED)


def closes_empty(one: Standing) -> bool:
    """Whether the closing list that is next is an empty one: nothing of the quarter is opened any more."""
    return not one.countersigns and one.next_step in (Step.LATE_ROSTER, Step.MISSED)


def may_not_go_on(one: Standing) -> bool:
    """Whether it is over and somebody else has to do something first, who may never do it: then `app.office.ending`
    closes it."""
    over = one.next_step not in (Step.ROSTER, Step.AWAIT_ROSTER, Step.AWAIT_END)
    return over and (waits(one) or one.next_step in (Step.LATE_ROSTER, Step.ACCEPTANCE))


def gives(one: Standing) -> Gives | None:
    """The file that is to be written now; None where something is waited for, or where too few are enrolled."""
    if lacks_people(one):
        return None
    if one.countersigns and one.next_step in _COUNTERSIGNED:
        return _SIGNED_LAST.get(one.next_step)
    return _GIVES.get(one.next_step)


def next_told(one: Standing, language: Language) -> str:
    """What is to be done, in a sentence or two."""
    if lacks_people(one):
        return language.text(_ENROL, fewest=language.number(FEWEST), enrolled=language.number(one.enrolled))
    if one.countersigns and one.next_step in _COUNTERSIGNED:
        return language.text(_COUNTERSIGNED[one.next_step])
    return language.text(_NEXT[one.next_step])


def taken_told(taken: Taken, language: Language) -> str:
    """What a file was, and what came of it."""
    what = language.text(_CAME[taken.what], quarter=period_name(taken.period, language))
    told = _("{what}: taken in.") if taken.new else _("{what}: is here already.")
    return language.text(told, what=what)
