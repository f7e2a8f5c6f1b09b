"""Verbs around what the council wants to see done, until it is closed."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Condition, Fulfilment
from wirkungskreis.mandates.states import CONDITION_LIFE, KEEP, NEED_REASON, ConditionState


@transaction.atomic
def impose(*, actor: Actor, facts: Mapping[str, object]) -> Condition:
    """Enter a condition in our own words; its number must be free."""
    demand(actor, KEEP, Condition)
    if Condition.objects.filter(number=facts["number"]).exists():
        raise NotPossible(_("Diese Nummer ist vergeben. Bitte wählen Sie eine andere."))
    condition = Condition.objects.create(**facts)
    note(condition, "impose", actor=actor)
    return condition


def reword(
    condition: Condition, *, actor: Actor, edition: int, facts: Mapping[str, object]
) -> Condition:
    """Correct what was entered; the state changes only by steps."""
    return edit(condition, "reword", KEEP, actor=actor, edition=edition, changes=facts)


@transaction.atomic
def prove(
    condition: Condition, *, on: date, evidence: str, actor: Actor, edition: int
) -> Fulfilment:
    """Add a piece of evidence: what was delivered, so that it can be found again."""
    if not evidence.strip():
        raise NotPossible(_("Bitte nennen Sie den Nachweis, zum Beispiel Vorlage oder Bericht."))
    if condition.fulfilments.filter(on=on, evidence=evidence).exists():
        raise NotPossible(_("Dieser Nachweis steht schon da."))
    edit(condition, "prove", KEEP, actor=actor, edition=edition, changes={}, on=on.isoformat())
    return Fulfilment.objects.create(condition=condition, on=on, evidence=evidence)


@transaction.atomic
def unprove(fulfilment: Fulfilment, *, actor: Actor, edition: int) -> None:
    """Take out a piece of evidence that was entered by mistake."""
    condition = fulfilment.condition
    others = condition.fulfilments.exclude(pk=fulfilment.pk)
    if condition.state == ConditionState.FULFILLED and not others.exists():
        raise NotPossible(
            _("Der einzige Nachweis bleibt stehen, solange der Ratsauftrag als erfüllt gilt.")
        )
    on = fulfilment.on.isoformat()
    edit(condition, "unprove", KEEP, actor=actor, edition=edition, changes={}, on=on)
    fulfilment.delete()


@transaction.atomic
def take_step(
    condition: Condition, step: str, *, actor: Actor, edition: int, reason: str = ""
) -> Condition:
    """Go on to another state: fulfilled only with evidence, lifted or reopened with a reason."""
    target = CONDITION_LIFE[step].target
    if target == ConditionState.FULFILLED and not condition.fulfilments.exists():
        raise NotPossible(
            _("Bitte tragen Sie zuerst den Nachweis ein: Ohne Nachweis ist nichts erfüllt.")
        )
    if target in NEED_REASON and not reason.strip():
        raise NotPossible(_("Bitte begründen Sie diesen Schritt: Der Rat fragt danach."))
    return move(condition, step, actor=actor, edition=edition, changes={"state_reason": reason})
