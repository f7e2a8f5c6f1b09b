"""Verbs that take values in: all of a delivery or none, each with date, source and definition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.indicators import signs
from wirkungskreis.indicators.models import (
    Disclosure,
    Formula,
    Indicator,
    IndicatorVersion,
    Observation,
    Reason,
    Release,
    Subgroup,
    ValueType,
)
from wirkungskreis.indicators.states import ENTER, IndicatorState
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.vocab.models import Area

FEWEST, MOST = 1, 4
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who gives the values and on which day they were known; ``file_hash`` is a SHA-256.

    ``takes_former`` says that a file may hold values of a definition that was superseded.
    """

    supplier: str
    published_on: date
    note: str = ""
    file_hash: str = ""
    takes_former: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """One cell: a number, or the reason why there is none."""

    version: IndicatorVersion
    area: Area
    subgroup: Subgroup
    start: date
    before: date
    source_ref: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    reason: str = ""
    statuses: str = ""
    note: str = ""


@transaction.atomic
def enter(
    indicator: Indicator,
    delivery: Delivery,
    values: Sequence[Value],
    *,
    actor: Actor,
    edition: int,
    on: date,
) -> Release:
    """Store a delivery as a release of its own: what was known before stays readable."""
    if indicator.state != IndicatorState.ACTIVE:
        raise NotPossible(_("Dieser Indikator wird nicht mehr beobachtet. Bitte öffnen Sie ihn."))
    if not values:
        raise NotPossible(_("Bitte tragen Sie mindestens einen Wert ein."))
    if not delivery.supplier.strip():
        raise NotPossible(_("Bitte nennen Sie, wer die Werte geliefert hat."))
    check_day(delivery.published_on, on)
    dependent = formulas_of(indicator)
    for value in values:
        check(indicator, value, on)
    _check_once(values)
    edit(indicator, "enter", ENTER, actor=actor, edition=edition, changes={}, count=len(values))
    release = Release.objects.create(
        supplier=delivery.supplier.strip(),
        published_on=delivery.published_on,
        file_hash=delivery.file_hash,
        note=delivery.note.strip(),
    )
    Observation.objects.bulk_create(row_of(value, value.subgroup, release) for value in values)
    if dependent:
        enqueue("indicators.derive", actor=SYSTEM, key="indicators.derive")
    return release


def check_day(published_on: date, on: date) -> None:
    """Refuse a day on which nobody can have known anything yet."""
    if published_on > on:
        raise NotPossible(_("Der Stand liegt in der Zukunft. Bitte prüfen Sie den Tag."))


def formulas_of(indicator: Indicator) -> list[Formula]:
    """Give the formulas that use an indicator; one that has its own takes no values in."""
    found = list(
        Formula.objects.filter(Q(indicator=indicator) | Q(first=indicator) | Q(second=indicator))
    )
    if any(one.indicator_id == indicator.pk for one in found):
        raise NotPossible(
            _("Dieser Indikator wird berechnet. Bitte tragen Sie die Werte seiner Teile ein.")
        )
    return found


def check(indicator: Indicator, value: Value, on: date) -> None:
    """Refuse a value that cannot be trusted, with the sentence for the person at the row."""
    if not value.source_ref.strip():
        raise NotPossible(_("Bitte nennen Sie die Quelle. Ohne Quelle gilt kein Wert."))
    if value.before <= value.start:
        raise NotPossible(_("Der Zeitraum endet vor seinem Anfang. Bitte prüfen Sie die Tage."))
    if value.start > on:
        raise NotPossible(
            _("{day} liegt in der Zukunft. Bitte prüfen Sie den Tag.").format(
                day=formats.day(value.start)
            )
        )
    number = amount(indicator, value)
    if (number is None) == (not value.reason):
        raise NotPossible(_("Bitte geben Sie eine Zahl an oder den Grund, warum es keine gibt."))
    if value.reason and value.reason not in Reason.values:
        raise NotPossible(_("Diesen Grund gibt es nicht. Bitte wählen Sie einen aus der Liste."))
    if number is not None:
        _check_number(indicator, value, number)


def amount(indicator: Indicator, value: Value) -> Decimal | None:
    """Give the number: as entered, or by the formula of its kind from numerator and denominator."""
    if value.value is not None or value.numerator is None:
        return value.value
    if indicator.value_type == ValueType.COUNT:
        return value.numerator
    if value.denominator is None:
        raise NotPossible(_("Zum Zähler fehlt der Nenner. Bitte tragen Sie ihn ein."))
    if value.denominator <= 0:
        raise NotPossible(_("Der Nenner muss größer als null sein. Bitte prüfen Sie ihn."))
    scale = {ValueType.SHARE: HUNDRED, ValueType.RATE: Decimal(1000)}
    factor = scale.get(ValueType(indicator.value_type), Decimal(1))
    places = Decimal(1).scaleb(-indicator.decimals)
    return (value.numerator * factor / value.denominator).quantize(places)


def _check_number(indicator: Indicator, value: Value, number: Decimal) -> None:
    if indicator.value_type == ValueType.SHARE and not 0 <= number <= HUNDRED:
        raise NotPossible(_("Ein Anteil liegt zwischen 0 und 100 Prozent. Bitte prüfen Sie ihn."))
    if indicator.value_type == ValueType.COUNT and number < 0:
        raise NotPossible(_("Eine Anzahl kann nicht kleiner als null sein. Bitte prüfen Sie sie."))
    if value.denominator is not None and value.denominator <= 0:
        raise NotPossible(_("Der Nenner muss größer als null sein. Bitte prüfen Sie ihn."))
    if value.numerator is not None and value.numerator < 0:
        raise NotPossible(_("Der Zähler kann nicht kleiner als null sein. Bitte prüfen Sie ihn."))
    if indicator.disclosure != Disclosure.NO_PERSONS:
        counts = [value.numerator, value.denominator]
        counts += [number] if indicator.value_type == ValueType.COUNT else []
        if any(count is not None and FEWEST <= count <= MOST for count in counts):
            raise NotPossible(
                _(
                    "Zahlen von 1 bis 4 verraten einzelne Menschen. Bitte tragen Sie den "
                    "geschützten Wert ein: auf 5 gerundet oder „0 bis 2, geschützt“."
                )
            )


def _check_once(values: Sequence[Value]) -> None:
    cells = [(v.version.pk, v.area.pk, v.subgroup.pk, v.start, v.before) for v in values]
    if len(set(cells)) < len(cells):
        raise NotPossible(_("Für denselben Zeitraum und dieselbe Gruppe stehen zwei Werte da."))


def row_of(value: Value, subgroup: Subgroup, release: Release) -> Observation:
    """Make the row of a checked value; it is not stored yet."""
    return Observation(
        version=value.version,
        area=value.area,
        subgroup=subgroup,
        period_start=value.start,
        period_before=value.before,
        numerator=value.numerator,
        denominator=value.denominator,
        value=amount(value.version.indicator, value),
        reason=value.reason,
        statuses=signs.statuses(value.statuses),
        release=release,
        source_ref=value.source_ref.strip(),
        note=value.note.strip(),
    )
