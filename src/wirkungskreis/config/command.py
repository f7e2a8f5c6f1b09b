"""The console command: our own commands first, with sentences for refusals; the rest is Django's.

Exit codes: 0 done, 1 refused or failed (the reason is on standard error), 2 not understood.
"""

import argparse
import ast
import os
import sys
import textwrap
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import (
    CommandError,
    execute_from_command_line,
    get_commands,
    load_command_class,
)
from django.core.management.base import BaseCommand
from django.db.utils import DatabaseError

from wirkungskreis.config.archive import bring_back
from wirkungskreis.config.environment import data_directory
from wirkungskreis.config.keys import create_key
from wirkungskreis.config.process import watch_parent
from wirkungskreis.demo.options import Refusal, prepare_environment
from wirkungskreis.kernel.errors import Refused

PROGRAM = "wirkungskreis"
FOR_DJANGO = {"settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks"}
HEAD = """Wirkungskreis: kommunale Integrationskonzepte als Kreislauf

wirkungskreis BEFEHL [...]             wirkungskreis BEFEHL --help zeigt, was ein Befehl versteht
"""
FOOT = """
Welche Daten gemeint sind, sagt WK_DATEN (ohne Angabe: var). Rückgabe: 0 erledigt, 1 abgelehnt oder
gescheitert, 2 nicht verstanden. Auch die Befehle von Django gelten: migrate, shell, check, ..."""


def own_commands() -> dict[str, str]:
    """Give our commands with the first sentence of their help, read without starting Django."""
    found = {
        "key": "Legt den geheimen Schlüssel der Installation an",
        "restore": "Holt eine Sicherung in ein leeres Datenverzeichnis zurück",
    }
    for path in Path(__file__).parents[1].glob("*/management/commands/[a-z]*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "help":
                texts = [n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant)]
                found[path.stem] = str(texts[0]).partition(". ")[0].rstrip(".")
    return found


def overview() -> str:
    """Give one line for each of our commands."""
    lines = [
        f"{name:<12} {textwrap.shorten(text, 84, placeholder=' ...')}"
        for name, text in sorted(own_commands().items())
    ]
    return "\n".join([HEAD, *(f"  {line}" for line in lines), FOOT])


def run_own(command: BaseCommand, name: str, words: list[str]) -> None:
    """Run as Django would, but with short help and a plain sentence instead of a class name."""
    command._called_from_command_line = True  # type: ignore[attr-defined]  # noqa: SLF001  usage errors end with 2
    parser = command.create_parser(PROGRAM, name)
    for action in parser._actions:  # noqa: SLF001  argparse has no other way to hide an option
        if action.dest in FOR_DJANGO or action.dest in {"verbosity", "version"}:
            action.help = argparse.SUPPRESS
    options = vars(parser.parse_args(words))
    command.execute(*options.pop("args", ()), **options)


def restore(words: list[str]) -> int:
    """Bring back what the settings need themselves, so before there are any."""
    parser = argparse.ArgumentParser(
        f"{PROGRAM} restore",
        description="Holt eine Sicherung in das Verzeichnis WK_DATEN zurück, ganz oder gar nicht.",
    )
    parser.add_argument("datei", type=Path, help="die Datei von wirkungskreis backup")
    data = data_directory()
    count = bring_back(parser.parse_args(words).datei, data)
    print(f"{count} Dateien sind zurück in {data}. Jetzt: prepare, journal verify")  # noqa: T201
    return 0


def run(words: list[str]) -> int:
    name = words[0] if words else "help"
    if name in {"help", "-h", "--help"} and not words[1:]:
        print(overview())  # noqa: T201  this is what the command is for
        return 0
    if name == "key":
        create_key(data_directory())
        return 0
    if name == "restore":
        return restore(words[1:])
    if name == "demo":
        prepare_environment(words[1:])
        if not (data_directory() / "secret_key").exists():
            create_key(data_directory())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirkungskreis.config.settings")
    django.setup()
    commands = get_commands() | {"help": "django.core"}
    if name not in commands:
        sys.stderr.write(f"Den Befehl „{name}“ gibt es nicht. wirkungskreis zeigt alle.\n")
        return 2
    if commands[name].startswith("wirkungskreis."):
        run_own(load_command_class(commands[name], name), name, words[1:])
    else:
        execute_from_command_line([PROGRAM, *words])
    return 0


def main() -> None:
    watch_parent()
    try:
        code = run(sys.argv[1:])
    except (CommandError, ImproperlyConfigured, Refusal, Refused) as reason:
        sys.stderr.write(f"{reason}\n")
        code = getattr(reason, "returncode", 1)
    except DatabaseError as reason:
        sys.stderr.write(
            f"Die Datenbank antwortet nicht wie erwartet: {str(reason).strip()}\n"
            "Hilft wirkungskreis prepare? Es bringt die Datenbank auf den Stand des Programms.\n"
        )
        code = 1
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
