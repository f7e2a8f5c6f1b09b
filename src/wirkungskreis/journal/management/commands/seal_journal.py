"""Seal the journal, print its head, and hold it against a head that was printed before."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wirkungskreis.journal.chain import Head, seal, verify


def head(text: str) -> Head:
    seq, _colon, digest = text.partition(":")
    return Head(int(seq), digest)


class Command(BaseCommand):
    help = "Seal the journal; with a head printed before, such as 41:9f2c..., also check it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("known", nargs="?", type=head, default=Head(0, ""))

    def handle(self, *, known: Head, **_options: Any) -> None:
        new = seal()
        if flaw := verify(known):
            raise CommandError(f"entry {flaw.seq} is {flaw.kind}")
        self.stdout.write(str(new))
