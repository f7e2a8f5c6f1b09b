"""What is read from the served objects: one of them, or a page of a list."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.text import slugify

from wirkungskreis.mandates.models import Attachment
from wirkungskreis.mandates.queries import published
from wirkungskreis.meetings.queries.papers import publications
from wirkungskreis.publishing.models import Served
from wirkungskreis.publishing.shape import key_of
from wirkungskreis.reports.composing.files import CONTENT_TYPES
from wirkungskreis.reports.models import ReleaseFile
from wirkungskreis.reports.queries import published as releases

MOST = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """Which objects of a list are wanted; ``times`` are Django's filters on created and modified.

    ``after`` is the key of the last object of the page before: a page begins where the one before
    ended, whatever came or went meanwhile.
    """

    after: UUID | None = None
    limit: int = MOST
    times: dict[str, datetime] = field(default_factory=dict)


def one(kind: str, key: UUID) -> Served | None:
    return Served.objects.filter(kind=kind, key=key).first()


def listed(kind: str, wish: Wish, group: UUID | None = None) -> QuerySet[Served]:
    """Give a list in the order in which its objects were first served.

    What is gone stands in it only for those who ask what changed since a day.
    """
    found = Served.objects.filter(Q(**wish.times), kind=kind).order_by("pk")
    if group:
        found = found.filter(group=group)
    return found if "modified__gte" in wish.times else found.filter(is_deleted=False)


def page(found: QuerySet[Served], kind: str, wish: Wish) -> list[Served] | None:
    """Give the page and one more, if there is one; nothing where the page before is unknown."""
    if wish.after:
        last = one(kind, wish.after)
        if last is None:
            return None
        found = found.filter(pk__gt=last.pk)
    return list(found[: wish.limit + 1])


@dataclass(frozen=True, slots=True)
class Handed:
    """The bytes of a public file and what a browser needs to know of them."""

    content: bytes
    name: str
    content_type: str
    digest: str


def file_of(key: UUID) -> Handed | None:
    """Find a public file by its key: of a release, a document of a paper, agenda or minutes."""
    return _stored(key) or _released(key)


def _stored(key: UUID) -> Handed | None:
    document = published(Attachment).filter(public_id=key).select_related("file").first()
    found = document or publications().filter(public_id=key).first()
    if found is None:
        return None
    stored = found.file
    with stored.file.open("rb") as stream:
        return Handed(stream.read(), stored.name, stored.content_type, stored.sha256)


def _released(key: UUID) -> Handed | None:
    files = ReleaseFile.objects.filter(release__in=releases().values("pk")).defer("content")
    fitting = (file for file in files if key_of("file", file.release_id, file.format) == key)
    found = next(fitting, None)
    if found is None:
        return None
    whole = ReleaseFile.objects.select_related("release__report").get(pk=found.pk)
    name = f"{slugify(whole.release.report.title)}.{whole.format}"
    return Handed(bytes(whole.content), name, CONTENT_TYPES[whole.format], whole.hash)
