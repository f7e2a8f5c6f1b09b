"""A limit on tries, counted in the shared cache and on the real clock."""

from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60  # seconds


def too_many(request: HttpRequest, what: str, *, limit: int, seconds: int = MINUTE) -> bool:
    """Count one try of an address and say whether it was one too many."""
    key = f"partake:{what}:{request.META.get('REMOTE_ADDR', '')}"
    if cache.add(key, 1, seconds):
        return False
    try:
        return cache.incr(key) > limit
    except ValueError:  # it expired in between
        return False
