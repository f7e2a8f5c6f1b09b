"""Takes over what the council's system says about a paper, and never over what people entered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.council.domain.following import row_of, store
from wirkungskreis.council.domain.matching import known_objects
from wirkungskreis.council.models import Foreign, ForeignKind, Match, Taken
from wirkungskreis.council.oparl import told
from wirkungskreis.council.oparl.fetching import Fault, Server
from wirkungskreis.council.oparl.stops import StopTold, consultations, further, needed, stops
from wirkungskreis.council.states import FOLLOW, MatchState
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.domain import way
from wirkungskreis.mandates.models import Body, Consultation, Paper


@dataclass(frozen=True, slots=True)
class Difference:
    """Something a person entered and the council's system says otherwise."""

    match: Match
    stop: Consultation
    object_id: str
    field: str
    ours: str
    theirs: str


def confirmed() -> list[Match]:
    rows = Match.objects.filter(state=MatchState.CONFIRMED, foreign__is_deleted=False)
    return list(rows.select_related("paper", "foreign"))


def complete(matches: Iterable[Match], server: Server) -> int:
    """Ask for consultations, meetings and items that the lists did not bring; says how many.

    What cannot be had is left out: the next reading tries again.
    """
    asked = 0
    for match in matches:
        asked += _fetch(needed(match.foreign), ForeignKind.CONSULTATION, server)
        known = known_objects(needed(match.foreign))
        for raw in consultations(match.foreign, known):
            item = told.address_of(raw.get("agendaItem"))
            meetings = [address for address in further(raw) if address != item]
            asked += _fetch(meetings, ForeignKind.MEETING, server)
            if item and not _embedded(item, meetings):
                asked += _fetch([item], ForeignKind.AGENDA_ITEM, server)
    return asked


def _embedded(item: str, meetings: list[str]) -> bool:
    rows = known_objects(meetings).values()
    return any(
        told.address_of(each) == item
        for row in rows
        for each in told.objects(row.raw.get("agendaItem"))
    )


def _fetch(addresses: Iterable[str], kind: ForeignKind, server: Server) -> int:
    wanted = [address for address in addresses if address]
    known = known_objects(wanted)
    rows = []
    for address in wanted:
        if address in known:
            continue
        try:
            answer = server.get(address)
        except Fault:
            continue
        row = row_of(answer, kind.value, server) if isinstance(answer, Mapping) else None
        if row:
            rows.append(row)
    store(rows)
    return len(rows)


def way_of(match: Match) -> list[StopTold]:
    """Give what is told about the way of a matched paper; a few queries."""
    near = known_objects(needed(match.foreign))
    raws = list(consultations(match.foreign, near))
    far = known_objects(address for raw in raws for address in further(raw))
    meetings = [row.raw for row in far.values()]
    names = [
        told.address_of(each)
        for holder in [*raws, *meetings]
        for each in told.listed(holder.get("organization"))
    ]
    return stops(match.foreign, {**near, **far, **known_objects(names)})


def take_over(matches: Iterable[Match], *, on: date, actor: Actor = SYSTEM) -> int:
    """Fill what is empty and renew what an earlier reading wrote; says how many stops changed."""
    bodies = {body.name.casefold(): body for body in Body.objects.all()}
    told_stops = [(match.paper, stop) for match in matches for stop in way_of(match)]
    return sum(_take_stop(paper, stop, bodies, on=on, actor=actor) for paper, stop in told_stops)


@transaction.atomic
def _take_stop(
    paper: Paper, stop: StopTold, bodies: Mapping[str, Body], *, on: date, actor: Actor
) -> bool:
    paper.refresh_from_db()
    facts = _possible(stop, on)
    body = bodies.get(stop.body.casefold())
    ours = _ours(paper, stop, body)
    if ours is None:
        if stop.on is None:
            return False
        facts = {**facts, "body": body}
        ours = way.add_stop(paper, actor=actor, edition=paper.edition, on=on, facts=facts)
    else:
        held = _held(stop.object_id)
        facts = {
            name: value
            for name, value in facts.items()
            if getattr(ours, name) != value and _is_free(ours, name, held)
        }
        if facts:
            change = {"on": ours.on, **facts}
            way.change_stop(ours, actor=actor, edition=paper.edition, on=on, facts=change)
    _write_down(paper, ours, stop.object_id, {"": "", **facts})
    return bool(facts)


