from django.db import models


class Turn(models.Model):
    """When a periodic task is next due; the row is what several workers compete for."""

    name = models.CharField(max_length=60, unique=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.due_at:%Y-%m-%d %H:%M}"
