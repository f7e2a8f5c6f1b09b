"""Verbs that keep what an item brought beside its result: promises, and needs stated or met."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wirkungskreis.concept.models import Element
from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.measures.domain import promises
from wirkungskreis.measures.models import Commitment, Need, NeedSource
from wirkungskreis.meetings.models import AgendaItem, Meeting, Pledge, PledgeKind
from wirkungskreis.meetings.states import RECORD, TO_COME
from wirkungskreis.people.models import Organisation


@dataclass(frozen=True, slots=True)
class Word:
    """A promise as it was given: who, what, until when, and who confirmed it, if anybody."""

    organisation: Organisation
    what: str
    until: date | None = None
    is_public: bool = False
    told_by: str = ""


@transaction.atomic
def promise(item: AgendaItem, word: Word, *, actor: Actor, on: date, key: UUID) -> Commitment:
    """Write down what an organisation promised at an item; ``key`` makes twice harmless."""
    meeting = _begun(item, actor)
    if item.is_confidential and word.is_public:
        raise NotPossible(
            _("Der Punkt ist vertraulich. Was dort zugesagt wurde, wird nicht veröffentlicht.")
        )
    if word.until and word.until < meeting.sitting.on:
        raise NotPossible(_("Die Zusage endet vor der Sitzung. Bitte prüfen Sie den Tag."))
    made = promises.promise(
        actor=actor,
        organisation=word.organisation,
        what=word.what,
        on=on,
        key=key,
        measure=item.measure,
        field=_field(item),
        until=word.until,
        sitting=meeting.sitting,
        is_public=word.is_public,
        told_by=word.told_by.strip(),
    )
    Pledge.objects.get_or_create(item=item, kind=PledgeKind.PROMISED, commitment=made)
    return made


@transaction.atomic
def state_need(item: AgendaItem, text: str, *, actor: Actor, key: UUID) -> Need:
    """Write down what somebody said is missing; ``key`` makes twice harmless."""
    meeting = _begun(item, actor)
    need = promises.state_need(
        actor=actor,
        text=text,
        key=key,
        measure=item.measure,
        field=_field(item),
        source=NeedSource.MEETING,
        stated_on=meeting.sitting.on,
    )
    Pledge.objects.get_or_create(item=item, need=need, defaults={"kind": PledgeKind.STATED})
    return need


@transaction.atomic
def take_up(item: AgendaItem, need: Need, *, actor: Actor, edition: int, answer: str = "") -> Need:
    """Say that an item took up a need; without words the answer names the item and its day."""
    meeting = _begun(item, actor)
    if not answer.strip():
        with override("de"):
            answer = _("aufgegriffen am {day}, {body}: {item}").format(
                day=formats.day(meeting.sitting.on), body=meeting.sitting.body.name, item=item.title
            )
    promises.answer_need(need, "take_up", actor=actor, edition=edition, answer=answer)
    row, _is_new = Pledge.objects.update_or_create(
        item=item, need=need, defaults={"kind": PledgeKind.TAKEN_UP}
    )
    note(row, "create", actor=actor, item=item.pk, need=need.pk)
    return need


def _begun(item: AgendaItem, actor: Actor) -> Meeting:
    """Give the item's meeting once it has begun; before, nobody can have said anything there."""
    demand(actor, RECORD, item)
    if item.meeting is None or item.meeting.state in TO_COME:
        raise NotPossible(_("Die Sitzung hat noch nicht begonnen."))
    return item.meeting


def _field(item: AgendaItem) -> Element | None:
    """Give the field of action that an item is about, by itself or by its measure."""
    if item.measure:
        return item.measure.field
    is_field = item.element is not None and item.element.kind == ElementKind.FIELD
    return item.element if is_field else None
