"""What every page knows about the place it is shown in."""

from datetime import date
from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest


class Place(TypedDict):
    """``fixed_day`` is set in the demonstration only, which lives on one invented day."""

    city: str
    fixed_day: date | None


def place(_request: HttpRequest) -> Place:
    return {"city": settings.CITY, "fixed_day": settings.TODAY}
