"""Verbs around true counts of persons: decide that they are kept, take them in, delete them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import subgroups
from wirkungskreis.indicators.models import (
    Disclosure,
    Indicator,
    RawCount,
    RawDecision,
    RawTable,
    ValueType,
)
from wirkungskreis.indicators.protection import solver
from wirkungskreis.indicators.protection.rules import BASES, STANDARD, Rules
from wirkungskreis.indicators.queries.raw import PARTS, decision_in_force, rules_for
from wirkungskreis.indicators.rawtext import RawLine
from wirkungskreis.indicators.states import RAW
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand

COUNTED = {ValueType.COUNT, ValueType.SHARE, ValueType.RATE}
FEWEST_VALUES = 2
"""Fewer would be none: one possible value is the count itself."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the counts are about and where they come from; the period is half open."""

    start: date
    before: date
    supplier: str
    source_ref: str


@transaction.atomic
def allow(
    indicator: Indicator,
    *,
    actor: Actor,
    decided_by: str,
    reason: str,
    on: date,
    rules: Mapping[str, int | None] | None = None,
) -> RawDecision:
    """Keep raw counts of an indicator from now on; the decision has a name and a reason.

    ``rules`` differ from those of the municipality (``base``, ``values``, ``denominator``,
    ``group``). Looser ones are possible only here, and the journal says so.
    """
    demand(actor, RAW, indicator)
    if not decided_by.strip() or not reason.strip():
        raise NotPossible(_("Bitte schreiben Sie, wer das entschieden hat und warum."))
    if decision_in_force(indicator):
        raise NotPossible(_("Für diesen Indikator ist das schon entschieden."))
    if indicator.disclosure == Disclosure.NO_PERSONS or indicator.value_type not in COUNTED:
        raise NotPossible(_("Dieser Indikator zählt keine Personen. Rohzahlen braucht er nicht."))
    own = {part: value for part, value in (rules or {}).items() if value is not None}
    _check_rules(own)
    made = RawDecision.objects.create(
        indicator=indicator,
        decided_by=decided_by.strip(),
        reason=reason.strip(),
        decided_on=on,
        **own,
    )
    looser = Rules(**settings.PROTECTION).loosened(rules_for(made))
    note(made, "loosen" if looser else "allow", actor=actor, code=indicator.code, parts=looser)
    return made


def end(decision: RawDecision, *, actor: Actor, edition: int, on: date) -> RawDecision:
    """Take in no more raw counts; those that are there stay until somebody deletes them."""
    return edit(decision, "end", RAW, actor=actor, edition=edition, changes={"ended_on": on})


@transaction.atomic
def take_in(
    indicator: Indicator, header: Header, lines: Sequence[RawLine], *, actor: Actor, on: date
) -> RawTable:
    """Keep a table of raw counts; nothing of it is shown before it is published."""
    demand(actor, RAW, indicator)
    if not decision_in_force(indicator):
        raise NotPossible(
            _("Rohzahlen brauchen eine Entscheidung der Statistikstelle. Bitte tragen Sie sie ein.")
        )
    if not solver.is_there():
        raise NotPossible(
            _(
                "Auf diesem Server fehlt das Rechenprogramm, das Rohzahlen vor der "
                "Veröffentlichung prüft. Bitte lassen Sie es einrichten (Installation, Rohzahlen)."
            )
        )
    _check_header(header, on)
    made = RawTable.objects.create(
        version=indicator.versions.order_by("-number")[0],
        period_start=header.start,
        period_before=header.before,
        supplier=header.supplier.strip(),
        source_ref=header.source_ref.strip(),
        taken_on=on,
    )
    RawCount.objects.bulk_create(_row(made, line) for line in lines)
    note(made, "take_in", actor=actor, code=indicator.code, cells=len(lines))
    return made


@transaction.atomic
def discard(table: RawTable, *, actor: Actor, edition: int, on: date) -> RawTable:
    """Delete the counts of a table; what was published from them stays."""
    edit(table, "discard", RAW, actor=actor, edition=edition, changes={"discarded_on": on})
    table.counts.all().delete()
    return table


def _check_header(header: Header, on: date) -> None:
    if header.before <= header.start:
        raise NotPossible(_("Der Zeitraum endet vor seinem Anfang. Bitte prüfen Sie die Tage."))
    if header.start > on:
        raise NotPossible(_("Der Zeitraum liegt in der Zukunft. Bitte prüfen Sie die Tage."))
    if not header.supplier.strip() or not header.source_ref.strip():
        raise NotPossible(_("Bitte nennen Sie, woher die Zahlen kommen und wer sie geliefert hat."))


def _check_rules(own: Mapping[str, int]) -> None:
    if unknown := set(own) - set(PARTS):
        raise ValueError(f"there are no rules {sorted(unknown)}")
    if own.get("base", STANDARD.base) not in BASES:
        raise NotPossible(_("Gerundet wird auf 5 oder auf 10."))
    if own.get("values", STANDARD.values) < FEWEST_VALUES:
        raise NotPossible(_("Jede kleine Zahl muss mindestens zwei mögliche Werte behalten."))


def _row(table: RawTable, line: RawLine) -> RawCount:
    return RawCount(
        table=table,
        area=line.area,
        is_remainder=line.is_remainder,
        subgroup=subgroups.of(line.categories),
        count=line.count,
        base=line.base,
        reason=line.reason,
        is_known=line.is_known,
    )
