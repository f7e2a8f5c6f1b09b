"""Verbs that carry items on: to the next meeting of the same body, to another body, and back."""

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.models import SUBJECTS, AgendaItem
from wirkungskreis.meetings.states import KEEP, Ground, ItemKind, ItemState

SETTLED = [ItemState.DISCUSSED, ItemState.DECIDED, ItemState.NOTED, ItemState.REMOVED]
COPIED = ("title", "text", "draft", "kind", "is_confidential", "minutes", "presenter")
TITLE = 200  # characters of a title


@transaction.atomic
def carry_over(item: AgendaItem, *, actor: Actor) -> AgendaItem:
    """Make the linked successor of an adjourned item in the backlog of its body.

    What was written about the old item stays with it: the minutes of that day do not change.
    """
    former = AgendaItem.objects.filter(carried_from=item).first()
    if former:
        if former.state == ItemState.DROPPED:
            changes = {"drop_reason": ""}
            return move(former, "renew", actor=actor, edition=former.edition, changes=changes)
        return former
    successor = _copied(
        item,
        item.body,
        ground=Ground.CARRIED,
        carried_from=item,
        handed_from=item.handed_from,
        presenter=item.presenter,
    )
    note(successor, "carry_over", actor=actor, item=item.pk)
    return successor


@transaction.atomic
def hand_over(item: AgendaItem, body: Body, *, actor: Actor) -> AgendaItem:
    """Put an item into another body's backlog; its result comes back as an answer."""
    if body.pk == item.body_id:
        raise NotPossible(_("Weiterleiten geht nur an ein anderes Gremium, sonst vertagen Sie."))
    waiting = item.handed_to.filter(ground=Ground.HANDED).exclude(state=ItemState.DROPPED)
    if waiting.exists():
        raise NotPossible(_("Der Punkt wurde schon weitergeleitet."))
    handed = _copied(item, body, ground=Ground.HANDED, handed_from=item)
    note(handed, "receive", actor=actor, item=item.pk)
    return handed


@transaction.atomic
def answer(item: AgendaItem, *, actor: Actor) -> AgendaItem | None:
    """Let the result of a handed item come back to the body that handed it over; once.

    An answer that is not on an agenda yet follows what was corrected; None if nobody waits.
    """
    asked = item.handed_from
    if asked is None or item.ground == Ground.ANSWER or item.state not in SETTLED:
        return None
    said = _said(item)
    back = item.handed_to.filter(ground=Ground.ANSWER).first()
    if back is None:
        back = AgendaItem.objects.create(
            body=asked.body,
            ground=Ground.ANSWER,
            kind=ItemKind.INFORMATION,
            title=_("Antwort auf: {title}").format(title=item.title)[:TITLE],
            text=said,
            is_confidential=item.is_confidential,
            handed_from=item,
            **_subject(item),
        )
        note(back, "receive", actor=actor, item=item.pk)
    elif back.state == ItemState.PROPOSED:
        edit(back, "revise", KEEP, actor=actor, edition=back.edition, changes={"text": said})
    return back


@transaction.atomic
def take_back(item: AgendaItem, *, actor: Actor) -> None:
    """Drop what was carried over or handed on, because the item was dealt with after all."""
    carried = AgendaItem.objects.filter(carried_from=item)
    handed = item.handed_to.filter(ground=Ground.HANDED)
    for follower in [*carried, *handed]:
        if follower.state == ItemState.PROPOSED:
            changes = {"drop_reason": _("Der Punkt wurde doch behandelt.")}
            move(follower, "drop", actor=actor, edition=follower.edition, changes=changes)
        elif follower.state != ItemState.DROPPED:
            raise NotPossible(
                _(
                    "Der Punkt steht schon auf einer anderen Tagesordnung. Bitte nehmen Sie ihn"
                    " dort zuerst herunter."
                )
            )


def _copied(item: AgendaItem, body: Body, **fields: object) -> AgendaItem:
    copied = {name: getattr(item, name) for name in COPIED if name != "presenter"}
    return AgendaItem.objects.create(body=body, **copied, **_subject(item), **fields)


def _subject(item: AgendaItem) -> dict[str, int | None]:
    return {f"{name}_id": getattr(item, f"{name}_id") for name in SUBJECTS}


def _said(item: AgendaItem) -> str:
    """Say what the other body did: where, when, the result and what was decided."""
    head = _("{body}, {number}: {result}.").format(
        body=item.body.name,
        number=item.meeting.sitting.number if item.meeting else "",
        result=item.get_state_display(),
    )
    rulings = [f"{ruling.decision}: {ruling.decision.text}" for ruling in item.rulings.all()]
    return "\n\n".join(filter(None, [head, item.minute, *rulings]))
