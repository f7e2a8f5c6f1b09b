"""Entering values and targets by hand, each with what makes it trustworthy."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.forms import ProposalForm, TargetForm, ValueForm
from wirkungskreis.desk.indicators.reading import found
from wirkungskreis.desk.indicators.writing import ENTRY, back, entry, page
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.domain import subgroups, targets, values
from wirkungskreis.indicators.models import Indicator, Target
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.vocab.models import Area


@require_http_methods(ENTRY)
@signed_in
def value_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Enter one value by the newest definition; an earlier value stays readable beside it."""
    indicator = found(request, public_id)
    form = ValueForm(indicator, request.POST or None, initial=_initial(indicator))

    def enter(data: dict[str, Any]) -> None:
        delivery = values.Delivery(data["supplier"], data["published_on"])
        values.enter(
            indicator,
            delivery,
            [_value(indicator, form, data)],
            actor=request.actor,
            edition=data["edition"],
            on=today(),
        )

    if done(form, enter):
        return back(request, indicator, _("Der Wert ist eingetragen."))
    return page(request, indicator, form, _("Wert eintragen"), "indicators.enter")


@require_http_methods(ENTRY)
@signed_in
def target_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Enter a target; without a decision it is a proposal."""
    indicator = found(request, public_id)
    form = TargetForm(request.POST or None)

    def make(**data: Any) -> str:
        decided_by = data.pop("decided_by")
        wanted = targets.Wanted(**data)
        targets.aim(indicator, wanted, actor=request.actor, on=today(), decided_by=decided_by)
        return reverse("desk:indicator", args=[public_id])

    if address := created(form, make, actor=request.actor):
        return HttpResponseRedirect(address)
    return page(request, indicator, form, _("Ziel eintragen"), "indicators.aim")


@require_http_methods(ENTRY)
@signed_in
def target_decide(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Say what became of a proposal: a body decided it, or nobody follows it any longer."""
    rows = Target.objects.select_related("indicator", "subgroup").filter(replaced_on=None)
    target = get_object_or_404(rows, public_id=public_id, decided_by=None)
    indicator = found(request, target.indicator.public_id)
    form = ProposalForm(request.POST or None)

    def settle(data: dict[str, Any]) -> None:
        facts = {"actor": request.actor, "edition": data["edition"]}
        if decision := data["decided_by"]:
            targets.decide(target, decision, **facts)
        else:
            targets.withdraw(target, on=today(), **facts)

    if done(form, settle):
        decided = bool(form.cleaned_data["decided_by"])
        said = _("Das Ziel gilt jetzt.") if decided else _("Der Vorschlag ist zurückgezogen.")
        return back(request, indicator, said)
    words = grounds.target_words(indicator, target)
    context = {
        "thing": target,
        "over": words,
        "crumb": indicator.code,
        "back": reverse("desk:indicator", args=[indicator.public_id]),
        "may": ask(request.actor, "indicators.aim", indicator),
    }
    return entry(request, form, _("Über den Vorschlag entscheiden"), context)


def _initial(indicator: Indicator) -> dict[str, Any]:
    return {
        "source_ref": indicator.source,
        "supplier": indicator.owner.name if indicator.owner else "",
        "area": Area.objects.filter(parent=None, valid_before=None).first(),
        "published_on": today(),
    }


def _value(indicator: Indicator, form: ValueForm, data: dict[str, Any]) -> values.Value:
    version = indicator.versions.order_by("number").last()
    if version is None:
        raise ValueError("an indicator always has a definition")
    return values.Value(
        version=version,
        area=data["area"],
        subgroup=data["subgroup"] or subgroups.of(),
        start=data["first"],
        before=(data["last"] or data["first"]) + timedelta(days=1),
        source_ref=data["source_ref"],
        value=data["value"],
        numerator=data.get("numerator"),
        denominator=data.get("denominator"),
        reason=data["reason"],
        statuses=form.statuses(),
        note=data["note"],
    )
