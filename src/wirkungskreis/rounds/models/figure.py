from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.rounds.given import Given, from_rows
from wirkungskreis.rounds.models.round import Round
from wirkungskreis.rounds.states import FIGURE_LIFE, FigureStanding, FigureState


class FigureRequest(Living):
    """One value of an indicator in one round: who was asked, for which period, what was said.

    ``cells`` holds one row per area asked about, see ``rounds.given``; what is said there counts
    for nothing until it was checked and stored as an observation of ``release``. The period is
    half open. ``subgroup`` is whom the target is about, else everybody. ``organisation`` is the
    one asked as of the round. ``standing`` is filled by ``queries.figure_requests``.
    """

    life = FIGURE_LIFE
    standing: str = ""

    round = models.ForeignKey(Round, models.PROTECT, related_name="figures")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, related_name="+")
    subgroup = models.ForeignKey("indicators.Subgroup", models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=20, choices=FigureState.choices, default=FigureState.ASKED)
    period_start = models.DateField(_("von"))
    period_before = models.DateField(_("bis vor"))
    cells = models.JSONField(default=list)
    source_ref = models.CharField(_("Quelle"), max_length=300, blank=True)
    published_on = models.DateField(_("Stand vom"), null=True, blank=True)
    note = models.CharField(_("Hinweis"), max_length=300, blank=True)
    handed_in_on = models.DateField(null=True, blank=True)
    handed_in_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_on = models.DateField(_("Mitgeteilt am"), null=True, blank=True)
    sent_back_on = models.DateField(null=True, blank=True)
    review_comment = models.TextField(_("Rückfrage"), blank=True)
    hand_on_reason = models.CharField(_("Warum jemand anderes"), max_length=300, blank=True)
    drop_reason = models.CharField(_("Warum nicht mehr gefragt"), max_length=300, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    release = models.ForeignKey(
        "indicators.Release", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["round", "indicator__code"]
        constraints = [
            models.UniqueConstraint(fields=["round", "indicator"], name="figure_once_a_round"),
            models.CheckConstraint(condition=Q(state__in=FigureState.values), name="figure_state"),
            models.CheckConstraint(
                condition=Q(period_before__gt=F("period_start")), name="figure_period_ends_later"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[FigureState.HANDED_IN, FigureState.SETTLED])
                | Q(handed_in_on__isnull=False, published_on__isnull=False) & ~Q(source_ref=""),
                name="figure_handed_in_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=FigureState.SETTLED)
                | Q(settled_on__isnull=False, release__isnull=False),
                name="figure_settled_has_release",
            ),
            models.CheckConstraint(
                condition=~Q(state=FigureState.DROPPED) | ~Q(drop_reason=""),
                name="figure_dropped_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.indicator}"

    @property
    def given(self) -> list[Given]:
        """What was said, one row per area asked about."""
        return from_rows(self.cells)

    @property
    def standing_label(self) -> str:
        """The standing in the words of the interface; needs ``with_standing``."""
        return str(dict(FigureStanding.choices).get(self.standing, self.get_state_display()))

    @property
    def due(self) -> date:
        """The last day for an answer."""
        return self.round.closes

    @property
    def is_late(self) -> bool:
        return self.handed_in_on is not None and self.handed_in_on > self.due
