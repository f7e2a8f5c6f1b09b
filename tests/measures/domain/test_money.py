from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from tests import world
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.domain import money
from wirkungskreis.measures.models import Effort, Funding
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


def test_money_is_entered_changed_and_taken_out(bernd: User) -> None:
    measure, actor = world.measure(), actor_of(bernd)

    funding = money.fund(
        measure, actor=actor, edition=1, programme="Haushalt", amount=Decimal(20500), per="year"
    )
    money.change_funding(funding, actor=actor, edition=2, amount=Decimal(30000))

    assert Funding.objects.get().amount == Decimal(30000)
    money.unfund(Funding.objects.get(), actor=actor, edition=3)
    assert Funding.objects.count() == 0


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ({"amount": Decimal(-1)}, "nicht unter null"),
        ({"own_share": Decimal(-1)}, "nicht unter null"),
        (
            {"valid_from": date(2026, 1, 1), "valid_before": date(2026, 1, 1)},
            "Das Ende liegt vor dem Beginn",
        ),
    ],
)
def test_impossible_money_is_refused(bernd: User, terms: dict[str, object], sentence: str) -> None:
    measure = world.measure()

    with pytest.raises(NotPossible, match=sentence):
        money.fund(measure, actor=actor_of(bernd), edition=1, programme="Haushalt", **terms)  # type: ignore[arg-type]

    assert Funding.objects.count() == 0


def test_a_year_has_one_figure_of_each_kind(bernd: User) -> None:
    measure, actor = world.measure(), actor_of(bernd)

    for edition, low in ((1, Decimal("0.5")), (2, Decimal("0.75"))):
        money.spend(
            measure, actor=actor, edition=edition, year=2026, kind="staff", low=low, high=low
        )

    assert [(e.low, e.high) for e in Effort.objects.all()] == [(Decimal("0.75"), Decimal("0.75"))]


AMOUNTS = st.none() | st.decimals(-5, 5, places=2)


@given(low=AMOUNTS, high=AMOUNTS)
def test_an_amount_is_exact_a_range_or_not_reported(
    low: Decimal | None, high: Decimal | None
) -> None:
    possible = (low is None and high is None) or (
        low is not None and high is not None and 0 <= low <= high
    )

    assert money.is_amount(low, high) is possible


@pytest.mark.django_db
def test_the_database_wants_amounts_in_order_too() -> None:
    measure = world.measure()

    with pytest.raises(IntegrityError, match="effort_range_in_order"):
        measure.efforts.create(year=2026, kind="staff", low=Decimal(2), high=Decimal(1))


def test_half_an_amount_is_refused(bernd: User) -> None:
    with pytest.raises(NotPossible, match="beide Grenzen"):
        money.spend(
            world.measure(), actor=actor_of(bernd), edition=1, year=2026, kind="own", low=Decimal(1)
        )
