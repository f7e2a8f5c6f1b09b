"""The fields in which somebody gives a value: their names, and what is typed into them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators import cells
from wirkungskreis.indicators.axes import WITHOUT_PARTS
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.rounds.given import Given
from wirkungskreis.rounds.models import FigureRequest


class Part(models.TextChoices):
    """What is asked of one area: the parts come first, for whoever has them."""

    NUMERATOR = "zaehler", _("Zähler")
    DENOMINATOR = "nenner", _("Nenner")
    VALUE = "wert", _("Wert")
    REASON = "grund", _("Warum es keine Zahl gibt")


@dataclass(frozen=True, slots=True)
class Line:
    """One area asked about."""

    code: str
    label: str


def parts_of(indicator: Indicator) -> list[Part]:
    """Give what is asked: numerator and denominator only where the value is made of them."""
    without = indicator.value_type in WITHOUT_PARTS
    return [Part.VALUE, Part.REASON] if without else list(Part)


def name(part: Part, area: str) -> str:
    """Name the field of one part of one area."""
    return f"{part.value}.{area}"


def texts(figure: FigureRequest) -> dict[str, str]:
    """Write what was said into the fields, as a person would."""
    return dict(_texts(figure))


def _texts(figure: FigureRequest) -> Iterator[tuple[str, str]]:
    for one in figure.given:
        yield name(Part.NUMERATOR, one.area), _written(one, "numerator")
        yield name(Part.DENOMINATOR, one.area), _written(one, "denominator")
        yield name(Part.VALUE, one.area), _written(one, "value")
        yield name(Part.REASON, one.area), one.reason


def _written(one: Given, part: str) -> str:
    number = getattr(one, part)
    first = "value" if one.value is not None else "numerator"
    return cells.written(cells.Cell(number, statuses=one.statuses if part == first else ""))
