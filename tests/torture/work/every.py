"""Every kind of work that is tortured, by its name."""

from tests.torture.work.backup_jobs import MakeBackup, RestoreBackup
from tests.torture.work.hand_over_jobs import HandOver, TakeIn
from tests.torture.work.jobs import Import, Job, Saves
from tests.torture.work.key_jobs import ChangeKey, Compact
from tests.torture.work.lock_job import LockNow
from tests.torture.work.office_job import Offices
from tests.torture.work.vault_jobs import Create, Migrate, Passphrase, Recover, Sheets

JOBS: dict[str, Job] = {
    "saves": Saves(),
    "import": Import(),
    "passphrase": Passphrase(),
    "sheets": Sheets(),
    "create": Create(),
    "migrate": Migrate(),
    "recover": Recover(),
    "lock": LockNow(),
    "change-key": ChangeKey(),
    "compact": Compact(),
    "backup": MakeBackup(),
    "restore": RestoreBackup(),
    "hand-over": HandOver(),
    "take-in": TakeIn(),
    "two-offices": Offices(),
}
