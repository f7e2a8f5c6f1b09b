"""Filters for numbers, money, dates and long texts; the formats themselves are the kernel's."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils.safestring import SafeString

from wirkungskreis.kernel import formats
from wirkungskreis.ui import prose

register = template.Library()


@register.filter
def euro(value: Decimal | int | None) -> str:
    return formats.euro(value)


@register.filter
def zahl(value: Decimal | float | None, places: int | None = None) -> str:
    return formats.number(value, places=places)


@register.filter
def datum(value: date | None) -> str:
    return formats.day(value)


@register.filter
def datum_ungefaehr(value: date | None, precision: str) -> str:
    return formats.day_roughly(value, precision)


@register.filter
def datum_kurz(value: date | None) -> str:
    return formats.day_short(value)


@register.filter
def wochentag(value: date | None) -> str:
    return formats.weekday(value)


@register.filter
def zeitpunkt(value: datetime | None) -> str:
    return formats.instant(value)


@register.filter
def langtext(value: str) -> SafeString:
    """Render one of the long fields that may hold a little Markdown; put it in ``wk-prose``."""
    return prose.html(value)
