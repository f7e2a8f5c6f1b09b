"""What the statistics office reads of raw counts; nobody else finds anything here."""

from django.conf import settings
from django.db.models import Count, QuerySet

from wirkungskreis.indicators.models import Indicator, RawDecision, RawTable
from wirkungskreis.indicators.policy import visible_raw
from wirkungskreis.indicators.protection.rules import Rules
from wirkungskreis.kernel.actor import Actor

PARTS = ("base", "values", "denominator", "group")


def raw_tables_for(actor: Actor) -> QuerySet[RawTable]:
    """Give the raw tables somebody may read, with how many counts each holds."""
    return (
        RawTable.objects.filter(visible_raw(actor))
        .select_related("version__indicator", "release")
        .annotate(size=Count("counts"))
    )


def decision_in_force(indicator: Indicator) -> RawDecision | None:
    """Say by which decision raw counts of an indicator are kept, if by any."""
    return RawDecision.objects.filter(indicator=indicator, ended_on=None).first()


def rules_for(decision: RawDecision | None) -> Rules:
    """Give the rules of the municipality, with what the decision changes."""
    own = {part: getattr(decision, part, None) for part in PARTS}
    changed = {part: value for part, value in own.items() if value is not None}
    return Rules(**(settings.PROTECTION | changed))
