"""Verbs that write down what came out of an item: result, decision with votes, task."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.domain import keep
from wirkungskreis.mandates.models import Body, Decision, Kind
from wirkungskreis.meetings.domain import relay
from wirkungskreis.meetings.domain.numbers import next_number
from wirkungskreis.meetings.models import AgendaItem, Meeting, Ruling, Task
from wirkungskreis.meetings.queries.competence import may_decide
from wirkungskreis.meetings.queries.record import is_written, voices
from wirkungskreis.meetings.states import RECORD, TO_COME, ItemKind, ItemState
from wirkungskreis.people.models import Organisation
from wirkungskreis.people.models.spans import valid_on

STEPS = {
    ItemState.DISCUSSED: "discuss",
    ItemState.DECIDED: "decide",
    ItemState.NOTED: "take_note",
    ItemState.ADJOURNED: "adjourn",
    ItemState.HANDED_ON: "hand_on",
    ItemState.REMOVED: "remove",
}


@dataclass(frozen=True, slots=True)
class Votes:
    """How many were for, against and abstained."""

    yes: int
    no: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstained


@dataclass(frozen=True, slots=True)
class Worded:
    """A decision in its wording; without ``votes`` nobody counted."""

    text: str
    kind: str
    votes: Votes | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A task: what, who answers for it, until when; no day means until the next meeting."""

    title: str
    organisation: Organisation
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What is written down about one item; an empty ``result`` leaves it as it is."""

    result: str = ""
    minute: str = ""
    hand_to: Body | None = None
    decision: Worded | None = None
    order: Order | None = None


@transaction.atomic
def record(item: AgendaItem, said: Said, *, actor: Actor, edition: int) -> AgendaItem:
    """Write down the result of an item, as often as something is added while it is allowed.

    Adjourned items go on as their successor, handed ones in the other body's backlog; the result
    of an item that another body handed over goes back to it.
    """
    demand(actor, RECORD, item)
    meeting = recording(item.meeting)
    _check(item, said)
    changes: dict[str, object] = {"minute": said.minute}
    if said.result in {"", item.state}:
        edit(item, "record", RECORD, actor=actor, edition=edition, changes=changes)
    else:
        relay.take_back(item, actor=actor)
        step = STEPS[ItemState(said.result)]
        move(item, step, actor=actor, edition=edition, changes=changes)
        _carry_on(item, said, actor=actor)
    if said.decision:
        rule(item, meeting, said.decision, actor=actor)
    if said.order:
        give(item, meeting, said.order, actor=actor)
    relay.answer(item, actor=actor)
    return item


def _carry_on(item: AgendaItem, said: Said, *, actor: Actor) -> None:
    if item.state == ItemState.ADJOURNED:
        relay.carry_over(item, actor=actor)
    if item.state == ItemState.HANDED_ON and said.hand_to:
        relay.hand_over(item, said.hand_to, actor=actor)


def recording(meeting: Meeting | None) -> Meeting:
    """Give the meeting if its results may be written down; otherwise say what is in the way."""
    if meeting is None:
        raise NotPossible(_("Der Punkt steht auf keiner Tagesordnung. Bitte laden Sie neu."))
    if meeting.state in TO_COME:
        raise NotPossible(_("Die Sitzung hat noch nicht begonnen."))
    if not meeting.is_recording:
        raise NotPossible(_("Die Sitzung ist abgeschlossen. Ergebnisse ändern sich nicht mehr."))
    if is_written(meeting):
        raise NotPossible(
            _("Die Niederschrift ist schon im Umlauf. Bitte beginnen Sie erst eine neue Fassung.")
        )
    return meeting


def _check(item: AgendaItem, said: Said) -> None:
    """Hold result, decision and addressee together."""
    result = said.result or item.state
    has_ruling = bool(said.decision) or item.rulings.exists()
    if result == ItemState.DECIDED and not has_ruling and item.kind != ItemKind.FORMAL:
        raise NotPossible(_("Bitte tragen Sie den Wortlaut des Beschlusses ein."))
    if has_ruling and result != ItemState.DECIDED:
        raise NotPossible(
            _("Hier steht ein Beschluss. Bitte wählen Sie als Ergebnis „beschlossen“.")
        )
    if result == ItemState.HANDED_ON and item.state != result and said.hand_to is None:
        raise NotPossible(_("Bitte wählen Sie, an welches Gremium der Punkt geht."))


def rule(item: AgendaItem, meeting: Meeting, worded: Worded, *, actor: Actor) -> Ruling:
    """Enter a decision with the next number of the body's year; it stands in ``mandates``."""
    _check_worded(item, meeting, worded)
    sitting = meeting.sitting
    facts = {
        **_columns(worded),
        "number": _number(sitting.body, sitting.on),
        "body": sitting.body,
        "sitting": sitting,
        "subject": item.title,
        "on": sitting.on,
        "agenda_item": item.position,
        "about": _about(item),
        "paper": item.paper.code if item.paper else "",
    }
    decision = keep.enter(Decision, actor=actor, facts=facts)
    ruling = Ruling.objects.create(item=item, decision=decision)
    note(ruling, "create", actor=actor, item=item.pk, decision=decision.pk)
    return ruling


