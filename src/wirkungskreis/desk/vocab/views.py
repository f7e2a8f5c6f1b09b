"""Keeping the words that everybody shares: target groups, areas, obstacles."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.vocab.forms import (
    AreaForm,
    MoveForm,
    PlaceForm,
    RenameForm,
    RetireForm,
    WordForm,
)
from wirkungskreis.desk.vocab.kinds import KINDS, Kind
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.journal.clock import today
from wirkungskreis.journal.queries import history
from wirkungskreis.kernel.policy import ask
from wirkungskreis.vocab.domain import words
from wirkungskreis.vocab.models import Area, Word
from wirkungskreis.vocab.queries import is_used, words_for

KEEP = "vocab.keep"
FIRST = "zielgruppen"
ENTRY = ["GET", "HEAD", "POST"]


@require_http_methods(ENTRY)
@signed_in
def word_list(request: DeskRequest, kind: str = FIRST) -> HttpResponse:
    """List the words of a kind in their order; a post lets one change places."""
    named = _kind(kind)
    rows = list(words_for(named.model, request.actor))
    form = MoveForm(request.POST or None)
    if done(form, lambda data: _place(rows, request, **data)):
        return HttpResponseRedirect(reverse("desk:words_of", args=[kind]))
    day = today()
    now = [word for word in rows if word.valid_before is None or day < word.valid_before]
    context = {
        "kind": named,
        "kinds": KINDS.values(),
        "rows": list(_nested(now)) if named.has_places else [(word, 0) for word in now],
        "retired": [word for word in rows if word not in now],
        "form": form,
        "may": ask(request.actor, KEEP, None),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/vocab/list.html", context, status=status)


@require_http_methods(ENTRY)
@signed_in
def word_new(request: DeskRequest, kind: str) -> HttpResponse:
    named = _kind(kind)
    shape = AreaForm if named.has_places else WordForm
    form = shape(request.POST or None)

    def enter(label: str, **facts: Any) -> str:
        facts[named.model.label_field] = label
        word = words.add(named.model, actor=request.actor, facts=facts)
        return reverse("desk:word", args=[kind, word.public_id])

    if address := created(form, enter, actor=request.actor):
        messages.success(request, _("Eingetragen."))
        return HttpResponseRedirect(address)
    context = {"kind": named, "form": form, "may": ask(request.actor, KEEP, None)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/vocab/new.html", context, status=status)


@require_http_methods(ENTRY)
@signed_in
def word_page(request: DeskRequest, kind: str, public_id: UUID) -> HttpResponse:
    """Show one word with its past; ``act`` says which of the forms on the page was sent."""
    named = _kind(kind)
    word = get_object_or_404(words_for(named.model, request.actor), public_id=public_id)
    forms = _forms(request, word)
    if done(forms["sent"], lambda data: _act(request, word, data)):
        messages.success(request, _("Gespeichert."))
        is_gone = word.pk is None
        here = ("desk:words_of", [kind]) if is_gone else ("desk:word", [kind, public_id])
        return HttpResponseRedirect(reverse(here[0], args=here[1]))
    context = {
        "kind": named,
        "word": word,
        "is_offered": word.is_offered_on(today()),
        "is_used": is_used(word),
        "forms": forms,
        "history": history(word),
        "may": ask(request.actor, KEEP, word),
    }
    status = 422 if forms["sent"].errors else 200
    return TemplateResponse(request, "desk/vocab/word.html", context, status=status)


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _place(rows: list[Word], request: DeskRequest, *, word: UUID, **data: Any) -> None:
    found = next((row for row in rows if row.public_id == word), None)
    if found is None:
        raise Http404
    words.place(found, actor=request.actor, **data)


def _nested(rows: Iterable[Word], parent: int | None = None, depth: int = 0) -> Iterator[Any]:
    """Give each area with its depth, parts after the whole; what lies in nothing stands above."""
    areas = [word for word in rows if isinstance(word, Area)]
    shown = {area.pk for area in areas}
    for area in areas:
        is_here = area.parent_id == parent or (parent is None and area.parent_id not in shown)
        if is_here:
            yield area, depth
            yield from _nested(areas, area.pk, depth + 1)


def _forms(request: DeskRequest, word: Word) -> dict[str, Form]:
    """Make every form of the page; ``sent`` is the one that was sent, or an empty one."""
    sent = request.POST.get("act", "")
    data = {name: request.POST if name == sent else None for name in ACTS}
    forms: dict[str, Form] = {
        "rename": RenameForm(data["rename"], initial={"label": str(word)}),
        "retire": RetireForm(data["retire"], word=word, initial={"last": today()}),
        "revive": EditionForm(data["revive"]),
        "discard": EditionForm(data["discard"]),
    }
    if isinstance(word, Area):
        now = {"level": word.level, "parent": word.parent}
        forms["revise"] = PlaceForm(data["revise"], initial=now)
    return forms | {"sent": forms.get(sent, EditionForm(request.POST or None))}


def _act(request: DeskRequest, word: Word, data: dict[str, Any]) -> None:
    """Call the verb that belongs to the form; an unknown one is a page that does not exist."""
    act, said = request.POST.get("act", ""), {"actor": request.actor, **data}
    if act == "rename":
        words.rename(word, on=today(), **said)
    elif act == "retire":
        words.retire(word, **said)
    elif act == "revive":
        words.revive(word, **said)
    elif act == "discard":
        words.discard(word, **said)
    elif act == "revise" and isinstance(word, Area):
        edition = data.pop("edition")
        words.revise(word, actor=request.actor, edition=edition, facts=data)
    else:
        raise Http404


ACTS = ("rename", "retire", "revive", "discard", "revise")
