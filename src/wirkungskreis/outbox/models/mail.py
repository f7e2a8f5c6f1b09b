from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.outbox.states import LIFE, REASONS, TEMPLATES, State
from wirkungskreis.people.models import Person


class Mail(Living):
    """One mail to one person: until it is sent only a template's name and ids.

    ``key`` keeps one occasion to one mail. ``address``, ``subject`` and ``body`` are what was
    sent, filled at sending, secrets left out; ``outbox.domain.keeping`` empties them later.
    """

    life = LIFE

    state = models.CharField(
        _("Stand"), max_length=20, choices=State.choices, default=State.WAITING
    )
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="mails")
    template = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    context = models.JSONField(default=dict)
    key = models.CharField(max_length=120, null=True, unique=True)  # noqa: DJ001  many without one
    created_at = models.DateTimeField(_("Angelegt"), auto_now_add=True)
    not_before = models.DateTimeField(_("Nicht vor"), null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=30, blank=True)
    sent_at = models.DateTimeField(_("Gesendet"), null=True)
    address = models.EmailField(blank=True)
    subject = models.CharField(max_length=250, blank=True)
    body = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "not_before"], name="mail_due"),
            models.Index(fields=["about", "about_id"], name="mail_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.SENDING) | Q(lease_until__isnull=False),
                name="mail_sending_has_a_lease",
            )
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.public_id}"

    @property
    def message_id(self) -> str:
        """Stay the same however often it is sent, so that a mailbox can tell a repetition."""
        return f"<{self.public_id}@{settings.MAIL_DOMAIN}>"

    @property
    def template_words(self) -> str:
        """Say what kind of mail it is; a template without words of its own shows its name."""
        return str(TEMPLATES.get(self.template, self.template))

    @property
    def reason_words(self) -> str:
        return str(REASONS.get(self.reason, self.reason))
