"""Taking a delivered file in: all of it or nothing, what is new as one release.

``look`` says what would happen, ``take`` does it. Both read the file once and say everything that
is wrong with it at its row. The same file a second time holds nothing new.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import subgroups, values
from wirkungskreis.indicators.domain.official import differences
from wirkungskreis.indicators.domain.official.cells import (
    Gathered,
    Tell,
    gather,
    set_aside_undelivered,
)
from wirkungskreis.indicators.domain.official.checked import Checked, checked, refuse_retired
from wirkungskreis.indicators.domain.official.plans import plans_of
from wirkungskreis.indicators.domain.official.report import Report
from wirkungskreis.indicators.domain.official.totals import check_totals
from wirkungskreis.indicators.models import Category, Indicator, Mapping, Observation, Release
from wirkungskreis.indicators.reading.records import Source
from wirkungskreis.indicators.states import ENTER
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.policy import demand

BATCH = 2000


def look(
    source: Source,
    mappings: Sequence[Mapping],
    delivery: values.Delivery,
    *,
    on: date,
    tell: Tell | None = None,
) -> Report:
    """Say what taking the file would do; nothing is written."""
    return examine(source, mappings, delivery, on, tell)[0].report


def take(
    source: Source,
    mappings: Sequence[Mapping],
    delivery: values.Delivery,
    *,
    actor: Actor,
    on: date,
    tell: Tell | None = None,
) -> Report:
    """Store what is new or has changed as one release, unless a row is refused.

    ``report.release`` is the public id of the release; it is empty where a row was refused or
    nothing was new. Raises Refused if the file cannot be read at all. ``tell`` is called while
    rows are read, outside of the transaction.
    """
    demand(actor, ENTER, Indicator)
    found, rows = examine(source, mappings, delivery, on, tell)
    if found.report.is_clean and rows:
        write(found, rows, delivery, actor=actor)
    return found.report


def examine(
    source: Source,
    mappings: Sequence[Mapping],
    delivery: values.Delivery,
    on: date,
    tell: Tell | None,
) -> tuple[Gathered, list[Checked]]:
    """Read and check the whole file; give the report and the rows that say something new."""
    found = gather(source, plans_of(mappings), tell)
    if delivery.published_on > on:
        found.report.refuse(0, _("Der Stand liegt in der Zukunft. Bitte prüfen Sie den Tag."))
    set_aside_undelivered(found)
    refuse_retired(found)
    check_totals(found)
    rows = list(checked(found, on))
    found.cells.clear()
    found.below.clear()
    return found, differences.news(rows, delivery.published_on, found.report)


@transaction.atomic
def write(
    found: Gathered, rows: list[Checked], delivery: values.Delivery, *, actor: Actor
) -> Release:
    """Write one release; an indicator that was changed since the look stops all of it."""
    counts = found.report.by_indicator
    for indicator in {plan.indicator.pk: plan.indicator for plan in found.plans}.values():
        if count := counts.get(indicator.code):
            edition = indicator.edition
            edit(indicator, "enter", ENTER, actor=actor, edition=edition, changes={}, count=count)
    release = Release.objects.create(
        supplier=delivery.supplier.strip() or found.plans[0].mapping.supplier,
        published_on=delivery.published_on,
        file_hash=delivery.file_hash,
        note=delivery.note.strip()[:300],
    )
    facts = {"sha256": delivery.file_hash} if delivery.file_hash else {}
    note(release, "take", actor=actor, count=len(rows), **facts)
    groups = {key: subgroups.of(_categories(key)) for key in differences.groups(rows)}
    Observation.objects.bulk_create(
        (values.row_of(row.value, groups[row.group], release) for row in rows), batch_size=BATCH
    )
    found.report.release = str(release.public_id)
    if any(values.formulas_of(plan.indicator) for plan in found.plans):
        enqueue("indicators.derive", actor=SYSTEM, key="indicators.derive")
    return release


def _categories(key: str) -> list[Category]:
    """Find the categories of a group's key, in their present form."""
    found = []
    for part in filter(None, key.split(";")):
        dimension, _colon, code = part.partition(":")
        rows = Category.objects.select_related("dimension").filter(
            dimension__code=dimension, code=code
        )
        found.append(rows.order_by("-valid_from").get(valid_before=None))
    return found
