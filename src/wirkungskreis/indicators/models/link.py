from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.indicator import Indicator
from wirkungskreis.indicators.models.observation import Observation


class GoalLink(models.Model):
    """That an indicator stands beside a goal: how they may hang together, and what is doubtful."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="goal_links")
    element = models.ForeignKey("concept.Element", models.PROTECT, related_name="indicator_links")
    mechanism = models.TextField(_("Wie beides zusammenhängen kann"), blank=True)
    doubts = models.TextField(_("Was daran zweifelhaft ist"), blank=True)

    class Meta:
        ordering = ["element__key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "element"], name="goal_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator} / {self.element}"


class Printed(models.Model):
    """A figure as it was printed somewhere that cannot be a value: it lacks a day.

    It stands beside the values so that people find the number they have read, with the reason
    why it differs.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="printed")
    words = models.CharField(_("Wie gedruckt"), max_length=100)
    when_words = models.CharField(_("Zeitangabe"), max_length=100, blank=True)
    definition = models.CharField(_("Was gezählt wird"), max_length=300, blank=True)
    source_ref = models.CharField(_("Quelle"), max_length=300)
    caveat = models.TextField(_("Vorbehalt"), blank=True)

    class Meta:
        ordering = ["indicator", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(source_ref=""), name="printed_has_source"
            )
        ]

    def __str__(self) -> str:
        return self.words


class Contradiction(models.Model):
    """Figures that are printed for the same thing and differ, and why both can be right."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="contradictions")
    topic = models.CharField(_("Thema"), max_length=200)
    text = models.TextField(_("Warum beides gedruckt ist"))
    observations = models.ManyToManyField(Observation, related_name="contradictions")
    printed = models.ManyToManyField(Printed, related_name="contradictions")

    class Meta:
        ordering = ["indicator", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="contradiction_is_explained")
        ]

    def __str__(self) -> str:
        return self.topic
