"""Take official files in from the command line, with a report for machines."""

import json
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wirkungskreis.indicators.domain.official import taking
from wirkungskreis.indicators.domain.official.outline import fitting, outline_of
from wirkungskreis.indicators.domain.values import Delivery
from wirkungskreis.indicators.models import Mapping
from wirkungskreis.indicators.reading.opening import opened
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible, Refused

SCHEMA = 1


class Command(BaseCommand):
    help = (
        "Liest eine amtliche Datei ein (import): CSV, ZIP oder XLSX, ganz oder gar nicht. Der"
        " Bericht steht als JSON auf der Standardausgabe. Rückgabe: 0 übernommen oder nichts Neues,"
        " 1 abgelehnt, 2 nicht verstanden."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True, metavar="import")
        taking_in = steps.add_parser("import", help="prüfen und übernehmen")
        taking_in.add_argument("file", type=Path, metavar="DATEI")
        taking_in.add_argument(
            "--mapping",
            action="append",
            metavar="NAME",
            help="eine gemerkte Zuordnung; ohne Angabe alle, die zur Tabelle passen",
        )
        taking_in.add_argument("--stand", type=date.fromisoformat, metavar="JJJJ-MM-TT")
        taking_in.add_argument("--dry-run", action="store_true", help="nur sagen, was käme")

    def handle(self, *, file: Path, dry_run: bool = False, **options: Any) -> None:
        on = today()
        try:
            with file.open("rb") as handle:
                digest = file_digest(handle, "sha256").hexdigest()
                source = opened(handle, file.name)
                mappings = _mappings(options.get("mapping") or [], source)
                day = options.get("stand") or source.stand or on
                delivery = Delivery("", day, note=file.name, file_hash=digest)
                if dry_run:
                    report = taking.look(source, mappings, delivery, on=on)
                else:
                    report = taking.take(source, mappings, delivery, actor=SYSTEM, on=on)
        except (Refused, OSError) as reason:
            self._say(ok=False, error=str(reason), file=file.name)
            raise CommandError(str(reason)) from reason
        names = [one.name for one in mappings]
        facts = {"file": file.name, "sha256": digest, "mappings": names, "dry_run": dry_run}
        self._say(ok=report.is_clean, **facts, **report.as_json())
        if not report.is_clean:
            raise CommandError(
                f"{report.refused_count} Zeilen sind abgelehnt. Nichts wurde übernommen."
            )

    def _say(self, *, ok: bool, **facts: Any) -> None:
        found = {"schema": SCHEMA, "ok": ok, **facts}
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))


def _mappings(names: list[str], source: Any) -> list[Mapping]:
    """Find the mappings by name, or those remembered for the table."""
    if not names:
        found = fitting(source.table, outline_of(source))
        if not found:
            raise NotPossible(
                f"Für die Tabelle {source.table} ist keine Zuordnung gemerkt. Bitte lesen Sie die"
                " Datei einmal auf der Werkbank ein oder nennen Sie --mapping."
            )
        return found
    rows = {one.name: one for one in Mapping.objects.filter(name__in=names)}
    if unknown := [name for name in names if name not in rows]:
        raise NotPossible(f"Die Zuordnung „{unknown[0]}“ gibt es nicht.")
    return [rows[name] for name in names]
