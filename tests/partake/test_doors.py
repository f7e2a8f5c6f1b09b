"""The door behind a personal link: what each kind of link opens, and what opening leaves behind."""

from datetime import date
from time import time

import pytest
from django.test import Client
from django.utils.crypto import get_random_string

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.outbox.models import Mail
from wirkungskreis.partake.web import HOURS
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import links
from wirkungskreis.rounds.models import AccessLink, Return, Round

ITEMS = "/meldung/"


def test_a_mail_scanner_that_opens_every_link_changes_nothing(
    ret: Return, door: str, client: Client
) -> None:
    before = list(AccessLink.objects.values()), list(Return.objects.values())

    for _ in range(3):
        assert client.get(door).status_code == 200
        assert client.head(door).status_code == 200

    assert (list(AccessLink.objects.values()), list(Return.objects.values())) == before
    assert Entry.objects.count() == 0
    assert client.session.keys() == set()


def test_the_door_shows_nothing_about_anybody(ret: Return, door: str, client: Client) -> None:
    html = client.get(door).content.decode()

    assert not {
        word for word in ("Dana", "Sprachcafé", "Jugendamt", ret.round.title) if word in html
    }


def test_pressing_the_button_leads_to_an_address_without_the_token(
    door: str, client: Client, link: AccessLink
) -> None:
    response = client.post(door)

    assert (response.status_code, response["Location"]) == (302, ITEMS)
    assert links.token_of(link) not in str(dict(client.session))
    assert [e.act for e in Entry.objects.all()] == ["use_link"]


def test_a_link_works_again_and_again(door: str, client: Client) -> None:
    for _ in range(3):
        assert client.post(door).status_code == 302
        assert client.get(ITEMS).status_code == 200


def test_reading_pages_is_not_recorded(dana: Client, ret: Return) -> None:
    before = Entry.objects.count()

    dana.get(ITEMS)
    dana.get(f"/meldung/{ret.public_id}/angeben/")

    assert Entry.objects.count() == before


@pytest.mark.parametrize("broken", ["cut", "longer", "foreign"])
def test_a_tampered_or_foreign_link_opens_nothing(door: str, client: Client, broken: str) -> None:
    address = {
        "cut": f"{door[:-2]}/",
        "longer": f"{door[:-1]}x/",
        "foreign": f"/m/{get_random_string(43)}/",
    }[broken]

    for response in (client.get(address), client.post(address)):
        assert response.status_code == 404
        assert "Diesen Link kennen wir nicht." in response.content.decode()
        assert "Neuen Link anfordern" in response.content.decode()


def test_a_revoked_link_says_so(door: str, client: Client, link: AccessLink, amira: User) -> None:
    links.revoke(link, actor=actor_of(amira), edition=link.edition, on=date(2026, 10, 9))

    for response in (client.get(door), client.post(door)):
        assert response.status_code == 410
        assert "Dieser Link wurde gesperrt." in response.content.decode()


def test_revoking_ends_open_sessions_at_once(dana: Client, link: AccessLink, amira: User) -> None:
    before = dana.get(ITEMS).status_code

    links.revoke(link, actor=actor_of(amira), edition=link.edition, on=date(2026, 10, 9))

    assert (before, dana.get(ITEMS).status_code) == (200, 410)


def test_a_renewed_link_ends_sessions_of_the_old_one(
    dana: Client, link: AccessLink, amira: User
) -> None:
    links.renew(link, actor=actor_of(amira), edition=link.edition, on=date(2026, 10, 9))

    response = dana.get(ITEMS)

    assert (response.status_code, response["Location"]) == (302, "/meldung/link/anfordern/")


def test_an_expired_link_says_so(door: str, client: Client) -> None:
    Round.objects.update(state="closed", closed_on=date(2026, 10, 1), reported_on=date(2026, 10, 2))

    response = client.get(door)

    assert response.status_code == 410
    assert "Damit endet auch dieser Link." in response.content.decode()


def test_a_closed_round_can_be_read(door: str, client: Client) -> None:
    Return.objects.update(
        done="Zwölf Gruppen.",
        state="checked",
        checked_on=date(2026, 10, 1),
        handed_in_on=date(2026, 10, 1),
    )
    Round.objects.update(state="closed", closed_on=date(2026, 10, 1))

    client.post(door)
    html = client.get(ITEMS).content.decode()

    assert "Zwölf Gruppen." in html
    assert "Diese Abfrage ist geschlossen." in html
    assert "Ändern" not in html


def test_a_session_ends_after_twelve_hours(dana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    later = time() + HOURS * 3600 + 1
    monkeypatch.setattr("wirkungskreis.partake.web.time", lambda: later)

    assert dana.get(ITEMS).status_code == 302


def test_too_many_tries_are_turned_away(client: Client) -> None:
    statuses = [client.get(f"/m/{get_random_string(43)}/").status_code for _ in range(61)]

    assert statuses == [404] * 60 + [429]


def test_a_whole_town_hall_may_open_its_links_from_one_address(client: Client, door: str) -> None:
    for _ in range(61):
        client.get(f"/m/{get_random_string(43)}/")

    statuses = {client.get(door).status_code for _ in range(70)}

    assert statuses == {200}


def test_a_link_shows_only_what_its_person_was_asked(dana: Client, ret: Return) -> None:
    other = world.ret(
        round=ret.round, measure=world.measure(title="Radkurs"), person=world.contact("Emre Kaya")
    )
    elsewhere = world.ret(round=world.rnd(code="R2"), measure=world.measure(title="Chor"))

    html = dana.get(ITEMS).content.decode()

    assert "Sprachcafé" in html
    assert not {title for title in ("Radkurs", "Chor") if title in html}
    for hidden in (other, elsewhere):
        assert dana.get(f"/meldung/{hidden.public_id}/angeben/").status_code == 404
        assert dana.post(f"/meldung/{hidden.public_id}/angeben/", {"edition": 1}).status_code == 404


def test_asking_for_a_new_link_answers_everybody_the_same(link: AccessLink, client: Client) -> None:
    pages = []
    for email in (link.person.email, "nobody@example.org"):
        response = client.post("/meldung/link/anfordern/", {"email": email}, follow=True)
        pages.append((response.redirect_chain, response.content.decode()))

    assert pages[0] == pages[1]
    assert [mail.person for mail in Mail.objects.all()] == [link.person]


def test_asking_for_links_is_limited(client: Client) -> None:
    data = {"email": "nobody@example.org"}

    statuses = [client.post("/meldung/link/anfordern/", data).status_code for _ in range(11)]

    assert statuses == [302] * 10 + [429]
