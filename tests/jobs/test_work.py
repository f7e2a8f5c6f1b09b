"""Jobs are done once, also when workers die."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from tests.jobs.conftest import CALLS
from wirkungskreis.jobs.domain import work
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.jobs.models import Job
from wirkungskreis.jobs.states import State
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.work import PERIODIC, Periodic
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

NOW = datetime(2026, 10, 9, 8, 0, tzinfo=UTC)


def at(now: datetime) -> work.Clock:
    return lambda: now


def take(job: Job, *, now: datetime = NOW) -> work.Attempt:
    """Let a worker claim the job and do nothing with it yet."""
    claimed = work.claim(clock=at(now))
    assert claimed == job
    return work.Attempt(claimed, at(now))


@pytest.mark.django_db
def test_a_job_is_done_and_tells_its_result(amira: User) -> None:
    enqueue("probe.count", actor=actor_of(amira), to=3)

    assert work.work_once(clock=at(NOW))
    assert not work.work_once(clock=at(NOW))

    job = Job.objects.get()
    assert (job.state, job.result, job.attempts) == ("done", {"counted": 3}, 1)
    assert (job.steps_done, job.steps_total, job.step_label, job.percent) == (3, 3, "Seiten", 100)
    assert (job.started_at, job.ended_at, job.claim) == (NOW, NOW, None)
    assert [{"to": 3, "user": amira.pk}] == CALLS


@pytest.mark.django_db
def test_the_oldest_comes_first_and_none_before_its_time() -> None:
    later = enqueue("probe.count", actor=SYSTEM, not_before=NOW + timedelta(hours=1), to=1)
    first = enqueue("probe.count", actor=SYSTEM, to=2)
    second = enqueue("probe.count", actor=SYSTEM, to=3)

    claimed = [work.claim(clock=at(NOW)) for _ in range(3)]

    assert claimed == [first, second, None]
    assert work.claim(clock=at(NOW + timedelta(hours=1))) == later


@pytest.mark.django_db
def test_what_fails_is_tried_again_with_pauses() -> None:
    enqueue("probe.count", actor=SYSTEM, to=1, fails=2)
    now, pauses = NOW, []

    while Job.objects.get().state == "waiting":
        work.work_once(clock=at(now))
        if due := Job.objects.get().not_before:
            pauses.append(due - now)
            now = max(now, due)

    assert pauses[:2] == [work.PAUSE, work.PAUSE * 2]
    assert (Job.objects.get().state, Job.objects.get().attempts) == ("done", 3)


@pytest.mark.django_db
def test_after_the_last_attempt_it_says_why(caplog: pytest.LogCaptureFixture) -> None:
    enqueue("probe.count", actor=SYSTEM, to=1, fails=9)

    for hour in range(4):
        work.work_once(clock=at(NOW + timedelta(hours=hour)))

    job = Job.objects.get()
    assert (job.state, len(CALLS), job.claim) == ("failed", 3, None)
    assert work.reason_words(job).startswith("Dabei ist ein Fehler aufgetreten.")
    assert "not this time" in caplog.text


@pytest.mark.django_db
def test_a_refusal_is_final_and_shown_as_it_is() -> None:
    enqueue("probe.refuse", actor=SYSTEM)

    work.work_once(clock=at(NOW))

    job = Job.objects.get()
    assert (job.state, job.attempts) == ("failed", 1)
    assert work.reason_words(job) == "Dafür ist die Runde noch nicht geschlossen."


@pytest.mark.django_db
def test_a_kind_of_an_earlier_release_fails_with_a_sentence() -> None:
    Job.objects.create(kind="probe.gone")

    work.work_once(clock=at(NOW))

    assert work.reason_words(Job.objects.get()) == "Diese Art Auftrag gibt es nicht mehr."


@pytest.mark.django_db
def test_the_reaper_gives_back_what_the_dead_left() -> None:
    job = enqueue("probe.count", actor=SYSTEM, to=1)
    take(job)

    assert work.reap(clock=at(NOW + work.LEASE)) == 0
    assert work.reap(clock=at(NOW + work.LEASE * 2)) == 1

    job.refresh_from_db()
    assert (job.state, job.claim, job.attempts) == ("waiting", None, 1)


@pytest.mark.django_db
def test_the_reaper_gives_up_what_kills_every_worker() -> None:
    job = enqueue("probe.count", actor=SYSTEM, to=1)
    for hour in range(3):
        take(job, now=NOW + timedelta(hours=hour))
        work.reap(clock=at(NOW + timedelta(hours=hour, minutes=30)))

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed", 3)
    assert work.reason_words(job).startswith("Das Programm wurde mehrmals dabei beendet.")


@pytest.mark.django_db
def test_one_taken_for_dead_writes_nothing_any_more() -> None:
    job = enqueue("probe.count", actor=SYSTEM, to=1)
    attempt = take(job)
    Job.objects.update(claim=uuid4())

    with pytest.raises(work.LeaseLost):
        attempt.progress(1, 2)

    assert not attempt.settle(State.DONE, result={"late": 1})
    job.refresh_from_db()
    assert (job.state, job.result, job.steps_done) == ("running", {}, 0)


@pytest.mark.django_db(transaction=True)
def test_a_long_task_keeps_its_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "HEARTBEAT", 0.05)
    job = enqueue("probe.count", actor=SYSTEM, to=1)
    attempt = take(job)
    attempt.clock = at(NOW + timedelta(minutes=5))

    with work.beating(attempt):
        time.sleep(0.4)

    job.refresh_from_db()
    assert job.lease_until == NOW + timedelta(minutes=5) + work.LEASE


@pytest.mark.django_db(transaction=True)
def test_many_workers_do_each_job_once() -> None:
    for number in range(12):
        enqueue("probe.count", actor=SYSTEM, to=number + 1)

    def do(_worker: int) -> int:
        try:
            count = 0
            while work.work_once(clock=at(NOW)):
                count += 1
            return count
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(do, range(4)))

    assert sum(counts) == 12
    assert sorted(str(call["to"]) for call in CALLS) == sorted(str(n + 1) for n in range(12))
    assert set(Job.objects.values_list("state", "attempts")) == {("done", 1)}


@pytest.mark.django_db
def test_periodic_tasks_have_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    called = []

    def fail() -> None:
        called.append("fail")
        raise LookupError

    tasks = [
        Periodic("probe.fail", fail, timedelta(minutes=10)),
        Periodic("probe.note", lambda: called.append("note"), timedelta(minutes=1)),
    ]
    for task in tasks:
        monkeypatch.setitem(PERIODIC, task.name, task)

    for minute in (0, 0, 1, 10):
        work.take_turns(clock=at(NOW + timedelta(minutes=minute)))

    assert called == ["fail", "note", "note", "fail", "note"]


@pytest.mark.django_db
def test_old_jobs_are_forgotten() -> None:
    enqueue("probe.count", actor=SYSTEM, to=1)
    work.work_once(clock=at(NOW))
    enqueue("probe.count", actor=SYSTEM, to=1)

    assert work.forget(now=NOW + timedelta(days=29)) == 0
    assert work.forget(now=NOW + timedelta(days=31)) == 1
    assert [job.state for job in Job.objects.all()] == ["waiting"]
