"""The columns of an answer, kept apart from those of its way through the round."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.measures.states import State as Lifecycle
from wirkungskreis.rounds.states import Continuation, Counted, Help, ReachOf, Schedule, Special


class Answers(models.Model):
    """What a lead says; empty text means not said, None means not reported."""

    is_unchanged = models.BooleanField(_("Unverändert"), default=False)
    unchanged_sentence = models.TextField(_("Warum es unverändert ist"), blank=True)
    next_change_expected = models.DateField(
        _("Nächste Änderung zu erwarten"), null=True, blank=True
    )
    unchanged_question = models.CharField(_("Nachfrage"), max_length=300, blank=True)
    unchanged_answer = models.CharField(_("Antwort"), max_length=300, blank=True)

    lifecycle = models.CharField(_("Stand"), max_length=20, choices=Lifecycle.choices, blank=True)
    schedule = models.CharField(
        _("Im Zeitplan?"), max_length=20, choices=Schedule.choices, blank=True
    )
    continuation = models.CharField(
        _("Läuft es weiter?"), max_length=20, choices=Continuation.choices, blank=True
    )
    schedule_reason = models.TextField(_("Begründung"), blank=True)
    done = models.TextField(_("Was ist geschehen?"), blank=True)
    next_step = models.TextField(_("Was folgt?"), blank=True)
    next_step_due = models.DateField(_("Bis wann?"), null=True, blank=True)

    help_kind = models.CharField(
        _("Brauchen Sie Hilfe oder eine Entscheidung?"),
        max_length=20,
        choices=Help.choices,
        default=Help.NONE,
    )
    help_text = models.TextField(_("Was brauchen Sie?"), blank=True)
    obstacle = models.ForeignKey(
        "vocab.Obstacle",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Hindernis"),
    )
    obstacle_text = models.TextField(_("Was hindert?"), blank=True)
    releases_obstacle = models.BooleanField(
        _("Hindernis und Hilfebedarf dürfen in den Bericht an die Gremien"), default=False
    )

    reach_unit = models.CharField(_("Einheit"), max_length=100, blank=True)
    reach_planned = models.PositiveIntegerField(_("Geplant"), null=True, blank=True)
    reach_actual = models.PositiveIntegerField(_("Erreicht"), null=True, blank=True)
    reach_of = models.CharField(
        _("Gezählt werden"), max_length=20, choices=ReachOf.choices, blank=True
    )
    reach_kind = models.CharField(
        _("Gezählt oder geschätzt"), max_length=20, choices=Counted.choices, blank=True
    )
    effort_hours = models.DecimalField(
        _("Stunden"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    effort_cost = models.DecimalField(
        _("Kosten in Euro"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    what_is_missing = models.TextField(_("Was fehlt?"), blank=True)

    special = models.CharField(
        max_length=20, choices=Special.choices, default=Special.NONE, blank=True
    )
    successor_text = models.TextField(_("Wer ist jetzt zuständig?"), blank=True)
    call_when = models.CharField(_("Wann erreichen wir Sie?"), max_length=200, blank=True)
    call_number = models.CharField(_("Unter welcher Nummer?"), max_length=60, blank=True)

    class Meta:
        abstract = True


ANSWER_FIELDS = tuple(field.name for field in Answers._meta.local_fields)
