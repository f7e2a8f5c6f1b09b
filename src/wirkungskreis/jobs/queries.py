"""What can be read about jobs; every query starts from what the person may see."""

from django.db.models import QuerySet

from wirkungskreis.jobs.models import Job
from wirkungskreis.jobs.policy import visible
from wirkungskreis.kernel.actor import Actor


def jobs_for(actor: Actor) -> QuerySet[Job]:
    """Every job the person may see, the latest first."""
    return Job.objects.filter(visible(actor)).select_related("user__person")


def own_jobs(actor: Actor) -> QuerySet[Job]:
    """Give the jobs the person asked for herself."""
    return jobs_for(actor).filter(user=actor.user_id)
