"""``python -m benchmarks [part ...]``: print the figures that the product promises to keep.

Every part works in a directory of its own that is removed afterwards. Times are ratios to a floor
measured in the same run; the goals are those of the founding issue. The exit code is 1 if one is
missed.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PARTS = ("pages", "freeze", "documents", "demo", "crowd", "memory")


def main() -> int:
    wanted = sys.argv[1:] or list(PARTS)
    if unknown := set(wanted) - set(PARTS):
        print(f"Unknown: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
        return 2
    failed = 0
    for part in wanted:
        with tempfile.TemporaryDirectory(prefix="wk-bench-") as directory:
            environ = os.environ | {
                "WK_DATEN": directory,
                "WK_DEBUG": "1",
                "WK_HEUTE": "2026-10-09",
                "WK_STADT": "Rheinaue",
                "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            }
            command = [sys.executable, "-m", f"benchmarks.{part}"]
            root = Path(__file__).parents[1]
            failed += subprocess.run(command, env=environ, cwd=root, check=False).returncode != 0  # noqa: S603  our own
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
