"""The day on which rules are asked: the real one, or the fixed day of a demonstration."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Give the day in Europe/Berlin; only screens, tasks and commands ask, rules get ``on=``.

    Sessions, mail, throttles and passwords always use the real clock instead.
    """
    fixed: date | None = settings.TODAY
    return fixed or timezone.localdate()
