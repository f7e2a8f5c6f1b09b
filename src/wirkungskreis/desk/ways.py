"""Addresses of pages that may not be built yet: a line without one is text instead of a link."""

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode


def way(name: str, *arguments: object, **query: str) -> str:
    """Give the address of a page of the desk with its query, or nothing if it is not there."""
    try:
        address = reverse(f"desk:{name}", args=arguments)
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode(query)}" if query else address
