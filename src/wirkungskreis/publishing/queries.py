"""What is read from the served objects: one of them, or a page of a list."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wirkungskreis.publishing.models import Served
from wirkungskreis.publishing.shape import key_of
from wirkungskreis.reports.models import ReleaseFile
from wirkungskreis.reports.queries import published

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


def file_of(key: UUID) -> ReleaseFile | None:
    """Find the frozen bytes of a file of a public release by its key."""
    files = ReleaseFile.objects.filter(release__in=published().values("pk")).defer("content")
    fitting = (file for file in files if key_of("file", file.release_id, file.format) == key)
    found = next(fitting, None)
    return found and ReleaseFile.objects.select_related("release__report").get(pk=found.pk)
