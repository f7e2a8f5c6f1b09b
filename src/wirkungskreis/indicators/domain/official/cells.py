"""Gathering the cells of a file by its mappings; everything wrong with a row is said at the row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from wirkungskreis.indicators import signs
from wirkungskreis.indicators.domain.official.plans import Elsewhere, Place, Plan
from wirkungskreis.indicators.domain.official.report import Report
from wirkungskreis.indicators.models import Reason
from wirkungskreis.indicators.reading.records import Flaw, Record, Source

Tell = Callable[[int, int, str], None]
LARGEST = Decimal(10) ** 12  # what a column of values holds
EVERY = 2000  # rows between two steps of progress


class Key(NamedTuple):
    """What makes a cell; there is one value for it in a delivery."""

    plan: int
    area: int
    group: str
    start: date
    before: date


@dataclass(slots=True)
class Cell:
    """One value out of the file; ``part`` is the number before it was divided."""

    row: int
    value: Decimal | None
    reason: str
    statuses: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(slots=True)
class Gathered:
    """The cells of a file; ``below`` are denominators, ``strays`` rows in another unit.

    ``undelivered`` are the numbers of plans for whose areas nothing was delivered.
    """

    plans: list[Plan]
    report: Report
    cells: dict[Key, Cell] = field(default_factory=dict)
    below: dict[Key, Cell] = field(default_factory=dict)
    strays: list[tuple[Key, int, str]] = field(default_factory=list)
    undelivered: set[int] = field(default_factory=set)


def gather(source: Source, plans: list[Plan], report: Report, tell: Tell | None = None) -> Gathered:
    """Read the whole file, or one sheet of it, once; the report says what could not be read."""
    found = Gathered(plans, report)
    for item in source.records():
        found.report.rows += 1
        if tell and found.report.rows % EVERY == 0:
            done = min(item.row, source.expected or item.row)
            tell(done, source.expected, _("Zeilen geprüft"))
        if isinstance(item, Flaw):
            say = found.report.remark if item.is_harmless else found.report.refuse
            say(item.row, item.sentence)
        elif not _belongs(found, item):
            found.report.left_out += 1
    _refuse_strays(found)
    return found


def _belongs(found: Gathered, record: Record) -> bool:
    """Sort a record into the cells of every mapping; say whether one of them wanted it."""
    wanted = False
    for number, plan in enumerate(found.plans):
        mapping = plan.mapping
        if record.code == mapping.value_code and record.unit == mapping.unit:
            wanted |= _put(found, found.cells, number, record, plan.place(record.dimensions))
        elif record.code == mapping.value_code:
            place = plan.place(record.dimensions)
            if isinstance(place, Place):
                key = Key(number, *place, record.start, record.before)
                found.strays.append((key, record.row, record.unit))
        below = mapping.denominator
        if below and (record.code, record.unit) == (below["code"], below["unit"]):
            wanted |= _put(found, found.below, number, record, plan.place_below(record.dimensions))
    return wanted


def _put(
    found: Gathered, cells: dict[Key, Cell], number: int, record: Record, place: Place | Elsewhere
) -> bool:
    if isinstance(place, Elsewhere):
        if place.sentence:
            found.report.refuse(record.row, place.sentence)
        return bool(place.sentence)
    cell = _cell(found.plans[number], record)
    if isinstance(cell, str):
        found.report.refuse(record.row, cell)
        return True
    key = Key(number, *place, record.start, record.before)
    known = cells.setdefault(key, cell)
    if known is not cell:
        twice(found.report, known.row, cell.row, is_same=_say(known) == _say(cell))
    return True


def _cell(plan: Plan, record: Record) -> Cell | str:
    """Read number and signs; what the source's table of signs does not know is a sentence."""
    mapping = plan.mapping
    value, reason, statuses = record.value, "", ""
    if value is None:
        meant = signs.reason_of(record.sign, mapping.office, mapping.signs)
        if meant is None:
            return _unknown_sign(record.sign)
        value, reason = (Decimal(0), "") if meant == signs.ROUNDED else (None, meant)
    if record.quality:
        letter = signs.mark_of(record.quality, mapping.office, mapping.signs)
        if letter is None:
            return _(
                "Das Zeichen „{sign}“ neben der Zahl ist nicht bekannt. Bitte sagen Sie in der"
                " Zuordnung, was es heißt."
            ).format(sign=record.quality[:20])
        statuses = letter
    if value is not None and mapping.scale != 1:
        value *= mapping.scale
    if value is not None and abs(value) >= LARGEST:
        return _("Die Zahl ist zu groß. Bitte prüfen Sie Einheit und Faktor.")
    return Cell(record.row, value, reason, statuses)


def _unknown_sign(sign: str) -> str:
    if not sign:
        return _("Die Zelle ist leer: weder eine Zahl noch ein Zeichen, warum es keine gibt.")
    return _(
        "„{sign}“ ist weder eine Zahl noch ein Zeichen dieser Quelle. Bitte sagen Sie in der "
        "Zuordnung, was es heißt, oder berichtigen Sie die Datei."
    ).format(sign=sign[:40])


def _say(cell: Cell) -> tuple[Decimal | None, str]:
    return cell.value, cell.reason


def twice(report: Report, known: int, row: int, *, is_same: bool, sheet: str = "") -> None:
    """Say at a row that the row ``known`` is about the same cell; another value is refused.

    ``sheet`` is that of the known row, where it is another one.
    """
    there = _("Zeile {row}").format(row=known)
    if sheet:
        there = _("Zeile {row} im Blatt „{sheet}“").format(row=known, sheet=sheet)
    if is_same:
        sentence = _("Derselbe Wert steht schon in {there}; er zählt einmal.")
        report.remark(row, sentence.format(there=there))
        return
    sentence = _(
        "Für dieselbe Angabe steht in {there} ein anderer Wert. Bitte klären Sie, welcher gilt."
    )
    report.refuse(row, sentence.format(there=there))


def _refuse_strays(found: Gathered) -> None:
    """Refuse rows whose unit changes in the middle.

    A content may come in two units side by side; then every cell of the other unit is there in
    ours too, and the other is left out.
    """
    for key, row, unit in found.strays:
        if key not in found.cells:
            sentence = _("Die Einheit wechselt: Hier steht „{unit}“, zugeordnet ist „{ours}“.")
            ours = found.plans[key.plan].mapping.unit
            found.report.refuse(row, sentence.format(unit=unit or "–", ours=ours or "–"))


def set_aside_undelivered(found: Gathered) -> None:
    """Leave areas out that have nothing but "-": it then says "not delivered", and never zero."""
    blank: dict[int, list[Cell]] = {}
    filled: set[int] = set()
    for cells in (found.cells, found.below):
        for key, cell in cells.items():
            if cell.reason == Reason.NOTHING:
                blank.setdefault(key.area, []).append(cell)
            else:
                filled.add(key.area)
    names = _names(found.plans)
    for area in blank.keys() - filled:
        first = min(cell.row for cell in blank[area])
        sentence = _(
            "Für {area} steht überall „-“ ({count} Werte): Das heißt meist „nicht geliefert“ und "
            "nie null. Nicht übernommen."
        )
        found.report.remark(first, sentence.format(area=names[area], count=len(blank[area])))
        for cells in (found.cells, found.below):
            for key in [key for key in cells if key.area == area]:
                del cells[key]
                found.undelivered.add(key.plan)
                found.report.left_out += 1


def _names(plans: Iterable[Plan]) -> dict[int, str]:
    return {area.pk: area.name for plan in plans for area in plan.areas.values()}
