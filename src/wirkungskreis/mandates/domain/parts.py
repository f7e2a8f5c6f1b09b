"""Verbs around the parts of a body or paper: sourced facts, costs, documents.

A part has no edition of its own: its owner's is compared and raised, so that two people who work
on the same paper notice each other.
"""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.files.domain.store import take
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Attachment, Body, Cost, Fact, Paper
from wirkungskreis.mandates.policy import public
from wirkungskreis.mandates.states import KEEP

P = TypeVar("P", Cost, Fact)
DOCUMENTS = (KindOfFile.PDF, KindOfFile.DOCX, KindOfFile.XLSX)


@transaction.atomic
def add(
    kind: type[P], owner: Body | Paper, *, actor: Actor, edition: int, facts: Mapping[str, object]
) -> P:
    """Add what a paper costs in a year, or a sourced fact."""
    demand(actor, KEEP, owner)
    if kind is Cost and isinstance(owner, Paper):
        _check_year(owner, facts)
    values = {**facts, owner._meta.model_name or "": owner}
    part = kind._base_manager.create(**values)
    _note(part, "add", actor=actor, edition=edition)
    return part


@transaction.atomic
def change(
    part: Cost | Fact, *, actor: Actor, edition: int, facts: Mapping[str, object]
) -> Cost | Fact:
    """Correct a part; ``edition`` is its owner's."""
    demand(actor, KEEP, owner_of(part))
    if isinstance(part, Cost):
        _check_year(part.paper, facts, besides=part)
    changed, _new = type(part)._base_manager.update_or_create(pk=part.pk, defaults=facts)
    _note(changed, "change", actor=actor, edition=edition)
    return changed


@transaction.atomic
def remove(part: Cost | Fact | Attachment, *, actor: Actor, edition: int) -> None:
    """Take out what was entered by mistake."""
    _note(part, "remove", actor=actor, edition=edition)
    part.delete()


@transaction.atomic
def attach(
    paper: Paper, upload: "File[bytes]", *, title: str, actor: Actor, edition: int
) -> Attachment:
    """Keep a document of the paper; raises Refused when its content is none of ``DOCUMENTS``."""
    demand(actor, KEEP, paper)
    stored = take(upload, actor=actor, kinds=DOCUMENTS)
    part = Attachment.objects.create(paper=paper, title=title or stored.name, file=stored)
    _note(part, "add", actor=actor, edition=edition)
    return part


@transaction.atomic
def release(
    part: Attachment, *, is_public: bool, actor: Actor, edition: int, on: date
) -> Attachment:
    """Let everybody read a document, or take that back; the paper must be public itself."""
    demand(actor, KEEP, part.paper)
    if is_public and not Paper.objects.filter(public(Paper), pk=part.paper.pk).exists():
        raise NotPossible(
            _("Diese Vorlage ist noch nicht öffentlich: Kein öffentliches Gremium hat sie beraten.")
        )
    _note(part, "release" if is_public else "withhold", actor=actor, edition=edition)
    part.released_on = on if is_public else None
    part.save(update_fields=["released_on"])
    return part


def owner_of(part: Cost | Fact | Attachment) -> Body | Paper:
    """Give the body or paper that a part belongs to."""
    owner = part.paper or (part.body if isinstance(part, Fact) else None)
    if owner is None:  # a constraint forbids it
        raise ValueError(f"{part!r} belongs to nothing")
    return owner


def _note(part: Cost | Fact | Attachment, verb: str, *, actor: Actor, edition: int) -> None:
    act = f"{verb}_{part._meta.model_name}"
    edit(owner_of(part), act, KEEP, actor=actor, edition=edition, changes={}, part=part.pk)


def _check_year(paper: Paper, facts: Mapping[str, object], besides: Cost | None = None) -> None:
    if any(cost.year == facts["year"] and cost != besides for cost in paper.costs.all()):
        raise NotPossible(_("Für dieses Jahr stehen schon Kosten da. Bitte ändern Sie diese."))
