import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests import world
from wirkungskreis.kernel.actor import Role
from wirkungskreis.outbox.fillers import FILLERS, Filled
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.models import User

LIST = "/werkbank/postausgang/"


@pytest.fixture(autouse=True)
def _template(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fill the tests' own template with the name of the organisation and a secret link."""
    places = [world.__file__.replace("world.py", "outbox/templates")]
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": places}]
    filled = Filled({"organisation": "Jugendamt"}, {"link": "https://rheinaue.example/m/geheim/"})
    monkeypatch.setitem(FILLERS, "probe.ask", lambda _mail: filled)


def page_of(mail: Mail) -> str:
    return f"{LIST}{mail.public_id}/"


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_many(
    client: Client, amira: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mails = [world.mail() for _ in range(count)]
    client.force_login(amira)

    with django_assert_num_queries(7):
        response = client.get(LIST)

    assert set(response.context["page"].object_list) == set(mails)


def test_the_filter_stands_in_the_address(client: Client, amira: User) -> None:
    world.mail()
    sent = world.mail(state="sent")
    client.force_login(amira)

    response = client.get(LIST, {"stand": "sent", "suche": "dor"})

    assert list(response.context["page"].object_list) == [sent]
    assert list(client.get(LIST, {"suche": "emil"}).context["page"].object_list) == []


def test_a_wrong_filter_shows_everything(client: Client, amira: User) -> None:
    mail = world.mail()
    client.force_login(amira)

    response = client.get(LIST, {"stand": "verbrannt"})

    assert list(response.context["page"].object_list) == [mail]


def test_the_page_shows_the_mail_before_it_goes_out(
    client: Client, amira: User, settings: Settings
) -> None:
    settings.MAIL_IS_LOCAL = False
    client.force_login(amira)

    html = client.get(page_of(world.mail())).content.decode()

    assert "<h1>Bitte um Rückmeldung: Jugendamt</h1>" in html
    assert "So geht sie hinaus" in html
    assert "(persönlicher Link, hier nicht gezeigt)" in html
    assert "geheim" not in html


def test_without_a_mail_server_the_link_can_be_followed(
    client: Client, amira: User, settings: Settings
) -> None:
    settings.MAIL_IS_LOCAL = True
    client.force_login(amira)

    html = client.get(page_of(world.mail())).content.decode()

    assert 'href="https://rheinaue.example/m/geheim/"' in html


def test_a_waiting_mail_is_taken_back(client: Client, amira: User) -> None:
    mail = world.mail()
    client.force_login(amira)

    response = client.post(page_of(mail), {"step": "cancel", "edition": 1})

    assert (response.status_code, response["Location"]) == (302, page_of(mail))
    assert Mail.objects.get().state == "cancelled"


def test_a_bounce_is_written_down_by_hand(client: Client, amira: User) -> None:
    mail = world.mail(state="sent")
    client.force_login(amira)

    client.post(page_of(mail), {"step": "bounce", "edition": 1, "reason": "mailbox_full"})

    stored = Mail.objects.get()
    assert (stored.state, stored.reason) == ("bounced", "mailbox_full")


def test_a_refusal_is_shown_where_the_person_is(client: Client, amira: User) -> None:
    mail = world.mail(state="sent")
    client.force_login(amira)

    response = client.post(page_of(mail), {"step": "cancel", "edition": 1})

    assert response.status_code == 422
    assert "beim jetzigen Stand nicht möglich" in response.content.decode()


@pytest.mark.django_db
def test_the_audit_reads_and_decides_nothing(client: Client) -> None:
    client.force_login(world.user("rosa", Role.AUDIT))
    mail = world.mail()

    html = client.get(page_of(mail)).content.decode()
    response = client.post(page_of(mail), {"step": "cancel", "edition": 1})

    assert "Über Mails entscheidet die Koordination." in html
    assert (response.status_code, Mail.objects.get().state) == (422, "waiting")
