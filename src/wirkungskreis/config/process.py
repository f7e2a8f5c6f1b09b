"""How our processes end: none outlives the one that started it, however that one died."""

import os
import threading
import time

WATCH = "WK_PARENT"  # set by a process that starts others: they watch it


def watch_parent() -> None:
    """End this process within a second after its parent; only if the parent asked for it.

    A parent killed outright cannot tell its children, and a child left alone would hold the port.
    """
    if os.environ.get(WATCH) != "watch":
        return
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, name="watch-parent", daemon=True).start()
