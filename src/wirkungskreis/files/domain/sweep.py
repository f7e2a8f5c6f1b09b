"""Finding files that no row knows: their transaction was taken back after they were written."""

import re
from collections.abc import Iterator
from datetime import datetime

from django.core.files.storage import default_storage

from wirkungskreis.files.models import StoredFile

KEPT_DAYS = 30  # so that a backup of the database brought back late finds its files again
OWN = re.compile(r"[0-9a-f]{32}\.[a-z]+")  # as ``store.take`` names them; anything else stays


def orphans(before: datetime) -> list[str]:
    """Name the files written before an instant to which no row points, in their order."""
    known = set(StoredFile.objects.values_list("file", flat=True))
    return sorted(name for name in _written(before) if name not in known)


def _written(before: datetime) -> Iterator[str]:
    try:
        names = default_storage.listdir("")[1]
    except FileNotFoundError:  # nobody has uploaded anything yet
        return
    for name in names:
        if OWN.fullmatch(name) and default_storage.get_modified_time(name) < before:
            yield name


def sweep(*, before: datetime, dry_run: bool) -> list[str]:
    """Delete the orphans written before an instant, unless it is a dry run; give their names."""
    found = orphans(before)
    if not dry_run:
        for name in found:
            default_storage.delete(name)
    return found
