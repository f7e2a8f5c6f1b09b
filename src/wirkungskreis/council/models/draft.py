from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.council.states import BEFORE_COUNCIL, DRAFT_LIFE, OPEN, DraftState
from wirkungskreis.journal.models import Editable, Living
from wirkungskreis.mandates.models.paper import Role


class DraftKind(models.TextChoices):
    """What the paper asks for: a decision, or to take note."""

    DECISION = "decision", _("Beschlussvorlage")
    NOTICE = "notice", _("Mitteilungsvorlage")


class Draft(Living):
    """A paper for the council while it is written and on its way.

    It rests on a released report or on a version of the concept; ``basis_hash`` is the checksum
    of that at the last drafting. ``paper`` is the fact the earlier stages point to; it exists from
    the day on which the paper goes to its first body.
    """

    life = DRAFT_LIFE

    kind = models.CharField(_("Art"), max_length=10, choices=DraftKind.choices)
    subject = models.CharField(_("Betreff"), max_length=300)
    state = models.CharField(max_length=20, choices=DraftState.choices, default=DraftState.DRAFT)
    state_reason = models.TextField(_("Begründung des Schritts"), blank=True)
    report = models.ForeignKey("reports.Report", models.PROTECT, null=True, related_name="papers")
    version = models.ForeignKey("concept.Version", models.PROTECT, null=True, related_name="papers")
    basis_hash = models.CharField(_("Prüfsumme der Grundlage"), max_length=64, blank=True)
    paper = models.OneToOneField("mandates.Paper", models.PROTECT, null=True, related_name="draft")
    lead = models.ForeignKey(
        "people.Organisation",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("Federführung"),
    )
    number = models.CharField(_("Nummer der Vorlage"), max_length=40, blank=True)
    on = models.DateField(_("Datum der Vorlage"))
    is_public = models.BooleanField(_("öffentlich"), default=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DraftState.values), name="draft_state"),
            models.CheckConstraint(condition=Q(kind__in=DraftKind.values), name="draft_kind"),
            models.CheckConstraint(
                condition=Q(report__isnull=True) ^ Q(version__isnull=True),
                name="draft_rests_on_one",
            ),
            models.CheckConstraint(
                condition=Q(kind=DraftKind.DECISION) | Q(version__isnull=True),
                name="draft_version_is_decided",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[*BEFORE_COUNCIL, DraftState.WITHDRAWN])
                | Q(paper__isnull=False),
                name="draft_in_council_has_paper",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="draft_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()

    @property
    def is_open(self) -> bool:
        """Whether its words may still change."""
        return self.state in OPEN

    @property
    def is_before_council(self) -> bool:
        """Whether its path is still a plan."""
        return self.state in BEFORE_COUNCIL


class Slot(models.TextChoices):
    """The texts of a paper, in the order in which they stand."""

    REASONING = "reasoning", _("Begründung")
    CONDITIONS = "conditions", _("Stand der Ratsaufträge")
    FINANCE = "finance", _("Finanzielle Auswirkungen")
    STAFF = "staff", _("Personelle Auswirkungen")
    ALTERNATIVES = "alternatives", _("Alternativen")
    IF_REJECTED = "if_rejected", _("Folgen bei Ablehnung")


class Part(Editable):
    """One text of a paper: what a rule wrote, and what a person made of it.

    A new drafting changes ``generated`` alone, so that nobody's words are lost.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="parts")
    slot = models.CharField(max_length=12, choices=Slot.choices)
    generated = models.TextField(_("Vorschlag"), blank=True)
    text = models.TextField(_("Text"), blank=True)
    is_edited = models.BooleanField(default=False)

    class Meta:
        ordering = ["draft", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "slot"], name="part_once"),
            models.CheckConstraint(condition=Q(slot__in=Slot.values), name="part_slot_known"),
            models.CheckConstraint(
                condition=Q(is_edited=True) | Q(text=""), name="part_text_is_edited"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft}: {self.get_slot_display()}"

    @property
    def shown(self) -> str:
        """What is printed."""
        return self.text if self.is_edited else self.generated


class Point(Editable):
    """One numbered point of what is to be decided; ``key`` names the rule that wrote it, if any.

    A left out point stays, so that the next drafting does not bring it back.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="points")
    key = models.CharField(max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"))
    generated = models.TextField(_("Vorschlag"), blank=True)
    text = models.TextField(_("Beschlusspunkt"), blank=True)
    is_edited = models.BooleanField(default=False)
    is_left_out = models.BooleanField(default=False)

    class Meta:
        ordering = ["draft", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "key"], condition=~Q(key=""), name="point_once_a_rule"
            ),
            models.CheckConstraint(
                condition=(Q(is_edited=False) & Q(text="")) | (Q(is_edited=True) & ~Q(text="")),
                name="point_text_is_edited",
            ),
        ]

    def __str__(self) -> str:
        return self.shown[:80]

    @property
    def shown(self) -> str:
        """What is printed."""
        return self.text if self.is_edited else self.generated


class Effect(Editable):
    """What a paper costs and brings in one year: euro and full-time posts, empty if unknown."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="effects")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    cost = models.DecimalField(_("Aufwand"), max_digits=12, decimal_places=2, null=True)
    income = models.DecimalField(_("Ertrag"), max_digits=12, decimal_places=2, null=True)
    posts = models.DecimalField(_("Stellenanteile"), max_digits=6, decimal_places=2, null=True)
    note = models.CharField(_("Deckung, Anmerkung"), max_length=300, blank=True)
    is_edited = models.BooleanField(default=False)

    class Meta:
        ordering = ["draft", "year"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "year"], name="effect_once_a_year"),
            models.CheckConstraint(
                condition=(Q(cost__isnull=True) | Q(cost__gte=0))
                & (Q(income__isnull=True) | Q(income__gte=0))
                & (Q(posts__isnull=True) | Q(posts__gte=0)),
                name="effect_positive",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1990, 2100)), name="effect_year_plausible"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft}: {self.year}"


class Enclosure(models.Model):
    """What is attached, in order; ``key`` names the rule that proposed it, if any."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="enclosures")
    key = models.CharField(max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("Nummer"))
    title = models.CharField(_("Anlage"), max_length=300)

    class Meta:
        ordering = ["draft", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "key"], condition=~Q(key=""), name="enclosure_once_a_rule"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="enclosure_says"),
        ]

    def __str__(self) -> str:
        return self.title


class Cosignature(Editable):
    """An office that has to agree before the paper goes out."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="cosignatures")
    office = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", verbose_name=_("Stelle")
    )
    signed_on = models.DateField(_("mitgezeichnet am"), null=True)
    remark = models.CharField(_("Anmerkung"), max_length=500, blank=True)

    class Meta:
        ordering = ["draft", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "office"], name="cosignature_once_an_office")
        ]

    def __str__(self) -> str:
        return f"{self.draft}: {self.office}"


class Stop(models.Model):
    """A planned stop on the way; from the day it goes out its fact is ``consultation``."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="stops")
    order = models.PositiveSmallIntegerField(_("Reihenfolge"))
    body = models.ForeignKey(
        "mandates.Body", models.PROTECT, related_name="+", verbose_name=_("Gremium")
    )
    on = models.DateField(_("Tag"), null=True)
    role = models.CharField(_("Art"), max_length=12, choices=Role.choices)
    is_authoritative = models.BooleanField(_("entscheidet"), default=False)
    consultation = models.OneToOneField(
        "mandates.Consultation", models.CASCADE, null=True, related_name="stop"
    )

    class Meta:
        ordering = ["draft", "order"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "order"], name="stop_order_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="stop_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.draft}: {self.body}"
