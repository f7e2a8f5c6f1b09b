from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.council.models.draft import Draft
from wirkungskreis.council.states import AMENDMENT_LIFE, AmendmentState
from wirkungskreis.journal.models import Editable, Living


class ResultCode(models.TextChoices):
    """What a body made of a paper."""

    UNCHANGED = "unchanged", _("unverändert beschlossen")
    CHANGED = "changed", _("geändert beschlossen")
    RECOMMENDED = "recommended", _("empfohlen")
    RECOMMENDED_CHANGED = "recommended_changed", _("mit Änderungen empfohlen")
    NOTED = "noted", _("zur Kenntnis genommen")
    REJECTED = "rejected", _("abgelehnt")
    ADJOURNED = "adjourned", _("vertagt")
    REFERRED = "referred", _("verwiesen")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


class Result(Editable):
    """What came of one stop, as a code; the consultation itself holds it in words."""

    consultation = models.OneToOneField(
        "mandates.Consultation", models.CASCADE, related_name="council_result"
    )
    code = models.CharField(_("Ergebnis"), max_length=20, choices=ResultCode.choices)

    class Meta:
        ordering = ["consultation"]
        constraints = [
            models.CheckConstraint(condition=Q(code__in=ResultCode.values), name="result_known")
        ]

    def __str__(self) -> str:
        return self.get_code_display()


class GroupVote(models.Model):
    """How one political group voted at one stop; empty means not counted."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="votes")
    group = models.CharField(_("Fraktion oder Gruppe"), max_length=120)
    votes_for = models.PositiveSmallIntegerField(_("Ja"), default=0)
    votes_against = models.PositiveSmallIntegerField(_("Nein"), default=0)
    votes_abstained = models.PositiveSmallIntegerField(_("Enthaltungen"), default=0)

    class Meta:
        ordering = ["result", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["result", "group"], name="group_votes_once"),
            models.CheckConstraint(condition=~Q(group=""), name="group_vote_has_group"),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.votes_for}/{self.votes_against}/{self.votes_abstained}"


class AmendmentKind(models.TextChoices):
    """Which part of an element the council changed."""

    TEXT = "text", _("Wortlaut")
    DESCRIPTION = "description", _("Erläuterung")


class Amendment(Living):
    """What the council changed in a concept before it adopted it ("Ratsänderung").

    ``old`` is what stood in the version when it was recorded. ``decision`` is where it was
    decided, ``wording`` the words it went into.
    """

    life = AMENDMENT_LIFE

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="amendments")
    element = models.ForeignKey("concept.Element", models.PROTECT, related_name="amendments")
    kind = models.CharField(_("Was geändert wird"), max_length=12, choices=AmendmentKind.choices)
    old = models.TextField(_("bisher"), blank=True)
    new = models.TextField(_("neu"))
    origin = models.CharField(_("Antrag, Fundstelle"), max_length=300, blank=True)
    body = models.ForeignKey("mandates.Body", models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(_("beschlossen am"), null=True)
    decision = models.ForeignKey("mandates.Decision", models.PROTECT, null=True, related_name="+")
    state = models.CharField(
        max_length=20, choices=AmendmentState.choices, default=AmendmentState.RECORDED
    )
    state_reason = models.TextField(_("Begründung"), blank=True)
    wording = models.ForeignKey(
        "concept.Wording", models.PROTECT, null=True, related_name="amendments"
    )
    applied_on = models.DateField(null=True)

    class Meta:
        ordering = ["draft", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=AmendmentState.values), name="amendment_state"
            ),
            models.CheckConstraint(condition=~Q(new=""), name="amendment_says"),
            models.CheckConstraint(
                condition=~Q(state="applied") | Q(wording__isnull=False, applied_on__isnull=False),
                name="amendment_applied_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.new[:80]
