from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.jobs.states import State


class Job(models.Model):
    """One piece of work for the worker: its kind, ids as arguments, and how far it is.

    While a worker has it, ``claim`` is that worker's token and ``lease_until`` the moment from
    which others may take it for dead. ``result`` holds ids and codes, ``reason`` the sentence a
    person reads when it failed.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=120, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="jobs"
    )
    state = models.CharField(
        _("Stand"), max_length=10, choices=State.choices, default=State.WAITING
    )
    created_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    claim = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=3)
    steps_done = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(default=0)
    step_label = models.CharField(max_length=200, blank=True)
    result = models.JSONField(default=dict)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "not_before"], name="job_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(state__in=["waiting", "running"]) & ~Q(key=""),
                name="job_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="running", claim__isnull=False, lease_until__isnull=False)
                | (~Q(state="running") & Q(claim=None, lease_until=None)),
                name="job_running_has_a_lease",
            ),
            models.CheckConstraint(
                condition=Q(attempts__lte=F("max_attempts")), name="job_attempts_limited"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def is_over(self) -> bool:
        return self.state in {State.DONE, State.FAILED}

    @property
    def percent(self) -> int:
        """Give whole percent, 0 while nobody knows how much there is."""
        return 100 * self.steps_done // self.steps_total if self.steps_total else 0
