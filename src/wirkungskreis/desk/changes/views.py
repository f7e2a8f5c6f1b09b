"""Changes that follow from decisions: what waits for whom, and what became of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.changes.domain import effect, wish
from wirkungskreis.changes.models import Change
from wirkungskreis.changes.queries import changes_for
from wirkungskreis.changes.states import OF_CONCEPT, OF_INDICATOR, WAITING, ChangeState, Kind, Side
from wirkungskreis.desk.changes.forms import ChangeForm, ConfirmForm, DecideForm, RefuseForm
from wirkungskreis.desk.changes.shown import old_and_new
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.queries import decisions_for

ENTRY = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def change_list(request: DeskRequest) -> HttpResponse:
    """List what waits, by the side that must confirm it, then what was settled."""
    rows = [(change, *old_and_new(change)) for change in changes_for(request.actor)]
    context = {
        "sides": [
            (side, [row for row in rows if row[0].state in WAITING and row[0].side == side])
            for side in Side
        ],
        "settled": [row for row in rows if row[0].state not in WAITING],
        "waiting": sum(1 for row in rows if row[0].state in WAITING),
        "may": ask(request.actor, "changes.keep", Change),
    }
    return TemplateResponse(request, "desk/changes/list.html", context)


@require_http_methods(ENTRY)
@signed_in
def change_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show a change; the competent side confirms it here, and it is carried out."""
    change = _change(request, public_id)
    form = ConfirmForm(request.POST or None)

    def confirm(data: dict[str, Any]) -> None:
        effect.confirm(change, actor=request.actor, on=today(), **data)

    if done(form, confirm):
        said = _("In den Entwurf übernommen.") if change.kind in OF_CONCEPT else _("Ausgeführt.")
        messages.success(request, said)
        return HttpResponseRedirect(reverse("desk:change", args=[public_id]))
    needs_name = change.side == Side.LEAD
    needs_council = change.side == Side.COUNCIL and change.kind not in OF_CONCEPT
    if not needs_name:
        del form.fields["told_by"]
    if not needs_council:
        del form.fields["settled_by"]
    return _asked(request, change, form)


@require_http_methods(ENTRY)
@signed_in
def change_refuse(request: DeskRequest, public_id: UUID) -> HttpResponse:
    change = _change(request, public_id)
    form = RefuseForm(request.POST or None)

    def refuse(data: dict[str, Any]) -> None:
        effect.refuse(change, actor=request.actor, on=today(), **data)

    if done(form, refuse):
        messages.success(request, _("Die Antwort ist eingetragen. Nichts wurde geändert."))
        return HttpResponseRedirect(reverse("desk:change", args=[public_id]))
    return _asked(request, change, form, _("Nicht bestätigen"))


@require_http_methods(ENTRY)
@signed_in
def change_decide(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Enter the decision that a wished change rests on."""
    change = _change(request, public_id)
    form = DecideForm(request.POST or None)

    def decide(data: dict[str, Any]) -> None:
        wish.decide(change, data["decision"], actor=request.actor, edition=data["edition"])

    if done(form, decide):
        messages.success(request, _("Eingetragen."))
        return HttpResponseRedirect(reverse("desk:change", args=[public_id]))
    return _asked(request, change, form, _("Beschluss eintragen"))


@require_http_methods(ENTRY)
@signed_in
def change_reopen(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Ask the competent side once more."""
    change = _change(request, public_id)
    form = DecideForm(request.POST or None)
    del form.fields["decision"]
    if done(form, lambda data: effect.reopen(change, actor=request.actor, **data)):
        messages.success(request, _("Die zuständige Seite ist wieder gefragt."))
        return HttpResponseRedirect(reverse("desk:change", args=[public_id]))
    return _asked(request, change, form, _("Noch einmal fragen"))


@require_http_methods(ENTRY)
@signed_in
def change_new(request: DeskRequest) -> HttpResponse:
    """Enter a change: first its kind (``art``), then the form; ``beschluss`` names the decision."""
    number = request.GET.get("beschluss", "")
    decision = decisions_for(request.actor).filter(number=number or None).first()
    may = ask(request.actor, "changes.keep", Change)
    context: dict[str, Any] = {"decision": decision, "may": may}
    if "art" not in request.GET:
        context["kinds"] = [
            (_("Maßnahme"), [kind for kind in Kind if kind not in [*OF_CONCEPT, *OF_INDICATOR]]),
            (_("Indikator"), OF_INDICATOR),
            (_("Konzept (Entwurf der nächsten Fassung)"), OF_CONCEPT),
        ]
        return TemplateResponse(request, "desk/changes/kinds.html", context)
    if request.GET["art"] not in Kind.values:
        raise Http404
    kind = Kind(request.GET["art"])
    form = ChangeForm(kind, request.POST or None, initial=_initial(request))

    def make(**data: Any) -> str:
        target, why = form.target_and_why(data)
        change = wish.wish(target, why, source=decision, actor=request.actor, on=today())
        return reverse("desk:change", args=[change.public_id])

    if address := created(form, make, actor=request.actor):
        messages.success(request, _("Eingetragen. Jetzt ist die zuständige Seite gefragt."))
        return HttpResponseRedirect(address)
    context |= {"form": form, "kind": kind}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/changes/enter.html", context, status=status)


def _initial(request: DeskRequest) -> dict[str, str]:
    """Fill in what the address names: the measure or the indicator from which somebody came."""
    get = request.GET.get
    return {"measure": get("massnahme", ""), "indicator": get("indikator", "")}


def _change(request: DeskRequest, public_id: UUID) -> Change:
    return get_object_or_404(changes_for(request.actor), public_id=public_id)


def _asked(request: DeskRequest, change: Change, form: Form, title: str = "") -> HttpResponse:
    """Show the change with its form, on its own page or, with a title, on the page of one step."""
    page = "desk/changes/answer.html" if title else "desk/changes/page.html"
    context = _context(request, change) | {"form": form, "title": title}
    return TemplateResponse(request, page, context, status=422 if form.errors else 200)


def _context(request: DeskRequest, change: Change) -> dict[str, Any]:
    old, new = old_and_new(change)
    return {
        "change": change,
        "old": old,
        "new": new,
        "may_confirm": ask(request.actor, "changes.confirm", change),
        "may_keep": ask(request.actor, "changes.keep", change),
        "is_wished": change.state == ChangeState.WISHED,
        "is_decided": change.state == ChangeState.AWAITED,
        "is_refused": change.state == ChangeState.REFUSED,
        "is_of_concept": change.kind in OF_CONCEPT,
    }
