"""Leads are told once what was decided on their measures; nothing in confidence gets out."""

from datetime import date

import pytest

from tests import world
from tests.meetings import making
from wirkungskreis.concept.models import Element, Version
from wirkungskreis.kernel.actor import Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.models import Decision
from wirkungskreis.meetings.models import AgendaItem, Meeting, Minutes, Ruling
from wirkungskreis.network.domain import telling
from wirkungskreis.network.domain.telling import Told
from wirkungskreis.network.models import Access
from wirkungskreis.network.queries.letters import letters_of
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import render
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import Person, User

pytestmark = pytest.mark.django_db
ON = making.ON


@pytest.fixture
def meeting() -> Meeting:
    return world.meeting("CG-1", ON, state="held")


def about(
    meeting: Meeting,
    person: Person | None,
    text: str = "Die Frist ist der 31. Mai.",
    **fields: object,
) -> AgendaItem:
    """Make an item with a decision on a measure that somebody leads."""
    fields.setdefault("state", "decided")
    measure = world.measure(lead_person=person)
    item = world.item(meeting, measure=measure, title="Frist", **fields)
    number = f"CG 2026/{Decision.objects.count() + 1}"
    decision = Decision.objects.create(number=number, text=text, kind="agreement")
    Ruling.objects.create(item=item, decision=decision)
    return item


def bodies() -> list[str]:
    letters = [render(mail) for mail in Mail.objects.order_by("pk")]
    return [letter.body for letter in letters if letter]


def test_one_mail_a_person_for_all_measures(amira: User, meeting: Meeting) -> None:
    dana = world.contact()
    about(meeting, dana, "Die Frist ist der 31. Mai.")
    item = about(meeting, dana, "Der Raum bleibt.")
    world.task(item=item, measure=item.measure, due=date(2026, 12, 1))

    told = telling.tell(meeting, actor=actor_of(amira), on=ON)

    assert told == Told(1, 0)
    (body,) = bodies()
    assert "Die Frist ist der 31. Mai." in body
    assert "Der Raum bleibt." in body
    assert "Bitte an Sie: Räume suchen, bis 01.12.2026" in body
    assert "vorläufig, bis die Niederschrift genehmigt ist" in body


def test_after_approval_it_is_no_longer_provisional(amira: User, meeting: Meeting) -> None:
    about(meeting, world.contact())
    Minutes.objects.create(
        meeting=meeting, state="approved", digest="x", circulated_on=ON, approved_on=ON
    )

    telling.tell(meeting, actor=actor_of(amira), on=ON)

    assert "vorläufig" not in bodies()[0]


def test_nobody_is_told_twice_unless_it_changed_and_the_office_says_so(
    amira: User, meeting: Meeting
) -> None:
    actor, dana = actor_of(amira), world.contact()
    item = about(meeting, dana)
    telling.tell(meeting, actor=actor, on=ON)

    same = telling.tell(meeting, actor=actor, on=ON, again={dana.pk})
    Decision.objects.filter(ruling__item=item).update(text="Die Frist ist der 30. Juni.")
    unasked = telling.tell(meeting, actor=actor, on=ON)
    asked = telling.tell(meeting, actor=actor, on=ON, again={dana.pk})

    assert [one.sent for one in (same, unasked, asked)] == [0, 0, 1]
    letter = render(Mail.objects.latest("pk"))
    assert letter is not None
    assert letter.subject.startswith("Berichtigt:")
    assert "30. Juni" in letter.body


def test_confidence_stays_with_those_who_may_read_it(amira: User, meeting: Meeting) -> None:
    reader = world.user("gero", Role.COORDINATION)
    Person.objects.filter(pk=reader.person.pk).update(email="gero@example.org")
    about(meeting, world.contact(), "Geheim eins.", is_confidential=True)
    about(meeting, Person.objects.get(pk=reader.person.pk), "Geheim zwei.", is_confidential=True)

    telling.tell(meeting, actor=actor_of(amira), on=ON)

    assert [mail.person for mail in Mail.objects.all()] == [reader.person]
    assert "Geheim zwei." in bodies()[0]


