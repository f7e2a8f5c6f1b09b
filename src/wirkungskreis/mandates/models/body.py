from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.days import Period, Precision
from wirkungskreis.vocab.models import Evidence


class Level(models.TextChoices):
    """Who sits there."""

    POLITICAL = "political", _("politisches Gremium")
    LEADERSHIP = "leadership", _("Leitungsebene")
    OPERATIONAL = "operational", _("Fachebene")


class Approval(models.TextChoices):
    """How a body approves its minutes; empty where nobody has settled it."""

    SILENCE = "silence", _("nach Ablauf der Frist ohne Einwand")
    NEXT_MEETING = "next_meeting", _("in der nächsten Sitzung")


class Body(Editable):
    """A committee or council; office, lead and chair are three things.

    ``office`` is the Geschäftsführung, ``lead`` the Federführung. A renamed body is a new row with
    its predecessor. ``source`` names where a fact about a real body was published; ``precision``
    says how exactly its dates are known. ``months`` are the usual ones, the ``…_days`` deadlines
    before (topics, invitation, papers) or after (minutes, objections) a sitting. ``approval``
    decides how minutes are approved, ``minutes_rule`` only says it in the body's own words.
    """

    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    name = models.CharField(_("Name"), max_length=200)
    level = models.CharField(_("Ebene"), max_length=12, choices=Level.choices)
    purpose = models.TextField(_("Auftrag"), blank=True)
    per_year = models.PositiveSmallIntegerField(_("Sitzungen im Jahr"), null=True)
    months = models.CharField(_("übliche Monate"), max_length=60, blank=True)
    office = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+")
    office_note = models.CharField(_("Geschäftsführung"), max_length=300, blank=True)
    office_person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    lead = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+")
    lead_note = models.CharField(_("Federführung"), max_length=300, blank=True)
    chair = models.CharField(_("Vorsitz"), max_length=300, blank=True)
    organisation = models.OneToOneField(
        "people.Organisation", models.PROTECT, null=True, related_name="body"
    )
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, related_name="successors")
    is_public = models.BooleanField(_("tagt öffentlich"), default=False)
    valid_from = models.DateField(null=True)
    valid_before = models.DateField(null=True)
    precision = models.CharField(max_length=5, default=Precision.DAY.value)
    topics_days = models.PositiveSmallIntegerField(_("Themen bis (Tage vorher)"), null=True)
    invite_days = models.PositiveSmallIntegerField(_("Einladung (Tage vorher)"), null=True)
    papers_days = models.PositiveSmallIntegerField(_("Unterlagen (Tage vorher)"), null=True)
    minutes_days = models.PositiveSmallIntegerField(_("Niederschrift (Tage danach)"), null=True)
    objection_days = models.PositiveSmallIntegerField(_("Einwände (Tage)"), null=True)
    approval = models.CharField(
        _("Genehmigung der Niederschrift"), max_length=12, choices=Approval.choices, blank=True
    )
    minutes_rule = models.CharField(_("Genehmigung, genauer"), max_length=200, blank=True)
    quorum = models.CharField(_("Beschlussfähigkeit"), max_length=200, blank=True)
    evidence = models.CharField(max_length=10, choices=Evidence.choices, blank=True)
    note = models.TextField(_("Anmerkung"), blank=True)
    source = models.CharField(_("Quelle"), max_length=500, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="body_level_known"),
            models.CheckConstraint(
                condition=Q(approval__in=["", *Approval.values]), name="body_approval_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True) | Q(valid_before__gt=F("valid_from")),
                name="body_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def valid(self) -> Period:
        return Period(self.valid_from, self.valid_before)

    @property
    def meets_in(self) -> list[int]:
        """The usual months by number, in the order of the year; what is no month is left out."""
        words = self.months.replace(",", " ").split()
        found = {int(word) for word in words if word.isdecimal()}
        return [month for month in range(1, 13) if month in found]
