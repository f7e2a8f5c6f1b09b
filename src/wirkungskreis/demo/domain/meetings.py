"""Rheinaue's seats, agendas, attendance, tasks and minutes."""

from dataclasses import dataclass
from datetime import date, timedelta

from wirkungskreis.concept.models import Element, Version
from wirkungskreis.demo.reading import Row, day, day_after, read
from wirkungskreis.mandates.models import Body, Decision, Paper, Sitting
from wirkungskreis.measures.models import Measure
from wirkungskreis.meetings.domain.protocol import content_of, digest_of
from wirkungskreis.meetings.models import (
    AgendaItem,
    Attendance,
    Counter,
    Meeting,
    Minutes,
    Ruling,
    Seat,
    SeatHolder,
    SeatOrganisation,
    Task,
)
from wirkungskreis.meetings.states import (
    Ground,
    ItemKind,
    ItemState,
    MeetingState,
    MinutesState,
    Presence,
    TaskState,
)
from wirkungskreis.people.models import Organisation, Person
from wirkungskreis.rounds.models import Round

MEETING_STATES = {str(state.label): state for state in MeetingState}
ITEM_STATES = {str(state.label): state for state in ItemState} | {None: ItemState.SCHEDULED}
KINDS = {str(kind.label): kind for kind in ItemKind}
TASK_STATES = {str(state.label): state for state in TaskState}
PRESENCES = {
    "anwesend": Presence.PRESENT,
    "vertreten": Presence.PRESENT,
    "entschuldigt": Presence.EXCUSED,
}


def load_seats(
    bodies: dict[str, Body], organisations: dict[str, Organisation], persons: dict[str, Person]
) -> dict[str, Seat]:
    """Store seats with whose they are and who fills them; give them by code."""
    data = read("rheinaue", "committees")
    chairs = {row["chair"]["seat"] for row in data["bodies"] if "chair" in row}
    rows: list[Row] = data["seats"]
    made = Seat.objects.bulk_create(
        Seat(
            code=row["code"],
            body=bodies[row["body"]],
            label=row["function"],
            is_voting=row["voting"],
            is_chair=row["code"] in chairs,
            **_span(row),
        )
        for row in rows
    )
    seats = {seat.code: seat for seat in made}
    SeatOrganisation.objects.bulk_create(
        SeatOrganisation(
            seat=seats[row["code"]],
            organisation=organisations[owner["organisation"]],
            **_span(owner),
        )
        for row in rows
        for owner in row.get("organisation_history") or [row]
    )
    SeatHolder.objects.bulk_create(
        SeatHolder(
            seat=seats[row["code"]],
            person=persons[holder["person"]],
            rank=holder["rank"],
            **_span(holder),
        )
        for row in rows
        for holder in row["holders"]
    )
    return seats


def _span(row: Row) -> dict[str, date | None]:
    return {"valid_from": day(row["valid_from"]), "valid_before": day_after(row["valid_to"])}


def _ground(item: Row) -> Ground:
    """Know the standing items by their kind and title."""
    if item["kind"] == "Formalia" and item["title"].startswith("Niederschrift"):
        return Ground.MINUTES
    return Ground.TASKS if item["kind"] == "Aufträge" else Ground.PERSON


