from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.rounds.models.answers import Answers
from wirkungskreis.rounds.models.round import Round
from wirkungskreis.rounds.states import (
    ANSWERED,
    RETURN_LIFE,
    Help,
    ReturnState,
    Schedule,
    Special,
    Standing,
)


class Return(Living, Answers):
    """One measure in one round: who was asked, what was answered, what the coordination says.

    ``organisation`` is the one asked as of the round and stays when the lead changes. Persons'
    acts carry days, never clock times. ``told_by`` and ``told_on`` stand when the coordination
    entered an answer it was told by telephone. ``standing`` is filled by ``queries.with_standing``.
    """

    life = RETURN_LIFE
    standing: str = ""

    round = models.ForeignKey(Round, models.PROTECT, related_name="returns")
    measure = models.ForeignKey("measures.Measure", models.PROTECT, related_name="returns")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    deputy = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=20, choices=ReturnState.choices, default=ReturnState.ASKED)
    handed_in_on = models.DateField(null=True, blank=True)
    handed_in_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_on = models.DateField(_("Mitgeteilt am"), null=True, blank=True)
    sent_back_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_comment = models.TextField(_("Rückfrage"), blank=True)
    remark = models.TextField(_("Anmerkung der Koordination"), blank=True)
    own_schedule = models.CharField(
        _("Einschätzung der Koordination"), max_length=20, choices=Schedule.choices, blank=True
    )
    deadline = models.DateField(_("Frist verlängert bis"), null=True, blank=True)
    extension_reason = models.TextField(_("Grund der Verlängerung"), blank=True)

    class Meta:
        ordering = ["round", "measure__code"]
        constraints = [
            models.UniqueConstraint(fields=["round", "measure"], name="return_once_a_round"),
            models.CheckConstraint(condition=Q(state__in=ReturnState.values), name="return_state"),
            models.CheckConstraint(condition=Q(help_kind__in=Help.values), name="return_help"),
            models.CheckConstraint(condition=Q(special__in=Special.values), name="return_special"),
            models.CheckConstraint(
                condition=~Q(state__in=ANSWERED) | Q(handed_in_on__isnull=False),
                name="return_handed_in_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReturnState.CHECKED) | Q(checked_on__isnull=False),
                name="return_checked_has_day",
            ),
            models.CheckConstraint(
                condition=Q(deadline=None) | ~Q(extension_reason=""),
                name="return_extension_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(schedule="") | Q(continuation=""), name="return_one_kind_of_progress"
            ),
            models.CheckConstraint(
                condition=(Q(effort_hours=None) | Q(effort_hours__gte=0))
                & (Q(effort_cost=None) | Q(effort_cost__gte=0)),
                name="return_effort_not_negative",
            ),
        ]
        indexes = [models.Index(fields=["measure", "state"], name="return_measure_state")]

    def __str__(self) -> str:
        return f"{self.round}: {self.measure}"

    @property
    def standing_label(self) -> str:
        """The standing in the words of the interface; needs ``queries.with_standing``."""
        return str(dict(Standing.choices).get(self.standing, self.get_state_display()))

    @property
    def code(self) -> str:
        """The mark under which reports and people name it."""
        return f"SM-{self.round.code}-{self.measure.code}"

    @property
    def due(self) -> date:
        """The last day for an answer, with this lead's extension."""
        return self.deadline or self.round.closes

    @property
    def is_late(self) -> bool:
        return self.handed_in_on is not None and self.handed_in_on > self.due
