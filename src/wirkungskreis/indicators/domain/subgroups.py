"""Finding the row that stands for a combination of categories."""

from collections.abc import Iterable

from django.utils.translation import gettext_noop

from wirkungskreis.indicators.models import Category, Subgroup

EVERYBODY = gettext_noop("insgesamt")


def of(categories: Iterable[Category] = ()) -> Subgroup:
    """Find or make the row; categories need their ``dimension``, none of them means everybody."""
    chosen = sorted(categories, key=_place)
    key = ";".join(f"{one.dimension.code}:{one.code}" for one in chosen)
    made, is_new = Subgroup.objects.get_or_create(key=key, defaults={"label": _label(chosen)})
    if is_new:
        made.categories.set(chosen)
    return made


def relabel(category: Category) -> None:
    """Write anew the names of all groups that hold an entry."""
    for group in category.subgroups.prefetch_related("categories__dimension"):
        chosen = sorted(group.categories.all(), key=_place)
        Subgroup.objects.filter(pk=group.pk).update(label=_label(chosen))


def _label(chosen: Iterable[Category]) -> str:
    return ", ".join(one.label for one in chosen) or EVERYBODY


def _place(one: Category) -> tuple[str, str]:
    return one.dimension.code, one.code
