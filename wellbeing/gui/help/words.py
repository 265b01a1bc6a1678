"""The words of the help page: a representative's, and an office's."""

from dataclasses import dataclass

from wellbeing.language import _

_FIRST = (
    _("After an incident, open 'New incident': who and what are enough. The rest can come later."),
    _("Today says whom to call and when. Open the step and be led through the talk, one thing at a time."),
    _("An attempt is noted as an attempt. The step stays open until you have reached the person."),
    _("Once a year, look at the summary: you see exactly what would leave before anything does."),
)
_LOCK = (_("Ctrl+L"), _("Lock now, from wherever you are. Nothing asks, and nothing you wrote is lost."))
_OTHER_KEYS = (
    (_("Ctrl+,"), _("Settings")),
    (_("F1"), _("Help")),
    (_("Alt+Left"), _("Back to the page before")),
    (_("Tab, arrow keys, space"), _("Move, and choose")),
)
_KEYS = (
    _LOCK,
    (_("Ctrl+1 to Ctrl+4"), _("Today, Cases, Services, Summary")),
    (_("Ctrl+N"), _("New incident")),
    (_("Ctrl+F"), _("Search")),
    (_("Space"), _("Choose a case in the list, to act on several")),
    (_("Ctrl+Z"), _("Undo what was taken out last, until the vault is locked")),
    *_OTHER_KEYS,
)
_SAFE = (
    (_("Backup"), _("An encrypted copy of the vault in another place. Made by itself once a day, and checked.")),
    (_("Recovery sheet"), _("One of three sheets of words. Two of them open the vault if the passphrase is lost.")),
)
_TERMS = (
    (_("Incident"), _("Something that happened on one day at one place. Several officers can be part of it.")),
    (_("Case"), _("One officer in one incident. Figures count cases.")),
    (
        _("Follow-up"),
        _(
            "One of the eight steps from the same shift to the anniversary, a contact after a red flag, or an agreed "
            "one."
        ),
    ),
    (_("Debrief"), _("The talk of a step, with a guide on the screen.")),
    (_("Referral"), _("A way to a service, open until its outcome is known.")),
    (_("Consent"), _("What an officer agreed to, for one purpose. Without it nothing is told and nothing counted.")),
    (_("Summary"), _("A year in figures, in which no person can be found.")),
    (_("Release"), _("A summary that left this computer, signed. A year is released once.")),
    (_("Vault"), _("The encrypted store of everything you write here. It belongs to you alone.")),
    *_SAFE,
)
_PROMISES = (
    _("Everything is in one encrypted vault on this computer. Nothing is sent: the program has no network code."),
    _(
        "It locks itself when nobody has touched it for a while, before the computer sleeps and when its screen is "
        "locked. What you were writing is kept, sealed."
    ),
    _("A summary holds figures in which no person can be found. You see it before it leaves."),
)
_LIMITS = (
    _("Somebody with administrator rights, or a harmful program in your account, can read along while it is open."),
    _("A photograph of the screen, and anything on paper."),
    _("Being forced to open it."),
    _("What is said here may have to be told to a court. Ask the union's lawyer what is protected in your country."),
)
_FIRST_AT_AN_OFFICE = (
    _("Begin with the other office: each takes in the card of the other one, and you compare them by telephone."),
    _("Enrol each representative under the same pseudonym as the other office does."),
    _("Quarters says of each quarter what is next, and has one button for it. Whatever comes is taken in there."),
    _("What is given once, and binds both offices, asks before it is written."),
)
_KEYS_AT_AN_OFFICE = (
    _LOCK,
    (_("Ctrl+1 to Ctrl+4"), _("Today, Quarters, Release, Representatives")),
    *_OTHER_KEYS,
)
_PROMISES_AT_AN_OFFICE = (
    _("No contribution can be read here: you hold one of two halves, and each alone looks like chance."),
    _("What is opened are sums of at least ten active representatives. They are shown nowhere."),
    _("Nothing is sent: every step is a file that you take to the other office as you like."),
)
_LIMITS_AT_AN_OFFICE = (
    _("If both offices put their halves together, they could read single contributions. Share no keys and no staff."),
    _LIMITS[0],
    _LIMITS[2],
)
_TERMS_AT_AN_OFFICE = (
    (_("Roster"), _("Who may contribute to a quarter, and which areas are counted together. Both offices sign it.")),
    (_("Contribution"), _("The counts of one representative, divided into two parts that look like chance.")),
    (_("Acceptance list"), _("Which contributions an office has taken in. What stands on both lists counts.")),
    (_("Activity"), _("How many representatives had a case at all, by area. It decides what may be opened.")),
    (_("Sums"), _("The second office's half of what is opened. The releasing office adds its own.")),
    (_("Closing list"), _("Which contributions were counted. Every representative gets it.")),
    (_("National release"), _("A year of all areas that left this computer, signed. A year is released once.")),
    (_("Vault"), _("The encrypted store of everything at this office. It holds no cases.")),
    *_SAFE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The parts of the page; pairs are a name and what it means."""

    first: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    promises: tuple[str, ...]
    limits: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]


OF_A_REPRESENTATIVE = Words(first=_FIRST, keys=_KEYS, promises=_PROMISES, limits=_LIMITS, terms=_TERMS)
OF_AN_OFFICE = Words(
    first=_FIRST_AT_AN_OFFICE,
    keys=_KEYS_AT_AN_OFFICE,
    promises=_PROMISES_AT_AN_OFFICE,
    limits=_LIMITS_AT_AN_OFFICE,
    terms=_TERMS_AT_AN_OFFICE,
)
