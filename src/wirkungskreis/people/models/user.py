from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.actor import Role
from wirkungskreis.people.models.person import Person


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str, person: Person) -> "User":
        user = self.model(username=username, person=person)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in. There is no staff flag and no superuser: see ``policy.py``."""

    username = models.CharField(_("Benutzername"), max_length=150, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="user")
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"


class Grant(models.Model):
    """One role of one user."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="grant_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="grant_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"
