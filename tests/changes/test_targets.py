"""A target of an indicator is changed by whoever set it, and the earlier one stays readable."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import world
from tests.changes.test_effect import HEAD, JUNE, MAY, OFFICE, WHY, confirm, decision
from tests.indicators import making
from wirkungskreis.changes.domain import wish
from wirkungskreis.changes.domain.wish import Target, Why
from wirkungskreis.changes.models import Change
from wirkungskreis.changes.states import Kind, Side
from wirkungskreis.indicators import codes
from wirkungskreis.indicators.models import Indicator, TargetKind
from wirkungskreis.indicators.models import Target as IndicatorTarget
from wirkungskreis.indicators.wanted import Wanted
from wirkungskreis.kernel.errors import NotAllowed, NotPossible

pytestmark = pytest.mark.django_db
NEW = "point;300;;2028-12-31"


def wished(
    indicator: Indicator, aim: IndicatorTarget | None, new: str = NEW, why: Why = WHY
) -> Change:
    target = Target(Kind.AIM, indicator=indicator, aim=aim, new=new)
    return wish.wish(target, why, source=decision(number="CG 2026/2"), actor=OFFICE, on=MAY)


def test_a_confirmed_target_takes_the_place_of_the_one_before() -> None:
    indicator = making.indicator()
    old = making.target(indicator, base_on=date(2020, 1, 1), subgroup=making.women())
    change = wished(indicator, old)

    before = list(indicator.targets.all())
    confirm(change, HEAD)

    new = indicator.targets.get(replaced_on=None)
    old.refresh_from_db()
    assert before == [old]
    assert (change.old, change.side) == ("point;200;;2027-12-31", Side.ADMINISTRATION)
    assert (new.low, new.due, new.replaces) == (Decimal(300), date(2028, 12, 31), old)
    assert (new.subgroup, new.base_on) == (old.subgroup, old.base_on)
    assert (new.decided_by, old.replaced_on) == (change.decision, JUNE)


def test_a_target_that_the_council_set_only_the_council_changes() -> None:
    indicator = making.indicator()
    council = making.decision("RB-1", body=world.body("RAT", level="political"))
    old = making.target(indicator, decided_by=council)
    change = wished(indicator, old)

    settled = making.decision("RB-2", body=world.body("RAT"))
    with pytest.raises(NotAllowed):
        confirm(change, HEAD, settled_by=settled)
    with pytest.raises(NotPossible, match="Beschluss des Rates"):
        confirm(change)
    confirm(change, settled_by=settled)

    assert change.side == Side.COUNCIL
    assert indicator.targets.get(replaced_on=None).decided_by == settled


def test_a_first_target_is_set_the_same_way() -> None:
    indicator = making.indicator()

    change = confirm(wished(indicator, None, "direction;;;2028-12-31"))

    assert (change.old, indicator.targets.get().kind) == ("", "direction")


def test_what_was_replaced_meanwhile_is_not_overwritten() -> None:
    indicator = making.indicator()
    old = making.target(indicator)
    late = wished(indicator, old)
    other = Target(Kind.AIM, indicator=indicator, aim=old, new="point;250;;2028-12-31")
    confirm(wish.wish(other, WHY, source=making.decision(), actor=OFFICE, on=MAY))

    with pytest.raises(NotPossible, match="schon ersetzt"):
        confirm(Change.objects.get(pk=late.pk))

    assert indicator.targets.count() == 2


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("point;;;2028-12-31", "nennen Sie den Wert"),
        ("corridor;3;2;2028-12-31", "größere obere Grenze"),
    ],
)
def test_a_target_without_sense_is_refused_when_it_is_written_down(new: str, words: str) -> None:
    indicator = making.indicator()

    with pytest.raises(NotPossible, match=words):
        wished(indicator, None, new)

    assert Change.objects.count() == 0


def test_a_target_of_another_indicator_is_refused() -> None:
    other = making.target(making.indicator("X-1"))

    with pytest.raises(NotPossible, match="anderen Indikator"):
        wished(making.indicator("X-2"), other)


NUMBERS = st.none() | st.integers(-(10**6), 10**6).map(lambda n: Decimal(n) / 100)


@given(st.sampled_from(TargetKind.values), NUMBERS, NUMBERS, st.dates())
def test_a_code_reads_as_it_was_written(
    kind: str, low: Decimal | None, high: Decimal | None, due: date
) -> None:
    wanted = Wanted(kind, due, low, high)

    assert codes.wanted(codes.code_of(wanted)) == wanted
