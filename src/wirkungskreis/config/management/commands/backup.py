"""``wirkungskreis backup``: one file to keep."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from wirkungskreis.config.archive import back_up


class Command(BaseCommand):
    help = "Sichert Datenbank, Uploads und Schlüssel in eine Datei. Geht während des Betriebs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("datei", type=Path, help="die neue Datei, etwa sicherung.tar")

    def handle(self, *_args: object, **options: object) -> None:
        count = back_up(settings.DATA, Path(str(options["datei"])))
        self.stdout.write(f"{count} Dateien gesichert: {options['datei']}")
        if connection.vendor != "sqlite":
            self.stdout.write("Die Datenbank liegt auf PostgreSQL; sichern Sie sie mit pg_dump.")
