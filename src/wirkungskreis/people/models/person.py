from datetime import date
from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.people.models.organisation import Organisation
from wirkungskreis.people.models.spans import ends_after_start, holds

REDACTED: Final = "Gelöschte Person"  # stored, so not translated


class Person(Editable):
    """Somebody with a task, with or without an account.

    ``public_id`` is the person key that journal facts and snapshots hold instead of the name.
    """

    name = models.CharField(_("Name"), max_length=200)
    email = models.EmailField(_("E-Mail"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    language = models.CharField(_("Sprache"), max_length=12, default="de")
    recorded_on = models.DateField(auto_now_add=True)
    redacted_at = models.DateTimeField(_("Gelöscht am"), null=True, editable=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(redacted_at=None) | Q(name=REDACTED, email="", phone=""),
                name="person_redacted_is_empty",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A person's place in an organisation for a span of days, and whom she stands in for there."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")
    function = models.CharField(_("Funktion"), max_length=200, blank=True)
    valid_from = models.DateField(_("Seit"), null=True, blank=True)
    valid_before = models.DateField(_("Nicht mehr ab"), null=True, blank=True)
    deputy_of = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="deputy_posts",
        verbose_name=_("Vertritt"),
    )

    class Meta:
        ordering = ["person__name", "valid_from", "pk"]
        constraints = [
            ends_after_start("post_ends_after_start"),
            models.UniqueConstraint(
                fields=["person", "organisation", "function"],
                condition=Q(valid_before=None),
                name="post_once",
            ),
            models.CheckConstraint(
                condition=Q(deputy_of=None) | ~Q(deputy_of=F("person")), name="post_not_own_deputy"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"

    def holds_on(self, day: date) -> bool:
        return holds(self.valid_from, self.valid_before, day)
