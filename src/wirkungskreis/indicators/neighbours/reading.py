"""Reads a city's package, whichever of the three kinds it is."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from wirkungskreis.indicators.neighbours.cubes import links, rows_of_cube
from wirkungskreis.indicators.neighbours.described import csvw, data_package, is_csvw
from wirkungskreis.indicators.neighbours.getting import Files, Got
from wirkungskreis.indicators.neighbours.rows import Counted, Row, Unreadable
from wirkungskreis.indicators.neighbours.tables import Said, rows_of

Tell = Callable[[int, int, str], None]
T = TypeVar("T")
LONGEST_MARK = 200
DESCRIPTOR = "datapackage.json"


@dataclass(slots=True)
class Reading:
    """A package while it is read: ``marks`` are the ETags of its files, ``passed`` what is none."""

    files: Files
    said: Said
    tell: Tell
    marks: dict[str, str] = field(default_factory=dict)
    passed: Counted = field(default_factory=Counted)

    def rows(self, address: str) -> Iterator[Row]:
        """Give every value of the package at an address; raises Unreadable or Fault."""
        got = self._got(place_of(address))
        found = _parsed(got)
        if found.get("version") == "2.0" and found.get("class") in {"dataset", "collection"}:
            yield from self._cubes(got, found)
            return
        if isinstance(found.get("resources"), list):
            package = _described(data_package, found)
        elif is_csvw(found):
            package = _described(csvw, found)
        else:
            raise Unreadable(
                _(
                    "Das ist kein Paket, das wir kennen. Möglich sind Data Package, CSV on the "
                    "Web und JSON-stat 2.0."
                )
            )
        count = len(package.tables)

        def get(reference: str) -> bytes:
            self.tell(len(self.marks), count + 1, reference[:60])
            return self._got(self.files.beside(got.address, reference)).content or b""

        yield from rows_of(package, get, self.said, self.passed)

    def _cubes(self, got: Got, found: Mapping[str, Any]) -> Iterator[Row]:
        if found["class"] == "dataset":
            yield from rows_of_cube(found, self.said)
            return
        wanted = _described(links, found)
        for n, reference in enumerate(wanted):
            self.tell(n, len(wanted), str(reference)[-60:])
            inner = self._got(self.files.beside(got.address, str(reference)))
            yield from rows_of_cube(_parsed(inner), self.said)

    def _got(self, address: str) -> Got:
        got = self.files.get(address)
        self.marks[address] = got.mark if len(got.mark) <= LONGEST_MARK else ""
        return got


def place_of(address: str) -> str:
    """Give the address of the description: a folder's is the one of its Data Package."""
    if address.partition("?")[0].endswith("json"):
        return address
    return f"{address.rstrip('/')}/{DESCRIPTOR}"


def is_unchanged(files: Files, marks: Mapping[str, str]) -> bool:
    """Ask for every file whether it is still the one that was read."""
    if not marks or not all(marks.values()):
        return False
    return all(files.get(address, mark).content is None for address, mark in marks.items())


def _parsed(got: Got) -> dict[str, Any]:
    try:
        found = json.loads((got.content or b"").decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("Unter der Adresse steht kein JSON.")) from error
    if not isinstance(found, dict):
        raise Unreadable(_("Unter der Adresse steht kein Paket."))
    return found


def _described(read: Callable[[Mapping[str, Any]], T], found: Mapping[str, Any]) -> T:
    try:
        return read(found)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_("Die Beschreibung des Pakets ist nicht vollständig.")) from error
