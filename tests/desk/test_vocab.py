"""The pages on which the shared words are kept."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.people.models import User
from wirkungskreis.vocab.models import Area, Obstacle, Source, TargetGroup

HOME = "/werkbank/woerter/"
GROUPS = f"{HOME}zielgruppen/"


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def group(code: str = "ZG-NEU", label: str = "Neu Zugewanderte", **facts: Any) -> TargetGroup:
    return TargetGroup.objects.create(code=code, label=label, **facts)


def act(desk: Client, word: TargetGroup, name: str, **data: object) -> Any:
    data = {"act": name, "edition": word.edition, **data}
    return desk.post(f"{GROUPS}{word.public_id}/", data)


@pytest.mark.parametrize("kind", ["", "zielgruppen/", "gebiete/", "hindernisse/", "quellen/"])
def test_empty_lists_say_what_to_do(desk: Client, kind: str) -> None:
    assert "Tragen Sie" in desk.get(f"{HOME}{kind}").content.decode()


def test_a_kind_nobody_knows_is_not_found(desk: Client) -> None:
    assert desk.get(f"{HOME}unsinn/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", ["zielgruppen", "gebiete", "hindernisse"])
def test_lists_cost_the_same_for_many(
    desk: Client, kind: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        new = group(f"ZG-{number}", f"Gruppe {number}")
        group(f"ALT-{number}", f"Alt {number}", valid_before=date(2020, 1, 1), successor=new)
        Area.objects.create(code=f"A{number}", name=f"Ort {number}", level="city")
        Obstacle.objects.create(code=f"H{number}", label=f"Hindernis {number}")
        world.measure().target_groups.add(new)

    with django_assert_num_queries(LIST):
        response = desk.get(f"{HOME}{kind}/")

    assert len(response.context["rows"]) == count


LIST = 5  # four about who is there, one about the words


def test_a_word_is_entered_once_however_often_the_form_is_sent(desk: Client) -> None:
    data = {"once_key": str(uuid4()), "code": "ZG-NEU", "label": "Neu Zugewanderte"}

    responses = [desk.post(f"{GROUPS}eintragen/", data) for _ in range(2)]

    word = TargetGroup.objects.get()
    assert [r["Location"] for r in responses] == [f"{GROUPS}{word.public_id}/"] * 2


def test_an_area_is_entered_in_its_place(desk: Client) -> None:
    city = Area.objects.create(code="RA", name="Rheinaue", level="city")
    data = {"once_key": str(uuid4()), "code": "ST", "label": "Altstadt", "level": "quarter"}

    desk.post(f"{HOME}gebiete/eintragen/", {**data, "parent": "RA"})
    rows = desk.get(f"{HOME}gebiete/").context["rows"]

    assert [(str(area), depth) for area, depth in rows] == [("Rheinaue", 0), ("Altstadt", 1)]
    assert Area.objects.get(code="ST").parent == city


def test_a_refusal_stands_on_the_page(desk: Client) -> None:
    group()
    data = {"once_key": str(uuid4()), "code": "ZG-NEU", "label": "Andere"}

    response = desk.post(f"{GROUPS}eintragen/", data)

    assert response.status_code == 422
    assert "Dieses Kürzel ist vergeben." in response.content.decode()


def test_a_word_is_renamed_retired_and_offered_again(desk: Client) -> None:
    word, new = group(), group("ZG-ALLE", "Alle")
    place = f"{GROUPS}{word.public_id}/"

    steps = [act(desk, word, "rename", label="Neuzugewanderte")]
    word.refresh_from_db()
    steps.append(act(desk, word, "retire", last="08.10.2026", successor=new.code))
    page = desk.get(place).content.decode()
    word.refresh_from_db()
    steps.append(act(desk, word, "revive"))

    assert [step["Location"] for step in steps] == [place] * 3
    assert "Neu Zugewanderte" in page
    assert "Formulare bieten dieses Wort heute nicht an." in page
    word.refresh_from_db()
    assert (str(word), word.valid_before, word.successor) == ("Neuzugewanderte", None, None)


def test_a_stale_renaming_is_refused_on_the_page(desk: Client) -> None:
    word = group(edition=2)

    response = desk.post(
        f"{GROUPS}{word.public_id}/", {"act": "rename", "edition": 1, "label": "Andere"}
    )
    html = response.content.decode()

    assert response.status_code == 422
    assert "Inzwischen wurde hier etwas geändert." in html
    assert ('value="Andere"' in html, "<h1>Neu Zugewanderte</h1>" in html) == (True, True)


def test_deleting_is_offered_only_while_nothing_uses_the_word(desk: Client) -> None:
    used, unused = group(), group("X", "Vertippt")
    world.measure().target_groups.add(used)

    pages = [desk.get(f"{GROUPS}{w.public_id}/").content.decode() for w in (used, unused)]
    gone, refused = act(desk, unused, "discard"), act(desk, used, "discard")

    assert ['value="discard"' in page for page in pages] == [False, True]
    assert (gone["Location"], refused.status_code) == (GROUPS, 422)
    assert list(TargetGroup.objects.all()) == [used]


def test_places_are_changed_in_the_list(desk: Client) -> None:
    first, second = group(order=1), group("ZG-2", "Frauen", order=2)
    data = {"word": str(second.public_id), "edition": 1, "direction": "up"}

    response = desk.post(GROUPS, data)
    refused = desk.post(GROUPS, data)

    assert response["Location"] == GROUPS
    assert list(TargetGroup.objects.all()) == [second, first]
    assert refused.status_code == 422


def test_others_read_and_change_nothing(client: Client, bernd: User) -> None:
    word = group()
    client.force_login(bernd)

    pages = [client.get(page).content.decode() for page in (GROUPS, f"{GROUPS}{word.public_id}/")]
    response = act(client, word, "rename", label="Andere")

    assert [page.count('<form method="post"') for page in pages] == [
        client.get("/werkbank/konzept/").content.decode().count('<form method="post"')
    ] * 2
    assert response.status_code == 422
    assert str(TargetGroup.objects.get()) == "Neu Zugewanderte"


def test_a_measure_keeps_a_retired_word_but_no_other_is_offered_it(desk: Client) -> None:
    old = group(valid_before=date(2020, 1, 1))
    carrying, other = world.measure(), world.measure()
    carrying.target_groups.add(old)

    pages = [
        desk.get(f"/werkbank/massnahmen/{m.public_id}/bearbeiten/").content.decode()
        for m in (carrying, other)
    ]

    assert ["Neu Zugewanderte" in page for page in pages] == [True, False]


def test_a_source_is_entered_and_corrected(desk: Client) -> None:
    data = {"once_key": str(uuid4()), "code": "S16", "title": "Bericht", "url": ""}
    desk.post(f"{HOME}quellen/eintragen/", data)
    source = Source.objects.get()
    place = f"{HOME}quellen/{source.public_id}/bearbeiten/"

    desk.post(place, {"edition": 1, "title": "Bericht 2024", "url": "https://example.org/b"})
    stale = desk.post(place, {"edition": 1, "title": "Anders", "url": ""})

    assert (Source.objects.get().title, stale.status_code) == ("Bericht 2024", 422)
    assert "<dd>Bericht 2024</dd>" in stale.content.decode()
