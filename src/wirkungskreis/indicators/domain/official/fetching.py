"""Fetching a table from a web service: it becomes a delivered file like any other.

A person looks at it and takes it over, unless every mapping of the table says that it may come in
by itself, and nothing in the file is refused.
"""

from datetime import date

from django.core.files.base import ContentFile

from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.fetching.genesis import Service
from wirkungskreis.indicators.models import OfficialFile
from wirkungskreis.kernel.actor import Actor


def fetch(table: str, service: Service, *, actor: Actor, on: date) -> OfficialFile:
    """Fetch, keep and look through; what holds nothing new is put aside at once."""
    content = service.table(table)
    kind = "zip" if content.startswith(b"PK") else "csv"
    upload = ContentFile(content, f"{table}_de_flat.{kind}")
    file = files.bring(upload, actor=actor, on=on)
    mappings = list(file.mappings.all())
    if not mappings:
        return file
    report = files.look(file, actor=actor, edition=file.edition, on=on)
    if report.is_clean and not report.new and not report.changed:
        return files.put_aside(file, actor=actor, edition=file.edition)
    if report.is_clean and all(mapping.is_automatic for mapping in mappings):
        files.store(file, actor=actor, edition=file.edition, on=on)
    return file
