"""Addresses of the desk's pages with their query, for lists that lead to many pages."""

from django.urls import reverse
from django.utils.http import urlencode


def way(name: str, *arguments: object, **query: str | list[str]) -> str:
    """Give the address of a page of the desk; a name that nobody has is an error."""
    address = reverse(f"desk:{name}", args=arguments)
    return f"{address}?{urlencode(query, doseq=True)}" if query else address
