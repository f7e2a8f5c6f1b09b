"""The measure itself, with the facts of one row."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.measures.states import LIFE, NEED_REASON, State


class Kind(models.TextChoices):
    """Projects and one-offs have a schedule; offers and structures say whether they go on."""

    PROJECT = "project", _("Projekt")
    OFFER = "offer", _("Angebot")
    STRUCTURE = "structure", _("Struktur")
    ONCE = "once", _("Einmalig")


SCHEDULED = [Kind.PROJECT, Kind.ONCE]


class Finance(models.TextChoices):
    """What is known of the money; "läuft aus" is derived from fundings and a day, not stored."""

    SECURED = "secured", _("gesichert")
    REQUESTED = "requested", _("beantragt")
    OPEN = "open", _("offen")
    NONE = "none", _("ohne eigene Mittel")


class Origin(models.TextChoices):
    """How the measure came into the register."""

    CONCEPT = "concept", _("Konzept")
    CONTRIBUTION = "contribution", _("Beitrag aus der Beteiligung")
    DECISION = "decision", _("Beschluss")
    STEERING = "steering", _("Steuerungsentscheidung")
    CONDITION = "condition", _("Ratsauftrag")
    INVENTORY = "inventory", _("Bestandserhebung")
    PROPOSAL = "proposal", _("Vorschlag")


class PublicScope(models.TextChoices):
    """What the lead organisation agreed to have published."""

    NOT_ASKED = "not_asked", _("nicht gefragt")
    ALL = "all", _("alles")
    TITLE = "title", _("nur Titel und Organisation")
    NOTHING = "nothing", _("nichts")


class Measure(Living):
    """What one organisation answers for, by when and with whom, to serve the concept.

    Dates are inclusive. ``field`` is the field of action it is listed under, also when it serves
    no goal. ``remit`` is the member organisation of the steering body in whose remit it lies.
    ``expected_end`` stands beside ``planned_end`` once the plan was prolonged or cut. Schedule and
    continuation are derived from returns, "läuft aus" from fundings: neither is stored.
    """

    life = LIFE

    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    title = models.CharField(_("Titel"), max_length=200)
    description = models.TextField(_("Beschreibung"), blank=True)
    kind = models.CharField(_("Art"), max_length=10, choices=Kind.choices, default=Kind.PROJECT)
    field = models.ForeignKey(
        "concept.Element", models.PROTECT, null=True, blank=True, related_name="field_measures"
    )
    lead = models.ForeignKey("people.Organisation", models.PROTECT, related_name="led_measures")
    lead_person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="led_measures"
    )
    deputy_person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="deputised_measures"
    )
    remit = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="remit_measures"
    )
    target_groups = models.ManyToManyField(
        "vocab.TargetGroup", blank=True, related_name="measures", verbose_name=_("Zielgruppen")
    )
    areas = models.ManyToManyField(
        "vocab.Area", blank=True, related_name="measures", verbose_name=_("Gebiete")
    )
    planned_start = models.DateField(_("Geplanter Beginn"), null=True, blank=True)
    planned_end = models.DateField(_("Geplantes Ende"), null=True, blank=True)
    expected_end = models.DateField(_("Voraussichtliches Ende"), null=True, blank=True)
    actual_start = models.DateField(_("Tatsächlicher Beginn"), null=True, blank=True)
    actual_end = models.DateField(_("Tatsächliches Ende"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(_("Priorität"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), null=True, blank=True)
    finance_group = models.CharField(
        _("Finanzierung"), max_length=10, choices=Finance.choices, blank=True
    )
    origin = models.CharField(
        _("Herkunft"), max_length=12, choices=Origin.choices, default=Origin.PROPOSAL
    )
    origin_note = models.CharField(_("Herkunft im Einzelnen"), max_length=300, blank=True)
    registered_on = models.DateField(_("Aufgenommen am"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, editable=False)
    public_scope = models.CharField(
        _("Was öffentlich sein darf"),
        max_length=10,
        choices=PublicScope.choices,
        default=PublicScope.NOT_ASKED,
    )
    confirmed_on = models.DateField(_("Bestätigt am"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, editable=False, related_name="+"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged_from"
    )
    state = models.CharField(max_length=20, choices=State.choices, default=State.IDEA)
    state_reason = models.TextField(_("Begründung"), blank=True)
    lesson = models.TextField(_("Was daraus zu lernen ist"), blank=True)
    reach_unit = models.CharField(_("Was gezählt wird"), max_length=100, blank=True)
    reach_plan = models.PositiveIntegerField(_("Geplant je Halbjahr"), null=True, blank=True)
    note = models.TextField(_("Anmerkung"), blank=True)

    class Meta:
        ordering = ["code"]
        indexes = [models.Index(fields=["state"], name="measure_state")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="measure_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=NEED_REASON) | ~Q(state_reason=""),
                name="measure_state_has_reason",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="measure_kind_known"),
            models.CheckConstraint(
                condition=Q(finance_group__in=["", *Finance.values]), name="measure_finance_known"
            ),
            models.CheckConstraint(
                condition=Q(origin__in=Origin.values), name="measure_origin_known"
            ),
            models.CheckConstraint(
                condition=Q(public_scope__in=PublicScope.values), name="measure_scope_known"
            ),
            models.CheckConstraint(
                condition=Q(priority=None) | Q(priority__range=(1, 3)), name="measure_priority_1_3"
            ),
            models.CheckConstraint(
                condition=Q(planned_end=None) | Q(planned_end__gte=F("planned_start")),
                name="measure_plan_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(actual_end=None) | Q(actual_end__gte=F("actual_start")),
                name="measure_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_on=None),
                name="measure_confirmed_with_date",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="measure_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def has_schedule(self) -> bool:
        """Projects and one-offs run to a schedule; offers and structures go on, rest or end."""
        return self.kind in SCHEDULED

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_on is not None
