from datetime import UTC, datetime, timedelta

from tests import world
from wirkungskreis.jobs.models import Job
from wirkungskreis.people.keeping import RETENTION
from wirkungskreis.people.models import User

NOW = datetime(2029, 1, 31, 12, 0, tzinfo=UTC)


def test_ended_jobs_go_after_thirty_days_and_only_when_told(bernd: User) -> None:
    world.job(bernd, state="done", ended_at=NOW - timedelta(days=31))
    recent = world.job(bernd, state="done", ended_at=NOW - timedelta(days=29))
    waiting = world.job(bernd)
    rule = RETENTION["jobs.ended"]

    seen = rule.run(NOW, carry_out=False)
    before = Job.objects.count()
    done = rule.run(NOW, carry_out=True)

    assert (seen, before, done) == (["job"], 3, ["job"])
    assert set(Job.objects.all()) == {recent, waiting}
