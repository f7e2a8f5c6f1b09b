"""How the open interface answers: read only, for any site, without cookies, in OParl's words."""

import json

import pytest
from django.test import Client

from tests import world
from tests.reports import making
from wirkungskreis.mandates.models import Sitting

pytestmark = pytest.mark.django_db
ROOT = "/oparl/v1.1"
ERROR = "https://schema.oparl.org/1.1/Error"
SOME = "00000000-0000-0000-0000-000000000000"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (ROOT, 200),
        (f"{ROOT}/meeting", 200),
        (f"{ROOT}/", 404),
        (f"{ROOT}/meeting/", 404),
        (f"{ROOT}/meeting/1", 404),
        (f"{ROOT}/system", 404),
        (f"{ROOT}/system/{SOME}", 404),
        (f"{ROOT}/meeting/{SOME}", 404),
        (f"{ROOT}/organization/{SOME}/meeting", 404),
        (f"{ROOT}/file/{SOME}/access", 404),
        (f"{ROOT}/../werkbank/", 404),
        (f"{ROOT}/%00", 404),
        (f"{ROOT}/meeting?limit=-1", 400),
    ],
)
def test_every_answer_is_json_for_any_site(client: Client, address: str, status: int) -> None:
    response = client.get(address, headers={"origin": "https://other.example"})

    assert response.status_code == status
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Length"] == str(len(response.content))
    assert response.cookies == {}
    assert not response.content.startswith(b"\xef\xbb\xbf")
    answer = json.loads(response.content.decode("utf-8"))
    if status != 200:
        assert set(answer) == {"type", "message", "debug"}
        assert answer["type"] == ERROR
        assert answer["message"].endswith(".")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes(method: str) -> None:
    client = Client(enforce_csrf_checks=True)

    response = getattr(client, method)(f"{ROOT}/meeting")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.json()["type"] == ERROR


def test_head_says_what_get_would(client: Client) -> None:
    got, head = client.get(ROOT), client.head(ROOT)

    assert (head.status_code, head.content) == (200, b"")
    assert {n: head[n] for n in ("ETag", "Last-Modified", "Content-Length")} == {
        n: got[n] for n in ("ETag", "Last-Modified", "Content-Length")
    }


def test_who_has_it_already_gets_none(client: Client) -> None:
    first = client.get(ROOT)

    same = client.get(ROOT, headers={"if-none-match": first["ETag"]})
    since = client.get(ROOT, headers={"if-modified-since": first["Last-Modified"]})
    other = client.get(ROOT, headers={"if-none-match": '"other"'})

    assert (same.status_code, same.content) == (304, b"")
    assert same["Access-Control-Allow-Origin"] == "*"
    assert (since.status_code, since.content) == (304, b"")
    assert other.status_code == 200


def test_the_answer_does_not_depend_on_who_asks_in_which_language(client: Client) -> None:
    body = world.body("O-RAT", name="Rat der Stadt", level="political", is_public=True)
    Sitting.objects.create(code="R-1", body=body, on="2026-10-01")
    german = client.get(f"{ROOT}/meeting")
    client.force_login(world.user("amira"))

    english = client.get(f"{ROOT}/meeting", headers={"accept-language": "en"})

    assert "Sitzung: Rat der Stadt" in english.content.decode()
    assert english.content == german.content


def test_files_are_looked_at_or_saved(client: Client) -> None:
    making.released()
    file = client.get(f"{ROOT}/paper").json()["data"][0]["mainFile"]
    access, download = (
        file[name].removeprefix("http://127.0.0.1:8000") for name in ("accessUrl", "downloadUrl")
    )

    seen, saved = client.get(access), client.get(download)

    assert seen.content.startswith(b"%PDF")
    assert seen["Content-Type"] == "application/pdf"
    assert seen["Access-Control-Allow-Origin"] == "*"
    assert "attachment" not in seen["Content-Disposition"]
    assert saved["Content-Disposition"] == f'attachment; filename="{file["fileName"]}"'
    assert client.get(access, headers={"if-none-match": seen["ETag"]}).status_code == 304
    assert client.get(f"{access}/x").status_code == 404
