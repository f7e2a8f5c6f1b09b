from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.council.states import MATCH_LIFE, MatchState
from wirkungskreis.journal.models import Living


class Run(models.Model):
    """One reading of the council's system: how far it came, what it found, why it stopped.

    ``cursor`` is where a reading that broke off goes on: the lists that are done and the next
    page. Without ``ended_at`` it is under way or broken off; ``reason`` says why it failed.
    """

    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    address = models.CharField(max_length=500)
    is_full = models.BooleanField(default=False)
    since = models.DateTimeField(null=True)
    cursor = models.JSONField(default=dict)
    pages = models.PositiveIntegerField(default=0)
    seen = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=dict)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.address} {self.started_at:%Y-%m-%d}"


class ForeignKind(models.TextChoices):
    """What is read from the council's system; persons are not."""

    ORGANIZATION = "organization", _("Gremium")
    MEETING = "meeting", _("Sitzung")
    PAPER = "paper", _("Vorlage")
    CONSULTATION = "consultation", _("Beratung")
    AGENDA_ITEM = "agendaItem", _("Tagesordnungspunkt")


class Foreign(models.Model):
    """An object of the council's system as it was told, without persons; the last good state.

    ``digest`` tells whether it really changed, because some servers say so of everything every
    day. A deleted object keeps its words.
    """

    system = models.CharField(max_length=200)
    object_id = models.CharField(max_length=500, unique=True)
    kind = models.CharField(max_length=12, choices=ForeignKind.choices)
    modified = models.DateTimeField(null=True)
    is_deleted = models.BooleanField(default=False)
    reference = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64)
    raw = models.JSONField(default=dict)

    class Meta:
        ordering = ["kind", "object_id"]
        indexes = [models.Index(fields=["kind", "reference"], name="foreign_reference")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ForeignKind.values), name="foreign_kind_known"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.object_id


class Ground(models.TextChoices):
    """Why two papers are thought to be the same."""

    REFERENCE = "reference", _("gleiche Nummer")
    ADDRESS = "address", _("gleiche Adresse")
    WORDS = "words", _("ähnlicher Betreff")


class Match(Living):
    """A paper of the council's system beside one of ours; ``share`` of common words in percent."""

    life = MATCH_LIFE

    foreign = models.ForeignKey(Foreign, models.CASCADE, related_name="matches")
    paper = models.ForeignKey("mandates.Paper", models.CASCADE, related_name="matches")
    ground = models.CharField(max_length=10, choices=Ground.choices)
    share = models.PositiveSmallIntegerField(default=100)
    state = models.CharField(max_length=20, choices=MatchState.choices, default=MatchState.PROPOSED)

    class Meta:
        ordering = ["-share", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MatchState.values), name="match_state"),
            models.UniqueConstraint(fields=["foreign", "paper"], name="match_once"),
            models.UniqueConstraint(
                fields=["paper"], condition=Q(state="confirmed"), name="match_one_for_a_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper}: {self.foreign}"


class Taken(models.Model):
    """What the reading wrote into one field; while it stands there, a later reading may renew it.

    Whatever else stands there was entered by a person and is never overwritten.
    """

    paper = models.ForeignKey("mandates.Paper", models.CASCADE, related_name="taken")
    consultation = models.ForeignKey(
        "mandates.Consultation", models.CASCADE, null=True, related_name="taken"
    )
    object_id = models.CharField(max_length=500)
    field = models.CharField(max_length=20)
    value = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["object_id", "field"], name="taken_once_a_field")
        ]

    def __str__(self) -> str:
        return f"{self.object_id} {self.field}"
