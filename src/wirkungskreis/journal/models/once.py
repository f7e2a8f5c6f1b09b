from django.db import models


class Once(models.Model):
    """A creation form that was sent: whoever sends it again gets what it made the first time."""

    key = models.UUIDField()
    owner = models.CharField(max_length=40)
    address = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="once_per_owner")]

    def __str__(self) -> str:
        return f"{self.owner} {self.key}"
