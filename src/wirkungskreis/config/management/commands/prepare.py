"""``wirkungskreis prepare``: before the first start, and after every update."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand


def fingerprint() -> str:
    """Tell static files apart by name, size and time; reading them would take longer."""
    facts = []
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            facts.append((name, stat.st_size, stat.st_mtime_ns))
    return sha256(repr(sorted(facts)).encode()).hexdigest()


def collect() -> None:
    """Copy, name by content and compress the static files if any has changed."""
    stamp = Path(str(settings.STATIC_ROOT)) / "fingerprint"
    now = fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now)  # last: a collection that was cut off is begun again


class Command(BaseCommand):
    help = "Bringt Datenbank und statische Dateien auf den Stand des Programms. Schadet nie."

    def handle(self, *_args: object, **_options: object) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        collect()
