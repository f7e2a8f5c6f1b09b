"""Meetings with their agenda and place; what is not public is there without saying what it is."""

from collections import defaultdict
from collections.abc import Mapping

from django.utils.translation import gettext as _

from wirkungskreis.mandates.models import Consultation, Decision, Paper, Sitting
from wirkungskreis.mandates.states import SittingState
from wirkungskreis.meetings.models import AgendaItem
from wirkungskreis.meetings.states import RESULTS, MeetingState
from wirkungskreis.publishing import shape
from wirkungskreis.publishing.outputs.sources import Sources
from wirkungskreis.publishing.shape import Content, Thing

PLANNED, INVITED, HELD = "terminiert", "eingeladen", "durchgeführt"
LATE = 10_000  # a place behind every numbered one
OVER = {MeetingState.HELD, MeetingState.CLOSED}


def agenda_items(sources: Sources) -> dict[int, list[Thing]]:
    """Items by sitting: those of agendas that were sent, and what is known of the council's."""
    return {sitting.pk: _agenda(sitting, sources) for sitting in sources.sittings}


def _agenda(sitting: Sitting, sources: Sources) -> list[Thing]:
    items = sources.items[sitting.pk]
    dealt = sources.stops_on[sitting.body_id, sitting.on] if sitting.body.is_public else []
    stops = {paper.pk: (paper, stop) for paper, stop in dealt}
    found = [_item(item, sitting, stops.get(item.paper_id or 0), sources) for item in items]
    on_agenda = {item.paper_id for item in items}
    known = [pair for pk, pair in stops.items() if pk not in on_agenda and pair[1].result]
    first = max((item.position or 0 for item in items), default=0) + 1
    ordered = sorted(
        known, key=lambda pair: (_place(pair[0], pair[1], sources) or LATE, pair[0].code)
    )
    found += [
        _known(order, paper, stop, sitting, sources)
        for order, (paper, stop) in enumerate(ordered, first)
    ]
    return found


def _place(paper: Paper, stop: Consultation, sources: Sources) -> int | None:
    """Give the number on the agenda, where a decision names it."""
    taken = sources.decided[paper.code, stop.body_id or 0]
    return next((each.agenda_item for each in taken if each.agenda_item), None)


def _item(
    item: AgendaItem, sitting: Sitting, stop: tuple[Paper, Consultation] | None, sources: Sources
) -> Thing:
    content: Content = {
        "meeting": shape.address("meeting", sitting.public_id),
        "number": str(item.position),
        "order": item.position,
    }
    if item.pk not in sources.open_items:
        content |= {"name": _("Nicht öffentlicher Tagesordnungspunkt"), "public": False}
        return Thing("agendaItem", item.public_id, content)
    content |= {"name": item.title, "public": True}
    if stop:
        content["consultation"] = shape.address("consultation", stop[1].public_id)
    if item.meeting and item.meeting.state in OVER and item.state in RESULTS:
        content["result"] = (stop[1].result if stop else "") or str(item.get_state_display())
        if sitting.pk in sources.settled:
            ids = [ruling.decision_id for ruling in item.rulings.all()]
            taken = [sources.decisions[pk] for pk in ids if pk in sources.decisions]
            content["resolutionText"] = _words(taken) or _decided(stop, sources)
    return Thing("agendaItem", item.public_id, content)


def _known(
    order: int, paper: Paper, stop: Consultation, sitting: Sitting, sources: Sources
) -> Thing:
    """Make an item of what is known of a sitting whose agenda is kept elsewhere."""
    place = _place(paper, stop, sources)
    content: Content = {
        "meeting": shape.address("meeting", sitting.public_id),
        "number": str(place) if place else "",
        "order": order,
        "name": paper.subject,
        "public": True,
        "consultation": shape.address("consultation", stop.public_id),
        "result": stop.result,
        "resolutionText": _decided((paper, stop), sources),
        "wirkungskreis:votesByGroup": stop.votes_by_group,
    }
    if stop.votes_for is not None:
        content["wirkungskreis:votes"] = {
            "for": stop.votes_for,
            "against": stop.votes_against or 0,
            "abstained": stop.votes_abstained or 0,
        }
    return Thing("agendaItem", shape.key_of("agendaItem", stop.public_id), content)


def _decided(pair: tuple[Paper, Consultation] | None, sources: Sources) -> str:
    """Give the words of a decision: as the stop has them, else those entered as decisions."""
    if pair is None:
        return ""
    paper, stop = pair
    taken = sources.decided[paper.code, stop.body_id or 0] if stop.is_authoritative else []
    return stop.text or _words(taken)


def _words(taken: list[Decision]) -> str:
    return "\n\n".join(decision.text for decision in taken)


def meetings(
    sources: Sources, agendas: dict[int, list[Thing]], files: Mapping[int, Mapping[str, Thing]]
) -> list[Thing]:
    places = {place.content["description"]: place for place in locations(sources)}
    found = []
    for sitting in sources.sittings:
        content = {
            "name": _name(sitting),
            "meetingState": _state(sitting),
            "cancelled": sitting.state == SittingState.CANCELLED or None,
            "start": shape.on_day(sitting.on, sitting.starts),
            "end": _end(sitting),
            "location": places.get(sitting.place.strip()) if sitting.body.is_public else None,
            "organization": [shape.address("organization", sitting.body.public_id)],
            "agendaItem": agendas[sitting.pk],
            **files[sitting.pk],
            "wirkungskreis:startTimeKnown": sitting.starts is not None,
        }
        found.append(Thing("meeting", sitting.public_id, content, sitting.body.public_id))
    return found


def _name(sitting: Sitting) -> str:
    if sitting.body.is_public:
        number = f" {sitting.number}" if sitting.number else ""
        return _("Sitzung{number}: {body}").format(number=number, body=sitting.body.name)
    return _("Nicht öffentliche Sitzung: {body}").format(body=sitting.body.name)


def _end(sitting: Sitting) -> str:
    if sitting.starts is None or sitting.ends is None or sitting.ends <= sitting.starts:
        return ""
    return shape.on_day(sitting.on, sitting.ends)


def _state(sitting: Sitting) -> str:
    """Say it in OParl's three words; a cancelled one keeps the word it had."""
    meeting = getattr(sitting, "meeting", None)
    if sitting.state == SittingState.HELD or (meeting and meeting.state in OVER):
        return HELD
    invited = meeting and meeting.state in {MeetingState.INVITED, MeetingState.RUNNING}
    return INVITED if invited or sitting.invited_on else PLANNED


def locations(sources: Sources) -> list[Thing]:
    """One for each place where a body meets in public."""
    there: dict[str, list[str]] = defaultdict(list)
    for sitting in sources.sittings:
        if sitting.body.is_public and sitting.place.strip():
            there[sitting.place.strip()].append(shape.address("meeting", sitting.public_id))
    return [
        Thing(
            "location",
            shape.key_of("location", place),
            {"description": place, "meetings": sorted(meetings)},
        )
        for place, meetings in there.items()
    ]
