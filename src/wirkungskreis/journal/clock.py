"""The day on which rules are asked, real or of a demonstration, and the calendar of the Land."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from wirkungskreis.kernel.workdays import Workdays


def today() -> date:
    """Give the day in Europe/Berlin; only screens, tasks and commands ask, rules get ``on=``.

    Rules of who may read it from the actor.

    Sessions, mail, throttles and passwords always use the real clock instead.
    """
    fixed: date | None = settings.TODAY
    return fixed or timezone.localdate()


def now() -> datetime:
    """Give the instant for rules that ask for the time: the real clock on the day of the rules."""
    clock = timezone.localtime()
    return datetime.combine(today(), clock.timetz())


def workdays() -> Workdays:
    """Give the calendar of the Land in which the municipality lies."""
    return Workdays(settings.LAND)
