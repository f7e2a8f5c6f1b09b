"""What several views of rounds look up: a round to keep, a return, the names of fields."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from wirkungskreis.concept.models import Kind
from wirkungskreis.concept.queries import named
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.rounds.models import Return, Round
from wirkungskreis.rounds.queries.lists import returns_for, rounds_for


def round_of(request: DeskRequest, public_id: UUID) -> Round:
    return get_object_or_404(rounds_for(request.actor), public_id=public_id)


def round_to_keep(request: DeskRequest, public_id: UUID) -> Round:
    """Find a round for somebody who runs it; for everybody else the page does not exist."""
    rnd = round_of(request, public_id)
    if not ask(request.actor, "rounds.keep", rnd):
        raise Http404
    return rnd


def return_of(request: DeskRequest, public_id: UUID) -> Return:
    return get_object_or_404(returns_for(request.actor, today()), public_id=public_id)


def field_names() -> dict[int, str]:
    """Name the fields of action by their row, as they read today."""
    return {e.pk: str(e) for e in named().filter(kind=Kind.FIELD)}
