"""What is kept how long, as the rules say it and as the paper for the officer says it."""

import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.management import call_command

from tests import world
from wirkungskreis.people import duties, keeping, tasks
from wirkungskreis.people.keeping import RETENTION
from wirkungskreis.people.models import REDACTED, Person, Throttle, User

PAPER = Path(__file__).parents[2] / "docs" / "betrieb" / "loeschkonzept.md"
NOW = datetime(2029, 1, 1, 12, 0, tzinfo=UTC)


def leaver(name: str, end: date | None) -> Person:
    """Make somebody whose only post ended on the day, taken in long ago."""
    person = world.person(name)
    Person.objects.filter(pk=person.pk).update(recorded_on=date(2020, 1, 1))
    person.posts.create(organisation=world.organisation(), valid_before=end)
    return person


@pytest.mark.django_db
def test_only_people_without_a_task_for_two_years_are_due() -> None:
    old = leaver("Lange weg", date(2026, 12, 31))
    leaver("Noch da", None)
    leaver("Gerade weg", date(2027, 6, 1))
    rule = RETENTION["people.persons"]

    assert rule.run(NOW, carry_out=False) == [str(old.public_id)]
    assert Person.objects.filter(name=REDACTED).count() == 0
    assert rule.run(NOW, carry_out=True) == [str(old.public_id)]

    assert [person.pk for person in Person.objects.filter(name=REDACTED)] == [old.pk]
    assert rule.run(NOW, carry_out=False) == []


@pytest.mark.django_db
def test_whoever_is_still_named_or_has_an_account_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    named = leaver("Genannt", date(2020, 1, 2))
    account = world.user("konto")
    Person.objects.filter(pk=account.person_id).update(recorded_on=date(2020, 1, 1))
    duty = duties.Duty("measures.measure", "M1", "M1", binding=False, mend="")
    lists = {"measures": lambda person, _on: [duty] if person == named else []}
    monkeypatch.setattr(duties, "DUTIES", lists)

    assert RETENTION["people.persons"].run(NOW, carry_out=False) == []


def test_sessions_throttles_and_times_of_sign_in_go(bernd: User) -> None:
    before, after = NOW - timedelta(days=2), NOW + timedelta(days=2)
    for at in (before, after):
        Session.objects.create(session_key=str(at), session_data="x", expire_date=at)
        Throttle.objects.create(cache_key=f"ip:{at}", value="x", expires=at)
    Authenticator.objects.create(user=bernd, type="totp", data={}, last_used_at=before)
    codes = ("people.sessions", "people.throttles", "people.second_factor_use")

    due = [len(RETENTION[code].run(NOW, carry_out=True)) for code in codes]

    assert due == [1, 1, 1]
    assert [row.expire_date for row in Session.objects.all()] == [after]
    assert [row.expires for row in Throttle.objects.all()] == [after]
    assert Authenticator.objects.get().last_used_at is None


@pytest.mark.django_db
def test_the_command_lists_keys_and_no_names() -> None:
    old, out = leaver("Lange weg", date(2020, 1, 2)), StringIO()

    call_command("person", "retention", "--dry-run", "--json", stdout=out)

    said = json.loads(out.getvalue())
    assert (said["dry_run"], said["due"]["people.persons"]) == (True, [str(old.public_id)])
    assert sorted(said["due"]) == sorted(RETENTION)
    assert "Lange weg" not in out.getvalue()


@pytest.mark.django_db
def test_the_command_deletes_what_is_due() -> None:
    old, out = leaver("Lange weg", date(2020, 1, 2)), StringIO()

    call_command("person", "retention", stdout=out)

    old.refresh_from_db()
    assert old.name == REDACTED
    assert "people.persons: 1 (730 Tage" in out.getvalue()


def test_a_rule_is_defined_once() -> None:
    with pytest.raises(ValueError, match="defined twice"):
        keeping.retention("people.persons", what="", days=1, start="")(lambda _b, *, at: [])  # noqa: ARG005


def test_the_paper_names_every_rule_with_its_days() -> None:
    rows = [
        line.split("|")[1:5] for line in PAPER.read_text().splitlines() if line.startswith("| `")
    ]
    told = {
        code.strip(" `"): (what.strip(), days.strip(), start.strip())
        for code, what, days, start in rows
    }
    held = {r.code: (r.what, f"{r.days} Tage", r.start) for r in RETENTION.values()}

    assert told == held


def test_the_worker_forgets_traces_but_deletes_nobody(bernd: User) -> None:
    old = leaver("Lange weg", date(2020, 1, 2))
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    Session.objects.create(session_key="x", session_data="x", expire_date=long_ago)
    Authenticator.objects.create(user=bernd, type="totp", data={}, last_used_at=long_ago)

    tasks.forget()

    old.refresh_from_db()
    assert (old.name, Session.objects.count()) == ("Lange weg", 0)
    assert Authenticator.objects.get().last_used_at is None
