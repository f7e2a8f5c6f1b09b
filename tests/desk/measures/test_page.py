from django.test import Client

from tests import world
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.models import User

LIST = "/werkbank/massnahmen/"


def page_of(measure: Measure) -> str:
    return f"{LIST}{measure.public_id}/"


def test_buttons_say_the_step_in_german(client: Client, amira: User) -> None:
    measure = world.measure()
    client.force_login(amira)

    html = client.get(page_of(measure)).content.decode()

    assert '<button type="submit" name="step" value="plan">Einplanen</button>' in html


def test_a_step_ends_in_a_redirect(client: Client, amira: User) -> None:
    measure = world.measure()
    client.force_login(amira)

    response = client.post(page_of(measure), {"step": "plan", "edition": 1})

    assert (response.status_code, response["Location"]) == (302, page_of(measure))
    assert Measure.objects.get().state == "planned"


def test_a_refusal_is_shown_where_the_person_is(client: Client, bernd: User) -> None:
    measure = world.measure()
    client.force_login(bernd)

    response = client.post(page_of(measure), {"step": "plan", "edition": 1})

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == ["Das kann nur die Koordination."]


def test_a_stale_edit_loses_neither_text(client: Client, bernd: User) -> None:
    measure = world.measure(title="Sprachcafé am Markt", edition=2)
    client.force_login(bernd)
    page = f"{page_of(measure)}bearbeiten/"

    response = client.post(page, {"title": "Sprachcafé im Park", "edition": 1})
    html = response.content.decode()

    assert response.status_code == 422
    assert "Inzwischen wurde hier etwas geändert." in html
    assert "<p>Sprachcafé am Markt</p>" in html
    assert 'value="Sprachcafé im Park"' in html
    assert '<input type="hidden" name="edition" value="2">' in html
