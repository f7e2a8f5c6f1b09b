from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.indicator import Indicator
from wirkungskreis.journal.models import Editable


class FormulaKind(models.TextChoices):
    """How two indicators make a third; nothing else can be written, so nothing else goes wrong."""

    SHARE = "share", _("Anteil: der erste in Prozent des zweiten")
    RATE = "rate", _("Rate: der erste je 1.000 des zweiten")
    RATIO = "ratio", _("Verhältnis: der erste geteilt durch den zweiten")
    DIFFERENCE = "difference", _("Differenz: der erste minus der zweite")


class Formula(Editable):
    """An indicator whose values are computed from those of two others, never entered.

    ``computed_by`` are the rules by which its values were computed last: formula, definition,
    rounding. Where they say something else now, the values are computed anew.
    """

    indicator = models.OneToOneField(Indicator, models.PROTECT, related_name="formula")
    kind = models.CharField(_("Formel"), max_length=12, choices=FormulaKind.choices)
    first = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    second = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    computed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["indicator"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=FormulaKind.values), name="formula_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(first=F("second"))
                & ~Q(first=F("indicator"))
                & ~Q(second=F("indicator")),
                name="formula_of_others",
            ),
        ]

    def __str__(self) -> str:
        words = {
            FormulaKind.SHARE: _("{first} in Prozent von {second}"),
            FormulaKind.RATE: _("{first} je 1.000 {second}"),
            FormulaKind.RATIO: _("{first} geteilt durch {second}"),
            FormulaKind.DIFFERENCE: _("{first} minus {second}"),
        }[FormulaKind(self.kind)]
        return words.format(first=self.first.code, second=self.second.code)
