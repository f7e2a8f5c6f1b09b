"""Checking carries into the register; sending back asks; extending and handing on keep reasons."""

from datetime import date
from typing import Any

import pytest

from tests import world
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.measures.models import Measure, Need
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import reviewing
from wirkungskreis.rounds.models import AccessLink, Return
from wirkungskreis.rounds.queries.plain import is_plain

TODAY = date(2026, 10, 9)


def handed_in(**fields: Any) -> Return:
    measure = fields.pop("measure", None) or world.measure(state="running")
    said = {
        "lifecycle": "running",
        "schedule": "on_plan",
        "done": "Zwölf Gruppen.",
        "next_step": "Weiter",
    }
    return world.ret(measure=measure, state="handed_in", handed_in_on=TODAY, **{**said, **fields})


def check(ret: Return, amira: User, **more: Any) -> Return:
    return reviewing.check(ret, actor=actor_of(amira), edition=1, on=TODAY, **more)


def test_checking_keeps_who_and_when_and_the_own_view_apart(amira: User) -> None:
    ret = handed_in()

    check(ret, amira, remark="Zahl scheint hoch.", own_schedule="at_risk")

    stored = Return.objects.get()
    assert (stored.state, stored.checked_on, stored.checked_by) == ("checked", TODAY, amira.person)
    assert (stored.schedule, stored.own_schedule, stored.done) == (
        "on_plan",
        "at_risk",
        "Zwölf Gruppen.",
    )


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ("running", "running", "running"),
        ("planned", "running", "running"),
        ("running", "permanent", "permanent"),
        ("running", "discontinued", "discontinued"),
    ],
)
def test_what_was_said_of_the_state_goes_into_the_register(
    amira: User, before: str, said: str, after: str
) -> None:
    ret = handed_in(
        measure=world.measure(state=before), lifecycle=said, schedule_reason="Das Geld fehlt."
    )

    check(ret, amira)

    assert Measure.objects.get().state == after


def test_a_state_no_way_leads_to_is_refused_and_nothing_is_checked(amira: User) -> None:
    ret = handed_in(lifecycle="idea")

    with pytest.raises(NotPossible, match="Gemeldet ist „Idee“, im Register steht „laufend“"):
        check(ret, amira)

    assert (Return.objects.get().state, Measure.objects.get().state) == ("handed_in", "running")


def test_what_is_missing_becomes_a_need(amira: User) -> None:
    ret = handed_in(what_is_missing="Ein Raum im Norden.")

    check(ret, amira)

    assert [(n.text, n.source, n.measure) for n in Need.objects.all()] == [
        ("Ein Raum im Norden.", "return", ret.measure)
    ]


def test_leads_do_not_check(bernd: User) -> None:
    with pytest.raises(NotAllowed):
        check(handed_in(), bernd)


def test_sending_back_needs_a_question_and_mails_it(amira: User) -> None:
    ret = handed_in()

    with pytest.raises(NotPossible, match="was fehlt"):
        reviewing.send_back(ret, actor=actor_of(amira), edition=1, on=TODAY, comment=" ")
    reviewing.send_back(ret, actor=actor_of(amira), edition=1, on=TODAY, comment="Wie viele?")

    stored = Return.objects.get()
    assert (stored.state, stored.review_comment, stored.sent_back_on) == (
        "sent_back",
        "Wie viele?",
        TODAY,
    )
    assert [(m.template, m.context) for m in Mail.objects.all()] == [
        ("rounds.back", {"returned": ret.pk})
    ]


PLAIN: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"lifecycle": "done"}, False),
    ({"schedule": "delayed"}, False),
    ({"obstacle_text": "Kein Raum"}, False),
    ({"help_kind": "decision"}, False),
    ({"done": ""}, False),
    ({"next_step": ""}, False),
    ({"what_is_missing": "Geld"}, False),
    ({"special": "call"}, False),
    ({"is_unchanged": True}, False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("fields", "fine"), PLAIN)
def test_only_what_asks_for_no_second_look_is_plain(fields: dict[str, Any], *, fine: bool) -> None:
    assert is_plain(handed_in(**fields)) == fine


def test_several_are_checked_together_or_none(amira: User) -> None:
    good, bad = handed_in(), handed_in(schedule="delayed")

    with pytest.raises(NotPossible, match="braucht einen Blick"):
        reviewing.check_plain([good, bad], actor=actor_of(amira), on=TODAY)
    before = list(Return.objects.values_list("state", flat=True))
    good = Return.objects.get(pk=good.pk)
    done = reviewing.check_plain([good], actor=actor_of(amira), on=TODAY)

    assert (before, done) == (["handed_in", "handed_in"], 1)


def test_one_lead_gets_more_time_with_a_reason(amira: User) -> None:
    ret = world.ret()

    with pytest.raises(NotPossible, match="warum"):
        reviewing.extend(ret, actor=actor_of(amira), edition=1, until=date(2026, 10, 30), reason="")
    with pytest.raises(NotPossible, match="nach der jetzigen"):
        reviewing.extend(
            ret, actor=actor_of(amira), edition=1, until=date(2026, 10, 1), reason="Urlaub"
        )
    reviewing.extend(
        ret, actor=actor_of(amira), edition=1, until=date(2026, 10, 30), reason="Urlaub"
    )

    assert Return.objects.get().due == date(2026, 10, 30)


def test_handing_on_asks_the_new_person_with_an_own_link(amira: User) -> None:
    ret = world.ret(special="not_responsible", successor_text="Emre Kaya")
    emre = world.contact("Emre Kaya")

    reviewing.hand_on(ret, actor=actor_of(amira), edition=1, on=TODAY, person=emre, deputy=None)

    stored = Return.objects.get()
    assert (stored.person, stored.special, stored.successor_text) == (emre, "", "")
    assert AccessLink.objects.get(person=emre).asked_on == TODAY
    assert [m.person for m in Mail.objects.all()] == [emre]


@pytest.mark.parametrize(
    ("before", "target", "steps"),
    [
        ("running", "running", []),
        ("idea", "running", ["plan", "prepare", "start"]),
        ("done", "idea", None),
    ],
)
def test_the_shortest_way_through_the_states(
    before: str, target: str, steps: list[str] | None
) -> None:
    assert reviewing.way_to(before, target) == steps
