"""Reading what somebody typed about a value, with a sentence for every field that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from wirkungskreis.indicators import cells
from wirkungskreis.indicators.domain import values
from wirkungskreis.indicators.models import ValueType
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.rounds.figure_cells import Part, name, parts_of
from wirkungskreis.rounds.figure_values import unplaced
from wirkungskreis.rounds.given import Given
from wirkungskreis.rounds.models import FigureRequest


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed, by the names of ``figure_cells.name``, and where it comes from."""

    texts: Mapping[str, str]
    source_ref: str
    published_on: date
    note: str = ""
    is_provisional: bool = False


@dataclass(slots=True)
class Reading:
    """What was said about each area and, by the name of the field, what is wrong."""

    given: list[Given] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)


class Unreadable(NotPossible):
    """What was typed cannot be taken; ``problems`` are sentences by the name of the field."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(next(iter(problems.values())))
        self.problems = problems


class _AtPartError(Exception):
    """What is wrong, and at which part."""

    def __init__(self, part: Part, words: str) -> None:
        super().__init__(words)
        self.part = part


def read(figure: FigureRequest, said: Said, on: date) -> Reading:
    """Check each area by the rules of ``values.check``, so that nothing is refused later."""
    reading = Reading()
    try:
        values.check_day(said.published_on, on)
    except NotPossible as refusal:
        reading.problems["published_on"] = str(refusal)
    if not said.source_ref.strip():
        reading.problems["source_ref"] = _(
            "Bitte nennen Sie die Quelle. Ohne Quelle gilt kein Wert."
        )
    for asked in figure.given:
        try:
            given = _given(figure, asked.area, said)
            _check(figure, given, on)
            reading.given.append(given)
        except _AtPartError as wrong:
            reading.problems[name(wrong.part, asked.area)] = str(wrong)
    return reading


def _given(figure: FigureRequest, area: str, said: Said) -> Given:
    read_as: dict[Part, cells.Cell] = {}
    for part in parts_of(figure.indicator):
        if part != Part.REASON:
            read_as[part] = _cell(figure, part, said.texts.get(name(part, area), ""))
    numerator = read_as.get(Part.NUMERATOR, cells.Cell())
    denominator = read_as.get(Part.DENOMINATOR, cells.Cell())
    value = read_as[Part.VALUE]
    if denominator.reason:
        raise _AtPartError(Part.DENOMINATOR, _("Warum es keine Zahl gibt, steht beim Zähler."))
    if value.value is not None and numerator.value is not None:
        raise _AtPartError(
            Part.VALUE,
            _("Bitte geben Sie Zähler und Nenner an oder den fertigen Wert, nicht beides."),
        )
    reason = said.texts.get(name(Part.REASON, area), "") or numerator.reason or value.reason
    if reason and (value.value is not None or numerator.value is not None):
        raise _AtPartError(
            Part.REASON, _("Bitte geben Sie eine Zahl an oder den Grund, warum es keine gibt.")
        )
    letters = {*value.statuses, *numerator.statuses}
    letters |= {"p"} if said.is_provisional and not reason else set()
    return Given(
        area,
        value.value,
        numerator.value,
        denominator.value,
        reason=reason,
        statuses="".join(sorted(letters)),
    )


def _cell(figure: FigureRequest, part: Part, text: str) -> cells.Cell:
    """Read one number; the unit may stand behind it, another one is refused."""
    indicator = figure.indicator
    bare = text.strip()
    if bare.casefold().endswith(indicator.unit.casefold()) and part == Part.VALUE:
        bare = bare[: -len(indicator.unit)].strip()
    if "%" in bare and (part != Part.VALUE or indicator.value_type != ValueType.SHARE):
        raise _AtPartError(
            part,
            _("Gefragt ist nach {unit}, nicht nach Prozent. Bitte prüfen Sie die Zahl.").format(
                unit=indicator.unit if part == Part.VALUE else part.label
            ),
        )
    try:
        return cells.read(bare)
    except NotPossible as refusal:
        raise _AtPartError(part, str(refusal)) from refusal


def _check(figure: FigureRequest, given: Given, on: date) -> None:
    """Ask the rules of the verb that stores; area and group do not matter to them."""
    try:
        values.check(figure.indicator, unplaced(figure, given), on)
    except NotPossible as refusal:
        raise _AtPartError(_wrong(figure, given), str(refusal)) from refusal


def _wrong(figure: FigureRequest, given: Given) -> Part:
    """Say at which part a refusal belongs: the one whose number is missing or too small."""
    parts = parts_of(figure.indicator)
    whole = given.denominator
    is_odd = whole is not None and (whole <= 0 or _is_small(whole))
    if given.numerator is not None and Part.DENOMINATOR in parts and whole is None:
        return Part.DENOMINATOR
    if given.numerator is not None and given.numerator >= 0 and not _is_small(given.numerator):
        return Part.DENOMINATOR if is_odd else Part.NUMERATOR
    if given.numerator is None and is_odd:
        return Part.DENOMINATOR
    return parts[0] if given.value is None else Part.VALUE


def _is_small(number: Decimal) -> bool:
    return values.FEWEST <= number <= values.MOST
