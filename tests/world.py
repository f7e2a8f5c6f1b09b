"""The people and things of Rheinaue, made the short way."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.utils import timezone
from django.utils.text import slugify

from wirkungskreis.concept.domain import adoption
from wirkungskreis.concept.models import Concept, Element, Kind, Version, Wording
from wirkungskreis.concept.queries import named
from wirkungskreis.indicators.domain import subgroups
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import SYSTEM, Role
from wirkungskreis.mandates.models import Body, Condition, Consultation, Paper, Sitting
from wirkungskreis.measures.domain import importing
from wirkungskreis.measures.models import Commitment, ElementLink, ImportBatch, Measure
from wirkungskreis.meetings.models import AgendaItem, Meeting, Pledge, Seat, SeatOrganisation, Task
from wirkungskreis.network.models import Feedback, Message
from wirkungskreis.outbox.domain import post
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import Organisation, Person, Post, User
from wirkungskreis.rounds.domain import links
from wirkungskreis.rounds.models import AccessLink, FigureRequest, Return, Round

ENDS = date(2100, 1, 1)
LONG_AGO = datetime(2026, 1, 7, 9, 0, tzinfo=UTC)


def organisation(name: str = "Jugendamt") -> Organisation:
    """Find or make an organisation by its name; it has always existed."""
    code = f"O-{slugify(name).upper()}"
    return Organisation.objects.get_or_create(name=name, defaults={"code": code})[0]


def paper(code: str = "2026/1", **fields: Any) -> Paper:
    """Find or make a paper; its way is empty."""
    fields.setdefault("kind", "Beschlussvorlage")
    fields.setdefault("subject", "Fortschreibung des Konzepts")
    return Paper.objects.get_or_create(code=code, defaults=fields)[0]


def stop(paper: Paper, **fields: Any) -> Consultation:
    """Make the next stop of a paper; it is planned unless there is a result."""
    fields.setdefault("body", body("RAT", level="political"))
    fields.setdefault("role", "decides")
    fields.setdefault("order", paper.consultations.count() + 1)
    return Consultation.objects.create(paper=paper, **fields)


def person(name: str, works_at: Organisation | None = None) -> Person:
    """Make somebody without an account."""
    made = Person.objects.create(name=name)
    if works_at:
        Post.objects.create(person=made, organisation=works_at)
    return made


def user(name: str, *roles: Role, works_at: Organisation | None = None) -> User:
    user = User.objects.create_user(name, "rheinaue", person(name.title(), works_at))
    for role in roles:
        user.grants.create(role=role, valid_before=ENDS if role is Role.MODERATION else None)
    return user


def adopted(version: Version, day: date = date(2017, 12, 18)) -> Version:
    """Freeze a version as one that was adopted long ago; all its words must be there."""
    historic = adoption.Historic(adopted_on=day, valid_from=day)
    version.refresh_from_db()
    return adoption.record(
        version, historic, on=date(2026, 1, 7), actor=SYSTEM, edition=version.edition
    )


def batch(text: str, user: User) -> ImportBatch:
    """Bring a list that stands in the text as CSV; our own heads are assigned at once."""
    upload = SimpleUploadedFile("liste.csv", text.encode())
    return importing.bring(upload, actor=actor_of(user), on=date(2026, 10, 9))


def body(code: str = "CG", **fields: Any) -> Body:
    fields.setdefault("name", f"Gremium {code}")
    fields.setdefault("level", "leadership")
    return Body.objects.get_or_create(code=code, defaults=fields)[0]


def condition(**fields: Any) -> Condition:
    """Make what the council wants to see done; it is open and has no day unless said."""
    fields.setdefault("number", f"AU-{Condition.objects.count() + 1}")
    fields.setdefault("text", "Jedes Jahr wird berichtet.")
    return Condition.objects.create(**fields)


def draft(number: int = 1, **fields: Any) -> Version:
    """Make a version whose words can still be edited."""
    concept = Concept.objects.get_or_create(code="IK", title="Integrationskonzept")[0]
    fields.setdefault("label", f"Integrationskonzept, Fassung {number}")
    fields.setdefault("code", f"V{number}")
    return Version.objects.get_or_create(concept=concept, number=number, defaults=fields)[0]


def element(code: str = "B.3", text: str = "Sprache lernen") -> Element:
    """Make an element with its words in the draft: a letter is a field, then goal, approach."""
    return named().get(pk=wording(code, text).element_id)


def wording(code: str, text: str = "Sprache lernen", version: Version | None = None) -> Wording:
    version = version or Version.objects.filter(state="draft").first() or draft()
    if found := version.wordings.filter(code=code).first():
        return found
    kind = [Kind.FIELD, Kind.GOAL, Kind.APPROACH][code.count(".")]
    element = Element.objects.get_or_create(concept=version.concept, kind=kind, key=code)[0]
    parent = version.wordings.filter(code=code.rpartition(".")[0]).first()
    order = version.wordings.count() + 1
    return Wording.objects.create(
        version=version, element=element, code=code, text=text, parent=parent, order=order
    )


def job(user: User | None, *, state: str = "waiting", **fields: Any) -> Job:
    """Put a job in line, in any state; its kind is one that no task stands behind."""
    if state == "running":
        fields |= {"claim": uuid4(), "lease_until": timezone.now() + timedelta(minutes=1)}
    return Job.objects.create(kind="probe.count", user=user, state=state, **fields)


def mail(
    *,
    email: str = "amt@example.org",
    state: str = "waiting",
    about: Model | None = None,
    key: str | None = None,
    not_before: datetime | None = None,
    **context: Any,
) -> Mail:
    """Lay a mail of the tests' own template into the outbox, in any state."""
    mail = post.put(
        actor=SYSTEM,
        person=Person.objects.create(name="Dora", email=email),
        template="probe.ask",
        about=about or organisation(),
        key=key,
        not_before=not_before,
        **context,
    )
    if state != "waiting":
        lease = LONG_AGO if state == "sending" else None
        Mail.objects.filter(pk=mail.pk).update(state=state, lease_until=lease)
        mail.refresh_from_db()
    return mail


