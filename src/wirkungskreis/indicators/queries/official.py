"""What can be read about official files and deliveries."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from wirkungskreis.indicators.models import Indicator, Observation, OfficialFile, Release
from wirkungskreis.indicators.states import ENTER
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask


def files_for(actor: Actor) -> QuerySet[OfficialFile] | None:
    """Every delivered file, the latest first; None for whoever does not keep values."""
    if not ask(actor, ENTER, Indicator):
        return None
    return OfficialFile.objects.select_related("file", "release")


def releases_for(actor: Actor) -> QuerySet[Release]:
    """Every delivery, the latest first."""
    if not ask(actor, ENTER, Indicator):
        return Release.objects.none()
    return Release.objects.select_related("withdrawn_by")


def counted(releases: Iterable[Release]) -> list[tuple[Release, int]]:
    """Give each delivery with the number of its values, in one query for all of them."""
    rows = list(releases)
    found = Observation.objects.filter(release__in=rows).order_by().values_list("release")
    counts = dict(found.annotate(Count("pk")))
    return [(row, counts.get(row.pk, 0)) for row in rows]
