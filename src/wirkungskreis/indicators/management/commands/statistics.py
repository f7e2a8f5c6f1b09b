"""Take official files in from the command line, with a report for machines."""

import json
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wirkungskreis.indicators.domain.official import taking
from wirkungskreis.indicators.domain.official.outline import fitting, outline_of, whole_outline
from wirkungskreis.indicators.domain.values import Delivery
from wirkungskreis.indicators.models import Mapping
from wirkungskreis.indicators.reading.opening import opened
from wirkungskreis.indicators.reading.records import Source
from wirkungskreis.indicators.reading.sheets import meant
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
        taking_in.add_argument(
            "--sheet",
            default="",
            metavar="BLATT",
            help="Tabellenblatt einer XLSX; ohne Angabe das der Zuordnung, sonst das erste mit"
            " Zahlen",
        )
        taking_in.add_argument(
            "--former",
            action="store_true",
            help="auch Werte zu einer früheren Fassung der Definition nachtragen",
        )
        taking_in.add_argument("--dry-run", action="store_true", help="nur sagen, was käme")

    def handle(self, *, file: Path, dry_run: bool = False, **options: Any) -> None:
        on = today()
        try:
            with file.open("rb") as handle:
                digest = file_digest(handle, "sha256").hexdigest()
                delivered = _Delivered(handle, file.name, options.get("sheet") or "")
                mappings = _mappings(options.get("mapping") or [], delivered)
                readings = delivered.readings(mappings)
                delivery = Delivery(
                    "",
                    options.get("stand") or readings[0].source.stand or on,
                    note=file.name,
                    file_hash=digest,
                    takes_former=options.get("former", False),
                )
                if dry_run:
                    report = taking.look(readings, delivery, on=on)
                else:
                    report = taking.take(readings, delivery, actor=SYSTEM, on=on)
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


class _Delivered:
    """A file on the disk; ``sheet`` is the one a person has named."""

    def __init__(self, handle: IO[bytes], name: str, sheet: str) -> None:
        self.handle, self.name, self.sheet = handle, name, sheet
        self.source = opened(handle, name, sheet)

    def outline(self) -> dict[str, Any]:
        if self.sheet:
            return outline_of(self.source)
        return whole_outline(self.source, self.open)

    def open(self, sheet: str) -> Source:
        return opened(self.handle, self.name, sheet if self.source.sheets else "")

    def readings(self, mappings: list[Mapping]) -> list[taking.Reading]:
        return taking.readings_of(self.open, mappings, self.sheet)


def _mappings(names: list[str], delivered: _Delivered) -> list[Mapping]:
    """Find the mappings by name, or those remembered for the table."""
    if not names:
        table = delivered.source.table
        found = fitting(table, delivered.outline())
        if delivered.sheet:
            found = [one for one in found if _is_about(one, delivered.source.sheet)]
        if not found:
            raise NotPossible(
                f"Für die Tabelle {table} ist keine Zuordnung gemerkt. Bitte lesen Sie die"
                " Datei einmal auf der Werkbank ein oder nennen Sie --mapping."
            )
        return found
    rows = {one.name: one for one in Mapping.objects.filter(name__in=names)}
    if unknown := [name for name in names if name not in rows]:
        raise NotPossible(f"Die Zuordnung „{unknown[0]}“ gibt es nicht.")
    return [rows[name] for name in names]


def _is_about(mapping: Mapping, sheet: str) -> bool:
    return not mapping.sheet or meant(mapping.sheet, [sheet]) == sheet
