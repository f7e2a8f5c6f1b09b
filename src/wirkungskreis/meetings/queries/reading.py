"""What can be read about seats, meetings, agendas and tasks."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.models import (
    SUBJECTS,
    AgendaItem,
    Invitation,
    Meeting,
    Minutes,
    Ruling,
    Seat,
    SeatHolder,
    SeatOrganisation,
    Task,
)
from wirkungskreis.meetings.policy import (
    invited_items,
    listed,
    public,
    visible,
    visible_meetings,
    visible_minutes,
    visible_tasks,
)
from wirkungskreis.meetings.states import (
    GOING_ROUND,
    OVER,
    PENDING,
    TO_COME,
    WAITING,
    ItemState,
    MinutesState,
)
from wirkungskreis.people.models import Person
from wirkungskreis.people.models.spans import valid_on


def seats_in(body: Body, on: date | None = None) -> QuerySet[Seat]:
    """Give a body's seats, all or those of a day, with whose they are and who fills them."""
    seats = with_people(body.seats.all())
    return seats.filter(valid_on(on)) if on else seats


def with_people(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    """Read whose the seats are and who fills them, at all times; two queries more."""
    return seats.prefetch_related(
        Prefetch("organisations", SeatOrganisation.objects.select_related("organisation")),
        Prefetch("holders", SeatHolder.objects.select_related("person")),
    )


def meetings_for(actor: Actor) -> QuerySet[Meeting]:
    """Every meeting, with how many items it has and how many wait for a result."""
    meetings = Meeting.objects.filter(visible_meetings(actor))
    waiting = Count("items", filter=Q(items__state__in=WAITING), distinct=True)
    sent = Minutes.objects.filter(meeting=OuterRef("pk"), state__in=GOING_ROUND)
    return meetings.select_related("sitting__body__office", "scribe").annotate(
        item_count=Count("items", distinct=True), waiting_count=waiting, is_written=Exists(sent)
    )


def last_held(body: Body, before: date) -> Meeting | None:
    """Give the last meeting of a body that took place before a day."""
    held = Meeting.objects.filter(sitting__body=body, sitting__on__lt=before, state__in=OVER)
    return held.select_related("sitting").order_by("-sitting__on").first()


def next_meeting(body: Body, on: date) -> Meeting | None:
    """Give the next meeting to come; today's is still to come."""
    ahead = Meeting.objects.filter(state__in=TO_COME, sitting__body=body, sitting__on__gte=on)
    return ahead.select_related("sitting__body").order_by("sitting__on").first()


def items_for(actor: Actor) -> QuerySet[AgendaItem]:
    """Every agenda item with its subject, where it came from, and ``presented_by``: whose seat."""
    related = [*SUBJECTS, "body", "presenter", "proposed_by", "meeting__sitting", "carried_from"]
    day = Coalesce(OuterRef("meeting__sitting__on"), Value(date.max))  # a topic has no day yet
    owner = SeatOrganisation.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=day),
        Q(valid_before=None) | Q(valid_before__gt=day),
        seat=OuterRef("presenter"),
    )
    name = Coalesce(NullIf("organisation__short_name", Value("")), "organisation__name")
    items = AgendaItem.objects.filter(visible(actor)).select_related(*related)
    return items.annotate(presented_by=Subquery(owner.values(label=name)[:1]))


def backlog_of(actor: Actor, body: Body) -> QuerySet[AgendaItem]:
    """Give what was proposed to a body and is on no agenda yet, the oldest first."""
    waiting = items_for(actor).filter(body=body, meeting=None, state=ItemState.PROPOSED)
    return waiting.order_by("pk")


def dropped_of(actor: Actor, body: Body) -> QuerySet[AgendaItem]:
    """Give the topics that were not taken up, the latest first, with the reason."""
    dropped = items_for(actor).filter(body=body, state=ItemState.DROPPED)
    return dropped.order_by("-pk")[:10]


def topics_waiting(actor: Actor) -> dict[int, int]:
    """Count by body what waits in its backlog, as far as the person may see it."""
    waiting = AgendaItem.objects.filter(visible(actor), meeting=None, state=ItemState.PROPOSED)
    counted = waiting.values("body").annotate(n=Count("pk")).order_by("body")
    return {row["body"]: row["n"] for row in counted}


def rulings_for(actor: Actor) -> QuerySet[Ruling]:
    """Give every ruling on an item the person may see."""
    seen = AgendaItem.objects.filter(visible(actor))
    related = ("decision", "item__body", "item__meeting__sitting__body", "item__handed_from")
    return Ruling.objects.filter(item__in=seen).select_related(*related)


def rulings_of(items: Collection[int]) -> QuerySet[Ruling]:
    """Give what was decided on some items; provisional until the minutes are approved."""
    rulings = Ruling.objects.filter(item__in=items).select_related("decision", "item")
    return rulings.annotate(is_provisional=~Exists(_approved())).order_by("item__position", "pk")


def _approved() -> QuerySet[Minutes]:
    meeting = OuterRef("item__meeting")
    return Minutes.objects.filter(meeting=meeting, state=MinutesState.APPROVED)


def tasks_for(actor: Actor) -> QuerySet[Task]:
    """Every task with who answers for it and where it was given."""
    tasks = Task.objects.filter(visible_tasks(actor))
    return tasks.select_related("body", "organisation", "seat", "person", "item", "measure")


def pending_tasks(actor: Actor, body: Body | None = None) -> QuerySet[Task]:
    """Give what is not settled yet, the earliest day first; of one body if one is named."""
    pending = tasks_for(actor).filter(state__in=PENDING)
    return pending.filter(body=body) if body else pending


def minutes_for(actor: Actor) -> QuerySet[Minutes]:
    return Minutes.objects.filter(visible_minutes(actor)).select_related("meeting__sitting__body")


def listed_items() -> QuerySet[AgendaItem]:
    """Every item of an agenda that was sent: that there is one, anybody may know."""
    return AgendaItem.objects.filter(listed())


def published_items() -> QuerySet[AgendaItem]:
    """Every item that anybody may read."""
    return AgendaItem.objects.filter(public())


def invited_agenda(actor: Actor, meeting: Meeting) -> QuerySet[AgendaItem]:
    """Give what somebody reads of an agenda through their invitation, in its order."""
    items = AgendaItem.objects.filter(invited_items(actor, meeting)).order_by("position", "pk")
    return items.select_related("presenter")


def feed_meetings(person: Person) -> QuerySet[Meeting]:
    """Give the meetings of a person's calendar: of the seats they fill on the day, and as a guest.

    A cancelled one stays, so that it disappears from calendars.
    """
    day = OuterRef("sitting__on")
    held = SeatHolder.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=day),
        Q(valid_before=None) | Q(valid_before__gt=day),
        person=person,
        seat__body=OuterRef("sitting__body"),
    )
    invited = Invitation.objects.filter(
        meeting=OuterRef("pk"), person=person, seat=None, revoked_on=None
    ).exclude(sent_on=None)
    meetings = Meeting.objects.filter(Exists(held) | Exists(invited))
    return meetings.select_related("sitting__body").order_by("sitting__on", "pk")
