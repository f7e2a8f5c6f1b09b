"""The concept as people read it: its versions, one version, one element over all versions."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from wirkungskreis.changes.queries import of_element, orders_of
from wirkungskreis.concept.content import digest
from wirkungskreis.concept.diff import pieces
from wirkungskreis.concept.models import Concept, Correction, Version
from wirkungskreis.concept.queries import elements_for, versions_for, wordings_for
from wirkungskreis.concept.states import VersionState
from wirkungskreis.concept.tree import tree
from wirkungskreis.council.queries import amendments_for
from wirkungskreis.desk.changes.shown import old_and_new
from wirkungskreis.desk.concept.shown import Shown, gaps
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.indicators.models import Grade
from wirkungskreis.indicators.queries.effects import with_effect
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.queries import links_to
from wirkungskreis.ui.downloads import attachment

GAPS = "ohne"


@require_safe
@signed_in
def overview(request: DeskRequest) -> HttpResponse:
    """List all versions with their states; an empty installation says how to begin."""
    concepts = Concept.objects.prefetch_related("facts").select_related("owner")
    context = {
        "concepts": concepts,
        "versions": versions_for(request.actor),
        "may_edit": ask(request.actor, "concept.edit", Concept()),
    }
    return TemplateResponse(request, "desk/concept/overview.html", context)


@require_safe
@signed_in
def version_page(request: DeskRequest, code: str) -> HttpResponse:
    """Read one version as a document; ``feld`` shows one field, ``luecken`` only what lacks."""
    version = get_object_or_404(versions_for(request.actor), code=code)
    fields = tree(version)
    links = links_to([n.wording.element_id for f in fields for n in f.walk()], request.actor)
    chosen, only_gaps = request.GET.get("feld", ""), request.GET.get("luecken") == GAPS
    shown = [f for f in fields if not chosen or f.wording.code == chosen]
    orders = orders_of(version, request.actor)
    pages = [Shown(f, links, orders.get(f.wording.element_id)) for f in shown]
    context = {
        "version": version,
        "fields": fields,
        "pages": pages,
        "chosen": chosen,
        "only_gaps": only_gaps,
        "gaps": gaps(pages),
        "corrections": Correction.objects.filter(wording__version=version).select_related(
            "wording"
        ),
        "successors": version.successors.all(),
        "hash_holds": version.is_frozen and version.content_hash == digest(version),
        "may_edit": ask(request.actor, "concept.edit", version),
        "may_adopt": ask(request.actor, "concept.adopt", version),
        "is_in_force": version.state == VersionState.ADOPTED,
    }
    return TemplateResponse(request, "desk/concept/version.html", context)


@require_safe
@signed_in
def element_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show one element over all versions: how its words changed, what became of it."""
    found = with_effect(elements_for(request.actor), request.actor)
    element = get_object_or_404(found, public_id=public_id)
    wordings = wordings_for(request.actor).filter(element=element).order_by("version__number")
    rows = list(
        wordings.prefetch_related(
            "corrections",
            "came_from__sources__version",
            "came_from__sources__element",
            "became__targets__version",
            "became__targets__element",
            "came_from__decided_in",
            "came_from__sitting__body",
            "became__decided_in",
            "became__sitting__body",
        )
    )
    before = [None, *rows[:-1]]
    context = {
        "element": element,
        "rows": [
            (row, pieces(old.text, row.text) if old and old.text != row.text else None)
            for old, row in zip(before, rows, strict=True)
        ],
        "latest": rows[-1],
        "links": links_to([element.pk], request.actor).get(element.pk, []),
        "amendments": amendments_for(request.actor).filter(element=element),
        "changes": [
            (change, *old_and_new(change)) for change in of_element(element, request.actor)
        ],
        "effect": Grade(element.effect_grade).label if element.effect_grade else "",
        "may_adopt": ask(request.actor, "concept.adopt", element),
    }
    return TemplateResponse(request, "desk/concept/element.html", context)


@require_safe
@signed_in
def original(request: DeskRequest, code: str) -> FileResponse:
    """Give the adopted document as it was kept."""
    version: Version = get_object_or_404(versions_for(request.actor), code=code)
    if version.original is None:
        raise Http404
    return attachment(version.original)
