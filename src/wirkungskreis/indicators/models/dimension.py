from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.days import Period


class Dimension(Editable):
    """By what values are broken down: sex, age, nationality."""

    code = models.CharField(_("Kürzel"), max_length=40, unique=True)
    name = models.CharField(_("Bezeichnung"), max_length=100)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="dimension_says")
        ]

    def __str__(self) -> str:
        return self.name


class Category(Editable):
    """One entry of a dimension's code list, for as long as the list has it."""

    dimension = models.ForeignKey(Dimension, models.PROTECT, related_name="categories")
    code = models.CharField(_("Kürzel"), max_length=60)
    label = models.CharField(_("Bezeichnung"), max_length=100)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    valid_from = models.DateField(_("gilt ab"), null=True, blank=True)
    valid_before = models.DateField(_("gilt nicht mehr ab"), null=True, blank=True)

    class Meta:
        ordering = ["dimension", "order", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["dimension", "code", "valid_from"],
                name="category_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=~Q(code="") & ~Q(label=""), name="category_says"),
            models.CheckConstraint(
                condition=Q(valid_before=None)
                | Q(valid_from=None)
                | Q(valid_before__gt=F("valid_from")),
                name="category_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def last_day(self) -> date | None:
        """The last day on which it is offered, as people write it."""
        return Period(before=self.valid_before).last


class Subgroup(models.Model):
    """Whom a value is about: a combination of categories; without any it is everybody.

    ``key`` is the canonical text of the combination, ``dimension:category`` sorted and joined by
    ``;``, and empty for everybody: observations point to one row instead of a set.
    """

    key = models.CharField(max_length=300, unique=True, blank=True)
    label = models.CharField(_("Gruppe"), max_length=300)
    categories = models.ManyToManyField(Category, related_name="subgroups")

    class Meta:
        ordering = ["key"]
        constraints = [models.CheckConstraint(condition=~Q(label=""), name="subgroup_says")]

    def __str__(self) -> str:
        return self.label

    @property
    def is_everybody(self) -> bool:
        return not self.key
