import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.desk.jobs import results
from wirkungskreis.people.models import User

LIST = "/werkbank/auftraege/"
POLLS = 'hx-trigger="every 2s"'


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_many(
    client: Client, amira: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    jobs = [world.job(amira) for _ in range(count)]
    client.force_login(amira)

    with django_assert_num_queries(6):
        response = client.get(LIST)

    assert {job for job, _label in response.context["rows"]} == set(jobs)


def test_everybody_has_a_list_of_her_own(client: Client, amira: User, bernd: User) -> None:
    own = world.job(bernd)
    world.job(amira)
    client.force_login(bernd)

    assert [job for job, _label in client.get(LIST).context["rows"]] == [own]


def test_a_running_job_shows_how_far_it_is_and_asks_again(client: Client, amira: User) -> None:
    job = world.job(amira, state="running", steps_done=3, steps_total=9, step_label="Seiten")
    client.force_login(amira)

    html = client.get(f"{LIST}{job.public_id}/").content.decode()

    assert '<progress value="3" max="9" aria-label="3 von 9 Seiten">' in html
    assert POLLS in html
    assert ">Aktualisieren</a>" in html


def test_a_partial_request_gets_only_the_status(client: Client, amira: User) -> None:
    job = world.job(amira)
    client.force_login(amira)

    html = client.get(f"{LIST}{job.public_id}/", headers={"HX-Request-Type": "partial"})

    assert 'id="stand"' in html.content.decode()
    assert "<h1" not in html.content.decode()


@pytest.mark.parametrize("state", ["done", "failed"])
def test_what_is_over_asks_no_more(client: Client, amira: User, state: str) -> None:
    job = world.job(amira, state=state, reason="Dafür fehlt das Recht.")
    client.force_login(amira)

    html = client.get(f"{LIST}{job.public_id}/").content.decode()

    assert POLLS not in html
    assert ("Dafür fehlt das Recht." in html) == (state == "failed")


def test_a_finished_job_leads_to_what_it_made(
    client: Client, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = results.Way("Datei herunterladen", "/werkbank/berichte/7/")
    monkeypatch.setitem(results.WAYS, "probe.count", lambda _job: way)
    client.force_login(amira)
    done, waiting = (world.job(amira, state=state) for state in ("done", "waiting"))

    pages = [client.get(f"{LIST}{job.public_id}/").content.decode() for job in (done, waiting)]

    assert ['href="/werkbank/berichte/7/"' in page for page in pages] == [True, False]
