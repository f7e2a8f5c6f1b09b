from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable, Living
from wirkungskreis.meetings.models.item import AgendaItem
from wirkungskreis.meetings.models.seat import Seat
from wirkungskreis.meetings.states import PENDING, TASK_LIFE, TaskState


class Ruling(Editable):
    """Which decision came out of which item; the decision itself stands in ``mandates``.

    It is provisional until the minutes are approved (``is_provisional`` on reading).
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="rulings")
    decision = models.OneToOneField("mandates.Decision", models.PROTECT, related_name="ruling")

    class Meta:
        ordering = ["decision__number"]

    def __str__(self) -> str:
        return str(self.decision)


class Task(Living):
    """An order to somebody, with a day: a standing item of every meeting until it is settled.

    ``organisation`` is who answers for it, ``seat`` and ``person`` who took it on.
    """

    life = TASK_LIFE

    number = models.CharField(_("Nummer"), max_length=30, unique=True)
    body = models.ForeignKey("mandates.Body", models.PROTECT, related_name="tasks")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    title = models.CharField(_("Auftrag"), max_length=300)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="tasks", verbose_name=_("an")
    )
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="tasks")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    measure = models.ForeignKey(
        "measures.Measure", models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    given_on = models.DateField(_("erteilt am"))
    due = models.DateField(_("bis"))
    state = models.CharField(max_length=20, choices=TaskState.choices, default=TaskState.OPEN)
    settled_on = models.DateField(_("erledigt am"), null=True, blank=True)
    answer = models.TextField(_("Antwort"), blank=True)
    last_reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TaskState.values), name="task_state"),
            models.CheckConstraint(
                condition=Q(state__in=PENDING, settled_on=None)
                | (~Q(state__in=PENDING) & Q(settled_on__isnull=False)),
                name="task_settled_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=TaskState.DROPPED) | ~Q(answer=""),
                name="task_dropped_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def is_overdue(self, on: date) -> bool:
        return self.state in PENDING and self.due < on


class Counter(models.Model):
    """The last number given in a body's year; locked while counting, so never used twice."""

    body = models.ForeignKey("mandates.Body", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "kind", "year"], name="counter_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.kind} {self.year}: {self.last}"
