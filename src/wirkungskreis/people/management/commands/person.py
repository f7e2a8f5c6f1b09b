"""Delete one person, or everybody whose time is over; always possible as a dry run first."""

import json
import re
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.people.domain.redaction import erasure_of, redact
from wirkungskreis.people.keeping import RETENTION
from wirkungskreis.people.models import Person

NAMES_ONE = re.compile("[-.]")  # a person's key or a file; other things are only counted


class Command(BaseCommand):
    help = "Löscht personenbezogene Daten. Einer Person (redact), nach den Regeln (retention)."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        one = actions.add_parser("redact", help="delete one person; cannot be undone")
        one.add_argument("key", type=UUID, help="person key, as on the person's page")
        one.add_argument("--dry-run", action="store_true", help="only say what would be done")
        rules = actions.add_parser("retention", help="delete what the retention rules say")
        rules.add_argument("--dry-run", action="store_true", help="only list what is due")
        rules.add_argument("--json", action="store_true", help="print the list as JSON")

    def handle(self, *, action: str, **options: Any) -> None:
        if action == "redact":
            self._redact(options["key"], dry_run=options["dry_run"])
        else:
            self._retention(dry_run=options["dry_run"], as_json=options["json"])

    def _redact(self, key: UUID, *, dry_run: bool) -> None:
        person = Person.objects.filter(public_id=key).first()
        if person is None:
            raise CommandError(f"Eine Person mit dem Schlüssel {key} gibt es nicht.")
        erasure = erasure_of(person, today())
        self.stdout.write("\n".join(erasure.lines()))
        for duty in erasure.duties:
            self.stdout.write(f"Noch genannt: {duty.label} ({duty.mend})")
        if dry_run:
            self.stdout.write("Probelauf: Es wurde nichts geändert.")
            return
        try:
            redact(person, actor=SYSTEM, edition=person.edition, on=today(), at=timezone.now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Erledigt: {key}")

    def _retention(self, *, dry_run: bool, as_json: bool) -> None:
        now = timezone.now()
        rules = [RETENTION[code] for code in sorted(RETENTION)]
        try:
            due = {rule.code: rule.run(now, carry_out=not dry_run) for rule in rules}
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if as_json:
            self.stdout.write(json.dumps({"dry_run": dry_run, "due": due}, indent=2))
            return
        for rule in rules:
            self.stdout.write(f"{rule.code}: {len(due[rule.code])} ({rule.days} Tage; {rule.what})")
            for key in filter(NAMES_ONE.search, due[rule.code]):
                self.stdout.write(f"  {key}")
        self.stdout.write("Probelauf: Es wurde nichts geändert." if dry_run else "Erledigt.")
