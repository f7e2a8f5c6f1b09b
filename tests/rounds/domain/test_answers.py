"""Drafting, handing in, and the answers besides."""

from datetime import date
from typing import Any

import pytest

from tests import world
from tests.rounds.saying import OFFER, PROJECT
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import Actor, Kind
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import answers, links
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.queries.prefill import prefilled

TODAY = date(2026, 10, 9)


def lead(ret: Return) -> Actor:
    return links.actor_of(world.link(ret.round, ret.person or world.contact()))


@pytest.fixture
def ret(db: None) -> Return:
    return world.ret()


def earlier(ret: Return, year: int, **fields: Any) -> Return:
    rnd = world.rnd(code=f"R{year}", state="planned", reference_date=date(year, 6, 30))
    return world.ret(
        round=rnd,
        measure=ret.measure,
        state="checked",
        handed_in_on=TODAY,
        checked_on=TODAY,
        **{"schedule": "delayed", "schedule_reason": "Personal fehlt.", **fields},
    )


def test_a_draft_is_kept_and_noted(ret: Return) -> None:
    answers.draft(ret, actor=lead(ret), edition=1, answers={"done": "Halb fertig"})

    stored = Return.objects.get()
    assert (stored.state, stored.done, stored.handed_in_on) == ("drafted", "Halb fertig", None)
    assert Entry.objects.get(act="draft").facts == {"before": "asked", "after": "drafted"}


def test_an_answer_is_handed_in_with_its_day_and_person(ret: Return) -> None:
    answers.hand_in(ret, actor=lead(ret), edition=1, on=TODAY, answers=PROJECT)

    stored = Return.objects.get()
    assert (stored.state, stored.handed_in_on, stored.handed_in_by) == (
        "handed_in",
        TODAY,
        ret.person,
    )
    assert stored.done == PROJECT["done"]
    assert [e.act for e in Entry.objects.filter(thing="rounds.return")] == ["hand_in"]


def test_it_can_be_sent_anew_until_it_is_checked(ret: Return) -> None:
    answers.hand_in(ret, actor=lead(ret), edition=1, on=TODAY, answers=PROJECT)

    answers.hand_in(ret, actor=lead(ret), edition=2, on=TODAY, answers={**PROJECT, "done": "Neu."})

    assert (Return.objects.get().done, Return.objects.get().edition) == ("Neu.", 3)


