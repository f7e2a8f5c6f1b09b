"""Asking for values: with the round, one more, one less, and somebody who answers."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.periods import Period
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import closing, figure_asking, opening
from wirkungskreis.rounds.domain.figure_asking import Wanted
from wirkungskreis.rounds.models import AccessLink, FigureRequest, Round
from wirkungskreis.rounds.queries.figure_requests import delivered, figures_for

TODAY = date(2026, 9, 14)
LATE = date(2026, 10, 20)
Y2025 = Period(date(2025, 1, 1), date(2026, 1, 1))


def owned(code: str = "A.1-i", **fields: Any) -> Indicator:
    """Make an indicator of the statistics office whose value of 2025 is due."""
    fields.setdefault("owner", world.organisation("Statistikstelle"))
    made = making.indicator(code, **fields)
    making.observation(made, 2024)
    return made


def standing(figure: FigureRequest, on: date = TODAY) -> str:
    return figures_for(SYSTEM, on).get(pk=figure.pk).standing


def test_opening_asks_for_what_is_due_and_the_people_get_a_link(amira: User) -> None:
    world.measure(state="running", lead_person=world.contact())
    emre = world.contact("Emre Kaya")
    world.organisation("Statistikstelle").posts.create(person=emre)
    row = owned()
    rnd = world.rnd(state="planned")

    opening.open_round(rnd, actor=actor_of(amira), edition=1, on=TODAY)

    figure = FigureRequest.objects.get()
    assert (figure.indicator, figure.person, figure.state) == (row, emre, "asked")
    assert (figure.period_start, figure.period_before) == (Y2025.start, Y2025.before)
    assert {mail.person for mail in Mail.objects.all()} == {emre, world.contact()}
    assert AccessLink.objects.get(person=emre).asked_on == TODAY
    assert Entry.objects.get(act="open").facts["indicators"] == [row.pk]


def test_a_confirmation_round_asks_for_no_value(amira: User) -> None:
    world.measure(state="running", lead_person=world.contact())
    owned()

    opening.open_round(
        world.rnd(state="planned", kind="confirmation"), actor=actor_of(amira), edition=1, on=TODAY
    )

    assert FigureRequest.objects.count() == 0


def test_who_answered_last_time_is_asked_again_while_the_office_is_the_same(amira: User) -> None:
    row = owned()
    world.figure(row, round=world.rnd(code="R-ALT", reference_date=date(2025, 12, 31)))
    Round.objects.update(closes=date(2026, 9, 30))
    rnd = world.rnd(code="R-NEU")

    assert figure_asking.ask_due(rnd, actor=actor_of(amira), on=TODAY) == 1
    assert rnd.figures.get().person == world.contact()

    row.owner = world.organisation("Bauamt")
    row.save()
    other = world.rnd(code="R-NEUER")
    figure_asking.ask_due(other, actor=actor_of(amira), on=TODAY)
    assert other.figures.get().person is None
    assert standing(other.figures.get()) == "nobody"


def test_what_is_due_is_asked_for_once(amira: User) -> None:
    owned()
    rnd = world.rnd()

    made = [figure_asking.ask_due(rnd, actor=actor_of(amira), on=TODAY) for _ in range(2)]

    assert made == [1, 0]


def test_the_areas_of_the_last_period_are_asked_about(amira: User) -> None:
    row = owned()
    making.observation(row, 2024, area=making.district("S2", "Süd"))
    making.observation(row, 2024, area=making.district("S1", "Nord"))
    rnd = world.rnd()

    figure_asking.ask_due(rnd, actor=actor_of(amira), on=TODAY)

    assert [one.area for one in rnd.figures.get().given] == ["RA", "S1", "S2"]


def test_the_group_of_the_target_is_asked_about(amira: User) -> None:
    row = owned()
    making.target(row, subgroup=making.women())
    making.observation(row, 2024, 60, subgroup=making.women())
    rnd = world.rnd()
    figure_asking.ask_due(rnd, actor=actor_of(amira), on=TODAY)
    figure = rnd.figures.get()

    making.observation(row, 2025, known=TODAY)  # of everybody
    whole = standing(figure)
    making.observation(row, 2025, 70, subgroup=making.women(), known=TODAY)

    assert (figure.subgroup, whole, standing(figure)) == (making.women(), "nobody", "known")


def test_more_areas_than_anybody_types_are_left_to_a_file(amira: User) -> None:
    row = owned()
    for number in range(1, 13):
        making.observation(row, 2024, area=making.district(f"S{number}", f"Bezirk {number}"))
    rnd = world.rnd()

    figure_asking.ask_due(rnd, actor=actor_of(amira), on=TODAY)

    assert [one.area for one in rnd.figures.get().given] == ["RA"]


def test_one_more_value_is_asked_for_by_hand(amira: User) -> None:
    making.district("S1", "Nord")
    row = owned(periodicity="irregular")
    wanted = Wanted(row, Y2025, "district")

    figure = figure_asking.ask_for(world.rnd(), wanted, actor=actor_of(amira), on=TODAY)

    assert [one.area for one in figure.given] == ["RA", "S1"]


@pytest.mark.parametrize(
    ("fields", "period", "sentence"),
    [
        ({"state": "retired", "retired_on": TODAY, "retire_reason": "Ersetzt."}, Y2025, "öffnen"),
        ({}, Period(date(2027, 1, 1), date(2028, 1, 1)), "in der Zukunft"),
        ({}, Period(date(2026, 1, 1), date(2025, 1, 1)), "endet vor seinem Anfang"),
        ({}, Period(date(2024, 1, 1), date(2025, 1, 1)), "liegt schon ein Wert vor"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(
    amira: User, fields: dict[str, Any], period: Period, sentence: str
) -> None:
    wanted = Wanted(owned(**fields), period)

    with pytest.raises(NotPossible, match=sentence):
        figure_asking.ask_for(world.rnd(), wanted, actor=actor_of(amira), on=TODAY)

    assert FigureRequest.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"kind": "confirmation"}, "zum Sachstand"), ({"state": "closed"}, "offen ist")],
)
def test_only_an_open_round_about_what_happened_asks(
    amira: User, fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(NotPossible, match=sentence):
        figure_asking.ask_due(world.rnd(**fields), actor=actor_of(amira), on=TODAY)


def test_nobody_is_asked_twice_for_the_same_indicator(amira: User) -> None:
    figure = world.figure(owned())

    with pytest.raises(NotPossible, match="schon gefragt"):
        figure_asking.ask_for(
            figure.round, Wanted(figure.indicator, Y2025), actor=actor_of(amira), on=TODAY
        )


def test_a_value_is_given_up_with_a_reason_and_asked_for_again(amira: User) -> None:
    figure = world.figure(owned())
    with pytest.raises(NotPossible, match="warum nicht mehr"):
        figure_asking.drop(figure, actor=actor_of(amira), edition=1, reason=" ")

    figure_asking.drop(figure, actor=actor_of(amira), edition=1, reason="Zu aufwendig.")
    assert (standing(figure), delivered(figure.round, TODAY).total) == ("dropped", 0)

    wanted = Wanted(figure.indicator, Y2025)
    again = figure_asking.ask_for(figure.round, wanted, actor=actor_of(amira), on=TODAY)
    assert (again.pk, standing(again), again.drop_reason) == (figure.pk, "asked", "")


def test_naming_somebody_sends_the_request(amira: User) -> None:
    figure = world.figure(owned(), person=None)
    emre = world.contact("Emre Kaya")

    figure_asking.hand_on(figure, actor=actor_of(amira), edition=1, on=TODAY, person=emre)

    assert [(m.template, m.person) for m in Mail.objects.all()] == [("rounds.ask", emre)]
    assert standing(figure) == "asked"


def test_asking_somebody_else_needs_a_reason(amira: User) -> None:
    figure = world.figure(owned())
    emre, actor = world.contact("Emre Kaya"), actor_of(amira)

    with pytest.raises(NotPossible, match="warum jetzt jemand anderes"):
        figure_asking.hand_on(figure, actor=actor, edition=1, on=TODAY, person=emre)
    figure_asking.hand_on(figure, actor=actor, edition=1, on=TODAY, person=emre, reason="Urlaub.")

    assert (figure.person, figure.hand_on_reason) == (emre, "Urlaub.")


def test_what_is_there_is_not_handed_on(amira: User) -> None:
    figure = world.figure(owned(), **handed_in())

    with pytest.raises(NotPossible, match="schon da"):
        figure_asking.hand_on(
            figure, actor=actor_of(amira), edition=1, on=TODAY, person=world.contact("Emre Kaya")
        )


def handed_in() -> dict[str, Any]:
    return {
        "state": "handed_in",
        "handed_in_on": TODAY,
        "published_on": TODAY,
        "source_ref": "Register",
        "cells": [{"area": "RA", "value": "120"}],
    }


def test_only_the_coordination_asks(bernd: User) -> None:
    row = owned()
    with pytest.raises(NotAllowed):
        figure_asking.ask_for(world.rnd(), Wanted(row, Y2025), actor=actor_of(bernd), on=TODAY)


def test_silence_follows_from_reminders_or_from_closing_and_is_never_good(amira: User) -> None:
    figure, lonely = world.figure(owned()), world.figure(owned("A.2-i"), person=None)
    asked = standing(figure, LATE)
    AccessLink.objects.update(reminders_sent=1)
    reminded = standing(figure, LATE)
    AccessLink.objects.update(reminders_sent=0)

    closing.close(figure.round, actor=actor_of(amira), edition=1, on=LATE, as_it_is=True)

    assert (asked, reminded, standing(figure, LATE)) == ("asked", "silent", "silent")
    assert standing(lonely, LATE) == "nobody"


def test_a_value_that_came_by_a_file_is_known_and_nobody_is_asked_any_more(db: None) -> None:
    figure = world.figure(owned())
    making.observation(figure.indicator, 2025, known=TODAY)

    assert (standing(figure), delivered(figure.round, TODAY).there) == ("known", 1)


def test_what_came_after_the_freeze_is_not_known_in_the_round(amira: User) -> None:
    figure = world.figure(owned())
    closing.close(figure.round, actor=actor_of(amira), edition=1, on=LATE, as_it_is=True)

    making.observation(figure.indicator, 2025, known=date(2026, 11, 2))

    assert standing(figure, date(2026, 12, 1)) == "silent"


def test_a_closed_round_keeps_its_requests_as_they_are(amira: User) -> None:
    figure = world.figure(owned())
    closing.close(figure.round, actor=actor_of(amira), edition=1, on=LATE, as_it_is=True)

    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        FigureRequest.objects.update(note="anders")


def test_the_freeze_holds_the_same_bytes_with_and_without_values(amira: User) -> None:
    ret = world.ret()
    world.figure(owned(), round=ret.round)

    closing.close(ret.round, actor=actor_of(amira), edition=1, on=LATE, as_it_is=True)

    assert (ret.round.schema, "A.1-i" in ret.snapshot.content) == (1, False)
