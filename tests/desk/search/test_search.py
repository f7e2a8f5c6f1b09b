from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from tests.indicators import making
from wirkungskreis.concept.domain import adoption
from wirkungskreis.desk.search.hits import SHOWN, find
from wirkungskreis.mandates.models import Decision
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.reports.models import Report

TODAY = date(2026, 10, 9)
QUERIES = 15


def titles(words: str, user: User) -> dict[str, list[str]]:
    groups = find(words, actor=actor_of(user), on=TODAY)
    return {group.title: [hit.title for hit in group.hits] for group in groups}


def test_every_stage_is_searched(amira: User) -> None:
    world.wording("B.3", "Übersetzung anbieten")
    world.measure(code="M1", title="Übersetzung im Amt")
    world.organisation("Übersetzungsbüro")
    Decision.objects.create(number="RB-1", text="Mehr Übersetzung")
    world.condition(number="AU-1", text="Die Übersetzung wird ausgebaut.")
    world.paper("2026/7", subject="Übersetzung für alle")
    world.item(world.meeting(), title="Stand der Übersetzung")
    world.task("A-1", title="Übersetzung beauftragen")
    making.indicator("A.2-i", name="Wartezeit auf eine Übersetzung")
    Report.objects.create(
        code="SB-1",
        label="Sachstandsbericht",
        title="Bericht zur Übersetzung",
        period_start=date(2026, 1, 1),
        period_before=date(2026, 7, 1),
        reference_date=date(2026, 6, 30),
    )

    found = titles("übersetzung", amira)

    assert found == {
        "Maßnahmen": ["M1 Übersetzung im Amt"],
        "Konzept": ["B.3 Übersetzung anbieten"],
        "Organisationen": ["Übersetzungsbüro"],
        "Beschlüsse": ["RB-1 Mehr Übersetzung"],
        "Ratsaufträge": ["AU-1 Die Übersetzung wird ausgebaut."],
        "Vorlagen": ["2026/7 Übersetzung für alle"],
        "Tagesordnungen": ["Stand der Übersetzung"],
        "Aufträge der Gremien": ["A-1 Übersetzung beauftragen"],
        "Berichte": ["Bericht zur Übersetzung"],
        "Indikatoren": ["A.2-i Wartezeit auf eine Übersetzung"],
    }


def test_an_old_version_of_the_concept_is_not_searched(amira: User) -> None:
    world.wording("B.1", "Gemeinsam lernen", world.draft(2))
    world.adopted(world.draft(2))
    world.wording("B.1", "Zusammen lernen", world.draft(3))
    world.wording("B.1", "Früher lernen", world.draft(1))
    known = adoption.Historic(
        adopted_on=date(2009, 9, 22), valid_from=date(2009, 9, 22), valid_before=date(2017, 12, 18)
    )
    adoption.record(world.draft(1), known, on=TODAY, actor=actor_of(amira), edition=1)

    found = titles("lernen", amira)

    assert found == {"Konzept": ["B.1 Gemeinsam lernen", "B.1 Zusammen lernen"]}


def test_what_one_may_not_see_is_not_found(amira: User, chiara: User) -> None:
    world.measure(code="M1", title="Radkurs", published_at=None)

    assert titles("radkurs", amira) == {"Maßnahmen": ["M1 Radkurs"]}
    assert titles("radkurs", chiara) == {}


def test_what_is_confidential_is_found_only_by_who_may_read_it(amira: User, chiara: User) -> None:
    met = world.meeting(state="invited")
    world.item(met, title="Radkurs: Personal", is_confidential=True)

    assert titles("radkurs", amira) == {"Tagesordnungen": ["Radkurs: Personal"]}
    assert titles("radkurs", chiara) == {}


def test_one_letter_is_no_question(amira: User) -> None:
    world.measure(title="Radkurs")

    assert find(" r ", actor=actor_of(amira), on=TODAY) == []


def test_many_hits_are_counted_and_lead_to_the_register(client: Client, amira: User) -> None:
    for _ in range(SHOWN + 3):
        world.measure(title="Radkurs")
    client.force_login(amira)

    response = client.get("/werkbank/suche/", {"q": "radkurs"})

    group = response.context["groups"][0]
    assert (group.total, len(group.hits), group.hidden) == (SHOWN + 3, SHOWN, 3)
    html = " ".join(response.content.decode().split())
    assert '<a href="/werkbank/massnahmen/?suche=radkurs">3 weitere Treffer</a>' in html


def test_nothing_found_says_what_helps(client: Client, amira: User) -> None:
    client.force_login(amira)

    html = client.get("/werkbank/suche/", {"q": "gibt es nicht"}).content.decode()

    assert "Dazu wurde nichts gefunden." in html
    assert "mit weniger Wörtern" in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_many(
    client: Client, amira: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(count):
        world.measure(title="Radkurs")
        world.condition(text="Radkurs")
        world.organisation(f"Radkurs {n}")
    client.force_login(amira)

    with django_assert_num_queries(QUERIES):
        response = client.get("/werkbank/suche/", {"q": "radkurs"})

    assert [group.total for group in response.context["groups"]] == [count, count, count]
