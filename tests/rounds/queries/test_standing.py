"""Silence is derived: the plain rule, its promises, and that the database says the same."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.measures.models import Measure
from wirkungskreis.rounds.models import AccessLink, Return
from wirkungskreis.rounds.queries.standing import (
    ANSWERED_UNCHECKED,
    MISSING,
    Facts,
    Told,
    facts_of,
    known,
    latest_standing,
    standing,
    with_known,
    with_standing,
)
from wirkungskreis.rounds.states import ReturnState, Schedule, Standing, Unknown

DUE = date(2026, 10, 16)
facts = st.builds(
    Facts,
    state=st.sampled_from(ReturnState.values),
    due=st.just(DUE),
    is_unchanged=st.booleans(),
    is_asked=st.booleans(),
    is_undeliverable=st.booleans(),
    is_reminded=st.booleans(),
)
days = st.dates(min_value=date(2026, 9, 1), max_value=date(2027, 1, 1))
told = st.builds(
    Told,
    standing=st.sampled_from(Standing.values),
    progress=st.sampled_from(["", *Schedule.values]),
    on=st.none() | days,
)


@given(facts, days)
def test_silent_is_only_who_was_reached_reminded_and_let_the_day_pass(
    fact: Facts, day: date
) -> None:
    is_silent = standing(fact, day) == Standing.SILENT

    deserved = (
        fact.is_asked
        and not fact.is_undeliverable
        and fact.is_reminded
        and day > fact.due
        and fact.state in {ReturnState.ASKED, ReturnState.DRAFTED}
    )
    assert is_silent == deserved


@given(facts, days)
def test_an_answer_never_becomes_silence_again(fact: Facts, day: date) -> None:
    answered = replace(fact, state=ReturnState.HANDED_IN)

    assert standing(answered, day) in {Standing.HANDED_IN, Standing.UNCHANGED}


@given(facts)
def test_the_last_day_still_counts(fact: Facts) -> None:
    assert standing(fact, fact.due) != Standing.SILENT


@given(returns=st.lists(told, max_size=6), confirmed=st.booleans())
def test_a_missing_answer_wins_over_older_good_news(
    returns: list[Told], *, confirmed: bool
) -> None:
    silent = Told(Standing.SILENT, "", None)

    found = known([silent, *returns], is_confirmed=confirmed)

    assert found.code == (Unknown.SILENT if confirmed else Unknown.UNCONFIRMED)


@given(st.lists(told, max_size=6))
def test_an_unconfirmed_measure_is_never_called_silent(returns: list[Told]) -> None:
    assert known(returns, is_confirmed=False).code not in MISSING


@given(st.lists(told, max_size=6), st.sampled_from(ANSWERED_UNCHECKED))
def test_an_answer_not_yet_checked_ends_a_silence(returns: list[Told], how: Standing) -> None:
    found = known([Told(how, "on_plan", None), *returns], is_confirmed=True)

    assert found.code not in {Unknown.SILENT, Unknown.UNDELIVERABLE}


def test_silence_keeps_the_age_of_what_was_told_last() -> None:
    spring = date(2026, 2, 1)

    found = known(
        [Told(Standing.SILENT, "", None), Told(Standing.CHECKED, "delayed", spring)],
        is_confirmed=True,
    )

    assert (found.code, found.told_on, found.is_missing) == (Unknown.SILENT, spring, True)


@pytest.mark.django_db
@pytest.mark.parametrize("day", [DUE, DUE + timedelta(days=1)])
def test_the_database_says_what_the_rule_says(day: date) -> None:
    rnd = world.rnd()
    flags = product(ReturnState.values, (False, True), (None, DUE), (None, DUE), (0, 1))
    for number, (state, unchanged, asked_on, lost_on, reminders) in enumerate(flags):
        ret = world.ret(
            round=rnd,
            person=world.contact(f"P{number}"),
            measure=world.measure(code=f"X-{number}"),
            state=state,
            is_unchanged=unchanged,
            handed_in_on=DUE,
            checked_on=DUE,
        )
        AccessLink.objects.filter(round=rnd, person=ret.person).update(
            asked_on=asked_on, undeliverable_on=lost_on, reminders_sent=reminders
        )

    rows = list(with_standing(Return.objects.select_related("round"), day))

    links = {link.person_id: link for link in rnd.links.all()}
    assert len({row.standing for row in rows}) >= 8
    assert [row.standing for row in rows] == [
        standing(facts_of(row, links[row.person_id or 0]), day) for row in rows
    ]


@pytest.mark.django_db
def test_the_register_says_of_every_measure_what_the_rule_says() -> None:
    rounds = [world.rnd(code=f"R{year}", reference_date=date(year, 6, 30)) for year in (2024, 2025)]
    states = ["asked", "handed_in", "sent_back", "checked"]
    for number, (first, second, confirmed) in enumerate(
        product(states, states, (None, date(2024, 1, 1)))
    ):
        measure = world.measure(code=f"X-{number}", confirmed_on=confirmed)
        for rnd, state in zip(rounds, (first, second), strict=True):
            world.ret(
                round=rnd,
                measure=measure,
                state=state,
                schedule="delayed" if rnd is rounds[0] else "on_plan",
                handed_in_on=rnd.reference_date,
                checked_on=rnd.reference_date,
            )
    AccessLink.objects.update(reminders_sent=1)
    day = date(2027, 1, 1)

    rows = list(with_known(Measure.objects.all(), day))

    for row in rows:
        returns = with_standing(Return.objects.filter(measure=row), day).order_by(
            "-round__reference_date"
        )
        rule = known(
            [Told(r.standing, r.schedule or r.continuation, r.handed_in_on) for r in returns],
            is_confirmed=row.is_confirmed,
        )
        assert (row.known, row.told_on) == (rule.code, rule.told_on), [r.state for r in returns]
    assert {row.known for row in rows} == {
        *(Unknown.SILENT, Unknown.UNCONFIRMED, Unknown.NOT_ASKED),
        *("delayed", "on_plan"),
    }
    assert latest_standing(rows[0], day).code == rows[0].known


@pytest.mark.django_db
def test_asking_for_the_whole_register_is_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(3):
        world.ret(measure=world.measure(code=f"X-{number}"))

    with django_assert_num_queries(1):
        assert len(with_known(Measure.objects.all(), DUE)) == 3
