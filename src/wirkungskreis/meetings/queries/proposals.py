"""The agenda fills itself: what a body should talk about in a meeting, and on what grounds.

Every rule costs the same few queries however much it finds: 300 measures are no more than three.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Approval
from wirkungskreis.mandates.queries import conditions_for, overdue
from wirkungskreis.mandates.states import PENDING as CONDITION_PENDING
from wirkungskreis.measures.finance import WARN_MONTHS, months_later
from wirkungskreis.meetings.models import AgendaItem, Meeting, Minutes, SeatOrganisation, Task
from wirkungskreis.meetings.queries.courses import of_measures
from wirkungskreis.meetings.queries.figures import of_indicators
from wirkungskreis.meetings.queries.grounds import more_offers
from wirkungskreis.meetings.queries.offers import (
    FIRST_WORD,
    LAST_WORD,
    Asked,
    Offer,
    Proposal,
    Taken,
    clipped,
    in_german,
)
from wirkungskreis.meetings.queries.reading import items_for, last_held
from wirkungskreis.meetings.states import PENDING, Ground, ItemKind, ItemState, MinutesState
from wirkungskreis.people.models.spans import valid_on
from wirkungskreis.reports.queries import reports_for
from wirkungskreis.reports.states import ReportState
from wirkungskreis.rounds.queries.lists import rounds_for
from wirkungskreis.rounds.states import ANSWERED, RoundKind, RoundState

__all__ = ["LAST_WORD", "Offer", "Proposal", "chosen", "open_items", "proposals"]

YEAR = timedelta(days=365)
FROM_OTHERS = [Ground.HANDED, Ground.ANSWER, Ground.CARRIED]


def open_items(actor: Actor, meeting: Meeting) -> list[AgendaItem]:
    """Give what is on the agenda or waits in the body's backlog; needs ``sitting__body``."""
    body = meeting.sitting.body
    there = Q(meeting=meeting) | Q(body=body, meeting=None, state=ItemState.PROPOSED)
    return list(items_for(actor).filter(there).order_by("pk"))


def proposals(
    actor: Actor, meeting: Meeting, on: date, *, items: Sequence[AgendaItem] | None = None
) -> list[Offer]:
    """Say what the rules and people propose for a meeting, as far as the person may see it.

    ``meeting`` needs ``sitting__body``. What is on the agenda or in the backlog is offered once:
    a page that has these ``items`` already gives them.
    """
    body = meeting.sitting.body
    before = last_held(body, meeting.sitting.on)
    items = open_items(actor, meeting) if items is None else items
    since = before.sitting.on if before else on - YEAR
    asked = Asked(actor, meeting, body, on, since, Taken(items))
    seats = list(
        SeatOrganisation.objects.filter(
            valid_on(meeting.sitting.on), seat__body=body
        ).select_related("seat")
    )
    found = [
        *_frame(asked, before),
        *_waiting(items),
        *of_measures(actor, seats, on=on, since=since, taken=asked.taken),
        *_conditions(asked),
        *of_indicators(asked),
        *_rounds(asked),
        *_reports(asked),
        *more_offers(asked),
    ]
    return [offer for offer in found if offer.whole or offer.parts]


def chosen(offers: Iterable[Offer], keys: Iterable[str]) -> list[Proposal]:
    """Give the proposals that somebody ticked, in the order in which they were offered."""
    wanted = set(keys)
    return [one for offer in offers for one in offer if one.key in wanted]


def _frame(asked: Asked, before: Meeting | None) -> list[Offer]:
    """Propose what belongs to every meeting: opening, minutes, tasks, closing."""
    parts = [*_minutes(asked, before), *_tasks(asked)]
    with in_german():
        opening = _("Begrüßung und Feststellung der Beschlussfähigkeit")
        closing = _("Verschiedenes und nächster Termin")
    words = {"first": (FIRST_WORD, opening), "last": (LAST_WORD, closing)}
    frame = {
        name: [_formal(name, title)]
        for name, (word, title) in words.items()
        if not asked.taken.has(Ground.PERSON, word=word)
    }
    whole = [*frame.get("first", []), *parts, *frame.get("last", [])]
    return [Offer(Ground.TASKS, _("Gehört zu jeder Sitzung"), whole)]


def _formal(name: str, title: str) -> Proposal:
    return Proposal(
        key=f"frame:{name}", ground=Ground.PERSON, title=title, own_kind=ItemKind.FORMAL
    )


def _minutes(asked: Asked, before: Meeting | None) -> list[Proposal]:
    """Propose to approve minutes that go round, if this is how the body approves them."""
    if before is None or asked.body.approval != Approval.NEXT_MEETING:
        return []
    circulated = Minutes.objects.filter(
        state=MinutesState.CIRCULATED,
        meeting__sitting__body=asked.body,
        meeting__sitting__on__lt=asked.meeting.sitting.on,
    )
    rows = list(circulated.select_related("meeting__sitting").order_by("meeting__sitting__on"))
    if not rows or asked.taken.has(Ground.MINUTES):
        return []
    with in_german():
        dates = ", ".join(formats.day_short(row.meeting.sitting.on) for row in rows)
        title = ngettext(
            "Niederschrift der Sitzung vom {dates}",
            "Niederschriften der Sitzungen vom {dates}",
            len(rows),
        ).format(dates=dates)
    last = rows[-1]
    why = _("Im Umlauf seit {day}; {body} genehmigt in der nächsten Sitzung.").format(
        day=formats.day_short(last.circulated_on), body=asked.body.name
    )
    return [Proposal("minutes", Ground.MINUTES, clipped(title), why, page=last.meeting)]


