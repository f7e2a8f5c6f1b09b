"""What is public of other periods, other lists of entries and other indicators is thought of."""

from datetime import date

import pytest

from tests.indicators import making
from tests.indicators.raw import HEADER, OFFICE, ON, allowed, places, published, shown, taken
from wirkungskreis.indicators.domain import publishing, raw, subgroups
from wirkungskreis.indicators.models import Category, Dimension, Reason
from wirkungskreis.indicators.rawtext import read

pytestmark = pytest.mark.django_db
YEAR = "Rheinaue;Polen;12\nRheinaue;Syrien;240\nRheinaue;Ukraine;240"
QUARTER = "Rheinaue;Polen;3\nRheinaue;Syrien;60\nRheinaue;Ukraine;60"
QUARTERS = [
    raw.Header(date(2025, at, 1), date(2025 + at // 10, (at + 2) % 12 + 1, 1), "Amt", "Datenbank")
    for at in (1, 4, 7, 10)
]


@pytest.mark.parametrize(
    ("over_time", "kept"), [("sum", True), ("from_parts", True), ("never", False), ("", False)]
)
def test_a_year_does_not_tell_its_quarters(over_time: str, *, kept: bool) -> None:
    """Four quarters show "5", so 3 to 7; a year of 8 to 12 would say that all of them are 3."""
    indicator = allowed(over_time=over_time)
    for header in QUARTERS:
        assert shown(published(taken(indicator, QUARTER, header)))["RA", "Polen"] == 5

    preview = publishing.examine(taken(indicator, YEAR), actor=OFFICE)

    found = {line.label: line.value for line in preview.lines}
    assert found["Rheinaue, insgesamt"] == 490
    assert found["Rheinaue, Polen"] == (None if kept else 10)
    assert [step.reason for step in preview.steps] == ["audit"] * kept
    if kept:
        assert preview.reasons[0].startswith("Rheinaue, nach Herkunft: Sonst hätten 4")


def test_the_last_quarter_is_not_told_by_its_year() -> None:
    indicator = allowed(over_time="sum")
    published(taken(indicator, YEAR))
    for header in QUARTERS[:3]:
        published(taken(indicator, QUARTER, header))

    last = shown(published(taken(indicator, QUARTER, QUARTERS[3])))

    assert last["RA", "Polen"] == Reason.SECRET
    assert last["RA", "insgesamt"] == 125


def test_months_of_another_quarter_hang_together_through_the_year() -> None:
    """Twelve in the year and nine in three months are public: a "5" of a quarter would say 3."""
    indicator = allowed(over_time="sum")
    making.observation(indicator, 2025, value=12, known=ON)
    for month, count in ((7, 4), (8, 4), (9, 1)):
        days = {"period_start": date(2025, month, 1), "period_before": date(2025, month + 1, 1)}
        making.observation(indicator, 2025, value=count, known=ON, **days)
    other = allowed("B.9-i", over_time="sum")

    bound = publishing.examine(taken(indicator, "Rheinaue;;3", QUARTERS[0]), actor=OFFICE)
    free = publishing.examine(taken(other, "Rheinaue;;3", QUARTERS[0]), actor=OFFICE)

    assert [line.value for line in free.lines] == [5]
    assert [line.reason for line in bound.lines] == [Reason.SECRET]


def test_the_last_state_of_a_year_is_that_of_its_last_day() -> None:
    text = "Rheinaue;Polen;3\nRheinaue;Syrien;58\nRheinaue;Ukraine;58"
    for over_time, value in (("last", None), ("never", 5)):
        indicator = allowed(f"B-{over_time}", over_time=over_time)
        day = {"period_start": date(2025, 12, 31), "period_before": date(2026, 1, 1)}
        making.observation(indicator, 2025, value=119, known=ON, **day)

        preview = publishing.examine(taken(indicator, text), actor=OFFICE)

        assert {line.label: line.value for line in preview.lines}["Rheinaue, Polen"] == value


def age_groups(*labels: str) -> list[Category]:
    """Find or make entries of the list of ages."""
    age = Dimension.objects.get_or_create(code="age", defaults={"name": "Alter"})[0]
    for at, label in enumerate(labels):
        facts = {"label": label, "order": at}
        age.categories.get_or_create(code=label.replace(" ", "-"), defaults=facts)
    return list(age.categories.select_related("dimension").filter(label__in=labels))


def test_other_age_groups_of_an_earlier_delivery_do_not_tell_who_is_between() -> None:
    """61 below 18 and 100 above are public; 58 below 15 would tell that three are 15 to 17."""
    indicator = allowed()
    today = age_groups("unter 15", "15 und mehr")
    lines = read("Rheinaue;unter 15;58\nRheinaue;15 und mehr;103", places(), today)
    table = raw.take_in(indicator, HEADER, lines, actor=OFFICE, on=ON)
    free = publishing.examine(table, actor=OFFICE)
    for group, count in zip(age_groups("unter 18", "18 und mehr"), (61, 100), strict=True):
        making.observation(indicator, 2025, value=count, known=ON, subgroup=subgroups.of([group]))
    making.observation(indicator, 2025, value=161, known=ON)

    bound = publishing.examine(table, actor=OFFICE)

    assert free.published.withheld == []
    assert {line.label: line.value for line in bound.lines} == {
        "Rheinaue, insgesamt": 160,
        "Rheinaue, unter 15": None,
        "Rheinaue, 15 und mehr": None,
    }
