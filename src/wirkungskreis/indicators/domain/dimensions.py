"""Verbs that keep by what values are broken down: characteristics and their code lists."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import subgroups
from wirkungskreis.indicators.models import Category, Dimension, Indicator
from wirkungskreis.indicators.states import KEEP
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand


@transaction.atomic
def add(*, actor: Actor, code: str, name: str) -> Dimension:
    """Take in a characteristic; files and groups name it by its code, which never changes."""
    demand(actor, KEEP, Indicator)
    if Dimension.objects.filter(code__iexact=code).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    made = Dimension.objects.create(code=code, name=name)
    note(made, "add", actor=actor)
    return made


def rename(dimension: Dimension, *, actor: Actor, edition: int, name: str) -> Dimension:
    return edit(dimension, "rename", KEEP, actor=actor, edition=edition, changes={"name": name})


@transaction.atomic
def extend(
    dimension: Dimension, *, actor: Actor, code: str, label: str, valid_from: date | None
) -> Category:
    """Take an entry into the code list, at its end; its code is never given twice."""
    demand(actor, KEEP, Indicator)
    if dimension.categories.filter(code__iexact=code).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    last = dimension.categories.aggregate(last=Max("order"))["last"]
    made = Category.objects.create(
        dimension=dimension,
        code=code,
        label=label,
        valid_from=valid_from,
        order=0 if last is None else last + 1,
    )
    subgroups.of([made])  # so that values and targets can name it at once
    note(made, "add", actor=actor)
    return made


@transaction.atomic
def reword(category: Category, *, actor: Actor, edition: int, label: str) -> Category:
    """Write the entry in another way; it means the same, so every group with it shows it."""
    edit(category, "reword", KEEP, actor=actor, edition=edition, changes={"label": label})
    subgroups.relabel(category)
    return category


def end(category: Category, *, actor: Actor, edition: int, last: date) -> Category:
    """Offer it no longer after the last day; values that carry it stay readable."""
    if category.valid_before is not None:
        raise NotPossible(_("Dieser Eintrag gilt schon nicht mehr."))
    if category.valid_from is not None and last < category.valid_from:
        raise NotPossible(_("Das Ende liegt vor dem Anfang. Bitte prüfen Sie den Tag."))
    changes = {"valid_before": last + timedelta(days=1)}
    return edit(category, "retire", KEEP, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def place(category: Category, *, actor: Actor, edition: int, direction: str) -> Category:
    """Let it change places with the entry before or after it."""
    rows = list(category.dimension.categories.order_by("order", "code"))
    here = rows.index(category)
    there = here - 1 if direction == "up" else here + 1
    if not 0 <= there < len(rows):
        raise NotPossible(_("Weiter geht es in diese Richtung nicht."))
    rows.insert(there, rows.pop(here))
    for order, row in enumerate(rows):
        if row != category and row.order != order:
            _put(row, order, actor=actor, edition=row.edition)
    return _put(category, there, actor=actor, edition=edition)


def _put(category: Category, order: int, *, actor: Actor, edition: int) -> Category:
    return edit(category, "place", KEEP, actor=actor, edition=edition, changes={"order": order})
