"""Finding the row that stands for a combination of categories."""

from collections.abc import Iterable

from django.utils.translation import gettext_noop

from wirkungskreis.indicators.models import Category, Subgroup

EVERYBODY = gettext_noop("insgesamt")


def of(categories: Iterable[Category] = ()) -> Subgroup:
    """Find or make the row; categories need their ``dimension``, none of them means everybody."""
    chosen = sorted(categories, key=lambda one: (one.dimension.code, one.code))
    key = ";".join(f"{one.dimension.code}:{one.code}" for one in chosen)
    label = ", ".join(one.label for one in chosen) or EVERYBODY
    made, is_new = Subgroup.objects.get_or_create(key=key, defaults={"label": label})
    if is_new:
        made.categories.set(chosen)
    return made
