"""What ``bin/demo`` understands, and the environment it makes of it; runs before Django does."""

import argparse
import os
import shutil
import socket
from dataclasses import dataclass
from pathlib import Path

CITIES = {"rheinaue": "Rheinaue", "leverkusen": "Leverkusen"}
FIXED_DAY = {"rheinaue": "2026-10-09"}  # the invented city lives on one day, a real one on today
MARK = "# Diese Vorführung gehört bin/demo; --neu löscht das ganze Verzeichnis."
DATABASE = ("WK_DB_HOST", "WK_DB_PORT", "WK_DB_NAME", "WK_DB_USER", "WK_DB_PASSWORD")


class Refusal(Exception):
    """The demonstration cannot start like this; the message says what helps."""


@dataclass(frozen=True)
class Options:
    """``data`` is absolute; ``city`` is a key of ``CITIES``."""

    port: int
    data: Path
    afresh: bool
    only_load: bool
    city: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    where = os.environ.get("WK_DATEN", "var")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="Nummer (8000)")
    parser.add_argument(
        "--daten", default=where, metavar="DIR", help="wo Daten, Uploads und Schlüssel liegen (var)"
    )
    parser.add_argument("--neu", action="store_true", help="löscht die Vorführung und lädt sie neu")
    parser.add_argument(
        "--nur-laden", action="store_true", help="richtet ein, lädt und startet nichts"
    )
    parser.add_argument(
        "--stadt",
        choices=CITIES,
        default="rheinaue",
        help="rheinaue: erfunden, mit allem; leverkusen: nur belegte öffentliche Tatsachen",
    )


def read(words: list[str]) -> Options:
    parser = argparse.ArgumentParser(
        "demo", description="Richtet die Vorführung ein, lädt eine Stadt und startet sie."
    )
    add_arguments(parser)
    given = parser.parse_args(words)
    data = Path(given.daten).resolve()
    return Options(given.port, data, given.neu, given.nur_laden, given.stadt)


def refuse_busy(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as reason:
            raise Refusal(
                f"Die Nummer {port} ist auf diesem Rechner nicht frei. Läuft die Vorführung schon? "
                f"Sonst hilft eine andere: bin/demo --port {port + 1}"
            ) from reason


def settings_text(city: str) -> str:
    lines = [MARK, "WK_HTTP=1", f"WK_STADT={CITIES[city]}"]
    if city in FIXED_DAY:
        lines.append(f"WK_HEUTE={FIXED_DAY[city]}")
    return "\n".join(lines) + "\n"


def take_directory(options: Options) -> None:
    """Make the directory ours, or refuse one that holds something else."""
    file = options.data / "settings.env"
    ours = file.exists() and file.read_text().startswith(MARK)
    if options.data.exists() and any(options.data.iterdir()) and not ours:
        raise Refusal(
            f"In {options.data} liegt schon etwas anderes als eine Vorführung; es bleibt, wie es "
            "ist. Nennen Sie ein eigenes Verzeichnis: bin/demo --daten DIR"
        )
    if ours and options.afresh:
        print(f"Die bisherige Vorführung in {options.data} wird gelöscht.", flush=True)  # noqa: T201  the only word of it
        shutil.rmtree(options.data)
    elif ours and file.read_text() != settings_text(options.city):
        raise Refusal(
            f"In {options.data} liegt eine andere Stadt. Nennen Sie ein zweites Verzeichnis "
            f"(--daten {options.city}) oder ersetzen Sie sie mit --neu."
        )
    if not file.exists():
        options.data.mkdir(parents=True, exist_ok=True)
        file.write_text(settings_text(options.city))


def prepare_environment(words: list[str]) -> None:
    """Let the settings find the demonstration: its directory, its key, SQLite, plain HTTP here."""
    options = read(words)
    if not options.only_load:
        refuse_busy(options.port)
    take_directory(options)
    for name in (*DATABASE, "WK_HOSTS", "WK_HTTP", "WK_STADT", "WK_HEUTE", "WK_DEBUG"):
        os.environ.pop(name, None)
    os.environ["WK_DATEN"] = str(options.data)
    os.environ["WK_ADRESSE"] = f"http://127.0.0.1:{options.port}"
