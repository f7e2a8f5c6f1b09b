"""Keeping who is counted and by what values are broken down: definitions and code lists."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.list_forms import (
    CategoryForm,
    DimensionForm,
    EndForm,
    LabelForm,
    MoveForm,
    NameForm,
    NewPopulationForm,
    NextPopulationForm,
    PopulationFields,
    PopulationForm,
)
from wirkungskreis.desk.indicators.writing import ENTRY, KEEP, entry
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.indicators.domain import dimensions, populations
from wirkungskreis.indicators.models import Category, Dimension, Indicator, PopulationConcept
from wirkungskreis.indicators.queries import lists
from wirkungskreis.journal.clock import today
from wirkungskreis.journal.queries import history
from wirkungskreis.kernel.policy import ask
from wirkungskreis.vocab.queries import sources_by_code


@require_safe
@signed_in
def population_list(request: DeskRequest) -> HttpResponse:
    """Show the definitions of who is counted side by side."""
    context = {
        "populations": lists.populations(),
        "sources": sources_by_code(request.actor),
        "may": ask(request.actor, KEEP, Indicator),
    }
    return TemplateResponse(request, "desk/indicators/populations.html", context)


@require_safe
@signed_in
def population_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show one definition with its versions and the indicators that are counted by it."""
    population = get_object_or_404(PopulationConcept, public_id=public_id)
    context = {
        "population": population,
        "versions": PopulationConcept.objects.filter(code=population.code).order_by("-number"),
        "users": lists.counted_by(population, request.actor),
        "sources": sources_by_code(request.actor),
        "history": history(population),
        "may": ask(request.actor, KEEP, Indicator),
    }
    return TemplateResponse(request, "desk/indicators/population.html", context)


@require_http_methods(ENTRY)
@signed_in
def population_new(request: DeskRequest) -> HttpResponse:
    form = NewPopulationForm(request.POST or None)

    def make(code: str, valid_from: date | None, **_words: Any) -> str:
        facts = form.facts() | {"valid_from": valid_from}
        return _of_population(populations.add(actor=request.actor, code=code, facts=facts))

    if address := created(form, make, actor=request.actor):
        messages.success(request, _("Eingetragen."))
        return HttpResponseRedirect(address)
    return _entry(request, form, _("Neue Definition"), None, reverse("desk:populations"))


@require_http_methods(ENTRY)
@signed_in
def population_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Mend the words, as long as nobody was counted by them."""
    population = get_object_or_404(PopulationConcept, public_id=public_id)
    form = PopulationForm(request.POST or None, initial=PopulationFields.initial_of(population))

    def correct(data: dict[str, Any]) -> None:
        edition = data["edition"]
        populations.correct(population, actor=request.actor, edition=edition, facts=form.facts())

    if done(form, correct):
        return _said(request, _("Gespeichert."), _of_population(population))
    back = _of_population(population)
    return _entry(request, form, _("Definition berichtigen"), population, back)


@require_http_methods(ENTRY)
@signed_in
def population_next(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Define anew who is counted from a day on; earlier values keep their version."""
    population = get_object_or_404(PopulationConcept, public_id=public_id)
    form = NextPopulationForm(request.POST or None, initial=PopulationFields.initial_of(population))
    made = []

    def redefine(data: dict[str, Any]) -> None:
        settled = {"edition": data["edition"], "valid_from": data["valid_from"]}
        made.append(
            populations.redefine(population, actor=request.actor, facts=form.facts(), **settled)
        )

    if done(form, redefine):
        return _said(request, _("Die neue Fassung gilt ab diesem Tag."), _of_population(made[0]))
    back = _of_population(population)
    return _entry(request, form, _("Definition neu fassen"), population, back)


@require_http_methods(ENTRY)
@signed_in
def population_end(request: DeskRequest, public_id: UUID) -> HttpResponse:
    population = get_object_or_404(PopulationConcept, public_id=public_id)
    form = EndForm(request.POST or None, initial={"last": today()})
    back = _of_population(population)
    if done(form, lambda data: populations.end(population, actor=request.actor, **data)):
        return _said(request, _("Gespeichert."), back)
    return _entry(request, form, _("Nicht mehr anbieten"), population, back)


