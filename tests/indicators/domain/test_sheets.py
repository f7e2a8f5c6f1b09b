"""Sheets may be short, definitions change with a reason, and an end has one."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.domain import sheets
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.standing import indicators_for, standings
from wirkungskreis.kernel.actor import SYSTEM, Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)
FACTS: dict[str, Any] = {
    "code": "A.2-i",
    "name": "Einsätze",
    "kind": "output",
    "unit": "Einsätze",
    "value_type": "count",
    "direction": "up",
    "periodicity": "year",
    "disclosure": "no_persons",
}


def test_a_short_sheet_is_enough_and_its_completeness_is_shown() -> None:
    made = sheets.begin(actor=SYSTEM, facts=FACTS, text="Abgeschlossene Einsätze.")

    row = standings(indicators_for(SYSTEM).filter(pk=made.pk), ON)[0]

    assert (row.completeness.filled, row.completeness.of) == (1, 15)
    assert "Datenquelle" in row.completeness.missing


def test_a_code_is_given_once_and_a_definition_is_never_missing() -> None:
    making.indicator("a.2-I")

    with pytest.raises(NotPossible, match="Kürzel ist vergeben"):
        sheets.begin(actor=SYSTEM, facts=FACTS, text="Abgeschlossene Einsätze.")
    with pytest.raises(NotPossible, match="was genau gezählt wird"):
        sheets.begin(actor=SYSTEM, facts=FACTS, text=" ")


def test_shares_are_not_added_up() -> None:
    wrong = FACTS | {"value_type": "share", "over_area": "sum"}

    with pytest.raises(NotPossible, match="nicht zusammenzählen"):
        sheets.begin(actor=SYSTEM, facts=wrong, text="Anteil.")


def test_the_unit_stays_once_there_are_values() -> None:
    indicator = making.indicator()
    sheets.correct(indicator, actor=SYSTEM, edition=1, facts={"unit": "Aufträge"})
    making.observation(indicator, 2024)

    with pytest.raises(NotPossible, match="Einheit und Wertart bleiben"):
        sheets.correct(indicator, actor=SYSTEM, edition=2, facts={"unit": "Prozent"})
    sheets.correct(indicator, actor=SYSTEM, edition=2, facts={"unit": "Aufträge", "name": "Neu"})


def test_a_new_definition_has_a_reason_and_breaks_the_line() -> None:
    indicator = making.indicator()
    making.observation(indicator, 2023)

    with pytest.raises(NotPossible, match="begründen"):
        sheets.redefine(indicator, actor=SYSTEM, edition=1, text="Anders gezählt.")
    version = sheets.redefine(
        indicator, actor=SYSTEM, edition=1, text="Anders gezählt.", change_reason="Neues Verfahren."
    )
    making.observation(indicator, 2024)

    points = standings(indicators_for(SYSTEM), ON)[0].points
    assert version.number == 2
    assert [one.series for one in points] == [1, 2]


def test_retiring_needs_a_reason_and_can_be_undone() -> None:
    indicator = making.indicator()

    with pytest.raises(NotPossible, match="warum"):
        sheets.retire(indicator, actor=SYSTEM, edition=1, reason=" ", on=ON)
    sheets.retire(indicator, actor=SYSTEM, edition=1, reason="Quelle entfällt.", on=ON)
    assert (indicator.state, indicator.retired_on) == ("retired", ON)
    sheets.revive(indicator, actor=SYSTEM, edition=2)
    assert (indicator.state, indicator.retire_reason) == ("active", "")


def test_beside_a_goal_it_says_how_both_may_hang_together() -> None:
    indicator, goal = making.indicator(), world.element("A.1")

    with pytest.raises(NotPossible, match="zusammenhängen"):
        sheets.link_goal(indicator, goal, actor=SYSTEM, edition=1, mechanism="", doubts="")
    link = sheets.link_goal(
        indicator, goal, actor=SYSTEM, edition=1, mechanism="Wer übt, lernt.", doubts="Zuzug."
    )

    assert list(goal.indicator_links.all()) == [link]


def test_a_lead_does_not_keep_sheets() -> None:
    lead = actor_of(world.user("lead", Role.MEASURE_LEAD))

    with pytest.raises(NotAllowed, match="Statistikstelle"):
        sheets.begin(actor=lead, facts=FACTS, text="Abgeschlossene Einsätze.")

    assert Indicator.objects.count() == 0


@pytest.mark.parametrize("more", [0, 4])
def test_judging_costs_the_same_queries_however_many_there_are(more: int) -> None:
    for number in range(1 + more):
        indicator = making.indicator(f"X-{number}")
        making.observation(indicator, 2024)
        making.target(indicator)

    with CaptureQueriesContext(connection) as queries:
        found = standings(indicators_for(SYSTEM), ON)

    assert (len(found), len(queries)) == (1 + more, 5)
