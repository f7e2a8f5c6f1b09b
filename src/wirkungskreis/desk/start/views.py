"""The page after signing in: what is to be done now, by role."""

from collections.abc import Callable, Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from wirkungskreis.desk.guard import anybody, signed_in
from wirkungskreis.desk.start import coordination, others
from wirkungskreis.desk.start.tasks import Appointment, Part, Standing, Task
from wirkungskreis.desk.ways import way
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor, Role
from wirkungskreis.mandates.ahead import next_sittings
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.queries import rounds_for
from wirkungskreis.rounds.queries.progress import progress_of
from wirkungskreis.rounds.states import RoundState

SITTINGS_SHOWN = 4
SEES_PROGRESS = (Role.COORDINATION, Role.LEADERSHIP, Role.AUDIT, Role.EDITORIAL)
OTHERS: dict[Role, Callable[[Actor, date], list[Part]]] = {
    Role.LEADERSHIP: others.leadership,
    Role.MEASURE_LEAD: others.lead,
    Role.COMMITTEE: others.committee,
    Role.EDITORIAL: others.editorial,
    Role.STATISTICS: others.statistics,
    Role.MODERATION: others.moderation,
    Role.AUDIT: others.audit,
}


@require_safe
@anybody
def front(_request: DeskRequest) -> HttpResponse:
    """Lead the bare address of the installation to the desk, which asks who is there."""
    return redirect("desk:start")


@require_safe
@signed_in
def start(request: DeskRequest) -> HttpResponse:
    actor, on = request.actor, today()
    rounds = list(rounds_for(actor).order_by("closes"))
    present = [rnd for rnd in rounds if not rnd.is_closed]
    standings = _standings(actor, present, on)
    parts: list[Part] = []
    if actor.has(Role.COORDINATION):
        parts += coordination.parts(actor, on, present, standings)
    for role, make in OTHERS.items():
        parts += make(actor, on) if actor.has(role) else []
    context = {
        "name": actor.name,
        "standings": standings,
        "first_steps": _first_steps(actor, rounds),
        "parts": parts,
        "appointments": _appointments(actor, on, present),
    }
    return TemplateResponse(request, "desk/start/page.html", context)


def _standings(actor: Actor, rounds: Sequence[Round], on: date) -> list[Standing]:
    """Say how far the open rounds are to those who read all returns."""
    if not actor.has(*SEES_PROGRESS):
        return []
    opened = [rnd for rnd in rounds if rnd.is_open]
    return [
        Standing(progress, way("round", progress.round.public_id))
        for progress in progress_of(opened, on)
    ]


def _first_steps(actor: Actor, rounds: Sequence[Round]) -> list[Task]:
    """Show a new installation the way to its first round, until there is one."""
    if rounds or not actor.has(Role.COORDINATION):
        return []
    return coordination.first_steps()


def _appointments(actor: Actor, on: date, rounds: Sequence[Round]) -> list[Appointment]:
    asked_for = {rnd.sitting_id: rnd.title for rnd in rounds if rnd.state != RoundState.CLOSED}
    return [
        Appointment(
            sitting.on,
            sitting.body.name,
            way("sitting", sitting.public_id),
            asked_for.get(sitting.pk, ""),
        )
        for sitting in next_sittings(actor, on)[:SITTINGS_SHOWN]
    ]
