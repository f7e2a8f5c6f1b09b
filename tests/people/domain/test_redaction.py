"""Deleting a person takes the data and leaves the facts; nobody vanishes from under a task."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connection

from tests import world
from wirkungskreis.journal import chain
from wirkungskreis.journal.models import Entry
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people import duties
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.domain import persons, redaction
from wirkungskreis.people.models import REDACTED, Person, User

DAY, NOW = date(2026, 10, 9), datetime(2026, 10, 9, 8, 0, tzinfo=UTC)


@pytest.fixture
def gone(db: None) -> User:
    """Make somebody who has worked here, with every kind of personal data."""
    user = world.user("verena", Role.MEASURE_LEAD, works_at=world.organisation("Jugendamt"))
    Person.objects.filter(pk=user.person_id).update(
        name="Verena Buschhaus", email="verena@example.org", phone="0214 4711"
    )
    user.person.posts.update(function="Fachbereichsleitung Sonderweg")
    user.refresh_from_db()
    return user


def everything_stored() -> str:
    """Read every text in the database, as somebody with a dump would."""
    said = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608  own tables
            said += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(said)


def redact(user: User, by: User) -> redaction.Erasure:
    return redaction.redact(
        user.person, actor=actor_of(by), edition=user.person.edition, on=DAY, at=NOW
    )


def test_nothing_tells_any_more_who_it_was(amira: User, gone: User) -> None:
    note(gone.person, "look", actor=actor_of(gone))
    head = chain.seal()
    words = ("Verena Buschhaus", "verena@example.org", "4711", "Sonderweg", '"verena"')
    assert "Verena Buschhaus" in everything_stored()

    redact(gone, amira)

    stored = everything_stored()
    assert [word for word in words if word in stored] == []
    assert chain.verify(head) is None


def test_the_person_key_and_the_dates_of_posts_stay(amira: User, gone: User) -> None:
    key = gone.person.public_id

    redact(gone, amira)

    person = Person.objects.get(public_id=key)
    post = person.posts.get()
    assert (person.name, person.redacted_at) == (REDACTED, NOW)
    assert (post.organisation.name, post.valid_before, post.function) == ("Jugendamt", DAY, "")


def test_the_account_is_closed_for_good(amira: User, gone: User) -> None:
    assert authenticate(username="verena", password="rheinaue") == gone

    redact(gone, amira)

    assert authenticate(username="verena", password="rheinaue") is None
    gone.refresh_from_db()
    assert (gone.is_active, gone.has_usable_password(), gone.grants.count()) == (False, False, 0)


def test_a_named_lead_is_not_deleted_and_the_sentence_says_where(
    amira: User, gone: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    duty = duties.Duty(
        "measures.measure", "M1", "Maßnahme M1", binding=True, mend="Seite der Maßnahme"
    )
    monkeypatch.setattr(duties, "DUTIES", {"measures": lambda _person, _on: [duty]})

    with pytest.raises(NotPossible, match=r"Maßnahme M1 \(Seite der Maßnahme\)"):
        redact(gone, amira)

    gone.refresh_from_db()
    assert (gone.person.name, gone.is_active) == ("Verena Buschhaus", True)
    assert Entry.objects.count() == 0


def test_other_packages_forget_along(
    amira: User, gone: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[Person] = []

    def forget(person: Person, _on: date) -> int:
        forgotten.append(person)
        return 1

    monkeypatch.setattr(redaction, "MEMORIES", {"outbox": forget})

    redact(gone, amira)

    assert forgotten == [gone.person]


def test_not_twice_not_the_last_coordination_and_not_by_others(amira: User, gone: User) -> None:
    redact(gone, amira)
    gone.person.refresh_from_db()

    with pytest.raises(NotPossible, match="schon gelöscht"):
        redact(gone, amira)
    with pytest.raises(NotPossible, match="letzte Koordination"):
        redact(amira, amira)
    with pytest.raises(NotAllowed, match="nur die Koordination"):
        redact(gone, world.user("leitung", Role.LEADERSHIP))


def test_a_deleted_person_takes_nothing_over(amira: User, gone: User) -> None:
    redact(gone, amira)
    gone.person.refresh_from_db()

    with pytest.raises(NotPossible, match="sind gelöscht"):
        persons.revise(gone.person, actor=actor_of(amira), edition=2, name="Zurück")
    with pytest.raises(NotPossible, match="sind gelöscht"):
        persons.appoint(gone.person, actor=actor_of(amira), organisation=world.organisation())


def test_the_command_says_first_and_does_it_then(amira: User, gone: User) -> None:
    key, out = str(gone.person.public_id), StringIO()

    call_command("person", "redact", key, "--dry-run", stdout=out)
    assert Person.objects.get(public_id=key).name == "Verena Buschhaus"
    call_command("person", "redact", key, stdout=out)

    assert Person.objects.get(public_id=key).name == REDACTED
    said = out.getvalue()
    assert "1 Posten wird beendet" in said
    assert "Probelauf: Es wurde nichts geändert." in said
    assert said.endswith(f"Erledigt: {key}\n")


def test_the_command_refuses_in_german(amira: User) -> None:
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("person", "redact", "00000000-0000-0000-0000-000000000000")
    with pytest.raises(CommandError, match="letzte Koordination"):
        call_command("person", "redact", str(amira.person.public_id), stdout=StringIO())
