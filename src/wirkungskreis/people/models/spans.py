"""Spans of days: half open, an empty end is open."""

from datetime import date

from django.db.models import CheckConstraint, F, Q


def valid_on(day: date, *, prefix: str = "") -> Q:
    """Select rows that are valid on the day; ``prefix`` is a path such as ``posts__``."""
    begun = Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": day})
    lasting = Q(**{f"{prefix}valid_before": None}) | Q(**{f"{prefix}valid_before__gt": day})
    return begun & lasting


def holds(valid_from: date | None, valid_before: date | None, day: date) -> bool:
    """Say for one row what ``valid_on`` says for many."""
    begun = valid_from is None or valid_from <= day
    return begun and (valid_before is None or day < valid_before)


def ends_after_start(name: str) -> CheckConstraint:
    """Forbid empty and reversed spans in the database."""
    open_ended = Q(valid_from=None) | Q(valid_before=None)
    return CheckConstraint(condition=open_ended | Q(valid_before__gt=F("valid_from")), name=name)
