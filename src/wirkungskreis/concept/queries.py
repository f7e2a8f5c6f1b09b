"""What can be read about the concept."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When

from wirkungskreis.concept.models import Element, Kind, SuccessionKind, Version, Wording
from wirkungskreis.concept.policy import visible
from wirkungskreis.concept.states import FROZEN, VersionState
from wirkungskreis.kernel.actor import Actor


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


def versions_for(actor: Actor) -> QuerySet[Version]:
    """Every version the person may see, the newest first."""
    versions = Version.objects.filter(visible(actor)).order_by("concept", "-number")
    return versions.select_related(
        "concept__owner", "predecessor", "adopted_by__body", "original"
    ).annotate(
        goal_count=Count("wordings", filter=Q(wordings__element__kind=Kind.GOAL)),
        approach_count=Count("wordings", filter=Q(wordings__element__kind=Kind.APPROACH)),
    )


def wordings_for(actor: Actor) -> QuerySet[Wording]:
    """Every wording of a version the person may see."""
    seen = Version.objects.filter(visible(actor))
    return Wording.objects.filter(version__in=seen).select_related(
        "version__concept", "element", "parent", "responsible", "body"
    )


def elements_for(actor: Actor) -> QuerySet[Element]:
    """Every element with words that the person may see, named as now."""
    seen = wordings_for(actor).values("element")
    return named().filter(pk__in=seen).select_related("concept")


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Entries that differ from the last version, and no line says what became of them."""

    kind: SuccessionKind
    old: Wording | None
    new: Wording | None


def unsaid(version: Version) -> list[Unsaid]:
    """Compare a draft with its predecessor: changed, dropped and new entries without a line."""
    if version.predecessor is None:
        return []
    lines = version.successions_in.exclude(kind=SuccessionKind.TAKEN_OVER)
    told = set(lines.values_list("sources", flat=True)) | set(
        lines.values_list("targets", flat=True)
    )
    before = {row.element_id: row for row in version.predecessor.wordings.order_by("code")}
    now = {row.element_id: row for row in version.wordings.order_by("code")}
    found = []
    for key, old in before.items():
        new = now.get(key)
        if new is None:
            found.append(Unsaid(SuccessionKind.DROPPED, old, None))
        elif (old.code, old.text) != (new.code, new.text):
            found.append(Unsaid(SuccessionKind.CHANGED, old, new))
    found += [
        Unsaid(SuccessionKind.NEW, None, row) for key, row in now.items() if key not in before
    ]
    return [
        one for one in found if not told & {row.pk for row in (one.old, one.new) if row is not None}
    ]
