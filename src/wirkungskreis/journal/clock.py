"""The day on which rules are asked, real or of a demonstration, and the calendar of the Land."""

from datetime import date

from django.conf import settings
from django.utils import timezone

from wirkungskreis.kernel.workdays import Workdays


def today() -> date:
    """Give the day in Europe/Berlin; only screens, tasks and commands ask, verbs get ``on=``.

    Rules of who may have no day of their own and ask, too, where a span decides.

    Sessions, mail, throttles and passwords always use the real clock instead.
    """
    fixed: date | None = settings.TODAY
    return fixed or timezone.localdate()


def workdays() -> Workdays:
    """Give the calendar of the Land in which the municipality lies."""
    return Workdays(settings.LAND)
