"""Set up the program's own environment in .venv; needs nothing but Python 3.11.

``setup.py runtime`` installs what the program needs, ``setup.py statistik`` adds the solver without
which no raw counts are kept (the demonstration has it), ``setup.py dev`` adds what the tests need.
A file in the environment tells which locks it holds: it is removed before something is changed and
written last, so that a set-up that was cut off is found and begun again. Nothing to do takes a
tenth of a second.
"""

import compileall
import fcntl
import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "wirkungskreis.json"  # the locks that are installed
BEGUN = ENVIRONMENT / "wirkungskreis.begun"  # this environment is ours and was not finished
LOG = ENVIRONMENT / "wirkungskreis.log"
LOCKS = {
    "runtime": ["requirements.txt"],
    "statistik": ["requirements.txt", "requirements-statistik.txt"],
    "dev": ["requirements.txt", "requirements-dev.txt"],
}
NETWORK = (
    "connect",
    "resolve",
    "timed out",
    "timeout",
    "network",
    "dns",
    "unreachable",
    "proxy",
    "from versions: none",  # all that pip says when it may not try again
)

NO_NETWORK = """Die Pakete lassen sich nicht laden: Das Paketverzeichnis ist nicht zu erreichen,
oder es führt sie nicht für dieses Python.
Prüfen Sie das Netz (hinter einem Proxy: HTTPS_PROXY setzen) und rufen Sie denselben Befehl noch
einmal auf; er macht weiter.
Ohne Netz: auf einem anderen Rechner mit gleichem Python
    pip download --require-hashes -r requirements.txt -d pakete
aufrufen, den Ordner hierher kopieren und denselben Befehl mit WK_PAKETE=pakete davor aufrufen."""


class Stopped(Exception):
    """The set-up cannot go on; the message says what helps."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(*command: str | Path) -> None:
    """Run a command, keep what it says in the log, and explain its failure."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    output = f"{done.stdout}{done.stderr}"
    with LOG.open("a") as log:
        log.write(f"$ {' '.join(map(str, command))}\n{output}\n")
    if done.returncode == 0:
        return
    if any(word in output.lower() for word in NETWORK):
        raise Stopped(NO_NETWORK)
    last = "\n".join(f"    {line}" for line in output.strip().splitlines()[-12:])
    raise Stopped(f"Das Einrichten ist gescheitert. Das Ende der Meldung (ganz in {LOG}):\n{last}")


def works(*command: str | Path) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def wanted(kind: str) -> dict[str, str]:
    """Name the locks of this kind with the hashes of their bytes."""
    return {name: sha256((ROOT / name).read_bytes()).hexdigest() for name in LOCKS[kind]}


def installed() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text()))
    except (OSError, ValueError):
        return {}


def create(uv: str | None) -> None:
    """Make the environment, unless a whole one is there; what was cut off is made anew."""
    usable = works(PYTHON, "-c", "") and (uv or works(PYTHON, "-m", "pip", "--version"))
    if usable and not BEGUN.exists():
        return
    if ENVIRONMENT.exists():
        say("Ein früheres Einrichten wurde nicht fertig; es beginnt von vorn.")
        shutil.rmtree(ENVIRONMENT)
    ENVIRONMENT.mkdir()
    BEGUN.touch()
    without_pip = ["--without-pip"] if uv else []
    if not works(sys.executable, "-m", "venv", *without_pip, ENVIRONMENT):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        raise Stopped(
            f"Mit {sys.executable} lässt sich keine Umgebung anlegen (venv oder ensurepip fehlt).\n"
            "Unter Debian oder Ubuntu hilft: sudo apt install python3-venv\n"
            "Oder nennen Sie ein vollständiges Python: WK_PYTHON=/pfad/zu/python3"
        )
    if not uv:  # old Pythons bring it along, and nothing here needs it
        run(PYTHON, "-m", "pip", "uninstall", "--yes", "--quiet", "setuptools")


def install(kind: str, uv: str | None) -> None:
    files = [word for name in LOCKS[kind] for word in ("-r", ROOT / name)]
    packages = os.environ.get("WK_PAKETE")
    offline = ["--no-index", "--find-links", packages] if packages else []
    # Tests use nearly all of it; a running program compiles what it uses, which is half.
    whole = kind == "dev"
    command: list[str | Path] = [PYTHON, "-m", "pip", "install", "--no-input"]
    command += [] if whole else ["--no-compile"]
    if uv:
        command = [uv, "pip", "install", "--python", PYTHON]
        command += ["--compile-bytecode"] if whole else []
    run(*command, "--require-hashes", "--only-binary", ":all:", *offline, *files)


def link_source() -> None:
    """Let the environment find the program itself where it lies; nothing is built."""
    [packages] = ENVIRONMENT.glob("lib/python3*/site-packages")
    (packages / "wirkungskreis.pth").write_text(f"{ROOT / 'src'}\n")
    compileall.compile_dir(ROOT / "src", quiet=2)


def languages() -> None:
    """Compile the translations that are newer than their compiled form."""
    for source in ROOT.glob("src/**/locale/*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        command: list[str | Path] = [PYTHON, "-m", "babel.messages.frontend", "compile", "-f"]
        run(*command, "-l", source.parts[-3], "-i", source, "-o", target)


def main(kind: str) -> None:
    with (ROOT / ".setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one set-up at a time
        if not wanted(kind).items() <= installed().items() or not works(PYTHON, "-c", ""):
            say("Die Umgebung wird eingerichtet; beim ersten Mal dauert das etwa eine Minute ...")
            found = shutil.which("uv")
            uv = found if found and works(found, "--version") else None
            create(uv)
            kept = installed()
            STAMP.unlink(missing_ok=True)
            BEGUN.touch()
            install(kind, uv)
            link_source()
            BEGUN.unlink()
            STAMP.write_text(json.dumps(kept | wanted(kind)))
        languages()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Stopped as reason:
        say(str(reason))
        sys.exit(1)
    except KeyboardInterrupt:
        say("Abgebrochen. Derselbe Befehl macht beim nächsten Mal weiter.")
        sys.exit(130)
