"""Every torture there is, in the order in which they run."""

from tests.torture.disturbed import DISTURBED
from tests.torture.flips import FLIPS
from tests.torture.fuzz.trials import FUZZING
from tests.torture.kills import KILLS, KILLS_AT_CALLS
from tests.torture.moved import MOVED
from tests.torture.offices import OFFICES
from tests.torture.other_chance import OTHER_CHANCE
from tests.torture.power.cuts import POWER_CUTS
from tests.torture.rights import RIGHTS
from tests.torture.small_disk import SMALL_DISKS
from tests.torture.small_files import SMALL_FILES
from tests.torture.tampering.trials import TAMPERING
from tests.torture.torture import Torture
from tests.torture.walks import WALKS
from tests.trace.trials import NO_TRACE

TORTURES: list[Torture] = [
    *TAMPERING,
    *KILLS,
    *KILLS_AT_CALLS,
    *POWER_CUTS,
    *DISTURBED,
    *SMALL_DISKS,
    *MOVED,
    *SMALL_FILES,
    *FLIPS,
    *FUZZING,
    WALKS,
    OFFICES,
    OTHER_CHANCE,
    RIGHTS,
    *NO_TRACE,
]
