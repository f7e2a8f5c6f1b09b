"""A body's settings are entered on its page: cadence, deadlines, how minutes are approved."""

import pytest
from django.test import Client

from tests import world
from wirkungskreis.mandates.models import Body
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
SETTINGS = {
    "name": "Controlling-Gruppe",
    "level": "leadership",
    "per_year": "2",
    "months": ["11", "5"],
    "chair": "Beigeordnete",
    "topics_days": "21",
    "approval": "silence",
    "objection_days": "14",
}


def address(body: Body) -> str:
    return f"/werkbank/gremien/{body.public_id}/"


def test_cadence_deadlines_and_approval_are_entered(client: Client, amira: User) -> None:
    client.force_login(amira)
    body = world.body(minutes_rule="nach § 7")
    given = {**SETTINGS, "edition": body.edition, "minutes_rule": "nach § 7"}

    response = client.post(f"{address(body)}bearbeiten/", given)

    body = Body.objects.get()
    page = client.get(response["Location"]).content.decode()
    assert (body.months, body.meets_in, body.topics_days) == ("5, 11", [5, 11], 21)
    assert (body.approval, body.minutes_rule) == ("silence", "nach § 7")
    assert "Mai, November" in page
    assert "nach Ablauf der Frist ohne Einwand" in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"objection_days": ""}, "objection_days"),
        ({"valid_from": "01.01.2027", "valid_to": "31.12.2026"}, "valid_to"),
        ({"months": ["13"]}, "months"),
        ({"per_year": "0"}, "per_year"),
        ({"predecessor": "CG"}, "predecessor"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    client: Client, amira: User, wrong: dict[str, object], field: str
) -> None:
    client.force_login(amira)
    body = world.body()

    response = client.post(f"{address(body)}bearbeiten/", {**SETTINGS, "edition": 1, **wrong})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Body.objects.get().edition == 1


def test_a_code_that_is_taken_is_said_at_its_field(client: Client, amira: User) -> None:
    client.force_login(amira)
    world.body()
    key = "8f1c3a4e-0b64-4a2c-9f43-1d8a0e7a2f10"

    response = client.post(
        "/werkbank/gremien/eintragen/", {**SETTINGS, "code": "CG", "once_key": key}
    )

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["code"])
