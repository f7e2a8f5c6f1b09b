"""Verbs around minutes: they go round, are objected to, approved, and then only added to."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.models import Approval
from wirkungskreis.meetings.domain.protocol import content_of, digest_of
from wirkungskreis.meetings.domain.returning import give_back
from wirkungskreis.meetings.models import Addendum, AgendaItem, Meeting, Minutes, Objection
from wirkungskreis.meetings.states import KEEP, MeetingState, MinutesState
from wirkungskreis.people.models import Person

OBJECT = "meetings.object"


@transaction.atomic
def circulate(meeting: Meeting, *, actor: Actor, on: date) -> Minutes:
    """Freeze what was written down and send it round; objections are open from this day.

    The body says for how many days. A version that was objected to must have been taken back
    first (``take_back``).
    """
    demand(actor, KEEP, meeting)
    if meeting.state != MeetingState.HELD:
        raise NotPossible(_("Eine Niederschrift geht erst nach dem Ende der Sitzung in Umlauf."))
    if meeting.minutes.exclude(state=MinutesState.REPLACED).exists():
        raise NotPossible(_("Die Niederschrift ist schon im Umlauf."))
    last = meeting.minutes.aggregate(last=Max("version"))["last"] or 0
    minutes = Minutes.objects.create(meeting=meeting, version=last + 1)
    content = content_of(meeting)
    days = meeting.sitting.body.objection_days or 0
    changes = {
        "content": content,
        "digest": digest_of(content),
        "circulated_on": on,
        "objections_until": on + timedelta(days=days),
    }
    return move(minutes, "circulate", actor=actor, edition=minutes.edition, changes=changes)


@transaction.atomic
def object_to(
    minutes: Minutes, *, actor: Actor, person: Person, text: str, on: date, item: AgendaItem | None
) -> Objection:
    """Object to what minutes say; ``item`` is the item it is about, None for the whole."""
    demand(actor, OBJECT, minutes)
    if minutes.state != MinutesState.CIRCULATED:
        raise NotPossible(_("Diese Niederschrift ist nicht im Umlauf."))
    if minutes.objections_until is not None and on > minutes.objections_until:
        raise NotPossible(
            _(
                "Die Frist für Einwände endete am {day}. Bitte sprechen Sie die Koordination an."
            ).format(day=formats.day(minutes.objections_until))
        )
    if not text.strip():
        raise NotPossible(_("Bitte schreiben Sie, was nicht stimmt und wie es lauten soll."))
    note(minutes, "object", actor=actor)
    return Objection.objects.create(
        minutes=minutes, item=item, person=person, text=text.strip(), on=on
    )


@transaction.atomic
def answer(objection: Objection, *, actor: Actor, edition: int, text: str, on: date) -> Objection:
    """Answer an objection: taken up in a new version, or why not."""
    if not text.strip():
        raise NotPossible(_("Bitte antworten Sie auf den Einwand: aufgenommen, oder warum nicht."))
    edit(objection.minutes, "answer_objection", KEEP, actor=actor, edition=edition, changes={})
    objection.answer, objection.answered_on = text.strip(), on
    objection.save(update_fields=["answer", "answered_on"])
    return objection


@transaction.atomic
def take_back(minutes: Minutes, *, actor: Actor, edition: int) -> Minutes:
    """Take minutes out of circulation, so that results can be corrected for the next version."""
    _refuse_open_objections(minutes)
    return move(minutes, "revise", actor=actor, edition=edition)


@transaction.atomic
def approve(
    minutes: Minutes, *, actor: Actor, edition: int, on: date, where: Meeting | None
) -> Minutes:
    """Approve minutes, by silence (``where`` is None) or in a later meeting of the same body.

    From now on the decisions in them are no longer provisional, and not a word changes. Whoever
    proposed an item is told what became of it.
    """
    _refuse_open_objections(minutes)
    if where is None and minutes.objections_until and on <= minutes.objections_until:
        raise NotPossible(
            _("Einwände sind noch bis zum {day} möglich.").format(
                day=formats.day(minutes.objections_until)
            )
        )
    if where is not None and where.sitting.body_id != minutes.meeting.sitting.body_id:
        raise NotPossible(
            _("Genehmigen kann nur dasselbe Gremium. Bitte wählen Sie seine Sitzung.")
        )
    changes = {"approved_on": on, "approved_in": where}
    approved = move(minutes, "approve", actor=actor, edition=edition, changes=changes)
    give_back(approved, actor=actor, on=on)
    return approved


def approve_by_silence(on: date) -> int:
    """Approve what nobody objected to in time, where the body wants it so; give how many."""
    waiting = Minutes.objects.filter(
        state=MinutesState.CIRCULATED,
        objections_until__lt=on,
        meeting__sitting__body__approval=Approval.SILENCE,
    )
    found = [
        minutes
        for minutes in waiting.select_related("meeting__sitting__body")
        if not minutes.objections.filter(answered_on=None).exists()
    ]
    for minutes in found:
        approve(minutes, actor=SYSTEM, edition=minutes.edition, on=on, where=None)
    return len(found)


@transaction.atomic
def append(minutes: Minutes, *, actor: Actor, text: str, on: date) -> Addendum:
    """Add to approved minutes, which themselves never change."""
    demand(actor, KEEP, minutes)
    if minutes.state != MinutesState.APPROVED:
        raise NotPossible(_("Nachträge gibt es erst zu einer genehmigten Niederschrift."))
    if not text.strip():
        raise NotPossible(_("Bitte schreiben Sie, was nachzutragen ist."))
    note(minutes, "append", actor=actor)
    number = minutes.addenda.count() + 1
    return Addendum.objects.create(minutes=minutes, number=number, text=text.strip(), on=on)


def _refuse_open_objections(minutes: Minutes) -> None:
    if minutes.objections.filter(answered_on=None).exists():
        raise NotPossible(_("Ein Einwand ist noch offen. Bitte beantworten Sie ihn zuerst."))
