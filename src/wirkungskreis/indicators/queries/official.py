"""What can be read about official files and deliveries."""

from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery

from wirkungskreis.indicators.models import Indicator, Observation, OfficialFile, Release
from wirkungskreis.indicators.states import ENTER
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask

COUNTED = 1000
"""How many values of a delivery a list counts; beyond, it says that there are more."""


def files_for(actor: Actor) -> QuerySet[OfficialFile] | None:
    """Every delivered file, the latest first; None for whoever does not keep values."""
    if not ask(actor, ENTER, Indicator):
        return None
    return OfficialFile.objects.select_related("file", "release")


class _HowMany(Subquery):
    """Count the rows of a subquery, which has a limit: the database stops there."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def releases_for(actor: Actor) -> QuerySet[Release, Any]:
    """Every delivery, the latest first; ``size`` counts its values up to one above ``COUNTED``."""
    if not ask(actor, ENTER, Indicator):
        return Release.objects.none()
    own = Observation.objects.filter(release=OuterRef("pk")).order_by()
    rows = Release.objects.select_related("withdrawn_by")
    return rows.annotate(size=_HowMany(own.values("pk")[: COUNTED + 1]))
