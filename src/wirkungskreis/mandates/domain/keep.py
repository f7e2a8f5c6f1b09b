"""Verbs that enter and correct bodies, sittings, papers and decisions."""

from collections.abc import Mapping
from datetime import time
from typing import TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Approval, Body, Decision, Paper, Sitting
from wirkungskreis.mandates.states import KEEP
from wirkungskreis.people.models import Organisation

T = TypeVar("T", bound=Editable)
NUMBERED = (Decision,)  # named by a number, the others by a code


@transaction.atomic
def enter(kind: type[T], *, actor: Actor, facts: Mapping[str, object]) -> T:
    """Enter a body, sitting, paper or decision; its number must be free."""
    demand(actor, KEEP, kind)
    name = "number" if kind in NUMBERED else "code"
    if kind._base_manager.filter(**{name: facts[name]}).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    _check(facts)
    thing = kind._base_manager.create(**facts)
    note(thing, "enter", actor=actor)
    return thing


@transaction.atomic
def correct(thing: T, *, actor: Actor, edition: int, facts: Mapping[str, object]) -> T:
    """Correct what was entered; the number stays."""
    _check(facts, thing)
    if isinstance(thing, Body):
        _check_line(thing, facts.get("predecessor"))
    if isinstance(thing, Paper) and facts.get("amends") == thing:
        raise NotPossible(_("Eine Vorlage ändert nicht sich selbst. Bitte wählen Sie eine andere."))
    return edit(thing, "correct", KEEP, actor=actor, edition=edition, changes=facts)


def hold(sitting: Sitting, step: str, *, actor: Actor, edition: int) -> Sitting:
    """Enter that a sitting took place or was cancelled; ``step`` is one of its life."""
    return move(sitting, step, actor=actor, edition=edition)


def _check_line(body: Body, predecessor: object) -> None:
    """Follow the predecessors back: a body never comes before itself."""
    while isinstance(predecessor, Body):
        if predecessor == body:
            raise NotPossible(
                _("Ein Gremium folgt nicht auf sich selbst. Bitte wählen Sie ein anderes.")
            )
        predecessor = predecessor.predecessor


def _check(facts: Mapping[str, object], thing: Editable | None = None) -> None:
    start, before = facts.get("valid_from"), facts.get("valid_before")
    if start is not None and before is not None and str(before) <= str(start):
        raise NotPossible(_("Das Ende liegt vor dem Anfang. Bitte prüfen Sie beide Tage."))
    if facts.get("approval") == Approval.SILENCE and not facts.get("objection_days"):
        raise NotPossible(_("Ohne Frist für Einwände kann Schweigen keine Zustimmung sein."))
    body, sitting = facts.get("body"), facts.get("sitting")
    if isinstance(sitting, Sitting) and isinstance(body, models.Model) and sitting.body != body:
        raise NotPossible(
            _("Die Sitzung gehört zu einem anderen Gremium. Bitte wählen Sie eine passende.")
        )
    starts, ends = facts.get("starts"), facts.get("ends")
    if isinstance(starts, time) and isinstance(ends, time) and ends <= starts:
        raise NotPossible(_("Die Sitzung endet vor ihrem Beginn. Bitte prüfen Sie die Zeiten."))
    organisation = facts.get("organisation")
    if isinstance(organisation, Organisation):
        same = Body.objects.filter(organisation=organisation)
        if any(body != thing for body in same):
            raise NotPossible(_("Dieser Eintrag im Verzeichnis gehört schon zu einem Gremium."))
