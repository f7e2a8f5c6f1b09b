"""Verbs that say how far a measure has come."""

from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import move
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.states import LIFE, NEED_REASON


def take_step(
    measure: Measure, step: str, *, actor: Actor, edition: int, reason: str = "", lesson: str = ""
) -> Measure:
    """Go on to the next state; whoever defers or ends something says why, and what is learnt."""
    if LIFE[step].target in NEED_REASON and not reason.strip():
        raise NotPossible(_("Bitte begründen Sie diesen Schritt: Die Gremien fragen danach."))
    changes = {"state_reason": reason} | ({"lesson": lesson} if lesson.strip() else {})
    return move(measure, step, actor=actor, edition=edition, changes=changes)