def _tasks(asked: Asked) -> list[Proposal]:
    """Propose one standing item for everything that was ordered and is not settled."""
    if asked.taken.has(Ground.TASKS):
        return []
    pending = Task.objects.filter(body=asked.body, state__in=PENDING)
    count = pending.aggregate(n=Count("pk"), late=Count("pk", filter=Q(due__lt=asked.on)))
    if not count["n"]:
        return []
    with in_german():
        title = _("Stand der Aufträge")
    why = ngettext("{n} Auftrag ist offen", "{n} Aufträge sind offen", count["n"]).format(
        n=count["n"]
    )
    late = _(", {n} davon überfällig").format(n=count["late"]) if count["late"] else ""
    return [Proposal("tasks", Ground.TASKS, title, f"{why}{late}.")]


def _waiting(items: Iterable[AgendaItem]) -> list[Offer]:
    """Offer what waits in the backlog: from other bodies, adjourned, proposed by people."""
    waiting = [item for item in items if item.meeting_id is None]
    others = [one for one in waiting if one.ground in FROM_OTHERS]
    rest = [one for one in waiting if one.ground not in FROM_OTHERS]
    return [
        Offer(Ground.HANDED, _("Vertagt, übergeben, beantwortet"), [*map(_of_item, others)]),
        Offer(Ground.PERSON, _("Aus dem Themenspeicher"), [*map(_of_item, rest)]),
    ]


def _of_item(item: AgendaItem) -> Proposal:
    why = str(item.get_ground_display())
    if item.proposed_by:
        why = _("vorgeschlagen von {seat}").format(seat=item.proposed_by.label)
    if item.ground == Ground.CARRIED and item.carried_from and item.carried_from.meeting:
        day = formats.day_short(item.carried_from.meeting.sitting.on)
        why = _("vertagt am {day}").format(day=day)
    return Proposal(
        key=f"item:{item.public_id}",
        ground=item.ground,
        title=item.title,
        why=why,
        subject=item.subject,
        page=item,
        item=item,
        own_kind=item.kind,
    )


def _conditions(asked: Asked) -> list[Offer]:
    """Propose what the council waits for: overdue, or due within six months of the meeting."""
    horizon = months_later(asked.meeting.sitting.on, WARN_MONTHS)
    soon = Q(due__gte=asked.on, due__lte=horizon, state__in=CONDITION_PENDING)
    rows = conditions_for(asked.actor).filter(soon | overdue(asked.on)).prefetch_related(None)
    parts = []
    for row in rows.order_by("due", "number"):
        if asked.taken.has(Ground.CONDITION, row):
            continue
        with in_german():
            title = _("Ratsauftrag {number}: {text}").format(number=row.number, text=row.text)
        late = row.due is not None and row.due < asked.on
        words = _("war fällig am {day}") if late else _("fällig am {day}")
        why = words.format(day=formats.day_short(row.due))
        owner = row.owner.label if row.owner else _("ohne Zuständige")
        key = f"condition:{row.public_id}"
        parts.append(Proposal(key, Ground.CONDITION, clipped(title), f"{why}; {owner}", row))
    return [Offer(Ground.CONDITION, _("Ratsaufträge werden fällig"), parts)]


def _rounds(asked: Asked) -> list[Offer]:
    """Propose the results of rounds that were closed since the meeting before."""
    rows = rounds_for(asked.actor).filter(
        kind=RoundKind.REPORT,
        state=RoundState.CLOSED,
        closed_on__gt=asked.since,
        closed_on__lte=asked.on,
    )
    counted = rows.annotate(
        asked_count=Count("returns"), there=Count("returns", filter=Q(returns__state__in=ANSWERED))
    )
    parts = []
    for row in counted:
        if asked.taken.has(Ground.ROUND, row):
            continue
        with in_german():
            title = _("Ergebnis der Abfrage „{title}“").format(title=row.title)
        why = _("{there} von {asked} Meldungen liegen vor; geschlossen am {day}.").format(
            there=row.there, asked=row.asked_count, day=formats.day_short(row.closed_on)
        )
        key = f"round:{row.public_id}"
        parts.append(Proposal(key, Ground.ROUND, clipped(title), why, row))
    return [Offer(Ground.ROUND, _("Abgeschlossene Abfragen"), parts)]


def _reports(asked: Asked) -> list[Offer]:
    """Propose reports that the group reviews, or that were released since the meeting before."""
    rows = reports_for(asked.actor).filter(
        Q(state=ReportState.STEERING)
        | Q(state=ReportState.RELEASED, released_on__gt=asked.since, released_on__lte=asked.on)
    )
    parts = [
        Proposal(
            f"report:{row.public_id}",
            Ground.REPORT,
            clipped(row.title),
            str(row.get_state_display()),
            row,
        )
        for row in rows
        if not asked.taken.has(Ground.REPORT, row)
    ]
    return [Offer(Ground.REPORT, _("Berichte"), parts)]
