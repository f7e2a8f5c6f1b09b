"""What a protected table shows, what it keeps back, and what it takes into account."""

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.indicators.protection.tables import CITY, invented, square, vector
from wirkungskreis.indicators.protection.grid import chain
from wirkungskreis.indicators.protection.outcome import Rate, Shown, Withheld
from wirkungskreis.indicators.protection.publishing import publish
from wirkungskreis.indicators.protection.rules import Rules, Span
from wirkungskreis.indicators.protection.table import (
    Area,
    Cell,
    Dimension,
    Guard,
    Known,
    Measure,
    NotATable,
    Table,
    Why,
)

pytestmark = pytest.mark.once
TOTAL = Cell(CITY, ("",))


def test_every_count_is_rounded_and_few_is_said_as_few() -> None:
    published = publish(vector(12, 7, 43, 2, 0))

    shown = [published.cells[Cell(CITY, (f"k{at}",))] for at in range(5)]
    assert shown == [Shown(10), Shown(5), Shown(45), Shown(few=True), Shown(few=True)]
    assert published.cells[TOTAL] == Shown(65)
    assert published.withheld == []


def test_an_impossible_category_is_no_zero() -> None:
    never = Cell(CITY, ("k1",))

    published = publish(replace(vector(60, 0, 20), impossible=frozenset({never})))

    assert published.cells[never] == Shown(withheld=Withheld.IMPOSSIBLE)
    with pytest.raises(NotATable) as refused:
        publish(replace(vector(60, 3, 20), impossible=frozenset({never})))
    assert (refused.value.why, refused.value.cell) == (Why.IMPOSSIBLE, never)


@pytest.mark.parametrize(
    ("counts", "kept"),
    [((20, 0, 0), True), ((18, 1, 1), True), ((17, 3, 0), False), ((60, 0, 0), False)],
)
def test_a_breakdown_that_tells_of_a_small_group_is_kept_back(
    counts: tuple[int, ...], *, kept: bool
) -> None:
    published = publish(vector(*counts))

    assert [step.reason for step in published.steps] == [Withheld.GROUP] * kept
    assert len(published.withheld) == 3 * kept
    assert published.cells[TOTAL].is_number


def test_a_share_comes_from_rounded_counts_in_whole_percent() -> None:
    published = publish(_shares(counted=38, base=103))

    assert published.rates == {Cell(CITY): Rate(38, Decimal("2.8"))}