@require_safe
@signed_in
def dimension_list(request: DeskRequest) -> HttpResponse:
    """Show every characteristic with its code list."""
    context = {"dimensions": lists.dimensions(), "may": ask(request.actor, KEEP, Indicator)}
    return TemplateResponse(request, "desk/indicators/dimensions.html", context)


@require_http_methods(ENTRY)
@signed_in
def dimension_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show one characteristic with its entries; a post lets one change places."""
    dimension = get_object_or_404(Dimension, public_id=public_id)
    form = MoveForm(request.POST or None)

    def move(data: dict[str, Any]) -> None:
        rows = dimension.categories.select_related("dimension")
        category = get_object_or_404(rows, public_id=data.pop("category"))
        dimensions.place(category, actor=request.actor, **data)

    if done(form, move):
        return HttpResponseRedirect(_of_dimension(dimension))
    context = {
        "dimension": dimension,
        "categories": dimension.categories.order_by("order", "code"),
        "form": form,
        "history": history(dimension),
        "may": ask(request.actor, KEEP, Indicator),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/indicators/dimension.html", context, status=status)


@require_http_methods(ENTRY)
@signed_in
def dimension_new(request: DeskRequest) -> HttpResponse:
    form = DimensionForm(request.POST or None)

    def make(**facts: Any) -> str:
        return _of_dimension(dimensions.add(actor=request.actor, **facts))

    if address := created(form, make, actor=request.actor):
        messages.success(request, _("Eingetragen. Ergänzen Sie jetzt die Einträge."))
        return HttpResponseRedirect(address)
    return _entry(request, form, _("Neues Merkmal"), None, reverse("desk:dimensions"))


@require_http_methods(ENTRY)
@signed_in
def dimension_rename(request: DeskRequest, public_id: UUID) -> HttpResponse:
    dimension = get_object_or_404(Dimension, public_id=public_id)
    form = NameForm(request.POST or None, initial={"name": dimension.name})
    back = _of_dimension(dimension)
    if done(form, lambda data: dimensions.rename(dimension, actor=request.actor, **data)):
        return _said(request, _("Gespeichert."), back)
    return _entry(request, form, _("Merkmal umbenennen"), dimension, back)


@require_http_methods(ENTRY)
@signed_in
def category_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    dimension = get_object_or_404(Dimension, public_id=public_id)
    form = CategoryForm(request.POST or None)
    back = _of_dimension(dimension)

    def make(**facts: Any) -> str:
        dimensions.extend(dimension, actor=request.actor, **facts)
        return back

    if created(form, make, actor=request.actor):
        return _said(request, _("Eingetragen."), back)
    return _entry(request, form, _("Neuer Eintrag"), dimension, back)


@require_http_methods(ENTRY)
@signed_in
def category_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Write an entry in another way; it means the same."""
    category = get_object_or_404(Category.objects.select_related("dimension"), public_id=public_id)
    form = LabelForm(request.POST or None, initial={"label": category.label})
    back = _of_dimension(category.dimension)
    if done(form, lambda data: dimensions.reword(category, actor=request.actor, **data)):
        return _said(request, _("Gespeichert."), back)
    return _entry(request, form, _("Eintrag umbenennen"), category, back)


@require_http_methods(ENTRY)
@signed_in
def category_end(request: DeskRequest, public_id: UUID) -> HttpResponse:
    category = get_object_or_404(Category.objects.select_related("dimension"), public_id=public_id)
    form = EndForm(request.POST or None, initial={"last": today()})
    back = _of_dimension(category.dimension)
    if done(form, lambda data: dimensions.end(category, actor=request.actor, **data)):
        return _said(request, _("Gespeichert."), back)
    return _entry(request, form, _("Nicht mehr anbieten"), category, back)


def _of_population(population: PopulationConcept) -> str:
    return reverse("desk:population", args=[population.public_id])


def _of_dimension(dimension: Dimension) -> str:
    return reverse("desk:dimension", args=[dimension.public_id])


def _said(request: DeskRequest, said: str, address: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(address)


def _entry(
    request: DeskRequest,
    form: Any,
    title: StrOrPromise,
    thing: PopulationConcept | Dimension | Category | None,
    back: str,
) -> HttpResponse:
    """Show a form about a list; refused, it says why and keeps what was typed."""
    may = ask(request.actor, KEEP, Indicator)
    return entry(request, form, title, {"thing": thing, "crumb": thing, "back": back, "may": may})
