"""Filters for numbers, money, dates and long texts; the formats themselves are the kernel's."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wirkungskreis.kernel import formats, licences
from wirkungskreis.ui import prose

register = template.Library()
WEB = ("http://", "https://")


class Cited(Protocol):
    """What is needed of a source: its title, and its address if there is one."""

    title: str
    url: str


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
def quelle(said: str, sources: Mapping[str, Cited]) -> str:
    """Lead to where a fact was published: its source by the code, or the address itself."""
    source = sources.get(said)
    if source and source.url:
        return format_html('<a href="{}" rel="noreferrer">{}</a>', source.url, source.title)
    if source:
        return source.title
    if said.startswith(WEB):
        return format_html('<a href="{}" rel="noreferrer">{}</a>', said, said)
    return said


@register.filter
def lizenz(said: str, sources: Mapping[str, Cited]) -> str:
    """Lead to a licence by the name people read."""
    if address := licences.address(said):
        return format_html(
            '<a href="{}" rel="noreferrer license">{}</a>', address, licences.title(said)
        )
    return quelle(said, sources)


@register.filter
def langtext(value: str) -> SafeString:
    """Render one of the long fields that may hold a little Markdown; put it in ``wk-prose``."""
    return prose.html(value)