@pytest.mark.parametrize(
    ("base", "error"), [(97, None), (98, "3.1"), (200, "1.6"), (500, "0.7"), (10_000, "0.1")]
)
def test_a_share_needs_a_group_of_a_hundred(base: int, error: str | None) -> None:
    found = publish(_shares(counted=base // 2, base=base)).rates.get(Cell(CITY))

    assert (found and found.percent) == (None if error is None else 50)
    assert (found and found.error) == (None if error is None else Decimal(error))


def test_no_share_is_further_off_than_it_says() -> None:
    for base, counted in itertools.product((100, 102, 137, 198, 252, 498), range(3, 98, 5)):
        found = publish(_shares(counted=counted, base=base)).rates[Cell(CITY)]

        assert abs(found.percent - Decimal(100) * counted / base) <= found.error <= Decimal("4.5")


def test_the_few_who_are_left_over_are_guarded_like_the_few_who_are_counted() -> None:
    few, many = publish(_shares(counted=2, base=30)), publish(_shares(counted=28, base=30))

    assert few.withheld == many.withheld == [Cell(CITY)]
    assert publish(_shares(counted=200, base=203)).guarded == 1


def _shares(counted: int, base: int) -> Table:
    return Table(chain(CITY), (), {Cell(CITY): counted, Cell(CITY, (), Measure.BASE): base})


def test_an_exact_total_from_outside_is_taken_into_account() -> None:
    exact = Known((TOTAL,), Span(120, 120), "Haushaltsplan")

    alone = publish(vector(3, 58, 59))
    known = publish(vector(3, 58, 59, known=(exact,)))

    assert (alone.withheld, len(known.withheld)) == ([], 3)
    assert known.cells[TOTAL] == Shown(120)  # who knows 120 learns nothing from it


def test_what_is_known_already_cannot_be_hidden_any_more() -> None:
    parts = (Known((Cell(CITY, ("k1",)),), Span(58, 58), ""), Known((TOTAL,), Span(61, 61), ""))

    published = publish(vector(3, 58, known=parts))

    assert (published.withheld, published.guarded) == ([], 1)


def test_exact_counts_of_other_districts_keep_the_breakdown_back() -> None:
    rows = [(4, 60), (60, 60), (60, 60)]
    others = [Known((Cell(f"B{at}", ("k0",)),), Span(60, 60), "Schulen") for at in (1, 2)]
    city = Known((Cell(CITY, ("k0",)),), Span(122, 124), "Stadt vom März")

    free, bound = publish(square(*rows)), publish(square(*rows, known=(*others, city)))

    assert free.withheld == []
    first, *more = bound.steps
    assert (first.reason, first.dimensions) == (Withheld.AUDIT, ("k",))
    assert Cell("B0", ("k0",)) in first.because
    assert len(first.cells) == 6  # all of it: which district failed would tell
    assert [step.dimensions for step in more] == [(), ("k",)]  # the city's 125 tells it too


def test_a_small_group_is_not_broken_down_a_second_time() -> None:
    """A cross table of few persons could be narrowed by what is kept back of it."""
    published = publish(square((30, 30, 45), (70, 61, 80), (20, 13, 14)))

    assert [(step.reason, step.area, step.dimensions) for step in published.steps] == [
        (Withheld.SIZE, "B2", ("k",))
    ]
    assert published.withheld == [Cell("B2", (f"k{at}",)) for at in range(3)]
    assert published.cells[Cell("B2", ("",))] == Shown(45)


def test_what_was_released_before_is_taken_into_account() -> None:
    """Yesterday 3 to 7, today 0 to 2 and the total: the difference must not tell."""
    cell = Cell(CITY, ("k0",))
    before = Known((cell,), Span(2, 3), "Lieferung vom März")

    alone = publish(vector(3, 60, 60))
    after = publish(vector(3, 60, 60, known=(before,)))

    assert alone.withheld == []
    assert [step.reason for step in after.steps] != []
    assert after.steps[0].because == (cell,)


def test_what_todays_counts_disprove_is_left_out_and_said() -> None:
    before = Known((Cell(CITY, ("k0",)),), Span(8, 12), "Lieferung vom März")

    published = publish(vector(3, 60, 60, known=(before,)))

    assert (published.withheld, published.left_out) == ([], ("Lieferung vom März",))


def test_a_district_is_not_found_by_difference_to_the_city() -> None:
    """The city was released to the person, two districts too: the third must not follow."""
    rows = [(60, 61), (70, 71), (3, 50)]
    districts = [Known((Cell(f"B{at}", ("k0",)),), Span(n, n), "") for at, n in enumerate((60, 70))]
    city = Known((Cell(CITY, ("k0",)),), Span(131, 133), "Stadt vom März")

    published = publish(square(*rows, known=(*districts, city)))

    assert Cell("B2", ("k0",)) in published.withheld  # 1 to 3 is left; "5" would say 3


def test_indicators_that_add_up_guard_each_other() -> None:
    """The other summand and the sum are public; this one may not be found by subtraction."""
    kinds = Dimension("indicator", ("this", "other"))
    this, other, both = (Cell(CITY, (code,)) for code in ("this", "other", ""))
    known = (Known((other,), Span(58, 58), ""), Known((both,), Span(60, 62), ""))

    alone = publish(Table(chain(CITY), (kinds,), {this: 3}))
    beside = publish(Table(chain(CITY), (kinds,), {this: 3}, known=known))

    assert (alone.withheld, beside.withheld) == ([], [this])


def test_a_small_count_of_another_indicator_is_guarded_too() -> None:
    kinds = Dimension("indicator", ("this", "other"))
    this, other, both = (Cell(CITY, (code,)) for code in ("this", "other", ""))
    sums = (Known((both,), Span(62, 62), ""), Known((other,), Span(0, 2), ""))
    guarded = (Guard((other,), this),)
    table = Table(chain(CITY), (kinds,), {this: 62}, known=sums, guarded=guarded)

    assert this not in publish(table).withheld


def test_imported_secrets_stay_and_are_not_computed() -> None:
    secret = Cell(CITY, ("k1",))
    counts = {Cell(CITY, ("k0",)): 40, Cell(CITY, ("k2",)): 30, TOTAL: 90}
    categories = Dimension("k", ("k0", "k1", "k2"))

    published = publish(Table(chain(CITY), (categories,), counts, secret=frozenset({secret})))

    assert published.cells[secret] == Shown(withheld=Withheld.SECRET)
    assert published.cells[TOTAL] == Shown(90)
    assert published.withheld == []


def test_stricter_rules_show_less() -> None:
    strict = Rules(base=10, values=5, denominator=200, group=80)

    published = publish(invented(3), strict)

    numbers = {one.number for one in published.cells.values() if one.number is not None}
    assert {number % 10 for number in numbers} == {0}
    assert publish(_shares(counted=80, base=160), strict).rates == {}
    assert Rules().loosened(strict) == []
    assert strict.loosened(Rules()) == ["base", "values", "denominator", "group"]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({Cell("X", ("k0",)): 1}, Why.UNKNOWN),
        ({Cell(CITY, ("k0",)): -1}, Why.NEGATIVE),
        ({Cell(CITY, ("k0",)): 1, Cell(CITY, ("k1",)): 2, TOTAL: 4}, Why.SUM),
        ({TOTAL: 4, Cell(CITY, ("",), Measure.BASE): 3}, Why.LARGER),
    ],
)
def test_counts_that_contradict_each_other_are_refused(cells: dict[Cell, int], why: Why) -> None:
    with pytest.raises(NotATable) as refused:
        publish(Table(chain(CITY), (Dimension("k", ("k0", "k1")),), cells))

    assert refused.value.why == why


def test_three_levels_of_areas_and_two_dimensions() -> None:
    areas = (*chain(CITY, "B0", "B1"), Area("Q0", "B0"), Area("Q1", "B0"))
    dimensions = (Dimension("k", ("a", "b", "c")), Dimension("sex", ("m", "w")))
    keys = itertools.product(("Q0", "Q1", "B1"), ("a", "b", "c"), ("m", "w"))
    counts = {Cell(area, (k, s)): 17 + 3 * at for at, (area, k, s) in enumerate(keys)}

    published = publish(Table(areas, dimensions, counts))

    assert published.cells[Cell(CITY, ("", ""))] == Shown(765)
    assert published.cells[Cell("B0", ("a", ""))].is_number
    assert len(published.cells) == 5 * 4 * 3