def measure(**fields: Any) -> Measure:
    """Make a measure that serves an element; it is published unless ``published_at`` is None."""
    fields.setdefault("code", f"M{Measure.objects.count() + 1}")
    fields.setdefault("title", "Sprachcafé")
    fields.setdefault("published_at", LONG_AGO)
    if "lead" not in fields:
        fields["lead"] = organisation()
    measure = Measure.objects.create(**fields)
    ElementLink.objects.create(measure=measure, element=element(), how="Menschen üben Deutsch.")
    return measure


def measure_called(code: str, **fields: Any) -> Measure:
    """Find or make the measure with this code."""
    return Measure.objects.filter(code=code).first() or measure(code=code, **fields)


def contact(name: str = "Dana Lind", **fields: Any) -> Person:
    """Find or make somebody with an address but without an account."""
    fields.setdefault("email", f"{slugify(name)}@example.org")
    return Person.objects.get_or_create(name=name, defaults=fields)[0]


def rnd(**fields: Any) -> Round:
    """Make an open round about the first half of 2026, asked until 16 October."""
    fields.setdefault("code", f"R2026-{Round.objects.count() + 1}")
    fields.setdefault("title", "Sachstand zum 30.06.2026")
    fields.setdefault("period_start", date(2026, 1, 1))
    fields.setdefault("period_before", date(2026, 7, 1))
    fields.setdefault("reference_date", date(2026, 6, 30))
    fields.setdefault("opens", date(2026, 9, 14))
    fields.setdefault("closes", date(2026, 10, 16))
    fields.setdefault("state", "open")
    if fields["state"] != "planned":
        fields.setdefault("opened_on", fields["opens"])
    if fields["state"] == "closed":
        fields.setdefault("closed_on", fields["closes"])
    return Round.objects.create(**fields)


def ret(**fields: Any) -> Return:
    """Make a return that was asked; the person asked has a link."""
    fields.setdefault("round", Round.objects.filter(state="open").first() or rnd())
    if "measure" not in fields:
        fields["measure"] = measure()
    fields.setdefault("organisation", fields["measure"].lead)
    fields.setdefault("person", contact())
    if fields["person"]:
        link(fields["round"], fields["person"])
    return Return.objects.create(**fields)


