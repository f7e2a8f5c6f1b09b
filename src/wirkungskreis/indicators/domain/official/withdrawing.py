"""Withdrawing a delivery: what was known before it counts again, and both stay readable."""

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Max, Min
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import values
from wirkungskreis.indicators.models import Indicator, Observation, OfficialFile, Reason, Release
from wirkungskreis.indicators.queries.standing import newest
from wirkungskreis.indicators.states import ENTER, FileState
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible

BATCH = 2000
KEPT = ("value", "numerator", "denominator", "reason", "statuses", "confidentiality", "note")


@transaction.atomic
def withdraw(
    file: OfficialFile, *, actor: Actor, edition: int, reason: str, on: date
) -> Release | None:
    """Take back what a file brought, as a release of its own with the reason.

    From the day ``on`` each of its cells says again what was known before it, or that the value
    was withdrawn where there was none. Cells with a later value stay. None if the file had
    brought nothing new.
    """
    if file.state != FileState.STORED:
        raise NotPossible(_("Nur eine übernommene Datei lässt sich zurückziehen."))
    if not reason.strip():
        raise NotPossible(_("Bitte schreiben Sie, warum die Werte nicht gelten."))
    move(file, "withdraw", actor=actor, edition=edition)
    return _withdrawn(file.release, actor, reason.strip(), on) if file.release else None


def _withdrawn(release: Release, actor: Actor, reason: str, on: date) -> Release:
    made = Release.objects.create(
        supplier=release.supplier,
        published_on=max(on, release.published_on),
        note=_("Zurückgezogen: {reason}").format(reason=reason)[:300],
        withdraws=release,
    )
    rows = list(_restored(release, made))
    indicators = Indicator.objects.filter(
        pk__in=release.observations.order_by().values("version__indicator")
    )
    for indicator in indicators:
        own = indicator.edition
        edit(indicator, "take_back", ENTER, actor=actor, edition=own, changes={}, count=len(rows))
        if values.formulas_of(indicator):
            enqueue("indicators.derive", actor=SYSTEM, key="indicators.derive")
    note(made, "withdraw", actor=actor, release=release.pk, count=len(rows))
    Observation.objects.bulk_create(rows, batch_size=BATCH)
    return made


def _restored(release: Release, made: Release) -> Iterator[Observation]:
    """Give for each cell that still says what the release said the value before it."""
    own = release.observations.order_by()
    span = own.aggregate(Min("period_start"), Max("period_start"))
    every = Observation.objects.filter(
        version__in=own.values("version").distinct(),
        period_start__range=(span["period_start__min"], span["period_start__max"]),
    ).exclude(release=made)
    before = {_cell(row): row for row in newest(every.exclude(release=release))}
    for row in newest(every).select_related("release"):
        if row.release_id != release.pk:
            continue
        known = before.get(_cell(row))
        found = known or Observation(value=None, reason=Reason.WITHDRAWN)
        yield Observation(
            version_id=row.version_id,
            area_id=row.area_id,
            subgroup_id=row.subgroup_id,
            is_remainder=row.is_remainder,
            period_start=row.period_start,
            period_before=row.period_before,
            release=made,
            source_ref=(known or row).source_ref,
            **{name: getattr(found, name) for name in KEPT},
        )


def withdrawal_of(release: Release) -> Release | None:
    """Give the release that withdrew this one, if it was."""
    try:
        return release.withdrawn_by
    except ObjectDoesNotExist:
        return None


def _cell(row: Observation) -> tuple[object, ...]:
    return (
        row.version_id,
        row.area_id,
        row.subgroup_id,
        row.is_remainder,
        row.period_start,
        row.period_before,
    )
