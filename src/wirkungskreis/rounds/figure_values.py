"""What was said about one area as a value of an indicator, for the rules that store it."""

from dataclasses import dataclass
from decimal import Decimal

from wirkungskreis.indicators.domain import values
from wirkungskreis.indicators.models import IndicatorVersion, Subgroup
from wirkungskreis.rounds.given import Given
from wirkungskreis.rounds.models import FigureRequest
from wirkungskreis.vocab.models import Area


@dataclass(frozen=True, slots=True)
class Place:
    """By which definition a value is counted, where and about whom."""

    version: IndicatorVersion
    area: Area
    subgroup: Subgroup


def value_of(figure: FigureRequest, one: Given, place: Place, source_ref: str) -> values.Value:
    """Put together what was asked and what was said."""
    return values.Value(
        version=place.version,
        area=place.area,
        subgroup=place.subgroup,
        start=figure.period_start,
        before=figure.period_before,
        source_ref=source_ref,
        value=one.value,
        numerator=one.numerator,
        denominator=one.denominator,
        reason=one.reason,
        statuses=one.statuses,
        note=figure.note,
    )


def unplaced(figure: FigureRequest, one: Given) -> values.Value:
    """Give the value for rules that do not ask where it belongs; it is not to be stored."""
    place = Place(
        IndicatorVersion(indicator=figure.indicator), Area(code=one.area), Subgroup(key="")
    )
    return value_of(figure, one, place, source_ref="-")


def number_of(figure: FigureRequest, one: Given) -> Decimal | None:
    """Give the number: as said, or by the formula of its kind from numerator and denominator."""
    return values.amount(figure.indicator, unplaced(figure, one))
