"""`make run`: open the window, or say in one sentence that there is no display."""

import os
import runpy
import sys


def main() -> int:
    """Exit code of the program, or 3 without a display."""
    needs_display = sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM")
    if needs_display and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print(
            "There is no display here to open a window on; `make demo` shows the program as pictures.",
            file=sys.stderr,
        )
        return 3
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 (the checkout that make runs in)
    sys.argv = ["wellbeing", *sys.argv[1:]]
    runpy.run_module("wellbeing", run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.exit(main())
