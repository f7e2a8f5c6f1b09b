"""Taking over the key figures that people entered in reports: they become values of indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import sheets, subgroups, values
from wirkungskreis.indicators.models import (
    Direction,
    Disclosure,
    Indicator,
    IndicatorVersion,
    Kind,
    Periodicity,
    Release,
    ValueType,
)
from wirkungskreis.indicators.queries.standing import standings
from wirkungskreis.indicators.states import KEEP
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.reports.models import KeyFigure, Report, TakenFigure
from wirkungskreis.reports.readable import Amount, amount_of
from wirkungskreis.vocab.models import Area
from wirkungskreis.vocab.models.area import Level

SHARES = {"prozent", "%"}
MEASURED = {"tage", "wochen", "monate", "jahre", "stunden", "minuten", "euro", "€"}
LONGEST = 300  # letters of a source


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of a figure: a value of ``indicator``, or of a new one called ``code``."""

    figure: KeyFigure
    indicator: Indicator | None = None
    code: str = ""


@transaction.atomic
def take_over(
    report: Report, choices: Sequence[Choice], *, actor: Actor, on: date
) -> list[TakenFigure]:
    """Make values of key figures, all or none; a figure that was taken before stays as it is."""
    demand(actor, KEEP, report)
    taken = set(TakenFigure.objects.filter(figure__report=report).values_list("figure", flat=True))
    made = [_take(one, actor, on) for one in choices if one.figure.pk not in taken]
    if made:
        note(report, "take_figures", actor=actor, figures=[one.figure_id for one in made])
    return made


def _take(choice: Choice, actor: Actor, on: date) -> TakenFigure:
    figure = choice.figure
    amount = amount_of(figure.value)
    if amount is None:
        raise NotPossible(
            _("In „{value}“ steht nicht genau eine Zahl. Bitte lassen Sie sie aus.").format(
                value=figure.value
            )
        )
    indicator = choice.indicator or _begin(choice, amount, actor)
    if choice.indicator and amount.unit.casefold() != indicator.unit.casefold():
        raise NotPossible(
            _("„{value}“ hat eine andere Einheit als {indicator} ({unit}).").format(
                value=figure.value, indicator=indicator.code, unit=indicator.unit
            )
        )
    known = _is_known(indicator, figure, amount.value, on)
    release = None if known else _enter(indicator, figure, amount.value, actor, on)
    return TakenFigure.objects.create(figure=figure, indicator=indicator, release=release, on=on)


def _kind(amount: Amount) -> ValueType:
    """Say what kind of number it is; a whole number of anything may be a number of persons."""
    unit = amount.unit.casefold()
    if unit in SHARES:
        return ValueType.SHARE
    is_whole = amount.value == amount.value.to_integral_value()
    return ValueType.COUNT if is_whole and unit not in MEASURED else ValueType.MEAN


def _begin(choice: Choice, amount: Amount, actor: Actor) -> Indicator:
    """Begin an indicator with what the figure says; the sheet shows what is still missing."""
    figure = choice.figure
    if not choice.code.strip():
        raise NotPossible(
            _("Bitte geben Sie für „{label}“ ein Kürzel an.").format(label=figure.label)
        )
    facts = {
        "code": choice.code.strip(),
        "name": figure.label,
        "kind": Kind.EFFECT,
        "unit": amount.unit or _("Anzahl"),
        "value_type": _kind(amount),
        "direction": Direction.NEUTRAL,
        "periodicity": Periodicity.IRREGULAR,
        "disclosure": Disclosure.PROTECTED,
        "source": figure.source,
    }
    indicator = sheets.begin(
        actor=actor, facts=facts, text=figure.definition, population_words=figure.population[:200]
    )
    mechanism = _("Stand als Kennzahl an diesem Ziel in: {report}.").format(report=figure.report)
    sheets.link_goal(
        indicator,
        figure.goal,
        actor=actor,
        edition=indicator.edition,
        mechanism=mechanism,
        doubts="",
    )
    return indicator


def _is_known(indicator: Indicator, figure: KeyFigure, value: Decimal, on: date) -> bool:
    """Whether the city's value of that day is there already, as far as known today."""
    [standing] = standings([indicator], on)
    return any(
        point.start <= figure.on < point.before and point.value == value
        for point in standing.points
    )


def _enter(
    indicator: Indicator, figure: KeyFigure, value: Decimal, actor: Actor, on: date
) -> Release:
    city = Area.objects.filter(level=Level.CITY, valid_before=None).first()
    version: IndicatorVersion | None = indicator.versions.order_by("number").last()
    if city is None or version is None:
        raise NotPossible(_("Es ist kein Stadtgebiet eingetragen. Bitte legen Sie es zuerst an."))
    origin = _("übernommen aus: {report}").format(report=figure.report)
    known = figure.report.released_on or on
    return values.enter(
        indicator,
        values.Delivery(str(figure.report)[:200], max(known, figure.on), origin[:LONGEST]),
        [
            values.Value(
                version=version,
                area=city,
                subgroup=subgroups.of(),
                start=figure.on,
                before=figure.on + timedelta(days=1),
                source_ref=figure.source,
                value=value,
                note=origin[:LONGEST],
            )
        ],
        actor=actor,
        edition=indicator.edition,
        on=on,
    )
