"""Seal the journal, print its head, and hold it against a head that was kept elsewhere."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wirkungskreis.journal import triggers
from wirkungskreis.journal.chain import Flaw, Head, head, seal, verify

WORDS = {
    "changed": "wurde nach dem Versiegeln geändert",
    "missing": "fehlt",
    "cut": "und alles danach wurde abgeschnitten",
}


def known_head(text: str) -> Head:
    """Read ``41:9f2c...`` itself, or the last line of a file that holds it."""
    if Path(text).is_file():
        text = (Path(text).read_text().split() or [""])[-1]
    seq, _colon, digest = text.partition(":")
    if not seq.isdecimal() or (int(seq) > 0 and len(digest) != len(Head(0, "0" * 64).hash)):
        raise ArgumentTypeError("ein Ende sieht so aus: 41:9f2c... (oder in einer Datei)")
    return Head(int(seq), digest)


class Command(BaseCommand):
    help = (
        "Versiegelt (seal) und prüft (verify) das Journal, nennt sein Ende (head). 'verify' findet"
        " geänderte, fehlende und abgeschnittene Einträge und fehlende Trigger; Rückgabe 1 heißt:"
        " etwas gefunden, es steht auf der Fehlerausgabe. Ein Ende, das anderswo aufbewahrt wird,"
        " zeigt als Einziges, dass am Schluss etwas fehlt."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True, metavar="seal|head|verify")
        steps.add_parser("seal", help="versiegeln, was neu ist, und das neue Ende nennen")
        steps.add_parser("head", help="Nummer und Prüfsumme des letzten Eintrags nennen")
        check = steps.add_parser("verify", help="jeden versiegelten Eintrag prüfen")
        check.add_argument(
            "known", nargs="?", type=known_head, help="aufbewahrtes Ende, auch als Datei"
        )

    def handle(self, *, step: str, known: Head | None = None, **_options: Any) -> None:
        if step == "verify":
            self.verify(known or Head(0, ""))
        else:
            self.stdout.write(str(seal() if step == "seal" else head()))

    def verify(self, known: Head) -> None:
        if flaw := verify(known):
            raise CommandError(sentence(flaw))
        if gone := triggers.missing():
            raise CommandError(f"Es fehlen Trigger: {', '.join(gone)}. Abhilfe: migrate.")
        end = head()
        against = f", auch gegen das bekannte Ende {known.seq}" if known.seq else ""
        self.stdout.write(f"{end.seq} Einträge sind unversehrt{against}.\n{end}")


def sentence(flaw: Flaw) -> str:
    return f"Eintrag {flaw.seq} {WORDS[flaw.kind]}."
