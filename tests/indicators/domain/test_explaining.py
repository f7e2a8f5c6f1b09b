"""Why figures differ is said with the figures, and which one holds only by somebody's decision."""

from datetime import date
from typing import Any

import pytest

from tests.indicators import making
from wirkungskreis.indicators.contradictions import differing
from wirkungskreis.indicators.domain import explaining
from wirkungskreis.indicators.models import Contradiction, Indicator, Observation, Printed
from wirkungskreis.indicators.queries.printed import contradictions_for, figures_of, proposals
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)
SETTLED = {"since": date(2024, 3, 1), "decided_by": "Statistikstelle"}


def said(*figures: Observation | Printed, **fields: Any) -> explaining.Said:
    facts: dict[str, Any] = {"topic": "Zahl", "text": "Eine ist älter.", "causes": ["day"]}
    return explaining.Said(figures=figures, **(facts | fields))


def clashing() -> tuple[Indicator, Observation, Printed]:
    indicator = making.indicator("K-1", unit="Personen")
    return indicator, making.observation(indicator, 2023, 33520), making.printed(indicator)


def verdict(indicator: Indicator) -> str:
    return str(differing(indicator, SYSTEM)["contradictions"][0]["verdict"])


def test_while_nobody_has_decided_the_page_says_so() -> None:
    indicator, value, printed = clashing()

    explaining.explain(indicator, said(value, printed), actor=SYSTEM, on=ON)

    assert verdict(indicator).startswith("Noch nicht geklärt ist")


def test_which_figure_holds_is_told_with_its_day_and_who_decided() -> None:
    indicator, value, printed = clashing()
    row = explaining.explain(indicator, said(value, printed), actor=SYSTEM, on=ON)

    settled = said(value, printed, holds=value, **SETTLED)
    explaining.correct(row, settled, actor=SYSTEM, edition=1, on=ON)

    assert verdict(indicator) == (
        "Heute gilt 33.520\u00a0Personen (Rheinaue, 2023), seit dem 1. März 2024. "
        "Entschieden hat das: Statistikstelle."
    )
    figures = differing(indicator, SYSTEM)["contradictions"][0]["figures"]
    assert [one["holds"] for one in figures] == [True, False]
    assert set(Entry.objects.values_list("act", flat=True)) >= {"explain", "settle"}


def test_a_printed_figure_can_hold_and_can_be_open_again() -> None:
    indicator, value, printed = clashing()
    settled = said(value, printed, holds=printed, **SETTLED)
    row = explaining.explain(indicator, settled, actor=SYSTEM, on=ON)
    assert verdict(indicator).startswith("Heute gilt rund 28.000, seit")

    explaining.correct(row, said(value, printed), actor=SYSTEM, edition=1, on=ON)
    explaining.correct(row, said(value, printed, text="Neu."), actor=SYSTEM, edition=2, on=ON)

    acts = Entry.objects.filter(thing="indicators.contradiction").order_by("pk")
    assert list(acts.values_list("act", flat=True)) == ["explain", "unsettle", "reword"]


def test_what_explains_nothing_is_refused() -> None:
    indicator, value, printed = clashing()
    foreign = making.observation(making.indicator("K-2"), 2023, 1)
    same = making.printed(indicator, "33.520")
    wrong = [
        (said(value), "mindestens zwei Zahlen"),
        (said(value, same), "mindestens zwei Zahlen"),
        (said(value, foreign), "nicht mehr zur Wahl"),
        (said(value, printed, causes=["because"]), "aus der Liste"),
        (said(value, printed, text=" "), "worum es geht"),
        (said(value, printed, holds=same, **SETTLED), "eine der ausgewählten"),
        (said(value, printed, holds=value), "seit wann"),
        (said(value, printed, since=ON), "welche Zahl gilt"),
        (said(value, printed, holds=value, **SETTLED | {"since": date(2027, 1, 1)}), "Zukunft"),
    ]

    for given, says in wrong:
        with pytest.raises(NotPossible, match=says):
            explaining.explain(indicator, given, actor=SYSTEM, on=ON)

    assert not Contradiction.objects.exists()


def test_taken_back_it_is_told_no_longer() -> None:
    indicator, value, printed = clashing()
    row = explaining.explain(indicator, said(value, printed), actor=SYSTEM, on=ON)

    explaining.withdraw(row, actor=SYSTEM, edition=1, reason="Doppelt erfasst.")

    shown = differing(indicator, SYSTEM)
    assert shown["contradictions"] == []
    assert [one["value"] for one in shown["printed"]] == ["rund 28.000"]


def pairs(indicator: Indicator) -> list[tuple[str, str]]:
    rows = list(contradictions_for(SYSTEM).filter(indicator=indicator))
    found = proposals(figures_of(indicator), rows)
    return [(a.label.split(";")[0], b.label.split(";")[0]) for a, b in found]


def test_figures_of_the_same_time_that_differ_are_proposed_until_they_are_explained() -> None:
    indicator, value, printed = clashing()
    making.observation(indicator, 2022, 32277)
    year = {"start": date(2022, 1, 1), "before": date(2023, 1, 1)}
    making.printed(indicator, "32.277", **year)
    making.printed(indicator, "31.000", **year)
    undated, printed_pair = ("rund 28.000", "33.520\u00a0Personen"), ("32.277", "31.000")

    before = pairs(indicator)
    explaining.explain(indicator, said(value, printed), actor=SYSTEM, on=ON)

    assert before == [undated, printed_pair, ("31.000", "32.277\u00a0Personen")]
    assert pairs(indicator) == before[1:]


def test_a_rounded_copy_of_a_value_and_a_part_of_the_city_contradict_nothing() -> None:
    indicator = making.indicator("K-1", unit="Prozent", value_type="share", decimals=1)
    making.observation(indicator, 2023, "43.53")
    making.observation(indicator, 2023, "50", area=making.district("B1", "Mitte"))
    year = {"start": date(2023, 1, 1), "before": date(2024, 1, 1)}
    making.printed(indicator, "43,5 Prozent", **year)
    making.printed(indicator, "43 bis 44 Prozent", **year)

    making.printed(indicator, "44 Prozent", **year)

    assert pairs(indicator) == [("43,5 Prozent", "44 Prozent")]


def test_a_figure_without_a_day_is_not_held_against_a_later_year() -> None:
    indicator = making.indicator("K-1", unit="Personen")
    making.observation(indicator, 2023, 33520)
    making.printed(indicator, "rund 25.000", when_words="um 2017")
    making.printed(indicator, "26.000", printed_on=date(2020, 5, 1))
    making.printed(indicator, "rund 28.000", when_words="Seite mit Stand 2024, Wert älter")

    assert pairs(indicator) == [("rund 28.000", "33.520\u00a0Personen")]