@pytest.mark.parametrize(
    ("without", "sentence"),
    [
        ({"schedule": ""}, "ob die Maßnahme im Plan ist"),
        ({"done": ""}, "was geschehen ist"),
        ({"next_step": ""}, "was als Nächstes folgt"),
        ({"schedule": "delayed"}, "woran das liegt"),
        ({"help_kind": "help"}, "welche Hilfe"),
        ({"lifecycle": "discontinued"}, "woran das liegt"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(
    ret: Return, without: dict[str, str], sentence: str
) -> None:
    with pytest.raises(NotPossible, match=sentence):
        answers.hand_in(ret, actor=lead(ret), edition=1, on=TODAY, answers={**PROJECT, **without})

    assert Return.objects.get().state == "asked"


def test_offers_are_asked_only_whether_they_go_on(db: None) -> None:
    ret = world.ret(measure=world.measure(kind="offer"))

    answers.hand_in(ret, actor=lead(ret), edition=1, on=TODAY, answers=OFFER)

    assert Return.objects.get().continuation == "continues"


def test_a_stranger_does_not_answer(ret: Return, chiara: User) -> None:
    stranger = Actor(Kind.LINK, person_id=ret.person_id, round_id=999, link_id=1)

    for actor in (stranger, actor_of(chiara)):
        with pytest.raises(NotAllowed):
            answers.hand_in(ret, actor=actor, edition=1, on=TODAY, answers=PROJECT)


def test_a_deputy_answers_as_well(db: None) -> None:
    deputy = world.contact("Emre Kaya")
    ret = world.ret(deputy=deputy)
    actor = links.actor_of(world.link(ret.round, deputy))

    answers.hand_in(ret, actor=actor, edition=1, on=TODAY, answers=PROJECT)

    assert Return.objects.get().handed_in_by == deputy


def test_a_closed_round_takes_no_answer(db: None) -> None:
    ret = world.ret(round=world.rnd())
    actor = lead(ret)
    type(ret.round).objects.update(closed_on=TODAY, state="closed")

    with pytest.raises(NotPossible, match="inzwischen geschlossen"):
        answers.hand_in(ret, actor=actor, edition=1, on=TODAY, answers=PROJECT)


def test_the_slower_of_two_is_told(ret: Return) -> None:
    slower = Return.objects.get()
    answers.draft(ret, actor=lead(ret), edition=1, answers={"done": "Schnell"})

    with pytest.raises(NotPossible, match="Inzwischen wurde hier etwas geändert"):
        answers.draft(slower, actor=lead(ret), edition=1, answers={"done": "Langsam"})

    assert Return.objects.get().done == "Schnell"


def test_unchanged_takes_over_the_last_checked_answer(ret: Return) -> None:
    earlier(ret, 2025, next_step="Stelle besetzen", done="Nichts")

    answers.report_unchanged(ret, actor=lead(ret), edition=1, on=TODAY, expected=date(2027, 1, 31))

    stored = Return.objects.get(pk=ret.pk)
    assert (stored.state, stored.is_unchanged, stored.done) == ("handed_in", True, "")
    assert (stored.schedule, stored.next_step) == ("delayed", "Stelle besetzen")
    assert stored.next_change_expected == date(2027, 1, 31)


def test_unchanged_needs_something_that_did_not_change(ret: Return) -> None:
    with pytest.raises(NotPossible, match="noch keine Meldung"):
        answers.report_unchanged(
            ret, actor=lead(ret), edition=1, on=TODAY, expected=date(2027, 1, 31)
        )


@pytest.mark.parametrize(("row", "needs"), [((True, True), True), ((True, False), False)])
def test_the_third_unchanged_in_a_row_needs_a_sentence(
    ret: Return, row: tuple[bool, bool], *, needs: bool
) -> None:
    for year, unchanged in zip((2025, 2024), row, strict=True):
        earlier(ret, year, is_unchanged=unchanged)
    later = {"actor": lead(ret), "edition": 1, "on": TODAY, "expected": date(2027, 1, 31)}

    if needs:
        with pytest.raises(NotPossible, match="zum dritten Mal"):
            answers.report_unchanged(ret, **later)  # type: ignore[arg-type]
    answers.report_unchanged(ret, **later, sentence="Wir warten auf das Land.")  # type: ignore[arg-type]

    assert Return.objects.get(pk=ret.pk).state == "handed_in"


def test_the_next_change_lies_ahead(ret: Return) -> None:
    earlier(ret, 2025)

    with pytest.raises(NotPossible, match="der noch kommt"):
        answers.report_unchanged(ret, actor=lead(ret), edition=1, on=TODAY, expected=TODAY)


def test_not_responsible_names_the_successor_and_keeps_the_state(ret: Return) -> None:
    answers.not_responsible(ret, actor=lead(ret), edition=1, successor="FB Soziales")

    stored = Return.objects.get()
    assert (stored.special, stored.successor_text, stored.state) == (
        "not_responsible",
        "FB Soziales",
        "asked",
    )


def test_please_call_needs_a_number(ret: Return) -> None:
    with pytest.raises(NotPossible, match="Nummer"):
        answers.please_call(ret, actor=lead(ret), edition=1, number=" ")


def test_handing_in_settles_a_wish_for_a_call(ret: Return) -> None:
    answers.please_call(ret, actor=lead(ret), edition=1, number="0214 1", when="morgens")

    answers.hand_in(ret, actor=lead(ret), edition=2, on=TODAY, answers=PROJECT)

    assert (Return.objects.get().special, Return.objects.get().call_number) == ("", "")


def test_a_telephone_entry_says_who_told_it(ret: Return, amira: User) -> None:
    told = answers.Told(ret.person or world.contact(), date(2026, 10, 8))

    answers.hand_in(ret, actor=actor_of(amira), edition=1, on=TODAY, answers=PROJECT, told=told)

    stored = Return.objects.get()
    assert (stored.told_by, stored.told_on, stored.handed_in_by) == (
        ret.person,
        date(2026, 10, 8),
        amira.person,
    )


def test_the_first_round_is_filled_from_the_register(db: None) -> None:
    measure = world.measure(reach_unit="Kinder", reach_plan=40)
    measure.milestones.create(
        title="Raum finden", due=date(2026, 12, 1), original_due=date(2026, 12, 1)
    )
    ret = world.ret(measure=measure)

    values = prefilled(ret)

    assert values["next_step"] == "Raum finden"
    assert (values["lifecycle"], values["reach_unit"], values["reach_planned"]) == (
        "idea",
        "Kinder",
        40,
    )


def test_later_rounds_are_filled_from_the_last_checked_answer(ret: Return) -> None:
    earlier(ret, 2024, done="Alt", reach_actual=5)
    earlier(ret, 2025, done="Neuer", reach_actual=7)

    values = prefilled(ret)

    assert (values["done"], values["schedule"]) == ("Neuer", "delayed")
    assert "reach_actual" not in values


def test_own_words_are_never_overwritten(ret: Return) -> None:
    earlier(ret, 2025, done="Alt")
    answers.draft(ret, actor=lead(ret), edition=1, answers={"done": ""})

    assert prefilled(Return.objects.get(pk=ret.pk))["done"] == ""
