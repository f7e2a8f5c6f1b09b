"""Verbs around the way of a paper through the bodies: planned, held with a result, put in order.

A stop has no edition of its own: the paper's is compared and raised.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Consultation, Paper
from wirkungskreis.mandates.states import KEEP

Direction = Literal["up", "down"]


@transaction.atomic
def add_stop(
    paper: Paper, *, actor: Actor, edition: int, on: date, facts: Mapping[str, object]
) -> Consultation:
    """Add a stop at the end of the way; without a result it is planned."""
    demand(actor, KEEP, paper)
    _check(facts, on)
    last = paper.consultations.order_by("order").values_list("order", flat=True).last()
    stop = Consultation.objects.create(paper=paper, order=(last or 0) + 1, **facts)
    return _noted(stop, "add_stop", actor=actor, edition=edition)


@transaction.atomic
def change_stop(
    stop: Consultation, *, actor: Actor, edition: int, on: date, facts: Mapping[str, object]
) -> Consultation:
    """Correct a stop, or enter what came of it; ``edition`` is the paper's."""
    demand(actor, KEEP, stop.paper)
    _check(facts, on)
    changed, _new = Consultation.objects.update_or_create(pk=stop.pk, defaults=facts)
    return _noted(changed, "change_stop", actor=actor, edition=edition)


@transaction.atomic
def remove_stop(stop: Consultation, *, actor: Actor, edition: int) -> None:
    """Take out a stop that was planned; one that took place stays."""
    if not stop.is_ahead:
        raise NotPossible(
            _("Diese Beratung hat ein Ergebnis und bleibt stehen. Bitte berichtigen Sie sie.")
        )
    _noted(stop, "remove_stop", actor=actor, edition=edition)
    stop.delete()


@transaction.atomic
def place_stop(
    stop: Consultation, *, direction: Direction, actor: Actor, edition: int
) -> Consultation:
    """Let a stop change places with the one before or after it."""
    stops = list(stop.paper.consultations.all())
    here = stops.index(stop)
    there = here - 1 if direction == "up" else here + 1
    if not 0 <= there < len(stops):
        raise NotPossible(_("Weiter geht es in diese Richtung nicht."))
    _noted(stop, "place_stop", actor=actor, edition=edition)
    other, rows = stops[there], Consultation.objects.all()
    rows.filter(pk=stop.pk).update(order=stops[-1].order + 1)  # two may never share a place
    rows.filter(pk=other.pk).update(order=stop.order)
    rows.filter(pk=stop.pk).update(order=other.order)
    stop.refresh_from_db()
    return stop


def _noted(stop: Consultation, act: str, *, actor: Actor, edition: int) -> Consultation:
    edit(stop.paper, act, KEEP, actor=actor, edition=edition, changes={}, part=stop.pk)
    return stop


def _check(facts: Mapping[str, object], on: date) -> None:
    """Refuse a result without a day, or of a day that has not come yet."""
    day = facts.get("on")
    if not facts.get("result"):
        return
    if not isinstance(day, date):
        raise NotPossible(_("Bitte nennen Sie den Tag, an dem das Ergebnis zustande kam."))
    if day > on:
        raise NotPossible(
            _("Der Tag liegt noch vor uns. Ein Ergebnis tragen Sie bitte nach der Beratung ein.")
        )
