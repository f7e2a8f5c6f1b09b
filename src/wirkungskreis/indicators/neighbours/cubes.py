"""JSON-stat 2.0: a cube with one or several indicators, or a list of cubes."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from django.utils.translation import gettext as _

from wirkungskreis.indicators.neighbours.roles import NAMES, plain_name
from wirkungskreis.indicators.neighbours.rows import Row, Unreadable
from wirkungskreis.indicators.neighbours.tables import EVERYBODY, MOST_DIGITS, Said, spanned
from wirkungskreis.kernel.texts import clean_line

MOST_CELLS = 5_000_000
ROLES = {"metric": "code", "geo": "area", "time": "period"}
PARTS = ("code", "version", "area", "group", "period")


def links(found: Mapping[str, Any]) -> list[str]:
    """Give the addresses of the cubes in a list of them."""
    rows = (found.get("link") or {}).get("item") or []
    return [one["href"] for one in rows if isinstance(one, dict) and "href" in one]


def rows_of_cube(cube: Mapping[str, Any], said: Said) -> Iterator[Row]:
    """Give the values of the city as a whole and of everybody, where it can be told.

    Raises Unreadable for what is no cube.
    """
    try:
        yield from _Cube(cube, said).rows()
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as wrong:
        raise Unreadable(_("Der JSON-stat-Würfel ist nicht vollständig.")) from wrong


class _Cube:
    def __init__(self, cube: Mapping[str, Any], said: Said) -> None:
        self.cube, self.said = cube, said
        self.names = [str(name) for name in cube["id"]]
        self.sizes = [int(size) for size in cube["size"]]
        if len(self.names) != len(self.sizes) or min(self.sizes) < 1:
            raise ValueError
        if prod(self.sizes) > MOST_CELLS:
            raise Unreadable(_("Der JSON-stat-Würfel hat zu viele Zellen."))
        self.index = {name: _index(cube["dimension"][name]["category"]) for name in self.names}
        self.parts = self._parts()
        more = cube.get("extension")
        self.more = more if isinstance(more, dict) else {}
        self.city = said.area or str(self.more.get("stadt") or "")

    def rows(self) -> Iterator[Row]:
        """Go through the cells that may be the city's; a cell without a code is none."""
        at = {part: place for place, part in self.parts.items()}
        if not {"code", "period"} <= at.keys():
            raise ValueError
        chosen = [self._chosen(place, name) for place, name in enumerate(self.names)]
        for keys in product(*chosen):
            told = {part: keys[place] for part, place in at.items()}
            n = 0
            for name, size, key in zip(self.names, self.sizes, keys, strict=True):
                n = n * size + self.index[name][key]
            if row := self._row(told, n):
                yield row

    def _parts(self) -> dict[int, str]:
        """Say which dimension is what: by its role, else by its name."""
        roles = self.cube.get("role") or {}
        found: dict[int, str] = {}
        for role, part in ROLES.items():
            own = [name for name in roles.get(role, []) if name in self.names]
            if len(own) == 1:
                found[self.names.index(own[0])] = part
        for place, name in enumerate(self.names):
            if place in found:
                continue
            for part in PARTS:
                said = self.said.columns.get(part)
                names = (plain_name(said),) if said else NAMES[part]
                if plain_name(name) in names and part not in found.values():
                    found[place] = part
                    break
        return found

    def _chosen(self, place: int, name: str) -> list[str]:
        """Take all codes and times, of everything else what stands for the whole."""
        part, known = self.parts.get(place), list(self.index[name])
        if part in {"code", "period", "version"} or len(known) == 1:
            return known
        if part == "area":
            return [self.city] if self.city in known else known
        return [key for key in known if key.casefold() in EVERYBODY][:1]

    def _row(self, told: Mapping[str, str], n: int) -> Row | None:
        code, version = told["code"], told.get("version", "")
        span = spanned({"period": told["period"]})
        value, sign = _at(self.cube.get("value"), n), _at(self.cube.get("status"), n)
        if span is None or (value is None and sign is None):
            return None
        known = _number(value)
        name = self.names[next(place for place, part in self.parts.items() if part == "code")]
        category = self.cube["dimension"][name]["category"]
        unit = (category.get("unit") or {}).get(code) or {}
        words = (self.more.get("zeichen") or {}).get(str(sign)) or sign
        catalogue = self.more.get("katalog") or {}
        return Row(
            _text(catalogue.get("kuerzel")) or code,
            *span,
            known,
            "" if known is not None else _text(words) or _("ohne Angabe"),
            catalogue=_text(catalogue.get("name")),
            version=int(version) if version.isdecimal() else 0,
            area=told.get("area", ""),
            is_city=self._is_city(told),
            is_everybody="group" not in told or told["group"].casefold() in EVERYBODY,
            unit=_text(unit.get("label")),
            population=_text((self.more.get("personenkreis") or {}).get(version)),
            source=_text(self.cube.get("source")),
            licence=_text(self.more.get("lizenz")),
        )

    def _is_city(self, told: Mapping[str, str]) -> bool | None:
        if "area" not in told:
            return True
        return told["area"] == self.city if self.city else None


def _index(category: Mapping[str, Any]) -> dict[str, int]:
    """Read the places of categories, written as a list or as an object."""
    given = category.get("index") or list(category["label"])
    if isinstance(given, dict):
        return {str(name): int(n) for name, n in given.items()}
    return {str(name): n for n, name in enumerate(given)}


def _at(cells: Any, n: int) -> Any:
    """Read one cell of a list, of an object, or of what holds for all."""
    if isinstance(cells, dict):
        return cells.get(str(n))
    return cells[n] if isinstance(cells, list) else cells


def _number(found: Any) -> Decimal | None:
    """Read a plain number; anything else is no value."""
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    value = Decimal(str(found))
    return value if value.is_finite() and value.adjusted() < MOST_DIGITS else None


def _text(found: Any) -> str:
    return clean_line(found) if isinstance(found, str) else ""
