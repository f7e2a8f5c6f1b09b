"""Der Rücklauf: one page per round from which the coordination opens, reminds and checks."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.rounds.fetch import field_names, round_of, round_to_keep
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today, workdays
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.people.models import Organisation
from wirkungskreis.rounds.domain import opening, reminding, reviewing
from wirkungskreis.rounds.models import Return, Round
from wirkungskreis.rounds.outputs.read import frozen_returns, is_intact
from wirkungskreis.rounds.queries.board import board
from wirkungskreis.rounds.queries.days import sendings
from wirkungskreis.rounds.queries.figure_requests import delivered
from wirkungskreis.rounds.queries.lists import confirmations_for, returns_for
from wirkungskreis.rounds.queries.plain import plain
from wirkungskreis.rounds.queries.rates import rate_of, rates_by_field
from wirkungskreis.rounds.queries.scope import preview
from wirkungskreis.rounds.states import RoundKind, RoundState


@require_safe
@signed_in
def round_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return show(request, round_of(request, public_id))


def show(request: DeskRequest, rnd: Round, refusal: str = "") -> TemplateResponse:
    """Show what a round is in its state: a preview, the board, confirmations, or what is frozen."""
    keeps = ask(request.actor, "rounds.keep", rnd)
    context: dict[str, Any] = {"round": rnd, "keeps": keeps, "refusal": refusal}
    context["break_now"] = workdays().school_break(today())
    if rnd.state == RoundState.PLANNED:
        page = "planned"
        context |= {"preview": preview(rnd), **_reminders(rnd)}
    elif rnd.kind == RoundKind.CONFIRMATION:
        page = "confirmations"
        context["confirmations"] = list(confirmations_for(request.actor).filter(round=rnd))
    elif rnd.is_closed:
        page = "closed"
        context |= _frozen(request, rnd)
    else:
        page = "board"
        context |= _board(request, rnd)
    status = 422 if refusal else 200
    return TemplateResponse(request, f"desk/rounds/{page}.html", context, status=status)


def _returns(request: DeskRequest, rnd: Round) -> list[Return]:
    return list(returns_for(request.actor, today()).filter(round=rnd))


def _board(request: DeskRequest, rnd: Round) -> dict[str, Any]:
    names = field_names()
    return {
        "board": board(rnd, _returns(request, rnd), on=today(), fields=names),
        "values": delivered(rnd, today()),
        "rate": rate_of(rnd, today()),
        "field_rates": rates_by_field(rnd, today(), names),
        **_reminders(rnd),
    }


def _reminders(rnd: Round) -> dict[str, Any]:
    """Say when reminders go out, by which calendar, and what speaks against the last day."""
    calendar = workdays()
    return {
        "reminders": sendings(rnd, rnd.reminders.all(), calendar),
        "calendar": calendar,
        "knows_school": calendar.knows_school(rnd.closes),
        "last_day": calendar.obstacle(rnd.closes),
    }


def _frozen(request: DeskRequest, rnd: Round) -> dict[str, Any]:
    """Read an old round as of its day, limited to the returns this person may see."""
    own = {str(ret.public_id): ret for ret in _returns(request, rnd)}
    frozen = [(own[f.key], f) for f in frozen_returns(rnd) if f.key in own]
    return {
        "frozen": frozen,
        "values": delivered(rnd, today()),
        "rate": rate_of(rnd, today()),
        "is_intact": is_intact(rnd),
    }


def _done(request: DeskRequest, rnd: Round, verb: Callable[[], str]) -> HttpResponse:
    """Carry out a step of the round; a refusal is shown on the page one is on."""
    try:
        words = verb()
    except Refused as refusal:
        return show(request, round_of(request, rnd.public_id), str(refusal))
    messages.success(request, words)
    return HttpResponseRedirect(reverse("desk:round", args=[rnd.public_id]))


@require_POST
@signed_in
def round_open(request: DeskRequest, public_id: UUID) -> HttpResponse:
    rnd = round_to_keep(request, public_id)
    given = request.POST.get("edition", "")
    edition = int(given) if given.isdecimal() else 0

    def verb() -> str:
        opening.open_round(rnd, actor=request.actor, edition=edition, on=today())
        return _("Die Abfrage ist offen. Die Mails stehen im Postausgang.")

    return _done(request, rnd, verb)


@require_POST
@signed_in
def round_remind(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Remind all who are outstanding, or those of the organisation in the form."""
    rnd = round_to_keep(request, public_id)
    code = request.POST.get("organisation", "")
    organisation = get_object_or_404(Organisation, code=code) if code else None

    def verb() -> str:
        sent = reminding.remind(rnd, actor=request.actor, on=today(), organisation=organisation)
        if not sent:
            return _("Niemand war zu erinnern: Heute ging schon eine Erinnerung heraus.")
        return ngettext(
            "%(n)s Erinnerung steht im Postausgang.",
            "%(n)s Erinnerungen stehen im Postausgang.",
            sent,
        ) % {"n": sent}

    return _done(request, rnd, verb)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check_plain(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show which answers are plainly fine, and check those that stay ticked."""
    rnd = round_to_keep(request, public_id)
    fine = plain(_returns(request, rnd))
    if request.method == "POST":
        ticked = set(request.POST.getlist("meldung"))
        chosen = [ret for ret in fine if f"{ret.public_id}:{ret.edition}" in ticked]

        def verb() -> str:
            done = reviewing.check_plain(chosen, actor=request.actor, on=today())
            return ngettext("%(n)s Meldung geprüft.", "%(n)s Meldungen geprüft.", done) % {
                "n": done
            }

        return _done(request, rnd, verb)
    context = {"round": rnd, "fine": fine}
    return TemplateResponse(request, "desk/rounds/check_plain.html", context)
