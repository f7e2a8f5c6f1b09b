"""Fetching a table from a web service: it becomes a delivered file like any other.

A person looks at it and takes it over, unless every mapping of the table says that it may come in
by itself, and nothing in the file is refused. One file of a table waits, however often it is
fetched before somebody looks: the newest.
"""

from datetime import date
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.domain.official.outline import fitting
from wirkungskreis.indicators.fetching.genesis import Service
from wirkungskreis.indicators.models import OfficialFile
from wirkungskreis.indicators.states import FileState
from wirkungskreis.kernel.actor import Actor


def fetch(table: str, service: Service, *, actor: Actor, on: date) -> OfficialFile:
    """Fetch, keep and look through; what holds nothing new is put aside at once.

    What waits already with the same content is not kept twice.
    """
    content = service.table(table)
    kind = "zip" if content.startswith(b"PK") else "csv"
    name = f"{table}_de_flat.{kind}"
    known = _waiting(table).filter(file__sha256=sha256(content).hexdigest()).first()
    if known and (known.is_looked_through or not fitting(known.table, known.outline)):
        return known
    file = _bring(ContentFile(content, name), table, actor=actor, on=on)
    mappings = list(file.mappings.all())
    if not mappings:
        return file
    report = files.look(file, actor=actor, edition=file.edition, on=on)
    if report.is_clean and not report.new and not report.changed:
        return files.put_aside(file, actor=actor, edition=file.edition)
    if report.is_clean and all(mapping.is_automatic for mapping in mappings):
        files.store(file, actor=actor, edition=file.edition, on=on)
    return file


@transaction.atomic
def _bring(upload: ContentFile[bytes], table: str, *, actor: Actor, on: date) -> OfficialFile:
    """Keep the file in the place of those that wait: it holds what they hold, or mends it."""
    for old in _waiting(table):
        files.put_aside(old, actor=actor, edition=old.edition)
    return files.bring(upload, actor=actor, on=on)


def _waiting(table: str) -> QuerySet[OfficialFile]:
    """Give what was fetched before and nobody took over; what people brought is theirs."""
    names = [f"{table}_de_flat.zip", f"{table}_de_flat.csv"]
    return OfficialFile.objects.filter(
        state=FileState.OPEN, name__in=names, file__user_id__isnull=True
    ).order_by("-pk")
