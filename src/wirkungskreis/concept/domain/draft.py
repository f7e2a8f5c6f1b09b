"""Verbs that write the draft of a version."""

from collections.abc import Mapping
from typing import Literal

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import (
    Concept,
    Element,
    Fact,
    Kind,
    Succession,
    SuccessionKind,
    Version,
    Wording,
)
from wirkungskreis.concept.states import EDIT, VersionState
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand

ABOVE: dict[str, tuple[str, ...]] = {
    Kind.FIELD: (),
    Kind.GOAL: (Kind.FIELD,),
    Kind.SUBGOAL: (Kind.GOAL,),
    Kind.APPROACH: (Kind.FIELD, Kind.GOAL, Kind.SUBGOAL),
    Kind.SECTION: (Kind.FIELD, Kind.GOAL, Kind.SUBGOAL, Kind.SECTION),
}


@transaction.atomic
def found(*, actor: Actor, facts: Mapping[str, object]) -> Concept:
    """Enter the concept itself; its versions follow."""
    demand(actor, EDIT, Concept)
    if Concept.objects.filter(code=facts["code"]).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    concept = Concept.objects.create(**facts)
    note(concept, "found", actor=actor)
    return concept


@transaction.atomic
def begin(
    concept: Concept, *, actor: Actor, label: str, code: str = "", number: int = 0
) -> Version:
    """Begin an empty draft; without ``number`` it is the next one."""
    demand(actor, EDIT, concept)
    number = number or (concept.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    code = code or f"{concept.code}-{number}"
    if Version.objects.filter(code=code).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    if concept.versions.filter(number=number).exists():
        raise NotPossible(_("Diese Nummer ist vergeben. Bitte wählen Sie eine andere."))
    version = Version.objects.create(concept=concept, code=code, number=number, label=label)
    note(version, "begin", actor=actor, concept=concept.pk)
    return version


@transaction.atomic
def begin_next(adopted: Version, *, actor: Actor, label: str) -> Version:
    """Begin the next draft with every word of an adopted version, each noted as taken over."""
    if not adopted.is_frozen:
        raise NotPossible(_("Die nächste Fassung beginnt mit einer beschlossenen."))
    version = begin(adopted.concept, actor=actor, label=label)
    edit(version, "follow", EDIT, actor=actor, edition=1, changes={"predecessor": adopted})
    copies: dict[int, Wording] = {}
    rows = list(adopted.wordings.order_by("order", "code", "pk"))
    for row in rows:
        values = {column: getattr(row, column) for column in COPIED}
        copies[row.pk] = Wording(version=version, element_id=row.element_id, **values)
    Wording.objects.bulk_create(copies.values())
    for row in rows:
        copies[row.pk].parent = copies[row.parent_id] if row.parent_id else None
        succession = Succession.objects.create(
            old_version=adopted, new_version=version, kind=SuccessionKind.TAKEN_OVER
        )
        succession.sources.add(row)
        succession.targets.add(copies[row.pk])
    Wording.objects.bulk_update(copies.values(), ["parent"])
    return version


COPIED = [
    "code",
    "text",
    "description",
    "order",
    "is_cross_cutting",
    "priority",
    "horizon",
    "responsible_id",
    "body_id",
]


def describe(
    version: Version, *, actor: Actor, edition: int, facts: Mapping[str, object]
) -> Version:
    """Change the label, changelog or notes of a draft."""
    _open(version)
    return edit(version, "describe", EDIT, actor=actor, edition=edition, changes=facts)


@transaction.atomic
def add(
    version: Version, *, actor: Actor, kind: str, facts: Mapping[str, object], key: str = ""
) -> Wording:
    """Add a new element, or with ``key`` a known one, with its words to the draft."""
    demand(actor, EDIT, version)
    touch(version)
    parent = facts.get("parent")
    _fits(kind, parent if isinstance(parent, Wording) else None)
    _code_is_free(version, str(facts["code"]))
    element = Element.objects.filter(concept=version.concept, key=key).first() if key else None
    if element and element.wordings.filter(version=version).exists():
        raise NotPossible(_("Dieses Element steht schon in der Fassung."))
    element = element or Element.objects.create(concept=version.concept, kind=kind, key=key)
    last = version.wordings.aggregate(last=Max("order"))["last"] or 0
    wording = Wording.objects.create(
        version=version, element=element, **{"order": last + 1, **facts}
    )
    note(wording, "add", actor=actor, version=version.pk)
    return wording


@transaction.atomic
def revise(wording: Wording, *, actor: Actor, edition: int, facts: Mapping[str, object]) -> Wording:
    """Change words, place or responsibility of a wording in the draft."""
    demand(actor, EDIT, wording)
    touch(wording.version)
    if "code" in facts and facts["code"] != wording.code:
        _code_is_free(wording.version, str(facts["code"]))
    if "parent" in facts:
        parent = facts["parent"]
        _fits(wording.element.kind, parent if isinstance(parent, Wording) else None)
    return edit(wording, "revise", EDIT, actor=actor, edition=edition, changes=facts)


@transaction.atomic
def shift(wording: Wording, *, to: Literal["up", "down"], actor: Actor, edition: int) -> Wording:
    """Swap places with the neighbour under the same parent."""
    demand(actor, EDIT, wording)
    touch(wording.version)
    beside = wording.version.wordings.filter(parent=wording.parent_id).exclude(pk=wording.pk)
    if to == "up":
        other = beside.filter(order__lte=wording.order).order_by("-order", "-code").first()
    else:
        other = beside.filter(order__gte=wording.order).order_by("order", "code").first()
    if other is None:
        raise NotPossible(_("Weiter geht es in dieser Richtung nicht."))
    there, here = other.order, wording.order
    if there == here:
        there = here - 1 if to == "up" and here else here + 1
    edit(other, "shift", EDIT, actor=actor, edition=other.edition, changes={"order": here})
    return edit(wording, "shift", EDIT, actor=actor, edition=edition, changes={"order": there})


@transaction.atomic
def remove(wording: Wording, *, actor: Actor, edition: int) -> None:
    """Take a wording out of the draft; its element stays, what hangs below it must go first."""
    demand(actor, EDIT, wording)
    touch(wording.version)
    if wording.children.exists():
        raise NotPossible(_("Darunter stehen noch Einträge. Bitte nehmen Sie zuerst diese heraus."))
    if wording.became.exists() or wording.came_from.exclude(kind="taken_over").exists():
        raise NotPossible(
            _("Zu diesem Eintrag ist eine Nachfolge vermerkt. Bitte ändern Sie zuerst diese.")
        )
    if wording.edition != edition:
        raise NotPossible(_("Inzwischen wurde hier etwas geändert. Bitte laden Sie neu."))
    note(wording, "remove", actor=actor, version=wording.version_id, element=wording.element_id)
    wording.came_from.all().delete()
    wording.delete()


@transaction.atomic
def remember(concept: Concept, *, actor: Actor, facts: Mapping[str, object]) -> Fact:
    """Add a sourced fact of the concept's history."""
    demand(actor, EDIT, concept)
    fact = Fact.objects.create(concept=concept, **facts)
    note(concept, "remember", actor=actor, fact=fact.pk)
    return fact


def touch(version: Version) -> None:
    """Raise the draft's edition: nobody adopts what was edited after they read it.

    The row stays locked until the end of the transaction, so an adoption waits.
    """
    drafts = Version.objects.filter(pk=version.pk, state=VersionState.DRAFT)
    if drafts.update(edition=F("edition") + 1) != 1:
        _refuse_closed()
    version.refresh_from_db(fields=["edition", "state"])


def _open(version: Version) -> None:
    if not version.is_open:
        _refuse_closed()


def _refuse_closed() -> None:
    raise NotPossible(
        _("Diese Fassung ist kein Entwurf mehr. Ihr Wortlaut lässt sich nicht mehr bearbeiten.")
    )


def _code_is_free(version: Version, code: str) -> None:
    if version.wordings.filter(code=code).exists():
        raise NotPossible(_("Das Kürzel {code} gibt es in dieser Fassung schon.").format(code=code))


def _fits(kind: str, parent: Wording | None) -> None:
    """Refuse a goal without a field and a field below anything."""
    if parent is None and kind in {Kind.GOAL, Kind.SUBGOAL, Kind.APPROACH}:
        raise NotPossible(
            _("Bitte sagen Sie, wozu es gehört: Nur Handlungsfelder stehen für sich.")
        )
    if parent is not None and parent.element.kind not in ABOVE[kind]:
        raise NotPossible(
            _("{kind} kann nicht unter {parent} stehen.").format(
                kind=Kind(kind).label, parent=Kind(parent.element.kind).label
            )
        )
