from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.days import Period
from wirkungskreis.people.models.spans import holds


class Word(Editable):
    """A word that everybody shares, for as long as it is offered; its code never changes.

    ``label_field`` names the column with the word itself. What it was called before stands in
    ``former``, a list of ``{"label": ..., "before": "2026-10-09"}``, the latest name last. Words
    stand in ``order``; the span is half open.
    """

    label_field: ClassVar[str] = "label"

    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    valid_from = models.DateField(_("Gilt ab"), null=True)
    valid_before = models.DateField(_("Gilt nicht mehr ab"), null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    former: models.JSONField[Any, Any] = models.JSONField(default=list)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_before__gt=F("valid_from")),
                name="%(class)s_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | Q(valid_before__isnull=False),
                name="%(class)s_successor_needs_end",
            ),
        ]

    def __str__(self) -> str:
        return str(getattr(self, self.label_field))

    @property
    def last_day(self) -> date | None:
        """The last day on which it is offered, as people write it."""
        return Period(before=self.valid_before).last

    @property
    def former_names(self) -> list[tuple[str, date]]:
        """What it was called, each with the last day of that name."""
        days = [date.fromisoformat(one["before"]) - timedelta(days=1) for one in self.former]
        return [(one["label"], day) for one, day in zip(self.former, days, strict=True)]

    def is_offered_on(self, day: date) -> bool:
        """Say whether forms offer it on the day; things that carry it keep it anyway."""
        return holds(self.valid_from, self.valid_before, day)
