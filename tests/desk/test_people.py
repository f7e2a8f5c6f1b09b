"""The pages about organisations, people and accounts."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests import world
from wirkungskreis.people import duties
from wirkungskreis.people.models import REDACTED, Organisation, Person, User

ORGANISATIONS = "/werkbank/organisationen/"
PERSONS = "/werkbank/personen/"
ACCOUNTS = "/werkbank/konten/"


@pytest.fixture
def keeper(client: Client, amira: User, settings: Settings) -> Client:
    """Let Amira be at work on a day in October."""
    settings.TODAY = date(2026, 10, 9)
    client.force_login(amira)
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_organisations_cost_the_same_for_many(
    keeper: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        office = world.organisation(f"Amt {number}")
        office.former_names.create(name=f"Alt {number}", valid_before=date(2020, 1, 1))
        world.person(f"Person {number}", works_at=office)

    with django_assert_num_queries(7):
        response = keeper.get(ORGANISATIONS)

    assert [row.people_count for row in response.context["page"]] == [1] * count


@pytest.mark.parametrize("count", [1, 3])
def test_persons_cost_the_same_for_many(
    keeper: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        world.user(f"person{number}", works_at=world.organisation(f"Amt {number}"))

    with django_assert_num_queries(7):
        response = keeper.get(PERSONS)

    assert len(response.context["page"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_accounts_cost_the_same_for_many(
    keeper: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        world.user(f"person{number}")

    with django_assert_num_queries(8):
        response = keeper.get(ACCOUNTS)

    assert len(response.context["rows"]) == count + 1


def test_what_no_longer_exists_is_found_with_its_heir(keeper: Client) -> None:
    old, new = world.organisation("Fachbereich Soziales"), world.organisation("Wohnen")
    end = {"day": "31.12.2024", "successor": new.pk, "reason": "Verfügung", "edition": 1}

    response = keeper.post(f"{ORGANISATIONS}{old.public_id}/beenden/", end)

    assert response["Location"] == f"{ORGANISATIONS}{old.public_id}/"
    old.refresh_from_db()
    assert (old.valid_before, old.successor) == (date(2025, 1, 1), new)
    assert list(keeper.get(ORGANISATIONS).context["page"]) == [new]
    assert list(keeper.get(f"{ORGANISATIONS}?stand=ehemalig").context["page"]) == [old]
    assert "Heute steht an ihrer Stelle:" in keeper.get(response["Location"]).content.decode()


def test_a_merger_names_the_measures_that_do_not_follow(keeper: Client) -> None:
    old, new = world.organisation("Fachbereich Soziales"), world.organisation("Wohnen")
    led = world.measure(lead=old)
    world.measure(lead=new)
    end = {"day": "31.12.2024", "successor": new.pk, "reason": "Verfügung", "edition": 1}

    asked = keeper.get(f"{ORGANISATIONS}{old.public_id}/beenden/").content.decode()
    after = keeper.post(f"{ORGANISATIONS}{old.public_id}/beenden/", end, follow=True)

    assert "Eine Maßnahme nennt sie als federführend." in asked
    assert list(after.context["led"]) == [led]
    assert f'<a href="/werkbank/massnahmen/{led.public_id}/">' in after.content.decode()
    assert "Diese Maßnahmen nennen noch die frühere Organisation." in after.content.decode()


def test_a_former_name_is_found_and_shown(keeper: Client) -> None:
    office = world.organisation("Integrationsrat")
    change = {"name": "Ausschuss", "short_name": "", "day": "01.11.2025", "edition": 1}
    keeper.post(f"{ORGANISATIONS}{office.public_id}/umbenennen/", change)

    response = keeper.get(f"{ORGANISATIONS}?suche=integrationsrat")

    assert [row.name for row in response.context["page"]] == ["Ausschuss"]
    assert "vor dem 01.11.2025: Integrationsrat" in response.content.decode()


def test_an_organisation_is_taken_in_and_a_taken_code_refused(keeper: Client) -> None:
    facts = {"code": "O-AWO", "name": "AWO", "kind": "welfare"}

    keeper.post(f"{ORGANISATIONS}neu/", facts)
    again = keeper.post(f"{ORGANISATIONS}neu/", {**facts, "name": "Andere"})

    assert Organisation.objects.get().kind == "welfare"
    assert again.status_code == 422
    assert "Das Kürzel ist vergeben." in again.content.decode()


def test_others_read_but_a_step_is_refused_with_its_reason(client: Client, bernd: User) -> None:
    office = world.organisation("Jugendamt")
    client.force_login(bernd)
    change = {"name": "Neu", "short_name": "", "day": "01.11.2025", "edition": 1}

    response = client.post(f"{ORGANISATIONS}{office.public_id}/umbenennen/", change)

    assert response.status_code == 422
    assert "Das kann nur die Koordination." in response.content.decode()
    office.refresh_from_db()
    assert office.name == "Jugendamt"


def test_contact_data_stays_with_those_who_need_it(client: Client, bernd: User) -> None:
    colleague = world.person("Aylin", works_at=world.organisation("Jugendamt"))
    Person.objects.filter(pk=colleague.pk).update(email="aylin@example.org")
    client.force_login(bernd)

    pages = [client.get(f"{PERSONS}{colleague.public_id}/{end}") for end in ("", "bearbeiten/")]

    assert [page.status_code for page in pages] == [200, 200]
    assert [page for page in pages if "aylin@example.org" in page.content.decode()] == []


def test_a_person_gets_a_post_and_an_account(keeper: Client) -> None:
    office = world.organisation("Amt")
    keeper.post(f"{PERSONS}neu/", {"name": "Aylin", "email": "a@example.org", "language": "de"})
    person = Person.objects.get(name="Aylin")
    page = f"{PERSONS}{person.public_id}/"

    keeper.post(f"{page}posten-geben/", {"organisation": office.pk, "function": "Leitung"})
    opened = keeper.post(f"{page}einladen/", {"username": "aylin", "chosen": ["editorial"]})
    twice = keeper.post(f"{page}einladen/", {"username": "aylin2", "chosen": []})

    account = User.objects.get(username="aylin")
    assert opened["Location"] == f"{ACCOUNTS}{account.public_id}/"
    assert [grant.role for grant in account.grants.all()] == ["editorial"]
    assert person.posts.get().function == "Leitung"
    assert twice.status_code == 422
    assert "/werkbank/konto/passwort/" in keeper.get(opened["Location"]).content.decode()


def test_a_post_is_ended_on_its_last_day(keeper: Client) -> None:
    person = world.person("Aylin", works_at=world.organisation("Amt"))
    post = person.posts.get()

    keeper.post(
        f"{PERSONS}{person.public_id}/posten-beenden/", {"post": post.pk, "day": "31.12.2026"}
    )

    post.refresh_from_db()
    assert post.valid_before == date(2027, 1, 1)


def test_moderation_ends_on_its_last_day(keeper: Client, bernd: User) -> None:
    page = f"{ACCOUNTS}{bernd.public_id}/rollen/"
    roles = {"chosen": ["moderation"], "edition": 1}

    refused = keeper.post(page, {**roles, "moderation_end": ""})
    keeper.post(page, {**roles, "moderation_end": "31.12.2026"})

    assert (refused.status_code, bernd.grants.get().valid_before) == (422, date(2027, 1, 1))
    assert 'value="31.12.2026"' in keeper.get(page).content.decode()


def test_deleting_a_person_says_first_what_it_does(keeper: Client) -> None:
    person = world.person("Aylin", works_at=world.organisation("Amt"))
    page = f"{PERSONS}{person.public_id}/loeschen/"

    assert "1 Posten wird beendet" in keeper.get(page).content.decode()
    unsure = keeper.post(page, {"edition": 1})
    keeper.post(page, {"edition": 1, "sure": "on"})

    assert unsure.status_code == 422
    assert Person.objects.get(pk=person.pk).name == REDACTED
    assert "sind gelöscht" in keeper.get(f"{PERSONS}{person.public_id}/").content.decode()


def test_a_named_lead_is_refused_with_the_page_that_mends_it(keeper: Client) -> None:
    person = world.person("Aylin")
    measure = world.measure(code="M7", title="Radkurs", state="running", lead_person=person)
    page = f"{PERSONS}{person.public_id}/loeschen/"

    response = keeper.post(page, {"edition": 1, "sure": "on"})

    html = response.content.decode()
    assert response.status_code == 422
    assert "Die Person ist noch als verantwortlich genannt: Maßnahme M7 Radkurs" in html
    assert f'<a href="/werkbank/massnahmen/{measure.public_id}/">Maßnahme M7 Radkurs</a>' in html
    assert Person.objects.get(pk=person.pk).name == "Aylin"


def test_all_tasks_are_handed_over_at_once(keeper: Client) -> None:
    person, after = world.person("Aylin"), world.person("Nadine")
    world.measure(state="running", lead_person=person)

    keeper.post(f"{PERSONS}{person.public_id}/uebergeben/", {"successor": after.pk})

    assert [duty.key for duty in duties.duties_of(person, date(2026, 10, 9))] == []
    assert len(duties.duties_of(after, date(2026, 10, 9))) == 1


def test_a_stale_form_is_refused_and_keeps_what_was_typed(keeper: Client) -> None:
    person = world.person("Aylin")
    typed = {"name": "Aylin Petersen", "language": "de", "edition": 1}
    Person.objects.filter(pk=person.pk).update(edition=2)

    response = keeper.post(f"{PERSONS}{person.public_id}/bearbeiten/", typed)

    assert response.status_code == 422
    assert 'value="Aylin Petersen"' in response.content.decode()
    assert "Inzwischen wurde hier etwas geändert." in response.content.decode()


@pytest.mark.parametrize("page", [ORGANISATIONS, PERSONS, ACCOUNTS])
def test_an_empty_list_says_what_to_do(keeper: Client, page: str) -> None:
    html = keeper.get(f"{page}?suche=gibtesnicht").content.decode()

    assert 'class="wk-empty' in html
    assert html.count("<a href") > 1


@pytest.mark.parametrize("page", [ORGANISATIONS, PERSONS])
def test_a_partial_request_gets_only_the_rows(keeper: Client, page: str) -> None:
    html = keeper.get(page, headers={"HX-Request-Type": "partial"}).content.decode()

    assert "<h1>" not in html


@pytest.mark.parametrize("page", [ORGANISATIONS, PERSONS])
def test_a_filter_that_finds_nobody_leads_back_to_all(keeper: Client, page: str) -> None:
    part = {"HX-Request-Type": "partial"}

    html = keeper.get(page, {"suche": "Niemand"}, headers=part).content.decode()

    assert f'<a href="{page}">Alle ' in html
