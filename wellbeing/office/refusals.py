"""Why an office does not go on: one sentence each. A representative is in none of them."""

from wellbeing.language import _

NO_ROSTER = _("There is no roster of this quarter yet that both offices signed.")
QUARTER_OVER = _("This quarter is over. Its roster had to be signed by both offices before its end.")
TOO_FEW = _("Fewer than {number} representatives are enrolled. That is too few to count anything together.")
YEAR_LEFT = _("The national release of this year has left. Nothing more of the year is opened.")
OTHER_ROSTER = _("Both offices have signed another roster for this quarter. It stays as it is.")
NOT_ENROLLED = _(
    "{number} of those on this roster are not enrolled here, or for another area. Please compare your lists with the "
    "other office, by telephone."
)
OTHER_RULE = _(
    "The areas of this roster are not put together as this program does it. Both offices need the same version of the "
    "program."
)
FOR_OTHER_COUNTRY = _(
    "This file is for another country than that of this office. An office serves one country; another one takes a "
    "vault of its own."
)
BOTH_RELEASE = _(
    "Both offices began as the one that releases the figures, so that nobody is there to sign second. Please agree by "
    "telephone which of you releases. The other one begins again as the second office, in a new, empty vault; then you "
    "exchange cards anew."
)
NOT_OVER = _("This quarter is not over yet. Contributions to it are taken in from the day after its end.")
BOUND = _("This quarter is being opened, or closed already. Nothing more is taken in for it.")

NOT_ON_ROSTER = _(
    "Whoever made this contribution is not on the roster of its quarter. They count these events in a later quarter."
)
OTHER_COUNTRY = _("This contribution is from another country than that of this office.")
OTHER_PSEUDONYM = _("This contribution names another pseudonym than the one that was enrolled for its sender.")
USED = _(
    "There is a contribution of this representative to this quarter already, of the same or a newer revision. Nothing "
    "was taken in."
)
USED_ID = _("A contribution with this number is here already, and it is another one. Nothing was taken in.")

LIST_OF_OTHER_ROSTER = _("This list was made from another roster than the one that both offices signed.")
LIST_OF_OTHER_SCHEMA = _(
    "This list counts by other tables than this program. Both offices need the same version of the program."
)
OLDER_LIST = _("A newer list of the other office is here already. Please go on with that one.")
NO_LISTS = _("This needs the acceptance lists of both offices. Please exchange them first.")

NO_ACTIVITY = _("This needs the activity of both offices, of which the releasing office gives its own first.")
OTHER_LISTS = _(
    "The other office worked from other acceptance lists than lie here. Please take in its newest list, and ask "
    "whether it has yours. It gives its activity once, so that nothing is opened twice."
)
NOTHING_OPENS = _(
    "Nothing opens of this quarter: too few were active, or too few were accepted. It is closed with an empty list."
)
OTHER_BATCHES = _(
    "These sums are not those of the batches that both offices agreed on. Nothing was opened. Both offices need the "
    "same version of the program."
)
ONLY_SECOND = _("Sums are given by the second office, to the one that releases.")
NO_SUMS = _("The sums of the second office are not here yet.")
ONLY_RELEASING = _("The releasing office makes the closing list. This is the second one, which signs it.")
OPENED = _("Sums of this quarter were opened, or it is closed. Please give its closing list.")
CLOSED_BY_BOTH = _("Both offices have signed the closing list of this quarter. It stays as it is.")
LOST_SUMS = _(
    "This list counts {number} contributions whose sums are not here: a restore has forgotten them. Please ask the "
    "other office for its activity and its sums again, and take those in first. Where it can't give them any more, "
    "state by your name that they are lost. Then they stay counted, and stand in no figure."
)
NOBODY_SAID = _("Please give your name: it is recorded who said so.")
OTHER_CLOSING = _("This closing list does not fit what both offices agreed on. A batch counts whole, or not at all.")

NOT_CLOSED = _(
    "A year is released once each of its quarters that was begun is closed by both offices. Not closed yet: {quarters}."
)
NO_ROSTER_NOT_CLOSED = _(
    "Files of {quarters} lie here, but no roster that both offices signed: please take in what the other office has of "
    "each, or close it with an empty list that both sign."
)
NOTHING_OPENED = _("Nothing was opened of this year, so that there is nothing to release.")
OTHER_SCHEMA = _("What was opened of this year counts by other tables than this program. It needs the program of then.")
