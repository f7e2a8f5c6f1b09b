"""Who asked for a decision in the newest round; it stays a wish until a body decides."""

from datetime import date

from django.db.models import QuerySet

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.rounds.models import Return, Round
from wirkungskreis.rounds.policy import visible_rounds
from wirkungskreis.rounds.queries.lists import returns_for
from wirkungskreis.rounds.states import ANSWERED, Help, RoundKind, RoundState


def newest(actor: Actor) -> tuple[Round | None, Round | None]:
    """Give the newest reporting round that was opened, and the newest that is frozen."""
    rounds = Round.objects.filter(visible_rounds(actor), kind=RoundKind.REPORT)
    rounds = rounds.exclude(state=RoundState.PLANNED).select_related("sitting__body")
    found = list(rounds.order_by("-reference_date", "-pk"))
    frozen = (rnd for rnd in found if rnd.frozen_on)
    return (found[0] if found else None), next(frozen, None)


def decisions_wanted(rnd: Round, actor: Actor, on: date) -> QuerySet[Return]:
    """Give the answers of a round that ask for a decision; what they say is read with care.

    The text is for whoever ``rounds.read_inner`` allows, or if the lead released it.
    """
    wanted = returns_for(actor, on).filter(round=rnd, help_kind=Help.DECISION, state__in=ANSWERED)
    return wanted.select_related("measure__remit", "measure__lead")
