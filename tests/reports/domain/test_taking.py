"""Key figures of a report become values of indicators: picked one by one, all or none, once."""

from contextlib import nullcontext
from datetime import date
from decimal import Decimal

import pytest

from tests import world
from tests.indicators import making as watched
from tests.reports import making
from wirkungskreis.concept.models import Element
from wirkungskreis.indicators.models import Indicator, Observation
from wirkungskreis.kernel.actor import SYSTEM, Role
from wirkungskreis.kernel.errors import NotPossible, Refused
from wirkungskreis.people.actors import actor_of
from wirkungskreis.reports.domain import writing
from wirkungskreis.reports.domain.taking import Choice, take_over
from wirkungskreis.reports.models import KeyFigure, Report, TakenFigure
from wirkungskreis.reports.readable import Amount, amount_of

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)


def figure(report: Report, value: str = "11,4 Wochen") -> KeyFigure:
    facts: dict[str, object] = {
        "label": "Wartezeit bis zum Kurs",
        "value": value,
        "on": date(2025, 12, 31),
        "source": "Vormerkliste",
        "definition": "Median von Einstufung bis Kursbeginn",
        "population": "Vorgemerkte Personen",
    }
    goal = Element.objects.get(key="A.1")
    return writing.enter_figure(report, actor=SYSTEM, goal=goal, facts=facts)


@pytest.fixture
def report() -> Report:
    watched.city()
    return making.report()


def test_a_new_indicator_says_where_it_comes_from(report: Report) -> None:
    one = figure(report)

    [taken] = take_over(report, [Choice(one, code="A.1-w")], actor=SYSTEM, on=ON)

    made = Indicator.objects.get(code="A.1-w")
    assert (made.name, made.unit, made.source) == ("Wartezeit bis zum Kurs", "Wochen", one.source)
    assert made.versions.get().text == one.definition
    assert made.goal_links.get().element == one.goal
    value = Observation.objects.get()
    assert (value.value, value.period_start) == (Decimal("11.4"), one.on)
    assert value.note == f"übernommen aus: {report}"
    assert (taken.figure, taken.indicator, taken.release) == (one, made, value.release)


def test_a_figure_is_taken_once_however_often_it_is_sent(report: Report) -> None:
    one = figure(report)
    choice = [Choice(one, code="A.1-w")]
    take_over(report, choice, actor=SYSTEM, on=ON)

    again = take_over(report, choice, actor=SYSTEM, on=ON)

    assert again == []
    assert Observation.objects.count() == Indicator.objects.count() == 1


def test_a_value_that_is_there_already_is_only_linked(report: Report) -> None:
    known = watched.indicator("A.1-w", unit="Wochen", value_type="mean")
    day = {"period_start": date(2025, 12, 31), "period_before": date(2026, 1, 1)}
    watched.observation(known, 2025, Decimal("11.4"), **day)

    [taken] = take_over(report, [Choice(figure(report), known)], actor=SYSTEM, on=ON)

    assert taken.release is None
    assert Observation.objects.count() == 1


def test_one_that_does_not_fit_leaves_all_as_they_were(report: Report) -> None:
    other = watched.indicator("A.1-e")
    choices = [Choice(figure(report), code="A.1-w"), Choice(figure(report), other)]

    with pytest.raises(NotPossible, match="hat eine andere Einheit"):
        take_over(report, choices, actor=SYSTEM, on=ON)

    assert not TakenFigure.objects.exists()
    assert list(Indicator.objects.all()) == [other]


@pytest.mark.parametrize(("value", "taken"), [("3 Personen", 0), ("3 Wochen", 1), ("8 Kinder", 1)])
def test_so_few_persons_are_not_taken_over(report: Report, value: str, taken: int) -> None:
    choice = Choice(figure(report, value), code="A.1-i")

    with nullcontext() if taken else pytest.raises(NotPossible, match="einzelne Menschen"):
        take_over(report, [choice], actor=SYSTEM, on=ON)

    assert Indicator.objects.count() == taken


def test_a_figure_without_one_number_is_refused(report: Report) -> None:
    words = figure(report, "3 von 7 Stellen")

    with pytest.raises(NotPossible, match="nicht genau eine Zahl"):
        take_over(report, [Choice(words, code="A.1-w")], actor=SYSTEM, on=ON)


def test_a_new_one_needs_a_code(report: Report) -> None:
    with pytest.raises(NotPossible, match="ein Kürzel an"):
        take_over(report, [Choice(figure(report))], actor=SYSTEM, on=ON)


def test_only_who_keeps_sheets_may(report: Report) -> None:
    editor = actor_of(world.user("redaktion", Role.EDITORIAL))

    with pytest.raises(Refused, match="Datenblätter pflegen"):
        take_over(report, [Choice(figure(report), code="A.1-w")], actor=editor, on=ON)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("11,4 Wochen", Amount(Decimal("11.4"), "Wochen")),
        ("63 %", Amount(Decimal(63), "Prozent")),
        ("1.157\u00a0Einsätze", Amount(Decimal(1157), "Einsätze")),
        ("etwa 30 Familien", None),
        ("keine", None),
    ],
)
def test_number_and_unit_are_read_or_not_at_all(text: str, amount: Amount | None) -> None:
    assert amount_of(text) == amount
