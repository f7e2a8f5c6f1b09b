from django.db import models

from wirkungskreis.journal.models import Editable


class Charge(Editable):
    """Who sees to one of the council's requests; this person gets the reminders."""

    condition = models.OneToOneField("mandates.Condition", models.CASCADE, related_name="charge")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="charges")

    def __str__(self) -> str:
        return f"{self.condition}: {self.person}"


class Proof(models.Model):
    """A released report as evidence that something the council asked for was delivered."""

    fulfilment = models.OneToOneField("mandates.Fulfilment", models.CASCADE, related_name="proof")
    report = models.ForeignKey("reports.Report", models.PROTECT, related_name="proofs")

    def __str__(self) -> str:
        return f"{self.fulfilment}"
