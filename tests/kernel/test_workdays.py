"""When offices work and schools are closed, Land by Land, and never a guess."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from wirkungskreis.kernel.lands import LANDS
from wirkungskreis.kernel.workdays import DAY, Break, Workdays

NRW = Workdays("NW")
KNOWN = st.dates(date(2024, 8, 1), date(2029, 6, 30))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 10, 2), True),
        (date(2026, 10, 3), False),  # Tag der Deutschen Einheit
        (date(2026, 11, 1), False),  # Allerheiligen, a Sunday
        (date(2028, 11, 1), False),  # Allerheiligen, a Wednesday: a holiday in NRW
        (date(2026, 6, 4), False),  # Fronleichnam
        (date(2027, 12, 24), True),
    ],
)
def test_holidays_of_the_land_count(day: date, *, works: bool) -> None:
    assert NRW.is_workday(day) is works


def test_another_land_has_other_holidays() -> None:
    assert Workdays("HH").is_workday(date(2028, 11, 1))
    assert not Workdays("SN").is_workday(date(2026, 11, 18))  # Buß- und Bettag


def test_workdays_are_counted_over_weekends_and_holidays() -> None:
    assert NRW.workday_from(date(2026, 10, 3)) == date(2026, 10, 5)
    assert NRW.before(date(2026, 10, 6), 2) == date(2026, 10, 2)
    assert NRW.after(date(2026, 10, 2), 1) == date(2026, 10, 5)


# Ferienordnung für Nordrhein-Westfalen für die Schuljahre bis 2029/30, RdErl. v. 19.05.2022
@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Sommerferien", date(2025, 7, 14), date(2025, 8, 26)),
        ("Herbstferien", date(2025, 10, 13), date(2025, 10, 25)),
        ("Weihnachtsferien", date(2025, 12, 22), date(2026, 1, 6)),
        ("Oster-/Frühjahrsferien", date(2026, 3, 30), date(2026, 4, 11)),
        ("Himmelfahrts-/Pfingstferien", date(2026, 5, 26), date(2026, 5, 26)),
        ("Sommerferien", date(2026, 7, 20), date(2026, 9, 1)),
        ("Herbstferien", date(2026, 10, 17), date(2026, 10, 31)),
    ],
)
def test_school_holidays_are_those_of_the_land(name: str, first: date, last: date) -> None:
    found = [NRW.school_break(day) for day in (first, last)]

    assert found == [Break(name, first, last)] * 2
    assert [NRW.school_break(day) for day in (first - DAY, last + DAY)] == [None, None]


def test_nothing_is_guessed_beyond_what_is_known() -> None:
    end = NRW.school_known_until

    assert NRW.knows_school(end)
    assert not NRW.knows_school(end + DAY)
    assert NRW.school_break(date(end.year + 5, 8, 1)) is None


@pytest.mark.parametrize("land", LANDS)
def test_every_land_knows_some_years_ahead(land: str) -> None:
    assert Workdays(land).school_known_until >= date(2028, 12, 31)


def test_names_are_in_the_language_of_the_page() -> None:
    day = date(2026, 10, 20)

    with translation.override("de"):
        german = NRW.obstacle(day), NRW.obstacle(date(2026, 6, 4))
    with translation.override("en"):
        english = NRW.obstacle(day), NRW.obstacle(date(2026, 6, 4))

    assert german == ("Herbstferien", "Fronleichnam")
    assert english == ("Autumn Break", "Corpus Christi")


def test_a_land_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such Land"):
        Workdays("XX")


def test_sittings_are_proposed_outside_holidays() -> None:
    tuesdays = NRW.proposals(date(2026, 10, 12), 3, weekday=1)

    assert tuesdays == [date(2026, 10, 13), date(2026, 11, 3), date(2026, 11, 10)]


@settings(max_examples=60)
@given(KNOWN, st.sampled_from(list(LANDS)))
def test_a_proposed_day_is_always_a_good_one(start: date, land: str) -> None:
    calendar = Workdays(land)

    day = calendar.proposals(start, 1)[0]

    assert day >= start
    assert (calendar.is_workday(day), calendar.obstacle(day)) == (True, "")