def figure(indicator: Indicator, **fields: Any) -> FigureRequest:
    """Ask for the value of 2025 of the whole city; the person asked has a link."""
    if "round" not in fields:
        fields["round"] = Round.objects.filter(state="open").first() or rnd()
    fields.setdefault("organisation", indicator.owner)
    fields.setdefault("subgroup", subgroups.of())
    fields.setdefault("person", contact())
    fields.setdefault("period_start", date(2025, 1, 1))
    fields.setdefault("period_before", date(2026, 1, 1))
    fields.setdefault("cells", [{"area": "RA"}])
    if fields["person"]:
        link(fields["round"], fields["person"])
    return FigureRequest.objects.create(indicator=indicator, **fields)


def link(rnd: Round, person: Person) -> AccessLink:
    """Make a personal link that was delivered on the first day of the round."""
    found = links.ensure(rnd, [person])[0]
    if found.asked_on is None:
        AccessLink.objects.filter(pk=found.pk).update(asked_on=rnd.opens)
    return AccessLink.objects.select_related("round", "person").get(pk=found.pk)


def meeting(code: str = "CG-1", on: date = date(2026, 11, 10), **fields: Any) -> Meeting:
    """Make a planned meeting of the body its code begins with."""
    owner = body(code.split("-", maxsplit=1)[0])
    sitting = Sitting.objects.get_or_create(code=code, defaults={"body": owner, "on": on})[0]
    return Meeting.objects.create(sitting=sitting, **fields)


def item(meeting: Meeting | None = None, **fields: Any) -> AgendaItem:
    """Make an item at the end of an agenda, or without a meeting one in the backlog of CG."""
    fields.setdefault("title", "Elternlotsinnen nach Januar 2027")
    if meeting is None:
        return AgendaItem.objects.create(**{"body": body(), **fields})
    fields.setdefault("position", meeting.items.count() + 1)
    fields.setdefault("state", "scheduled")
    return AgendaItem.objects.create(meeting=meeting, body=meeting.sitting.body, **fields)


def promise(item: AgendaItem | None = None, **fields: Any) -> Commitment:
    """Make a promise of the Jugendamt until 30 September 2026; with an item it was given there."""
    fields.setdefault("organisation", organisation())
    fields.setdefault("what", "Zwei Räume stellen")
    fields.setdefault("until", date(2026, 9, 30))
    if item and item.meeting:
        fields.setdefault("sitting", item.meeting.sitting)
    made = Commitment.objects.create(**fields)
    if item:
        Pledge.objects.create(item=item, kind="promised", commitment=made)
    return made


def seat(code: str = "S-CG-01", owner: str = "Jugendamt", **fields: Any) -> Seat:
    """Find or make an organisation's seat in the body its code names; it has always existed."""
    fields.setdefault("body", body(code.split("-")[1]))
    made, new = Seat.objects.get_or_create(code=code, defaults={"label": "Leitung", **fields})
    if new:
        SeatOrganisation.objects.create(seat=made, organisation=organisation(owner))
    return made


def message(meeting: Meeting, **fields: Any) -> Message:
    """Make a released text to pass on after a meeting."""
    fields.setdefault("text", "Die Frist ist jetzt der 31. Mai.")
    fields.setdefault("state", "released")
    fields.setdefault("released_on", meeting.sitting.on)
    return Message.objects.create(meeting=meeting, **fields)


def feedback(message: Message, **fields: Any) -> Feedback:
    """Make a report of somebody who reached twelve parents."""
    fields.setdefault("group", "Eltern der Kita")
    fields.setdefault("channel", "talk")
    fields.setdefault("reached", 12)
    fields.setdefault("on", date(2026, 11, 20))
    return Feedback.objects.create(message=message, **fields)


def task(number: str = "A-1", **fields: Any) -> Task:
    """Make a task of CG for the Jugendamt, given in May 2026 and due in September."""
    fields.setdefault("body", body())
    fields.setdefault("title", "Räume suchen")
    fields.setdefault("organisation", organisation())
    fields.setdefault("given_on", date(2026, 5, 12))
    fields.setdefault("due", date(2026, 9, 30))
    return Task.objects.create(number=number, **fields)
