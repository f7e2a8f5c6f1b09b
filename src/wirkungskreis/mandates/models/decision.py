from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.days import Precision
from wirkungskreis.mandates.models.body import Body
from wirkungskreis.mandates.models.sitting import Sitting
from wirkungskreis.vocab.models import Evidence


class Kind(models.TextChoices):
    """What binds whom: only a competent body decides, a steering group recommends or agrees."""

    DECISION = "decision", _("Beschluss")
    RECOMMENDATION = "recommendation", _("Empfehlung")
    AGREEMENT = "agreement", _("Verabredung")


class Decision(Editable):
    """What a body decided, recommended or agreed, with its vote and the paper it stands on.

    ``on`` may be known only to the month or year, see ``precision``. ``paper`` is the code of its
    paper; ``about`` the code of the measure, goal or round it is about.
    """

    number = models.CharField(_("Nummer"), max_length=40, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="decisions")
    sitting = models.ForeignKey(Sitting, models.PROTECT, null=True, related_name="decisions")
    kind = models.CharField(_("Art"), max_length=15, choices=Kind.choices, default=Kind.DECISION)
    subject = models.CharField(_("Gegenstand"), max_length=300, blank=True)
    text = models.TextField(_("Wortlaut"))
    paper = models.CharField(_("Vorlage"), max_length=40, blank=True)
    on = models.DateField(_("Tag"), null=True)
    precision = models.CharField(max_length=5, default=Precision.DAY.value)
    votes_for = models.PositiveSmallIntegerField(_("Ja"), null=True)
    votes_against = models.PositiveSmallIntegerField(_("Nein"), null=True)
    votes_abstained = models.PositiveSmallIntegerField(_("Enthaltungen"), null=True)
    amount = models.DecimalField(_("Betrag"), max_digits=12, decimal_places=2, null=True)
    agenda_item = models.PositiveSmallIntegerField(_("Tagesordnungspunkt"), null=True)
    about = models.CharField(_("betrifft"), max_length=40, blank=True)
    binding_from = models.DateField(_("gilt ab"), null=True)
    evidence = models.CharField(max_length=10, choices=Evidence.choices, blank=True)
    caveat = models.TextField(_("Vorbehalt"), blank=True)
    note = models.TextField(_("Anmerkung"), blank=True)
    source = models.CharField(_("Quelle"), max_length=500, blank=True)

    class Meta:
        ordering = ["-on", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="decision_kind_known"),
            models.CheckConstraint(
                condition=Q(precision__in=[p.value for p in Precision]),
                name="decision_precision_known",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="decision_amount_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
