"""A table that somebody filled in: what would change, what is wrong where, and storing it whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from django.utils.translation import gettext as _

from wirkungskreis.indicators import cells, grounds
from wirkungskreis.indicators.cells import Cell
from wirkungskreis.indicators.domain import subgroups, values
from wirkungskreis.indicators.grid import Entry, Grid, Part, Place, name
from wirkungskreis.indicators.models import Indicator, Observation, Reason, Release, Subgroup
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible


@dataclass(frozen=True, slots=True)
class Filled:
    """What was typed, by the name of the cell, and what the supplier means by it."""

    texts: Mapping[str, str]
    source_ref: str
    dot: str = Reason.UNKNOWN


@dataclass(frozen=True, slots=True)
class Change:
    """One value that would be new, beside the one that stands there."""

    place: Place
    old: Observation | None
    new: values.Value


@dataclass(slots=True)
class Reading:
    """What a filled table says: changes and, by the name of the cell, what is wrong."""

    changes: list[Change] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """Tell these changes from others: what was previewed is what is stored."""
        lines = [
            f"{one.place.key}|{one.new.value}|{one.new.numerator}|{one.new.denominator}"
            f"|{one.new.reason}|{one.new.statuses}"
            for one in self.changes
        ]
        return sha256("\n".join(lines).encode()).hexdigest()[:32]


class _AtCellError(Exception):
    """What is wrong, and at which cell."""

    def __init__(self, cell: str, words: str) -> None:
        super().__init__(words)
        self.cell = cell


def read(grid: Grid, filled: Filled, on: date) -> Reading:
    """Compare what was typed with what stands there; writes nothing."""
    reading = Reading()
    for row in grid.rows:
        for place, columns in grid.values(row):
            try:
                change = _change(grid, place, _typed(grid, row, columns, filled), filled)
                if change is not None:
                    values.check(grid.indicator, change.new, on)
                    reading.changes.append(change)
            except _AtCellError as wrong:
                reading.problems[wrong.cell] = str(wrong)
            except NotPossible as refusal:
                reading.problems[name(row, columns[0])] = str(refusal)
    return reading


def texts_of(grid: Grid) -> dict[str, str]:
    """Write what stands there now, by the name of the cell."""
    return {
        name(row, column): cells.written(grid.written(place, column))
        for row in grid.rows
        for place, columns in grid.values(row)
        for column in columns
    }


def store(
    grid: Grid, reading: Reading, delivery: values.Delivery, *, actor: Actor, edition: int, on: date
) -> Release:
    """Take all changes in as one delivery, by the verb that is atomic; nothing if any is wrong."""
    if reading.problems:
        raise NotPossible(_("Es wurde nichts gespeichert: Bitte prüfen Sie die markierten Zellen."))
    known = _groups(reading)
    new = [
        replace(change.new, subgroup=known[change.place.group.key]) for change in reading.changes
    ]
    return values.enter(grid.indicator, delivery, new, actor=actor, edition=edition, on=on)


@dataclass(frozen=True, slots=True)
class _Typed:
    """One cell as typed beside the one that stands there."""

    part: str
    cell: Cell
    is_new: bool


def _typed(grid: Grid, row: Entry, columns: list[Entry], filled: Filled) -> list[_Typed]:
    found = []
    for column in columns:
        at = name(row, column)
        old = grid.written(grid.place(row, column), column)
        text = filled.texts.get(at, cells.written(old)).strip()
        if text == cells.written(old):
            found.append(_Typed(column.part, old, is_new=False))
            continue
        try:
            cell = cells.read(text, filled.dot)
        except NotPossible as refusal:
            raise _AtCellError(at, str(refusal)) from refusal
        if cell.is_empty and not old.is_empty:
            raise _AtCellError(
                at, _("Hier steht ein Wert. Soll er nicht mehr gelten, schreiben Sie „x“ oder „.“.")
            )
        if cell.reason and column.part == Part.DENOMINATOR:
            raise _AtCellError(at, _("Warum es keine Zahl gibt, steht beim Zähler."))
        found.append(_Typed(column.part, cell, is_new=cell != old))
    return found


def _change(grid: Grid, place: Place, typed: list[_Typed], filled: Filled) -> Change | None:
    """Give the new value; None where nothing was typed or it is what stands there."""
    if not any(one.is_new for one in typed):
        return None
    by_part = {one.part: one.cell for one in typed}
    first = typed[0].cell
    old = grid.known.get(place.key)
    new = values.Value(
        version=grid.version,
        area=place.area,
        subgroup=old.subgroup if old else Subgroup(key=place.group.key, label=place.group.label),
        start=place.period.start,
        before=place.period.before,
        source_ref=filled.source_ref,
        value=None if grid.has_parts else first.value,
        numerator=first.value if grid.has_parts else None,
        denominator=by_part[Part.DENOMINATOR].value if grid.has_parts else None,
        reason=first.reason,
        statuses="".join(sorted({letter for one in typed for letter in one.cell.statuses})),
    )
    return Change(place, old, new)


def _groups(reading: Reading) -> dict[str, Subgroup]:
    """Find the rows of the groups in one query; only those never used before are made."""
    wanted = {change.place.group.key: change.place.group for change in reading.changes}
    known = {row.key: row for row in Subgroup.objects.filter(key__in=wanted)}
    missing = {key: subgroups.of(wanted[key].categories) for key in wanted if key not in known}
    return known | missing


def told(indicator: Indicator, value: Observation | values.Value | None) -> str:
    """Write a value with its unit and the words of its signs; empty where there is none."""
    if value is None:
        return ""
    number = values.amount(indicator, value) if isinstance(value, values.Value) else value.value
    words = [grounds.amount(indicator, number) if number is not None else ""]
    words += [str(Reason(value.reason).label)] if value.reason else []
    words += [str(grounds.MARK_WORDS[letter]) for letter in value.statuses]
    return "; ".join(filter(None, words))