@transaction.atomic
def correct(ruling: Ruling, worded: Worded, *, actor: Actor, edition: int) -> Ruling:
    """Correct wording, kind or votes of a decision until the minutes go round."""
    demand(actor, RECORD, ruling)
    meeting = recording(ruling.item.meeting)
    _check_worded(ruling.item, meeting, worded)
    keep.correct(ruling.decision, actor=actor, edition=edition, facts=_columns(worded))
    relay.answer(ruling.item, actor=actor)
    return ruling


def _columns(worded: Worded) -> dict[str, object]:
    votes = worded.votes
    return {
        "text": worded.text,
        "kind": worded.kind,
        "votes_for": votes.yes if votes else None,
        "votes_against": votes.no if votes else None,
        "votes_abstained": votes.abstained if votes else None,
    }


def _check_worded(item: AgendaItem, meeting: Meeting, worded: Worded) -> None:
    if worded.kind == Kind.DECISION and not may_decide(item):
        raise NotPossible(
            _(
                "Über Sachen anderer beschließt dieses Gremium nicht. Bitte halten Sie es als"
                " Empfehlung oder Verabredung fest."
            )
        )
    if worded.votes is None:
        return
    present = voices(meeting)
    if worded.votes.cast > present:
        raise NotPossible(
            _(
                "Gezählt sind {cast} Stimmen, anwesend aber nur {present} stimmberechtigte Sitze."
                " Bitte prüfen Sie Stimmen und Anwesenheit."
            ).format(cast=worded.votes.cast, present=present)
        )


def _about(item: AgendaItem) -> str:
    """Give the code of what it is about, as decisions name it; empty if that has none."""
    if item.measure:
        return str(item.measure.code)
    if item.element:
        return str(item.element.key)
    if item.indicator:
        return item.indicator.code
    return str(item.round.code) if item.round else ""


def _number(body: Body, on: date) -> str:
    """Count to a number that nobody has used by hand: "CG 2026/3"."""
    while True:
        number = f"{body.code} {on.year}/{next_number(body, 'decision', on)}"
        if not Decision.objects.filter(number=number).exists():
            return number


def give(item: AgendaItem, meeting: Meeting, order: Order, *, actor: Actor) -> Task:
    """Give a task to an organisation; its seat in the body, if it has one, took it on."""
    body, on = meeting.sitting.body, meeting.sitting.on
    due = order.due or _next_day(meeting)
    if due < on:
        raise NotPossible(_("Der Auftrag ist vor der Sitzung fällig. Bitte prüfen Sie den Tag."))
    seats = body.seats.filter(
        valid_on(on, prefix="organisations__"), organisations__organisation=order.organisation
    )
    count = next_number(body, "task", on)
    task = Task.objects.create(
        number=f"AU-{body.code}-{on.year}-{count:02}",
        body=body,
        item=item,
        title=order.title,
        organisation=order.organisation,
        seat=seats.first(),
        measure=item.measure,
        given_on=on,
        due=due,
    )
    note(task, "create", actor=actor, item=item.pk, organisation=order.organisation.pk)
    return task


def _next_day(meeting: Meeting) -> date:
    later = Meeting.objects.filter(
        state__in=TO_COME, sitting__body=meeting.sitting.body_id, sitting__on__gt=meeting.sitting.on
    )
    found = later.order_by("sitting__on").select_related("sitting").first()
    if found is None:
        raise NotPossible(
            _(
                "Bitte nennen Sie, bis wann der Auftrag gilt: Eine nächste Sitzung ist nicht"
                " geplant."
            )
        )
    return found.sitting.on
