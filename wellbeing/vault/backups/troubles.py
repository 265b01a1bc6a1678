"""What can go wrong with the medium of a backup, each in one sentence. The vault itself is never touched by it."""

import contextlib
import errno
from collections.abc import Iterator

from wellbeing.errors import Trouble
from wellbeing.language import _

FULL = _("There is no room for the backup in this place. Free some space; the older backups there are kept.")
READ_ONLY = _(
    "The place of the backups can't be written to. Check the switch of the stick or the folder's permissions; the "
    "older backups there are kept."
)
AWAY = _("The place of the backups is not there now. If it is a stick, plug it in.")
DISK = _("The disk with the backups reports an error. Choose another place for the backups soon.")
TOO_LARGE = _("This vault is larger than a backup can hold.")

_BY_NUMBER = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOENT: AWAY,
    errno.ENOTDIR: AWAY,
    errno.ENODEV: AWAY,
    errno.ENXIO: AWAY,
}


@contextlib.contextmanager
def told_as_trouble() -> Iterator[None]:
    """Turn the system's errors of a medium with backups into one sentence."""
    try:
        yield
    except OSError as error:
        raise Trouble(_BY_NUMBER.get(error.errno or 0, DISK)) from error
