from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models.concept import Concept
from wirkungskreis.concept.states import FROZEN, VERSION_LIFE, VersionState
from wirkungskreis.journal.models import Living
from wirkungskreis.kernel.days import Period, Precision


class Version(Living):
    """One edition of the concept; once adopted, its German words never change.

    ``recorded_on`` is the day on which a version that was adopted long ago was entered here.
    ``adopted_on`` may be known only to the month or year, see ``precision``.
    """

    life = VERSION_LIFE

    concept = models.ForeignKey(Concept, models.PROTECT, related_name="versions")
    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    number = models.PositiveSmallIntegerField(_("Nummer"))
    label = models.CharField(_("Bezeichnung"), max_length=200)
    state = models.CharField(
        max_length=20, choices=VersionState.choices, default=VersionState.DRAFT
    )
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, related_name="successors")
    drafted_on = models.DateField(_("Stand des Entwurfs"), null=True)
    adopted_on = models.DateField(_("beschlossen am"), null=True)
    precision = models.CharField(max_length=5, default=Precision.DAY.value)
    adopted_by = models.ForeignKey(
        "mandates.Decision", models.PROTECT, null=True, related_name="adopted_versions"
    )
    paper = models.CharField(_("Vorlage"), max_length=40, blank=True)
    valid_from = models.DateField(_("gilt ab"), null=True)
    valid_before = models.DateField(null=True)
    changelog = models.TextField(_("Was sich ändert"), blank=True)
    content_hash = models.CharField(_("Prüfsumme"), max_length=64, blank=True)
    recorded_on = models.DateField(_("nacherfasst am"), null=True)
    original = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    note = models.TextField(_("Anmerkung"), blank=True)
    source = models.CharField(_("Quelle"), max_length=500, blank=True)

    class Meta:
        ordering = ["concept", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=VersionState.values), name="version_state_known"
            ),
            models.CheckConstraint(
                condition=Q(precision__in=[p.value for p in Precision]),
                name="version_precision_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=FROZEN)
                | (Q(adopted_on__isnull=False) & ~Q(content_hash="")),
                name="version_adopted_is_hashed",
            ),
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True) | Q(valid_before__gt=F("valid_from")),
                name="version_ends_after_start",
            ),
            models.UniqueConstraint(fields=["concept", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["concept"], condition=Q(state="adopted"), name="version_one_adopted"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_frozen(self) -> bool:
        return self.state in FROZEN

    @property
    def is_open(self) -> bool:
        """Whether its words may be edited."""
        return self.state == VersionState.DRAFT

    @property
    def valid(self) -> Period:
        return Period(self.valid_from, self.valid_before)
