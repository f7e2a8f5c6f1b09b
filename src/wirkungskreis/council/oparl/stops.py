"""What a paper of the council's system says about its way: body, day, role, result, votes, text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wirkungskreis.council.models import Foreign
from wirkungskreis.council.oparl import told
from wirkungskreis.mandates.models.paper import Role

ROLES = (("kenntnis", Role.NOTES), ("entscheid", Role.DECIDES), ("beschl", Role.DECIDES))
Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StopTold:
    """One stop as the council's system tells it; ``object_id`` is its address there."""

    object_id: str
    body: str
    on: date | None
    role: str
    is_authoritative: bool
    result: str
    text: str
    votes: Mapping[str, int]

    def facts(self) -> dict[str, Any]:
        """Give the columns of a consultation, as far as something is told."""
        facts: dict[str, Any] = {"on": self.on, "role": self.role}
        facts |= {"is_authoritative": self.is_authoritative or None}
        facts |= {"result": self.result, "text": self.text, **self.votes}
        return {name: value for name, value in facts.items() if value not in (None, "")}


def needed(paper: Foreign) -> Iterator[str]:
    """Name the addresses of consultations that the paper does not carry itself."""
    for each in told.listed(paper.raw.get("consultation")):
        if isinstance(each, str):
            yield told.address_of(each)


def further(consultation: Raw) -> Iterator[str]:
    """Name the meeting and the agenda item of a consultation."""
    for name in ("meeting", "agendaItem"):
        if address := told.address_of(consultation.get(name)):
            yield address


def stops(paper: Foreign, known: Mapping[str, Foreign]) -> list[StopTold]:
    """Give the way of a paper, in the order of its days; ``known`` holds objects by address."""
    found = [_stop(raw, known) for raw in consultations(paper, known)]
    return sorted(found, key=lambda stop: (stop.on is None, stop.on or date.min, stop.object_id))


def consultations(paper: Foreign, known: Mapping[str, Foreign]) -> Iterator[Raw]:
    for each in told.listed(paper.raw.get("consultation")):
        if isinstance(each, Mapping):
            yield each
        elif (stored := known.get(told.address_of(each))) and not stored.is_deleted:
            yield stored.raw


def _stop(raw: Raw, known: Mapping[str, Foreign]) -> StopTold:
    meeting = _object(raw.get("meeting"), known)
    item = _item(raw, meeting, known)
    result = told.word(item.get("result"), 200)
    text = told.prose(item.get("resolutionText"))
    authoritative = raw.get("authoritative") is True
    return StopTold(
        object_id=told.address_of(raw),
        body=_body(raw, meeting, known),
        on=told.day(meeting.get("start")) or told.day(item.get("start")),
        role=_role(told.word(raw.get("role")), authoritative=authoritative),
        is_authoritative=authoritative,
        result=result,
        text=text,
        votes=told.votes(result) or told.votes(text),
    )


def _object(value: Any, known: Mapping[str, Foreign]) -> Raw:
    if isinstance(value, Mapping):
        return value
    stored = known.get(told.address_of(value))
    return stored.raw if stored else {}


def _item(raw: Raw, meeting: Raw, known: Mapping[str, Foreign]) -> Raw:
    """Find the agenda item: stored, embedded in its meeting, or pointing back to us."""
    wanted, own = told.address_of(raw.get("agendaItem")), told.address_of(raw)
    if found := _object(raw.get("agendaItem"), known):
        return found
    for item in told.objects(meeting.get("agendaItem")):
        is_wanted = bool(wanted) and told.address_of(item) == wanted
        if is_wanted or (own and told.address_of(item.get("consultation")) == own):
            return item
    return {}


def _body(raw: Raw, meeting: Raw, known: Mapping[str, Foreign]) -> str:
    for holder in (raw, meeting):
        for each in told.listed(holder.get("organization")):
            if name := told.word(_object(each, known).get("name"), 200):
                return name
    return told.word(meeting.get("name"), 200)


def _role(text: str, *, authoritative: bool) -> str:
    for part, role in ROLES:
        if part in text.lower():
            return role.value
    return Role.DECIDES.value if authoritative else Role.RECOMMENDS.value