def test_what_became_confidential_before_sending_is_not_in_the_mail(
    amira: User, meeting: Meeting
) -> None:
    about(meeting, world.contact(), "Geheim.")
    telling.tell(meeting, actor=actor_of(amira), on=ON)

    AgendaItem.objects.update(is_confidential=True)

    assert bodies() == []


def test_who_has_no_address_is_counted_and_shown(amira: User, meeting: Meeting) -> None:
    about(meeting, world.person("Ada"))
    about(meeting, None)

    told = telling.tell(meeting, actor=actor_of(amira), on=ON)

    assert told == Told(0, 1)
    assert [measure.lead_person for measure in letters_of(meeting).nobody] == [None]
    assert not Access.objects.filter(told_on__isnull=False).exists()


def test_nobody_is_told_before_the_meeting_is_over(amira: User) -> None:
    meeting = making.running()
    about(meeting, world.contact())

    with pytest.raises(NotPossible, match="noch nicht geschlossen"):
        telling.tell(meeting, actor=actor_of(amira), on=ON)

    assert not Mail.objects.exists()


def test_only_the_office_tells(bernd: User, meeting: Meeting) -> None:
    with pytest.raises(NotAllowed):
        telling.tell(meeting, actor=actor_of(bernd), on=ON)


def test_what_was_taken_off_the_agenda_tells_nobody(meeting: Meeting) -> None:
    world.item(meeting, measure=world.measure(lead_person=world.contact()), state="removed")

    assert letters_of(meeting).letters == []


def spoken_of(meeting: Meeting, element: Element, text: str) -> AgendaItem:
    """Make an item with a decision about a field or goal."""
    item = world.item(meeting, element=element, title="Feld", state="decided")
    number = f"CG 2026/{Decision.objects.count() + 1}"
    Ruling.objects.create(
        item=item, decision=Decision.objects.create(number=number, text=text, kind="agreement")
    )
    return item


def test_what_was_decided_on_a_field_goes_to_everybody_who_leads_there_once(
    amira: User, meeting: Meeting
) -> None:
    field, goal = world.element("A", "Bildung"), world.element("A.1", "Sprache")
    other = world.element("C", "Arbeit")
    dana, ben, cem = world.contact("Dana"), world.contact("Ben"), world.contact("Cem")
    world.measure(code="M1", field=field, lead_person=dana, state="running")
    world.measure(code="M2", field=field, lead_person=dana, state="running")
    below = world.measure(code="M3", field=other, lead_person=ben, state="running")
    below.element_links.create(element=goal, how="Es hilft.")
    world.measure(code="M4", field=other, lead_person=cem, state="running")
    world.measure(code="M5", field=field, lead_person=cem, state="done")
    spoken_of(meeting, field, "Bildung zuerst.")
    about(meeting, dana, "Der Raum bleibt.")
    world.adopted(Version.objects.get())

    told = telling.tell(meeting, actor=actor_of(amira), on=ON)

    assert told == Told(2, 0)
    texts = {mail.person: render(mail) for mail in Mail.objects.all()}
    assert set(texts) == {dana, ben}
    body = texts[dana].body  # type: ignore[union-attr]
    assert body.count("Bildung zuerst.") == 1
    assert "A Bildung" in body
    assert "Der Raum bleibt." in body


def test_a_field_in_confidence_is_told_to_nobody_who_may_not_read_it(
    amira: User, meeting: Meeting
) -> None:
    field = world.element("A")
    world.measure(field=field, lead_person=world.contact(), state="running")
    item = spoken_of(meeting, field, "Geheim.")
    AgendaItem.objects.filter(pk=item.pk).update(is_confidential=True)

    assert telling.tell(meeting, actor=actor_of(amira), on=ON) == Told(0, 0)
