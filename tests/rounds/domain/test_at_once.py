"""Many leads at the same moment: nothing lost, each answer journaled once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from tests import world
from tests.rounds.saying import PROJECT
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.rounds.domain import answers, closing, links
from wirkungskreis.rounds.models import Return, Snapshot
from wirkungskreis.rounds.outputs.snapshot_v1 import read

TODAY = date(2026, 10, 9)
pytestmark = pytest.mark.django_db(transaction=True)


def answer(pk: int, text: str) -> bool:
    """Hand in from a thread of its own; False when a rule refused."""
    try:
        ret = Return.objects.select_related("measure", "round", "person").get(pk=pk)
        link = ret.round.links.select_related("person").get(person=ret.person)
        said = {**PROJECT, "done": text}
        actor = links.actor_of(link)
        answers.hand_in(ret, actor=actor, edition=ret.edition, on=TODAY, answers=said)
    except NotPossible:
        return False
    finally:
        connection.close()
    return True


def test_leads_answer_at_once() -> None:
    rnd = world.rnd()
    keys = [
        world.ret(
            round=rnd, measure=world.measure(code=f"X-{n}"), person=world.contact(f"P {n}")
        ).pk
        for n in range(16)
    ]

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(answer, keys, [f"Text {pk}" for pk in keys]))

    assert all(done)
    stored = Return.objects.in_bulk(keys)
    assert [stored[pk].done for pk in keys] == [f"Text {pk}" for pk in keys]
    assert sorted(Entry.objects.filter(act="hand_in").values_list("thing_id", flat=True)) == keys


def test_two_answers_to_one_question_are_never_both_taken() -> None:
    pk = world.ret().pk

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(answer, [pk] * 4, [f"Text {n}" for n in range(4)]))

    taken = done.count(True)
    assert taken >= 1
    assert Entry.objects.filter(act="hand_in").count() == taken
    assert Return.objects.get().edition == taken + 1


def test_an_answer_is_either_in_the_freeze_or_refused() -> None:
    rnd = world.rnd()
    keys = [
        world.ret(
            round=rnd, measure=world.measure(code=f"X-{n}"), person=world.contact(f"P {n}")
        ).pk
        for n in range(8)
    ]

    def close(_n: int) -> None:
        try:
            closing.close(rnd, actor=SYSTEM, edition=1, on=TODAY, as_it_is=True)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answering = [pool.submit(answer, pk, f"Text {pk}") for pk in keys]
        pool.submit(close, 0).result()
        taken = {pk for pk, job in zip(keys, answering, strict=True) if job.result()}

    frozen = {s.ret_id: read(s.content).answers["done"] for s in Snapshot.objects.all()}
    assert {pk for pk, text in frozen.items() if text} == taken
    assert len(frozen) == len(keys)
