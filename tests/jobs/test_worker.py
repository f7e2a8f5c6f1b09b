"""The worker as a process: what it leaves behind when it ends, well or badly."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tests import beside, world
from wirkungskreis.jobs.domain import work
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.jobs.management.commands.worker import is_alive
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.outbox.domain import sending
from wirkungskreis.outbox.models import Mail

SECONDS = 30  # a slow machine still gets there
LAUNCH = "import django; django.setup(); from tests.jobs import stubborn; stubborn.{}()"


def run(*words: str) -> str:
    out = StringIO()
    call_command("worker", *words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_burst_works_until_nothing_waits() -> None:
    for _ in range(3):
        enqueue("probe.count", actor=SYSTEM, to=1)

    assert run("--burst") == "Aufträge bearbeitet: 3\n"
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


@pytest.mark.django_db
def test_once_does_one_job() -> None:
    for _ in range(3):
        enqueue("probe.count", actor=SYSTEM, to=1)

    assert run("--once") == "Aufträge bearbeitet: 1\n"


@pytest.mark.django_db
def test_an_orphan_stops() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()

    assert (is_alive(os.getpid()), is_alive(ended.pid)) == (True, False)
    assert run("--parent", str(ended.pid)) == "Aufträge bearbeitet: 0\n"


@pytest.fixture
def launch(transactional_db: None) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Start another process on the tests' database; none outlives the test."""
    started: list[subprocess.Popen[str]] = []

    def start(action: str) -> subprocess.Popen[str]:
        name = connection.settings_dict["NAME"]
        process = beside.start("-c", LAUNCH.format(action), database=name)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def test_kill_in_the_middle_of_a_job_leaves_it_to_another(
    launch: Callable[[str], subprocess.Popen[str]],
) -> None:
    enqueue("probe.count", actor=SYSTEM, to=3)
    process = launch("work")
    wait_for(lambda: Job.objects.get().steps_done == 1)

    process.kill()
    process.wait()

    assert Job.objects.get().state == "running"
    later = timezone.now() + work.LEASE * 2
    work.reap(clock=lambda: later)
    assert run("--burst") == "Aufträge bearbeitet: 1\n"
    assert (Job.objects.get().state, Job.objects.get().attempts) == ("done", 2)


def test_kill_in_the_middle_of_a_mail_leaves_it_to_a_person(
    launch: Callable[[str], subprocess.Popen[str]],
) -> None:
    world.mail()
    process = launch("send")
    assert process.stdout is not None
    assert process.stdout.readline() == "handed over\n"

    process.kill()
    process.wait()

    assert Mail.objects.get().state == "sending"
    later = timezone.now() + sending.LEASE * 2
    assert sending.send_due(clock=lambda: later) == 0
    assert (Mail.objects.get().state, Mail.objects.get().reason) == ("uncertain", "crashed")


def test_term_lets_the_job_at_hand_finish(launch: Callable[[str], subprocess.Popen[str]]) -> None:
    enqueue("probe.count", actor=SYSTEM, to=3)
    enqueue("probe.count", actor=SYSTEM, to=3)
    process = launch("work_slowly")
    wait_for(lambda: Job.objects.filter(steps_done=1).exists())

    process.send_signal(signal.SIGTERM)
    assert process.wait(SECONDS) == 0

    assert sorted(Job.objects.values_list("state", flat=True)) == ["done", "waiting"]
