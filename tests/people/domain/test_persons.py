from datetime import date

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.people import duties
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.domain import persons
from wirkungskreis.people.models import Person, User
from wirkungskreis.people.queries import deputies_of

DAY = date(2026, 10, 9)


def test_a_mail_address_belongs_to_one_person(amira: User) -> None:
    actor = actor_of(amira)
    first = persons.create(actor=actor, name="Aylin", email="aylin@example.org")

    with pytest.raises(NotPossible, match="E-Mail-Adresse"):
        persons.create(actor=actor, name="Andere", email="Aylin@example.org")
    persons.revise(first, actor=actor, edition=1, email="aylin@example.org", phone="0214 1")

    assert (first.phone, first.edition) == ("0214 1", 2)


def test_the_journal_knows_that_a_person_changed_but_not_how(amira: User) -> None:
    person = persons.create(actor=actor_of(amira), name="Aylin")

    persons.revise(person, actor=actor_of(amira), edition=1, name="Aylin Petersen")

    assert [entry.facts for entry in Entry.objects.order_by("pk")] == [{}, {"changed": ["name"]}]


def test_a_deputy_stands_in_while_the_post_is_held(amira: User) -> None:
    actor, office = actor_of(amira), world.organisation()
    chief, deputy = (persons.create(actor=actor, name=name) for name in ("Chefin", "Vertretung"))
    post = persons.appoint(
        deputy, actor=actor, organisation=office, valid_from=DAY, deputy_of=chief
    )

    assert list(deputies_of(chief, DAY)) == [deputy]
    persons.end_post(post, actor=actor, day=date(2026, 12, 1))

    assert list(deputies_of(chief, date(2026, 12, 1))) == []


def test_nobody_stands_in_for_themselves_or_ends_before_the_start(amira: User) -> None:
    actor, office = actor_of(amira), world.organisation()
    person = persons.create(actor=actor, name="Aylin")

    with pytest.raises(NotPossible, match="vertritt sich selbst"):
        persons.appoint(person, actor=actor, organisation=office, deputy_of=person)
    post = persons.appoint(person, actor=actor, organisation=office, valid_from=DAY)
    with pytest.raises(NotPossible, match="noch nicht begonnen"):
        persons.end_post(post, actor=actor, day=DAY)


def test_duties_are_handed_over_as_the_stages_say(
    amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    leads = {"M1": world.person("Geht")}
    after = world.person("Bleibt")

    def listed(person: Person, _on: date) -> list[duties.Duty]:
        codes = [code for code, lead in leads.items() if lead == person]
        return [
            duties.Duty("measures.measure", code, code, binding=True, mend="") for code in codes
        ]

    def given(person: Person, to: Person, _actor: Actor, _on: date) -> int:
        codes = [code for code, lead in leads.items() if lead == person]
        leads.update(dict.fromkeys(codes, to))
        return len(codes)

    monkeypatch.setattr(duties, "DUTIES", {"measures": listed})
    monkeypatch.setattr(persons, "HANDOVERS", {"measures": given})

    count = persons.hand_over(leads["M1"], actor=actor_of(amira), successor=after, on=DAY)

    assert (count, leads) == (1, {"M1": after})
    assert Entry.objects.get().facts == {"to": str(after.public_id), "count": 1}


def test_nothing_can_be_handed_over_twice_or_to_oneself(amira: User) -> None:
    person, other = world.person("Geht"), world.person("Bleibt")

    with pytest.raises(NotPossible, match="andere Person"):
        persons.hand_over(person, actor=actor_of(amira), successor=person, on=DAY)
    with pytest.raises(NotPossible, match="nichts zu übergeben"):
        persons.hand_over(person, actor=actor_of(amira), successor=other, on=DAY)
