"""Saying what the rows of a file mean: proposed from the file, corrected, remembered."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.official.forms import ChoiceForm, MappingForm
from wirkungskreis.desk.official.initial import proposed, remembered
from wirkungskreis.desk.official.views import ENTRY, found, looked
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.indicators.domain import mappings
from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.domain.official.outline import Content, contents_in, parts_in
from wirkungskreis.indicators.domain.official.proposal import propose
from wirkungskreis.indicators.models import Mapping, OfficialFile
from wirkungskreis.vocab.models import Area


@require_http_methods(ENTRY)
@signed_in
def mapping_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Assign a content of the file; content and areas are chosen in the address first."""
    file = found(request, public_id)
    contents, parts = contents_in(file.outline), parts_in(file.outline)
    content = _content(contents, request.GET.get("inhalt", ""))
    proposal = propose(file.table, [content], parts, Area.objects.all())
    chosen = request.GET.get("gebiet", proposal.area_dimension)
    form = MappingForm(
        request.POST or None,
        contents=contents,
        parts=parts,
        area_dimension=chosen,
        initial=proposed(proposal, file, content, parts),
    )

    def remember(data: dict[str, Any]) -> None:
        made = mappings.remember(actor=request.actor, facts=form.facts(content, file.table))
        _assign(request, file, data["edition"], [*file.mappings.all(), made])

    if done(form, remember):
        return looked(request, file)
    choice = ChoiceForm({"inhalt": content.key, "gebiet": chosen}, contents=contents, parts=parts)
    return _page(request, file, form, choice=choice, content=content)


@require_http_methods(ENTRY)
@signed_in
def mapping_edit(request: DeskRequest, public_id: UUID, mapping_id: UUID) -> HttpResponse:
    """Correct a remembered mapping; values that are stored stay as they are."""
    file = found(request, public_id)
    mapping = get_object_or_404(Mapping, public_id=mapping_id)
    contents, parts = contents_in(file.outline), parts_in(file.outline)
    content = _content(contents, f"{mapping.value_code}|{mapping.unit}")
    form = MappingForm(
        request.POST or None,
        contents=contents,
        parts=parts,
        area_dimension=mapping.area_dimension,
        initial=remembered(mapping, parts),
    )

    def correct(data: dict[str, Any]) -> None:
        facts = {**form.facts(content, mapping.table)}
        facts["areas"] = {**mapping.areas, **facts["areas"]}
        mappings.correct(mapping, actor=request.actor, edition=data["edition"], facts=facts)
        _assign(request, file, file.edition, [*file.mappings.all()])

    if done(form, correct):
        return looked(request, file)
    return _page(request, file, form, mapping=mapping, content=content)


def _assign(request: DeskRequest, file: OfficialFile, edition: int, rows: list[Mapping]) -> None:
    files.assign(file, actor=request.actor, edition=edition, mappings=rows)


def _content(contents: list[Content], key: str) -> Content:
    return next((one for one in contents if one.key == key), contents[0])


def _page(request: DeskRequest, file: OfficialFile, form: MappingForm, **more: Any) -> HttpResponse:
    mapping = more.get("mapping")
    context = {
        "file": file,
        "form": form,
        "edition": (mapping or file).edition,
        "title": _("Zuordnung bearbeiten") if mapping else _("Zuordnen"),
        **more,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/official/mapping.html", context, status=status)
