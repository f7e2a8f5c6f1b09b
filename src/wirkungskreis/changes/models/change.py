from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.changes.states import (
    CHANGE_LIFE,
    OF_CONCEPT,
    OF_INDICATOR,
    ChangeState,
    Kind,
    Origin,
    Side,
)
from wirkungskreis.journal.models import Living


class Change(Living):
    """One correction that follows from a decision: what was, what is to be, and why.

    ``measure``, ``element`` or ``indicator`` is what changes, ``other``, ``organisation`` and
    ``aim`` (the target that is replaced) what it is tied to. ``old`` and ``new`` are the values as
    plain text: a day as ISO date, a state or step by its code, a wording whole, a target as
    ``indicators.codes`` writes it. ``side`` is who is competent; ``told_by`` names who confirmed it
    when the coordination only wrote it down; ``settled_by`` is the council's decision where it
    takes one.
    """

    life = CHANGE_LIFE

    kind = models.CharField(_("Art"), max_length=15, choices=Kind.choices)
    origin = models.CharField(
        _("Herkunft"), max_length=12, choices=Origin.choices, default=Origin.DECISION
    )
    decision = models.ForeignKey(
        "mandates.Decision", models.PROTECT, null=True, blank=True, related_name="changes"
    )
    consequence = models.ForeignKey(
        "reports.Consequence", models.PROTECT, null=True, blank=True, related_name="changes"
    )
    condition = models.ForeignKey(
        "mandates.Condition", models.PROTECT, null=True, blank=True, related_name="changes"
    )
    measure = models.ForeignKey(
        "measures.Measure", models.PROTECT, null=True, blank=True, related_name="changes"
    )
    element = models.ForeignKey(
        "concept.Element", models.PROTECT, null=True, blank=True, related_name="changes"
    )
    version = models.ForeignKey(
        "concept.Version", models.PROTECT, null=True, blank=True, related_name="changes"
    )
    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, null=True, blank=True, related_name="changes"
    )
    aim = models.ForeignKey(
        "indicators.Target", models.PROTECT, null=True, blank=True, related_name="changes"
    )
    other = models.ForeignKey(
        "measures.Measure", models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    old = models.TextField(_("bisher"), blank=True)
    new = models.TextField(_("künftig"), blank=True)
    reason = models.TextField(_("Begründung"))
    time_effect = models.CharField(_("Folgen für den Zeitplan"), max_length=300, blank=True)
    money_effect = models.CharField(_("Folgen für das Geld"), max_length=300, blank=True)
    side = models.CharField(_("zuständig"), max_length=15, choices=Side.choices)
    state = models.CharField(max_length=20, choices=ChangeState.choices, default=ChangeState.WISHED)
    wished_on = models.DateField(_("eingetragen am"))
    settled_on = models.DateField(_("bestätigt am"), null=True, blank=True)
    told_by = models.CharField(_("bestätigt durch"), max_length=200, blank=True)
    settled_by = models.ForeignKey(
        "mandates.Decision", models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(_("Begründung der Antwort"), blank=True)

    class Meta:
        ordering = ["-wished_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ChangeState.values)
                & Q(kind__in=Kind.values)
                & Q(side__in=Side.values)
                & Q(origin__in=Origin.values),
                name="change_words_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=OF_CONCEPT, element__isnull=False, measure=None, indicator=None
                )
                | Q(kind__in=OF_INDICATOR, indicator__isnull=False, measure=None, element=None)
                | (
                    ~Q(kind__in=[*OF_CONCEPT, *OF_INDICATOR])
                    & Q(measure__isnull=False, indicator=None)
                ),
                name="change_of_one_thing",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="change_has_reason"),
            models.CheckConstraint(
                condition=~Q(state__in=["carried_out", "prepared", "refused"])
                | Q(settled_on__isnull=False),
                name="change_settled_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=ChangeState.REFUSED) | ~Q(answer=""),
                name="change_refused_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["awaited", "carried_out", "prepared"])
                | Q(decision__isnull=False)
                | Q(consequence__isnull=False)
                | Q(condition__isnull=False),
                name="change_decided_has_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_kind_display()}"

    @property
    def number(self) -> str:
        """The mark under which people name it, such as "Ä17"."""
        return f"Ä{self.pk}"

    @property
    def is_in_force(self) -> bool:
        """Whether it counts: carried out, or in a version that was adopted; needs ``version``."""
        if self.state == ChangeState.CARRIED_OUT:
            return True
        prepared = self.state == ChangeState.PREPARED
        return prepared and self.version is not None and self.version.is_frozen

    @property
    def needs_council(self) -> bool:
        return self.side == Side.COUNCIL
