"""``python -m benchmarks [part ...]``: print the figures that the product promises to keep.

Every part works in a directory of its own that is removed afterwards; the crowd and the many
observations come a second time on PostgreSQL where that is installed. Times are ratios to a floor
measured in the same run; the goals are those of the founding issue. The exit code is 1 if one is
missed.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tools.private_postgresql import Cluster, NotHere

PARTS = (
    "pages",
    "freeze",
    "documents",
    "demo",
    "crowd",
    "memory",
    "oparl",
    "council",
    "pack",
    "protection",
    "observations",
    "statistics",
)
ON_BOTH = ("crowd", "observations")
ROOT = Path(__file__).parents[1]


def main() -> int:
    wanted = sys.argv[1:] or list(PARTS)
    if unknown := set(wanted) - set(PARTS):
        print(f"Unknown: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
        return 2
    failed = sum(not run(part, {}) for part in wanted)
    failed += sum(not run_on_postgresql(part) for part in wanted if part in ON_BOTH)
    return int(failed > 0)


def run(part: str, database: Mapping[str, str]) -> bool:
    """Measure one part in a process of its own and say whether all its goals were reached."""
    with tempfile.TemporaryDirectory(prefix="wk-bench-") as directory:
        environ = {
            **os.environ,
            **database,
            "WK_DATEN": directory,
            "WK_DEBUG": "1",
            "WK_HEUTE": "2026-10-09",
            "WK_STADT": "Rheinaue",
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        }
        command = [sys.executable, "-m", f"benchmarks.{part}"]
        done = subprocess.run(command, env=environ, cwd=ROOT, check=False)  # noqa: S603  our own
        return done.returncode == 0


def run_on_postgresql(part: str) -> bool:
    """Measure on a server of its own; where there is none, that is said and nothing is missed."""
    try:
        with Cluster() as cluster:
            where = ["-h", "127.0.0.1", "-p", str(cluster.port), "-U", "wirkungskreis"]
            create = [str(cluster.programs / "createdb"), *where, "wirkungskreis"]
            subprocess.run(create, check=True)  # noqa: S603  our own
            return run(part, cluster.environ())
    except NotHere as reason:
        print(f"\n{reason}")
        return True


if __name__ == "__main__":
    sys.exit(main())
