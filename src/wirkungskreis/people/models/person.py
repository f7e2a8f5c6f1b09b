from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.people.models.organisation import Organisation


class Person(models.Model):
    """Somebody with a task, with or without an account."""

    name = models.CharField(_("Name"), max_length=200)

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A person's place in an organisation."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "organisation"], name="post_once")]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"
