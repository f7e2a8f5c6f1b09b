from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.days import Precision
from wirkungskreis.mandates.models.body import Body


class Paper(Editable):
    """A paper before the council or one of its committees; ``outcome`` is its state in words."""

    code = models.CharField(_("Nummer"), max_length=40, unique=True)
    kind = models.CharField(_("Art"), max_length=60)
    subject = models.CharField(_("Gegenstand"), max_length=300)
    lead = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+")
    amends = models.ForeignKey("self", models.PROTECT, null=True, related_name="amendments")
    outcome = models.CharField(_("Stand"), max_length=100, blank=True)
    reasoning = models.TextField(_("Begründung"), blank=True)
    staff = models.TextField(_("Personelle Auswirkungen"), blank=True)
    report_label = models.CharField(_("Name des Berichts"), max_length=100, blank=True)
    alternatives = models.TextField(_("Alternativen"), blank=True)
    if_rejected = models.TextField(_("Folgen einer Ablehnung"), blank=True)
    is_path_complete = models.BooleanField(_("Beratungsfolge vollständig bekannt"), default=True)
    caveat = models.TextField(_("Vorbehalt"), blank=True)
    note = models.TextField(_("Anmerkung"), blank=True)
    source = models.CharField(_("Quelle"), max_length=500, blank=True)

    class Meta:
        ordering = ["-code"]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class Cost(models.Model):
    """What a paper costs in one year."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="costs")
    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField(_("Jahr"))
    amount = models.DecimalField(_("Betrag"), max_digits=12, decimal_places=2)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "year"], name="cost_once_a_year"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="cost_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"


class Attachment(models.Model):
    """A document of a paper: the paper itself as it went to the council, or an annex.

    ``released_on`` is the day on which it was released for everybody; empty, it stays inside.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="attachments")
    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    title = models.CharField(_("Bezeichnung"), max_length=200)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    released_on = models.DateField(_("öffentlich seit"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Role(models.TextChoices):
    """What a body does with a paper."""

    RECOMMENDS = "recommends", _("Empfehlung")
    DECIDES = "decides", _("Beschluss")
    NOTES = "notes", _("Kenntnisnahme")


class Consultation(models.Model):
    """One stop of a paper on its way; without ``result`` it is still to come.

    ``text`` is what was decided where it differs from the paper; ``votes_by_group`` how the
    groups voted, in words.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="consultations")
    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"))
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="consultations")
    on = models.DateField(_("Tag"), null=True)
    precision = models.CharField(max_length=5, default=Precision.DAY.value)
    role = models.CharField(_("Art"), max_length=12, choices=Role.choices)
    is_authoritative = models.BooleanField(_("entscheidet"), default=False)
    result = models.CharField(_("Ergebnis"), max_length=200, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("Ja"), null=True)
    votes_against = models.PositiveSmallIntegerField(_("Nein"), null=True)
    votes_abstained = models.PositiveSmallIntegerField(_("Enthaltungen"), null=True)
    votes_by_group = models.CharField(_("Stimmen der Fraktionen"), max_length=300, blank=True)
    text = models.TextField(_("Wortlaut, wie beschlossen"), blank=True)

    class Meta:
        ordering = ["paper", "order"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "order"], name="consultation_order_once"),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="consultation_role_known"
            ),
            models.CheckConstraint(
                condition=Q(precision__in=[p.value for p in Precision]),
                name="consultation_precision_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper}: {self.body}"

    @property
    def is_ahead(self) -> bool:
        """Whether it is still planned."""
        return not self.result
