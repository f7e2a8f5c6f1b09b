"""What can be read about the concept."""

from datetime import date

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When

from wirkungskreis.concept.models import Element, Wording
from wirkungskreis.concept.states import FROZEN, VersionState


def in_force(on: date | None = None, prefix: str = "") -> Q:
    """Select what is in force on a day; without a day, what is adopted now."""
    if on is None:
        return Q(**{f"{prefix}state": VersionState.ADOPTED})
    return (
        Q(**{f"{prefix}state__in": FROZEN})
        & (Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": on}))
        & (Q(**{f"{prefix}valid_before": None}) | Q(**{f"{prefix}valid_before__gt": on}))
    )


def wordings_in_force(on: date | None = None) -> QuerySet[Wording]:
    """Every wording of the version in force, with its element."""
    return Wording.objects.filter(in_force(on, "version__")).select_related("element")


def named(on: date | None = None) -> QuerySet[Element]:
    """Elements with ``code`` and ``title`` as they stand in the version in force.

    An element without words there (dropped, or only in a draft) shows its latest ones.
    """
    first = Case(When(in_force(on, "version__"), then=Value(0)), default=Value(1))
    words = Wording.objects.filter(element=OuterRef("pk")).order_by(first, "-version__number")
    now = {"code": Subquery(words.values("code")[:1]), "title": Subquery(words.values("text")[:1])}
    return Element.objects.annotate(**now)
