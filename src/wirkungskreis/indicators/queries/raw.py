"""What the statistics office reads of raw counts; nobody else finds anything here."""

from django.conf import settings
from django.db.models import Count, F, QuerySet

from wirkungskreis.indicators.models import Addition, Indicator, RawDecision, RawTable, ValueType
from wirkungskreis.indicators.policy import visible_raw
from wirkungskreis.indicators.protection.rules import Rules
from wirkungskreis.indicators.queries.standing import indicators_for
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.kernel.actor import Actor

PARTS = ("base", "values", "denominator", "group")


def raw_tables_for(actor: Actor) -> QuerySet[RawTable]:
    """Give the raw tables somebody may read, with how many counts each holds."""
    return (
        RawTable.objects.filter(visible_raw(actor))
        .select_related("version__indicator", "release")
        .annotate(size=Count("counts"))
    )


def additions_for(actor: Actor) -> QuerySet[Addition]:
    """Give the sums somebody may read with their parts, those in force first."""
    rows = Addition.objects.filter(visible_raw(actor)).select_related("total")
    in_force_first = F("ended_on").desc(nulls_first=True)
    return rows.prefetch_related("summands__part").order_by(in_force_first, "total__code", "-pk")


def indicators_to_add_up(actor: Actor) -> QuerySet[Indicator]:
    """Give the counts that are not yet in a sum, for whoever may declare one."""
    in_force = Addition.objects.filter(ended_on=None)
    rows = indicators_for(actor).filter(value_type=ValueType.COUNT, state=IndicatorState.ACTIVE)
    rows = rows.exclude(pk__in=in_force.values("total"))
    return rows.exclude(pk__in=in_force.values("summands__part")).order_by("code")


def decision_in_force(indicator: Indicator) -> RawDecision | None:
    """Say by which decision raw counts of an indicator are kept, if by any."""
    return RawDecision.objects.filter(indicator=indicator, ended_on=None).first()


def rules_for(decision: RawDecision | None) -> Rules:
    """Give the rules of the municipality, with what the decision changes."""
    own = {part: getattr(decision, part, None) for part in PARTS}
    changed = {part: value for part, value in own.items() if value is not None}
    return Rules(**(settings.PROTECTION | changed))
