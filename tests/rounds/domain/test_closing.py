"""Closing freezes: one transaction, hashes that hold, and nothing that can be changed after."""

import time
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from tests import world
from wirkungskreis.journal.chain import Head, verify
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import FormerName, User
from wirkungskreis.rounds.domain import closing, reviewing
from wirkungskreis.rounds.models import Return, Round, Snapshot, Supplement
from wirkungskreis.rounds.outputs.canonical import digest
from wirkungskreis.rounds.outputs.read import frozen_returns, is_intact

TODAY = date(2026, 10, 20)


def checked(**fields: Any) -> Return:
    return world.ret(
        state="checked",
        handed_in_on=date(2026, 10, 1),
        checked_on=date(2026, 10, 2),
        schedule="on_plan",
        done="Zwölf Gruppen.",
        **fields,
    )


def close(rnd: Round, amira: User) -> Round:
    rnd.refresh_from_db()
    return closing.close(rnd, actor=actor_of(amira), edition=rnd.edition, on=TODAY, as_it_is=True)


def test_closing_writes_one_snapshot_per_return_and_one_hash(amira: User) -> None:
    rnd = world.rnd()
    for number in range(3):
        checked(round=rnd, measure=world.measure(code=f"X-{number}"))

    close(rnd, amira)

    stored = Round.objects.get()
    assert [s.position for s in Snapshot.objects.all()] == [1, 2, 3]
    assert [digest(s.content) for s in Snapshot.objects.all()] == [
        s.hash for s in Snapshot.objects.all()
    ]
    assert (stored.state, stored.frozen_on, stored.schema) == ("closed", TODAY, 1)
    assert is_intact(stored)


def test_the_journals_head_is_kept_and_covers_what_came_before(amira: User) -> None:
    ret = checked()
    reviewing.remark(ret, actor=actor_of(amira), edition=1, text="Gut.")

    close(ret.round, amira)

    number, head_hash = Round.objects.get().journal_head.split(":")
    assert Entry.objects.get(seq=int(number)).act == "remark"
    assert verify(Head(int(number), head_hash)) is None


def test_an_intact_round_is_told_from_a_changed_one(amira: User) -> None:
    ret = checked()
    close(ret.round, amira)
    stored = Round.objects.get()

    stored.title = "Etwas anderes"

    assert not is_intact(stored)


def test_a_snapshot_holds_keys_of_persons_and_no_names(amira: User) -> None:
    ret = checked(person=world.contact("Dana Lind"))

    close(ret.round, amira)

    content = Snapshot.objects.get().content
    assert "Dana" not in content
    assert str(world.contact("Dana Lind").public_id) in content


def test_an_old_round_names_organisations_as_on_its_day(amira: User) -> None:
    office = world.organisation("FB Soziales und Wohnen")
    FormerName.objects.create(
        organisation=office, name="FB Soziales", valid_before=date(2026, 8, 1)
    )
    ret = checked(measure=world.measure(lead=office))

    close(ret.round, amira)

    assert [frozen.organisation for frozen in frozen_returns(ret.round)] == ["FB Soziales"]


def test_what_was_reported_can_be_read_after_the_register_moved_on(amira: User) -> None:
    ret = checked(measure=world.measure(code="A-01", title="Lotsenstelle"))
    close(ret.round, amira)
    type(ret.measure).objects.update(title="Etwas Neues")

    frozen = list(frozen_returns(ret.round))

    assert [(f.measure_code, f.measure_title, f.progress) for f in frozen] == [
        ("A-01", "Lotsenstelle", "on_plan")
    ]
    assert frozen[0].answers["done"] == "Zwölf Gruppen."


@pytest.mark.parametrize("state", ["drafted", "handed_in", "sent_back"])
def test_closing_warns_of_answers_on_their_way(amira: User, state: str) -> None:
    ret = world.ret(state=state, handed_in_on=date(2026, 10, 1))

    with pytest.raises(NotPossible, match="Entwürfe oder ungeprüfte"):
        closing.close(ret.round, actor=actor_of(amira), edition=1, on=TODAY)

    assert (Round.objects.get().state, Snapshot.objects.count()) == ("open", 0)


def test_only_the_coordination_closes(bernd: User) -> None:
    with pytest.raises(NotAllowed):
        closing.close(world.rnd(), actor=actor_of(bernd), edition=1, on=TODAY)


def test_the_verbs_refuse_changes_to_a_closed_round(amira: User) -> None:
    ret = checked()
    close(ret.round, amira)
    ret = Return.objects.get()

    with pytest.raises(NotPossible, match="als Nachtrag"):
        reviewing.send_back(
            ret, actor=actor_of(amira), edition=ret.edition, on=TODAY, comment="Warum?"
        )


FORBIDDEN = [
    (Return, "UPDATE rounds_return SET done = 'anders'"),
    (Return, "DELETE FROM rounds_return"),
    (Round, "UPDATE rounds_round SET title = 'anders'"),
    (Round, "UPDATE rounds_round SET state = 'open'"),
    (Snapshot, "UPDATE rounds_snapshot SET content = '{}'"),
    (Snapshot, "DELETE FROM rounds_snapshot"),
    (Supplement, "UPDATE rounds_supplement SET text = 'anders'"),
    (Supplement, "DELETE FROM rounds_supplement"),
]


@pytest.mark.parametrize(("model", "statement"), FORBIDDEN, ids=[s for _, s in FORBIDDEN])
def test_the_database_refuses_changes_to_a_closed_round(
    amira: User, model: type[models.Model], statement: str
) -> None:
    ret = checked()
    close(ret.round, amira)
    closing.supplement(Return.objects.get(), actor=actor_of(amira), on=TODAY, text="Später.")
    before = list(model._base_manager.values())

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    with pytest.raises(IntegrityError), transaction.atomic():
        model._base_manager.update(id=models.F("id") + 1)

    assert list(model._base_manager.values()) == before


def test_a_closed_round_takes_no_new_return(amira: User) -> None:
    ret = checked()
    close(ret.round, amira)

    with pytest.raises(IntegrityError), transaction.atomic():
        world.ret(round=ret.round, person=None, measure=world.measure())


def test_late_facts_are_appended(amira: User) -> None:
    ret = checked()
    close(ret.round, amira)

    closing.supplement(Return.objects.get(), actor=actor_of(amira), on=TODAY, text="Später.")

    assert [(s.text, s.on, s.by) for s in Supplement.objects.all()] == [
        ("Später.", TODAY, amira.person)
    ]
    assert is_intact(Round.objects.get())


def test_an_open_round_takes_no_supplement(amira: User) -> None:
    with pytest.raises(NotPossible, match="noch offen"):
        closing.supplement(checked(), actor=actor_of(amira), on=TODAY, text="Später.")


def test_three_hundred_measures_freeze_within_two_seconds(amira: User) -> None:
    rnd = world.rnd()
    for number in range(300):
        checked(round=rnd, measure=world.measure(code=f"X-{number:03}"), person=None)

    start = time.process_time()
    close(rnd, amira)

    assert time.process_time() - start < 2
    assert Snapshot.objects.count() == 300
