from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.actor import Role
from wirkungskreis.people.models.person import Person


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None, person: Person) -> "User":
        """Make an account; without a password nobody can sign in until one is set."""
        user = self.model(username=username, person=person)
        user.set_password(password)
        user.save()
        return user


class User(Editable, AbstractBaseUser):
    """Somebody who can sign in. There is no staff flag and no superuser: see ``policy.py``.

    When somebody last signed in is not recorded: it would tell when people work.
    """

    username = models.CharField(_("Benutzername"), max_length=150, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="user")
    is_active = models.BooleanField(_("Konto ist offen"), default=True)
    last_login = None

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.username


class Grant(models.Model):
    """One role of one user; it no longer counts from ``valid_before`` on."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20)
    valid_before = models.DateField(_("Nicht mehr ab"), null=True, blank=True)

    class Meta:
        ordering = ["role"]
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="grant_once"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="grant_role_known"
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.MODERATION.value) | Q(valid_before__isnull=False),
                name="grant_moderation_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"

    def counts_on(self, day: date) -> bool:
        return self.valid_before is None or day < self.valid_before
