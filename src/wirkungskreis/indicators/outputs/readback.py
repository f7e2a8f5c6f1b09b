"""Reading a cube that another city wrote: its city-wide values for everybody, or nothing."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from math import prod
from typing import Any

from wirkungskreis.indicators.outputs.tables import EVERYBODY

MOST_CELLS = 5_000_000
MOST_DIGITS = 12


class Unreadable(ValueError):
    """A cube that cannot be compared; the text is a code for the run."""


def city_values(cube: Any, *, code: str, unit: str) -> tuple[tuple[date, date, Decimal], ...]:
    """Give period and value, by the newest definition that has one; periods are half open.

    Raises ``Unreadable`` for what is no cube of this indicator in this unit.
    """
    try:
        places = _places(cube, code, unit)
        found: dict[tuple[date, date], Decimal] = {}
        for period, n in places:
            if (value := _value(cube["value"], n)) is not None:
                found[period] = value
    except Unreadable:
        raise
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as wrong:
        raise Unreadable("no_cube") from wrong
    return tuple((start, before, value) for (start, before), value in sorted(found.items()))


def _places(cube: Any, code: str, unit: str) -> Iterator[tuple[tuple[date, date], int]]:
    """Name the cells of the city as a whole, older definitions first."""
    if cube.get("class") != "dataset" or cube.get("version") != "2.0":
        raise Unreadable("no_cube")
    names, sizes = list(cube["id"]), [int(size) for size in cube["size"]]
    if len(names) != len(sizes) or min(sizes) < 1 or prod(sizes) > MOST_CELLS:
        raise Unreadable("size")
    index = {name: _index(cube["dimension"][name]["category"]) for name in names}
    if cube["dimension"]["indikator"]["category"]["unit"][code]["label"] != unit:
        raise Unreadable("unit")
    fixed = {"indikator": code, "gruppe": EVERYBODY, "gebiet": cube["extension"]["stadt"]}
    for version in sorted(index["fassung"], key=int):
        for words in index["zeit"]:
            chosen = fixed | {"fassung": version, "zeit": words}
            n = 0
            for name, size in zip(names, sizes, strict=True):
                n = n * size + index[name][chosen[name]]
            yield _period(words), n


def _index(category: Mapping[str, Any]) -> dict[str, int]:
    """Read the places of categories, written as a list or as an object."""
    given = category.get("index") or list(category["label"])
    if isinstance(given, dict):
        return {str(name): int(n) for name, n in given.items()}
    return {str(name): n for n, name in enumerate(given)}


def _value(values: Any, n: int) -> Decimal | None:
    """Read one cell of a list or of an object; what is no plain number is no value."""
    found = values.get(str(n)) if isinstance(values, dict) else values[n]
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    value = Decimal(str(found))
    return value if value.is_finite() and value.adjusted() < MOST_DIGITS else None


def _period(words: str) -> tuple[date, date]:
    """Read a year, a day, or two days with a slash."""
    try:
        if len(words) == len("2025"):
            return date(int(words), 1, 1), date(int(words) + 1, 1, 1)
        first, _slash, last = words.partition("/")
        start = date.fromisoformat(first)
        before = date.fromisoformat(last or first) + timedelta(days=1)
    except (ValueError, OverflowError) as wrong:
        raise Unreadable("period") from wrong
    if before <= start:
        raise Unreadable("period")
    return start, before