def _possible(stop: StopTold, on: date) -> dict[str, Any]:
    """Leave out a result without a day, or of a day to come: our own rule refuses both."""
    facts = stop.facts()
    if stop.on is None or stop.on > on:
        for name in ("result", "text", "votes_for", "votes_against", "votes_abstained"):
            facts.pop(name, None)
    return facts


def _ours(paper: Paper, stop: StopTold, body: Body | None) -> Consultation | None:
    """Find the stop that is meant: linked earlier, or of the same day and not of another body."""
    link = Taken.objects.filter(object_id=stop.object_id, paper=paper).exclude(consultation=None)
    if (first := link.select_related("consultation__paper").first()) and first.consultation:
        return first.consultation
    linked = Taken.objects.filter(paper=paper).exclude(consultation=None).values("consultation")
    free = paper.consultations.exclude(pk__in=linked).select_related("paper")
    for row in free.filter(on=stop.on) if stop.on else free.none():
        if body is None or row.body_id in {None, body.pk}:
            return row
    return free.filter(body=body, on=None).first() if body else None


def _held(object_id: str) -> dict[str, str]:
    return dict(Taken.objects.filter(object_id=object_id).values_list("field", "value"))


def _is_free(stop: Consultation, name: str, held: Mapping[str, str]) -> bool:
    """Say whether a field is empty, or still holds what an earlier reading wrote."""
    now = getattr(stop, name)
    return now in (None, "", False) or held.get(name) == str(now)


def _write_down(paper: Paper, stop: Consultation, object_id: str, facts: Mapping[str, Any]) -> None:
    Taken.objects.bulk_create(
        [
            Taken(paper=paper, consultation=stop, object_id=object_id, field=name, value=str(value))
            for name, value in facts.items()
            if name != "body"
        ],
        update_conflicts=True,
        unique_fields=["object_id", "field"],
        update_fields=["value", "consultation", "paper"],
    )


def differences(matches: Iterable[Match], on: date) -> Iterator[Difference]:
    """Give what people entered and the council's system says otherwise."""
    bodies = {body.name.casefold(): body for body in Body.objects.all()}
    for match in matches:
        for stop in way_of(match):
            ours = _ours(match.paper, stop, bodies.get(stop.body.casefold()))
            if ours is None:
                continue
            held = _held(stop.object_id)
            for name, value in _possible(stop, on).items():
                now = getattr(ours, name)
                if now != value and not _is_free(ours, name, held):
                    yield Difference(match, ours, stop.object_id, name, str(now), str(value))


@transaction.atomic
def prefer_theirs(match: Match, *, object_id: str, field: str, on: date, actor: Actor) -> None:
    """Take over one difference: a person decides that the council's system is right."""
    demand(actor, FOLLOW, match)
    told_here = {stop.object_id: stop for stop in way_of(match)}
    link = Taken.objects.filter(object_id=object_id, paper=match.paper).first()
    facts = _possible(told_here[object_id], on) if object_id in told_here else {}
    if link is None or link.consultation is None or field not in facts:
        raise NotPossible(
            _("Diesen Unterschied gibt es nicht mehr. Bitte laden Sie die Seite neu.")
        )
    paper = match.paper
    paper.refresh_from_db()
    change = {field: facts[field]}
    now = {name: getattr(link.consultation, name) for name in ("on", "result")}
    way.change_stop(
        link.consultation, actor=actor, edition=paper.edition, on=on, facts={**now, **change}
    )
    _write_down(paper, link.consultation, object_id, change)


def objects_of(kind: ForeignKind) -> int:
    """Count what is stored of a kind."""
    return Foreign.objects.filter(kind=kind, is_deleted=False).count()
