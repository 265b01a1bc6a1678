"""Keeps `None`, `True` and `False` alive under PySide6 6.12.0 on Python 3.11.

Each call into that PySide6 that returns nothing gives up a reference to `None` it never took, and each truth value
that Python hands back to Qt one to `True` or `False`. From Python 3.12 on they can't be given up; on 3.11 the
count reaches zero after some thousand calls and the interpreter aborts ("deallocating None"). Found by counting:
1,000 calls of `QObject.setObjectName` cost 1,000 references. So a stock of references is added that no session
can use up, which is what newer Pythons do themselves. See docs/decisions/0040.
"""

import ctypes
import sys

_STOCK = 1 << 40


def keep_singletons() -> None:
    """Add the stock, once per process. Does nothing on Pythons where they are immortal."""
    if sys.version_info >= (3, 12):
        return
    for lasting in (None, True, False):
        if sys.getrefcount(lasting) < _STOCK // 2:
            ctypes.c_ssize_t.from_address(id(lasting)).value += _STOCK
