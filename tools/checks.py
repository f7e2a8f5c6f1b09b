"""Run every check of the program and say plainly which parts ran; called by bin/test."""

import argparse
import os
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.private_postgresql import Cluster, NotHere

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTEST: list[str | Path] = [BIN / "pytest", "-n", "2", "--dist", "loadgroup", "--durations", "5"]
EPILOG = """Teile:
  form        Schreibweise, Typen, Reihenfolge der Pakete, Vorlagen
  sqlite      alle Tests ohne Browser auf SQLite
  postgresql  was Daten braucht, auf dem PostgreSQL aus WK_DB_HOST oder einem eigenen
  browser     die Wege durch die Oberfläche mit Chromium
  schnell     form und sqlite
Ohne Angabe laufen alle. Was nach -- steht, geht an pytest:
  bin/test sqlite -- tests/rounds -k frist"""


@dataclass
class Result:
    part: str
    outcome: str  # "bestanden", "GESCHEITERT" or why it did not run
    ran: bool
    seconds: float


class DidNotRun(Exception):
    """A part cannot run here; the message says why."""


def run(*command: str | Path, **environ: str) -> bool:
    words = [str(word) for word in command]
    shown = [Path(words[0]).name, *words[1:]]
    print(f"\n$ {textwrap.shorten(' '.join(shown), 100)}", flush=True)
    done = subprocess.run(words, cwd=ROOT, env=os.environ | environ, check=False)
    return done.returncode == 0


def form(_more: list[str]) -> bool:
    templates = sorted((ROOT / "src").rglob("*.html"))
    good = [
        run(BIN / "ruff", "check", "."),
        run(BIN / "ruff", "format", "--check", "."),
        run(BIN / "mypy"),
        run(BIN / "lint-imports", "--no-cache"),
        run(BIN / "djade", "--check", *templates),
        run(BIN / "djangofmt", "--check", "src"),
        run(BIN / "djlint", "--lint", "--quiet", "src"),
    ]
    return all(good)


def sqlite(more: list[str]) -> bool:
    return run(*PYTEST, "-m", "not journey", *more, WK_DB_HOST="")


def postgresql(more: list[str]) -> bool:
    if os.environ.get("WK_DB_HOST"):
        return run(*PYTEST, "-m", "not journey and not once", *more)
    try:
        with Cluster() as cluster:
            return run(*PYTEST, "-m", "not journey and not once", *more, **cluster.environ())
    except NotHere as reason:
        raise DidNotRun(str(reason)) from reason


def browser(more: list[str]) -> bool:
    if shutil.which("chromium") is None:
        raise DidNotRun("Hier gibt es kein Chromium (apt install chromium).")
    return run(*PYTEST, "-m", "journey", *more, WK_DB_HOST="")


PARTS: dict[str, Callable[[list[str]], bool]] = {
    "form": form,
    "sqlite": sqlite,
    "postgresql": postgresql,
    "browser": browser,
}


def carry_out(part: str, more: list[str]) -> Result:
    start = time.monotonic()
    try:
        outcome, ran = ("bestanden" if PARTS[part](more) else "GESCHEITERT"), True
    except DidNotRun as reason:
        outcome, ran = f"nicht gelaufen: {reason}", False
    return Result(part, outcome, ran, time.monotonic() - start)


def main(arguments: list[str]) -> int:
    more = arguments[arguments.index("--") + 1 :] if "--" in arguments else []
    parser = argparse.ArgumentParser(
        "bin/test", epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("teile", nargs="*", choices=[*PARTS, "schnell", []], metavar="TEIL")
    parser.add_argument(
        "--alles", action="store_true", help="scheitert auch, wenn ein Teil oder Test nicht lief"
    )
    options = parser.parse_args(arguments[: -len(more) - 1] if "--" in arguments else arguments)
    if options.alles:
        os.environ["WK_TEST_ALLES"] = "1"
    asked = ["form", "sqlite"] if "schnell" in options.teile else options.teile or list(PARTS)
    results = [carry_out(part, more) for part in asked]
    print("\nZusammenfassung")
    for result in results:
        print(f"  {result.part:<11} {result.outcome} ({result.seconds:.0f} s)")
    bad = [r for r in results if r.outcome == "GESCHEITERT" or (options.alles and not r.ran)]
    return 1 if bad else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