@dataclass
class Loader:
    """Stores meetings with all that was on their agendas and came out of them."""

    seats: dict[str, Seat]
    sittings: dict[str, Sitting]
    decisions: dict[str, Decision]
    organisations: dict[str, Organisation]
    persons: dict[str, Person]
    measures: dict[str, Measure]

    def load(self) -> None:
        data = read("rheinaue", "committees")
        self.subjects = self._subjects()
        meetings = Meeting.objects.bulk_create(self._meeting(row) for row in data["meetings"])
        self.meetings = {meeting.sitting.code: meeting for meeting in meetings}
        items = [self._item(row, item) for row in data["meetings"] for item in row["agenda"]]
        AgendaItem.objects.bulk_create(items)
        self.items = {
            (item.meeting.sitting.code, item.position): item for item in items if item.meeting
        }
        Attendance.objects.bulk_create(
            self._attendance(row, seat) for row in data["meetings"] for seat in row["attendance"]
        )
        Ruling.objects.bulk_create(self._ruling(row) for row in data["decisions"])
        Task.objects.bulk_create(self._task(row) for row in data["assignments"])
        AgendaItem.objects.bulk_create(
            self._topic(row) for row in data["backlog"] if row["state"] == "vorgeschlagen"
        )
        for row in data["meetings"]:
            self._minutes(row)
        self._count(data)

    def _subjects(self) -> dict[str, tuple[str, object]]:
        """Tell what a link of the file means: the column of an item and what stands in it."""
        found: dict[str, tuple[str, object]] = {}
        found |= {element.key: ("element", element) for element in Element.objects.all()}
        found |= {version.code: ("version", version) for version in Version.objects.all()}
        found |= {rnd.code: ("round", rnd) for rnd in Round.objects.all()}
        found |= {paper.code: ("paper", paper) for paper in Paper.objects.all()}
        found |= {code: ("measure", measure) for code, measure in self.measures.items()}
        return found

    def _meeting(self, row: Row) -> Meeting:
        sitting = self.sittings[row["code"]]
        sitting.starts, sitting.ends = row["starts"], row["ends"]
        sitting.invited_on = day(row["invited_on"])
        sitting.save(update_fields=["starts", "ends", "invited_on"])
        minutes = row.get("minutes") or {}
        return Meeting(
            sitting=sitting,
            state=MEETING_STATES[row["state"]],
            scribe=self.persons.get(minutes.get("author", "")),
        )

    def _item(self, row: Row, item: Row) -> AgendaItem:
        column, subject = self.subjects.get(item.get("link") or "", ("", None))
        return AgendaItem(
            body=self.sittings[row["code"]].body,
            meeting=self.meetings[row["code"]],
            position=item["no"],
            kind=KINDS[item["kind"]],
            ground=_ground(item),
            title=item["title"],
            minute=item["text"] or "",
            state=ITEM_STATES[item["result"]],
            **({column: subject} if column else {}),
        )

    def _attendance(self, row: Row, seat: Row) -> Attendance:
        held = self.seats[seat["seat"]]
        person = self.persons.get(seat["person"] or "")
        on = self.sittings[row["code"]].on
        ranks = [
            h.rank
            for h in held.holders.all()
            if person and h.person_id == person.pk and h.holds_on(on)
        ]
        return Attendance(
            meeting=self.meetings[row["code"]],
            seat=held,
            person=person,
            rank=ranks[0] if ranks else 0,
            presence=PRESENCES[seat["status"]],
        )

    def _ruling(self, row: Row) -> Ruling:
        item = self.items[row["meeting"], row["agenda_item"]]
        return Ruling(item=item, decision=self.decisions[row["code"]])

    def _task(self, row: Row) -> Task:
        sitting = self.sittings[row["meeting"]]
        state = TASK_STATES[row["state"]]
        closed = self.sittings.get(row["closed_in"] or "")
        settled = day(row["done_on"]) or (closed.on if closed else None)
        if state == TaskState.DROPPED and settled is None:
            settled = day(row["due"])
        return Task(
            number=row["code"],
            body=sitting.body,
            item=self.items.get((row["meeting"], row["agenda_item"])),
            title=row["title"],
            organisation=self.organisations[row["owner_organisation"]],
            seat=self.seats.get(row["owner_seat"] or ""),
            measure=self.measures.get(row["link"] or ""),
            given_on=sitting.on,
            due=date.fromisoformat(row["due"]),
            state=state,
            settled_on=settled,
            answer=row.get("reason") or "",
        )

    def _topic(self, row: Row) -> AgendaItem:
        seat = self.seats[row["proposed_by"]]
        body = next(s.body for s in self.sittings.values() if s.body.code == row["body"])
        return AgendaItem(body=body, title=row["title"], proposed_by=seat)

    def _minutes(self, row: Row) -> None:
        said = row.get("minutes")
        if not said:
            return
        meeting = self.meetings[row["code"]]
        content = content_of(meeting)
        sent = date.fromisoformat(said["circulated_on"])
        until = sent + timedelta(days=meeting.sitting.body.objection_days or 0)
        approved = said["state"] == "genehmigt"
        later = self.meetings.get(said["approved_by"] or "")
        Minutes.objects.create(
            meeting=meeting,
            state=MinutesState.APPROVED if approved else MinutesState.CIRCULATED,
            content=content,
            digest=digest_of(content),
            circulated_on=sent,
            objections_until=until,
            approved_on=(later.sitting.on if later else until) if approved else None,
            approved_in=later,
        )

    def _count(self, data: Row) -> None:
        """Let the numbers go on where the file ends."""
        last: dict[tuple[Body, str, int], int] = {}
        for row in data["decisions"]:
            sitting = self.sittings[row["meeting"]]
            key = (sitting.body, "decision", sitting.on.year)
            last[key] = max(last.get(key, 0), int(row["code"].rsplit("-", 1)[-1]))
        for row in data["meetings"]:
            sitting = self.sittings[row["code"]]
            key = (sitting.body, "meeting", sitting.on.year)
            last[key] = max(last.get(key, 0), int(row["number"].rsplit("/", 1)[-1]))
        Counter.objects.bulk_create(
            Counter(body=body, kind=kind, year=year, last=number)
            for (body, kind, year), number in last.items()
        )
