"""Saying what the rows of a file mean: proposed from the file, corrected, remembered."""

from collections.abc import Container
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.official.choosing import ChoiceForm, choices_in
from wirkungskreis.desk.official.forms import MappingForm
from wirkungskreis.desk.official.initial import proposed, remembered
from wirkungskreis.desk.official.views import ENTRY, found, looked
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.indicators.domain import mappings
from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.domain.official.outline import Content
from wirkungskreis.indicators.domain.official.proposal import propose
from wirkungskreis.indicators.models import Mapping, OfficialFile
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused


@require_http_methods(ENTRY)
@signed_in
def mapping_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Assign a content of the file; content and areas are chosen in the address first."""
    file = found(request, public_id)
    choices = choices_in(file.outline, request.GET.get("blatt", ""))
    used = {f"{one.value_code}|{one.unit}" for one in file.mappings.all()}
    content = _content(choices.contents, request.GET.get("inhalt", ""), used)
    proposal = propose(file.table, file.title, content, choices.parts)
    chosen = request.GET.get("gebiet", proposal.area_dimension)
    form = MappingForm(
        request.POST or None,
        choices=choices,
        area_dimension=chosen,
        initial=proposed(proposal, file, content, choices),
    )

    def remember(data: dict[str, Any]) -> None:
        made = mappings.remember(actor=request.actor, facts=form.facts(content, file.table))
        _assign(request, file, data["edition"], [*file.mappings.all(), made])

    if done(form, remember):
        return looked(request, file)
    shown = {"blatt": choices.sheet, "inhalt": content.key, "gebiet": chosen}
    choice = ChoiceForm(shown, choices=choices)
    has_own = bool(proposal.areas) or not chosen or bool(request.POST)
    return _page(request, file, form, choice=choice, content=content, has_own=has_own)


@require_http_methods(ENTRY)
@signed_in
def mapping_edit(request: DeskRequest, public_id: UUID, mapping_id: UUID) -> HttpResponse:
    """Correct a remembered mapping; values that are stored stay as they are."""
    file = found(request, public_id)
    mapping = get_object_or_404(Mapping, public_id=mapping_id)
    choices = choices_in(file.outline, mapping.sheet)
    content = _content(choices.contents, f"{mapping.value_code}|{mapping.unit}")
    form = MappingForm(
        request.POST or None,
        choices=choices,
        area_dimension=mapping.area_dimension,
        former=mapping.version_id,
        initial=remembered(mapping, choices.parts),
    )

    def correct(data: dict[str, Any]) -> None:
        facts = {**form.facts(content, mapping.table), "sheet": mapping.sheet}
        facts["areas"] = {**mapping.areas, **facts["areas"]}
        said = {"edition": data["edition"], "facts": facts, "on": today()}
        mappings.correct(mapping, actor=request.actor, **said)
        file.refresh_from_db()
        _assign(request, file, file.edition, [*file.mappings.all()])

    if done(form, correct):
        return looked(request, file)
    return _page(request, file, form, mapping=mapping, content=content)


@require_POST
@signed_in
def mapping_renew(request: DeskRequest, public_id: UUID, mapping_id: UUID) -> HttpResponse:
    """Let a mapping mean the definition in force, and look through the file again."""
    file = found(request, public_id)
    mapping = get_object_or_404(Mapping, public_id=mapping_id)
    try:
        mappings.renew(mapping, actor=request.actor, on=today())
        file.refresh_from_db()
    except Refused as refusal:
        messages.error(request, str(refusal))
    return looked(request, file)


def _assign(request: DeskRequest, file: OfficialFile, edition: int, rows: list[Mapping]) -> None:
    files.assign(file, actor=request.actor, edition=edition, mappings=rows)


def _content(contents: list[Content], key: str, used: Container[str] = ()) -> Content:
    """Give the content that was chosen, else the first that is not assigned yet."""
    chosen = next((one for one in contents if one.key == key), None)
    return chosen or next((one for one in contents if one.key not in used), contents[0])


def _page(request: DeskRequest, file: OfficialFile, form: MappingForm, **more: Any) -> HttpResponse:
    mapping = more.get("mapping")
    context = {
        "file": file,
        "form": form,
        "edition": (mapping or file).edition,
        "has_own": True,
        "title": _("Zuordnung bearbeiten") if mapping else _("Zuordnen"),
        **more,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/official/mapping.html", context, status=status)
