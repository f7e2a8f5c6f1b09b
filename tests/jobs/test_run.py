import pytest
from django.db import transaction

from tests import world
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.jobs.models import Job
from wirkungskreis.jobs.policy import visible
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.policy import ask
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db


def test_a_job_waits_with_its_arguments(amira: User) -> None:
    job = enqueue("probe.count", actor=actor_of(amira), to=3)

    assert (job.state, job.arguments, job.user_id) == ("waiting", {"to": 3}, amira.pk)
    assert job.max_attempts == 3


def test_what_is_rolled_back_was_never_put_in_line() -> None:
    with transaction.atomic():
        enqueue("probe.count", actor=SYSTEM, to=3)
        transaction.set_rollback(True)

    assert Job.objects.count() == 0


def test_an_unknown_kind_is_found_at_once() -> None:
    with pytest.raises(KeyError):
        enqueue("probe.unknown", actor=SYSTEM)


def test_the_same_key_is_one_job_at_a_time() -> None:
    first = enqueue("probe.count", actor=SYSTEM, key="report:3", to=3)
    again = enqueue("probe.count", actor=SYSTEM, key="report:3", to=3)
    Job.objects.update(state="done")
    later = enqueue("probe.count", actor=SYSTEM, key="report:3", to=3)

    assert first == again != later
    assert Job.objects.count() == 2


def test_the_filter_equals_the_rule(amira: User, bernd: User, chiara: User) -> None:
    own = world.job(bernd)
    nobodys = world.job(None)
    actors = [SYSTEM, VISITOR, *map(actor_of, (amira, bernd, chiara))]

    for actor in actors:
        seen = set(Job.objects.filter(visible(actor)))
        assert seen == {job for job in (own, nobodys) if ask(actor, "jobs.view", job)}
    assert bool(ask(actor_of(bernd), "jobs.view", own))
    assert not ask(actor_of(chiara), "jobs.view", own)
    assert not ask(VISITOR, "jobs.view", nobodys)
