"""Follow the council's own system: read its papers, meetings and committees over OParl."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from wirkungskreis.council.domain.follow import follow, try_out
from wirkungskreis.kernel.errors import Refused

WORDS = {
    "pages": "Seiten gelesen",
    "seen": "Objekte gesehen",
    "changed": "davon neu oder geändert",
    "skipped": "unbrauchbar und ausgelassen",
    "proposed": "Vorlagen zugeordnet oder vorgeschlagen",
    "stops": "Beratungen übernommen",
}


class Command(BaseCommand):
    help = (
        "Liest das Ratssystem über OParl (follow). Die Adresse steht in WK_RATSSYSTEM; gelesen"
        " wird, was sich seit dem letzten Mal geändert hat. Nach einem Abbruch geht es dort weiter."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True, metavar="follow")
        reading = steps.add_parser("follow", help="lesen und übernehmen")
        reading.add_argument("--dry-run", action="store_true", help="nur sagen, was käme")
        reading.add_argument("--full", action="store_true", help="alles lesen, nicht nur Neues")

    def handle(self, *, dry_run: bool = False, full: bool = False, **_options: Any) -> None:
        def tell(done: int, total: int, label: str = "") -> None:
            self.stdout.write(f"{done} von {total} {label}".rstrip())

        try:
            if dry_run:
                found = try_out(now=timezone.now(), is_full=full)
            else:
                found = follow(now=timezone.now(), is_full=full, tell=tell)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        figures = asdict(found)
        for name, words in WORDS.items():
            if dry_run and name in {"proposed", "stops"}:
                continue
            self.stdout.write(f"{words}: {figures[name]}")
        for code, count in sorted(found.faults.items()):
            self.stdout.write(f"Fehler des Servers ({code}): {count}")
        if dry_run:
            self.stdout.write("Probelauf: Es wurde nichts gespeichert.")
