"""Taking a delivered file in: all of it or nothing, what is new as one release.

``look`` says what would happen, ``take`` does it. Both read the file once and say everything that
is wrong with it at its row. The same file a second time holds nothing new.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

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
from wirkungskreis.indicators.domain.official.checked import (
    Checked,
    checked,
    refuse_former,
    refuse_retired,
)
from wirkungskreis.indicators.domain.official.plans import plans_of
from wirkungskreis.indicators.domain.official.report import Report
from wirkungskreis.indicators.domain.official.totals import check_totals
from wirkungskreis.indicators.models import Category, Indicator, Mapping, Observation, Release
from wirkungskreis.indicators.reading.records import Source
from wirkungskreis.indicators.sizes import MANY, know_sizes
from wirkungskreis.indicators.states import ENTER
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.policy import demand

BATCH = 2000
MOST_NAMED = 12


class Reading(NamedTuple):
    """A file, or a sheet of it, and the mappings by which it is read."""

    source: Source
    mappings: Sequence[Mapping]


def readings_of(
    sheet: Callable[[str], Source], mappings: Iterable[Mapping], named: str = ""
) -> list[Reading]:
    """Open every sheet that a mapping is about; one that is ``named`` counts for all of them.

    ``sheet`` opens one by its name. Raises Refused where a sheet is not there.
    """
    wanted: dict[str, list[Mapping]] = {}
    for mapping in mappings:
        wanted.setdefault(named or mapping.sheet, []).append(mapping)
    found: dict[str, Reading] = {}
    for name, rows in wanted.items():
        source = sheet(name)
        known = found.get(source.sheet)
        found[source.sheet] = Reading(source, [*(known.mappings if known else ()), *rows])
    return list(found.values())


def look(
    readings: Sequence[Reading], delivery: values.Delivery, *, on: date, tell: Tell | None = None
) -> Report:
    """Say what taking the file would do; nothing is written."""
    return examine(readings, delivery, on, tell)[0].report


def take(
    readings: Sequence[Reading],
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
    found, rows = examine(readings, delivery, on, tell)
    if found.report.is_clean and rows:
        write(found, rows, delivery, actor=actor)
    return found.report


def examine(
    readings: Sequence[Reading], delivery: values.Delivery, on: date, tell: Tell | None
) -> tuple[Gathered, list[Checked]]:
    """Read and check the whole file; give the report and the rows that say something new."""
    source = readings[0].source
    whole = Gathered([], Report(source.table, source.title[:200], source.layout))
    report = whole.report
    if delivery.published_on > on:
        report.refuse(0, _("Der Stand liegt in der Zukunft. Bitte prüfen Sie den Tag."))
    rows: list[Checked] = []
    for one in readings:
        report.sheet = one.source.sheet
        found = gather(one.source, plans_of(one.mappings), report, tell)
        whole.plans += found.plans
        set_aside_undelivered(found)
        refuse_retired(found)
        refuse_former(found, takes_former=delivery.takes_former)
        check_totals(found)
        rows += checked(found, on)
        found.cells.clear()
        found.below.clear()
    new = differences.news(rows, delivery.published_on, report)
    report.sheet = ""
    _tell_unread(report, readings)
    return whole, new


def _tell_unread(report: Report, readings: Sequence[Reading]) -> None:
    """Say which sheets of a workbook nobody has read."""
    source = readings[0].source
    report.sheets = [one.source.sheet for one in readings if one.source.sheet]
    report.unread = [one for one in (*source.sheets, *source.hidden) if one not in report.sheets]
    if report.unread:
        words = [
            f"„{name}“" + (f" ({_('ausgeblendet')})" if name in source.hidden else "")
            for name in report.unread[:MOST_NAMED]
        ]
        words += ["…"] if len(report.unread) > MOST_NAMED else []
        sentence = _("Nicht gelesene Tabellenblätter: {names}.")
        report.remark(0, sentence.format(names=", ".join(words)))


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
    if len(rows) >= MANY:
        know_sizes()
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
