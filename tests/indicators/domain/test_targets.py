"""A target counts once it is decided, and only a decision ends it."""

from datetime import date
from decimal import Decimal

import pytest

from tests.indicators import making
from wirkungskreis.indicators.domain import targets
from wirkungskreis.indicators.models import Target
from wirkungskreis.indicators.queries.standing import away_from_target, indicators_for, standings
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)
DUE = date(2027, 12, 31)


def test_a_proposal_is_shown_but_nothing_is_judged_by_it() -> None:
    indicator = making.indicator()
    making.observation(indicator, 2023, 100)
    making.observation(indicator, 2025, 190)
    proposal = targets.aim(
        indicator, targets.Wanted("point", DUE, Decimal(200)), actor=SYSTEM, on=ON
    )

    before = standings(indicators_for(SYSTEM), ON)[0]
    targets.decide(proposal, making.decision(), actor=SYSTEM, edition=1)
    after = standings(indicators_for(SYSTEM), ON)[0]

    assert (before.finding.status, after.finding.status) == ("no_target", "approaching")


def test_a_decided_target_is_replaced_only_by_a_decision() -> None:
    indicator = making.indicator()
    old = making.target(indicator)
    wanted = targets.Wanted("point", DUE, Decimal(300))

    with pytest.raises(NotPossible, match="ersetzt nur ein Beschluss"):
        targets.aim(indicator, wanted, actor=SYSTEM, on=ON, replaces=old)
    new = targets.aim(
        indicator, wanted, actor=SYSTEM, on=ON, replaces=old, decided_by=making.decision()
    )

    old.refresh_from_db()
    assert (old.low, old.replaced_on, new.replaces) == (Decimal(200), ON, old)
    assert standings(indicators_for(SYSTEM), ON)[0].target == new


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (targets.Wanted("point", DUE), "nennen Sie den Wert"),
        (targets.Wanted("point", DUE, Decimal(1), Decimal(2)), "nur ein Korridor"),
        (targets.Wanted("corridor", DUE, Decimal(2), Decimal(2)), "größere obere Grenze"),
        (targets.Wanted("direction", DUE, Decimal(2)), "hat keinen Wert"),
        (targets.Wanted("point", DUE, Decimal(2), base_on=DUE), "nach dem Ziel"),
    ],
)
def test_bounds_that_do_not_fit_are_refused(wanted: targets.Wanted, words: str) -> None:
    with pytest.raises(NotPossible, match=words):
        targets.aim(making.indicator(), wanted, actor=SYSTEM, on=ON)

    assert Target.objects.count() == 0


def test_a_direction_needs_a_wanted_one() -> None:
    indicator = making.indicator(direction="neutral")

    with pytest.raises(NotPossible, match="keine gewünschte Richtung"):
        targets.aim(indicator, targets.Wanted("direction", DUE), actor=SYSTEM, on=ON)


def test_the_next_target_due_counts_and_then_the_last_that_was() -> None:
    indicator = making.indicator()
    past = making.target(indicator, due=date(2025, 12, 31))
    near = making.target(indicator, due=date(2027, 12, 31))
    making.target(indicator, due=date(2030, 12, 31))

    def counts(on: date) -> Target | None:
        return standings(indicators_for(SYSTEM), on)[0].target

    assert (counts(date(2025, 1, 1)), counts(ON)) == (past, near)
    assert counts(date(2031, 1, 1)) == Target.objects.order_by("due").last()


def test_what_moves_away_from_its_target_is_told() -> None:
    away, good = making.indicator("A.1-i"), making.indicator("A.2-i")
    for indicator, value in ((away, 20), (good, 190)):
        making.target(indicator)
        making.observation(indicator, 2023, 100)
        making.observation(indicator, 2025, value)

    assert [one.indicator for one in away_from_target(ON)] == [away]


def test_what_was_known_on_a_day_stays_readable() -> None:
    indicator = making.indicator()
    making.observation(indicator, 2024, 100, known=date(2025, 3, 15))
    making.observation(indicator, 2024, 120, known=date(2025, 9, 30))

    def known(day: date) -> list[Decimal | None]:
        found = standings(indicators_for(SYSTEM), ON, known_on=day)[0]
        return [one.value for one in found.points]

    assert known(date(2025, 1, 1)) == []
    assert known(date(2025, 9, 29)) == [100]
    assert known(ON) == [120]


def test_a_proposal_is_withdrawn_once_and_no_longer_decided() -> None:
    indicator = making.indicator()
    proposal = making.target(indicator, decided_by=None)

    targets.withdraw(proposal, actor=SYSTEM, edition=proposal.edition, on=ON)

    assert Target.objects.get().replaced_on == ON
    with pytest.raises(NotPossible, match="zurückgezogen"):
        targets.decide(proposal, making.decision(), actor=SYSTEM, edition=proposal.edition)


def test_a_decided_target_is_not_withdrawn() -> None:
    decided = making.target(making.indicator())

    with pytest.raises(NotPossible, match="schon beschlossen"):
        targets.withdraw(decided, actor=SYSTEM, edition=decided.edition, on=ON)
