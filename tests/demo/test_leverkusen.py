"""The real city: public facts with their sources, nothing invented, nothing judged."""

import pytest

from wirkungskreis.concept.models import Element, Fact, Version, Wording
from wirkungskreis.demo.reading import read
from wirkungskreis.indicators.models import Contradiction, Observation, PopulationConcept, Printed
from wirkungskreis.mandates.models import Body, Condition, Decision
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.models import Round
from wirkungskreis.vocab.models import Source

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("leverkusen"),
    pytest.mark.xdist_group("leverkusen"),
]


def test_fields_and_versions_are_those_of_the_sources() -> None:
    fields = [(row["code"], row["title"]) for row in read("leverkusen", "concept")["fields"]]

    assert list(Wording.objects.order_by("order").values_list("code", "text")) == fields
    assert [version.label for version in Version.objects.all()] == [
        "Integrationskonzept 2009",
        "Integrationskonzept 2017",
    ]


def test_nothing_is_invented() -> None:
    assert not Measure.objects.exists()
    assert not Round.objects.exists()
    assert set(Element.objects.values_list("kind", flat=True)) == {"field"}
    assert [person.name for person in Person.objects.all()] == ["Koordination"]


def test_conditions_without_public_evidence_say_so_and_nothing_worse() -> None:
    conditions = Condition.objects.all()

    assert len(conditions) == 6
    assert {str(condition.get_state_display()) for condition in conditions} == {
        "öffentlich nicht nachvollziehbar"
    }


def test_what_is_stated_names_its_source() -> None:
    known = set(Source.objects.values_list("code", flat=True))

    named = {
        *read("leverkusen", "concept")["sources"],
        *read("leverkusen", "indicators")["sources"],
    }
    assert known == named
    assert {condition.source for condition in Condition.objects.all()} <= known
    assert {decision.source for decision in Decision.objects.filter(body__isnull=False)} <= known
    assert {fact.source for fact in Fact.objects.filter(kind="event")} <= known
    bodies = {body.source for body in Body.objects.all()}
    assert [source for source in bodies - known if not source.startswith("http")] == []


def test_every_public_figure_is_a_value_or_stands_beside_as_printed() -> None:
    figures = read("leverkusen", "figures")["figures"]
    undated = [row for row in figures if row["date"] is None or row.get("precision") == "um"]

    remarked = Printed.objects.filter(indicator__code__in=["LEV-AUSL-ANT", "LEV-NATIONEN"])
    assert Printed.objects.count() - remarked.count() == len(undated) == 5
    assert Observation.objects.count() == len(figures) - len(undated)
    known = set(Source.objects.values_list("code", flat=True))
    assert set(Observation.objects.values_list("source_ref", flat=True)) <= known
    named = set(Printed.objects.values_list("source_ref", flat=True)) - known
    assert named == {"anderer Bericht", "Seite des KI"}


def test_figures_that_contradict_each_other_stand_side_by_side() -> None:
    told = {row.topic: row for row in Contradiction.objects.all()}

    foreign, history = told["Ausländerinnen und Ausländer"], told["Migrationshintergrund"]
    assert [one.words for one in foreign.printed.all()] == ["rund 28.000 Personen"]
    assert [one.value for one in foreign.observations.all()] == [33520]
    assert sorted(str(one.value) for one in history.observations.all()) == [
        "30.000000",
        "32.100000",
        "43.500000",
    ]
    assert PopulationConcept.objects.count() >= 6


def test_every_known_contradiction_is_explained_and_none_is_settled_by_invention() -> None:
    rows = list(Contradiction.objects.all())

    topics = {row["topic"] for row in read("leverkusen", "figures")["contradictions"]}
    assert {row.topic for row in rows} == topics
    assert all(row.causes and row.text for row in rows)
    assert not any(row.is_settled for row in rows)
    assert all(row.observations.count() + row.printed.count() > 1 for row in rows)


def test_what_happens_in_a_year_is_not_dated_on_its_last_day() -> None:
    moved = Observation.objects.filter(
        version__indicator__code__in=["LEV-GEBURTEN", "LEV-ZUZUEGE", "LEV-FORTZUEGE"]
    )

    days = {(one.period_start.isoformat(), one.period_before.isoformat()) for one in moved}

    assert days == {("2023-01-01", "2024-01-01")}


def test_a_date_known_to_the_month_is_not_shown_as_a_day() -> None:
    decision = Decision.objects.get(number="2017/1900-1")

    assert (decision.on.isoformat() if decision.on else "", decision.precision) == (
        "2017-12-01",
        "month",
    )
