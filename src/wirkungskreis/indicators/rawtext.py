"""Raw counts as text: one line per area and group, as pasted from a spreadsheet or a CSV file.

``Gebiet;Gruppe;Anzahl`` and, where they are needed, ``;von`` for the denominator and
``;öffentlich`` with ``ja`` where the public knows this very count already. A dot is imported
secrecy, an ``x`` a category that cannot be.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

from django.utils.translation import gettext as _

from wirkungskreis.indicators import cells
from wirkungskreis.indicators.models import Category, Reason
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.vocab.models import Area

MOST_LINES = 5000
MOST_PEOPLE = 1_000_000_000
MOST_ERRORS = 5
FEWEST_COLUMNS = 3
REMAINDER = ", nicht zuordenbar"
EVERYBODY = {"", "insgesamt", "alle", "zusammen"}
YES = {"ja", "x", "1"}
ZERO = {"-", "–"}  # nothing exists, as the offices define the dash


@dataclass(frozen=True, slots=True)
class RawLine:
    """One count with its place; ``reason`` says why there is no number."""

    area: Area
    is_remainder: bool
    categories: tuple[Category, ...]
    count: int | None
    base: int | None = None
    reason: str = ""
    is_known: bool = False


def read(text: str, areas: Sequence[Area], categories: Sequence[Category]) -> list[RawLine]:
    """Read all lines or refuse them together, with a sentence for each line that is wrong."""
    known_areas = {word.casefold(): one for one in areas for word in (one.code, one.name)}
    known = {word.casefold(): one for one in categories for word in (_code(one), one.label)}
    found: list[RawLine] = []
    errors: list[str] = []
    for number, parts in _lines(text):
        try:
            found.append(_line(parts, known_areas, known))
        except NotPossible as refusal:
            errors.append(_("Zeile {n}: {why}").format(n=number, why=refusal))
    if errors:
        more = len(errors) - MOST_ERRORS
        rest = [_("und {n} weitere.").format(n=more)] if more > 0 else []
        raise NotPossible(" ".join([*errors[:MOST_ERRORS], *rest]))
    if not found:
        raise NotPossible(_("Bitte fügen Sie Zeilen ein: Gebiet;Gruppe;Anzahl."))
    _check_once(found)
    return found


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    delimiter = "\t" if "\t" in text else ";"
    lines = StringIO(text.lstrip("\ufeff"), newline=None)  # an old CR ends a line, too
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error as error:
        raise NotPossible(_("Bitte fügen Sie Zeilen ein: Gebiet;Gruppe;Anzahl.")) from error
    if len(rows) > MOST_LINES:
        raise NotPossible(_("Das sind mehr als {n} Zeilen.").format(n=MOST_LINES))
    for number, row in enumerate(rows, 1):
        parts = [part.strip() for part in row]
        is_head = number == 1 and parts and parts[0].casefold() == "gebiet"
        if any(parts) and not is_head:
            yield number, parts


def _line(
    parts: Sequence[str], areas: Mapping[str, Area], categories: Mapping[str, Category]
) -> RawLine:
    if len(parts) < FEWEST_COLUMNS:
        raise NotPossible(_("Es fehlt etwas. Gebraucht werden Gebiet, Gruppe und Anzahl."))
    name, group, amount, base, public = [*parts, "", ""][:5]
    is_remainder = name.casefold().endswith(REMAINDER)
    area = areas.get(name.casefold().removesuffix(REMAINDER))
    if area is None:
        raise NotPossible(_("Das Gebiet „{name}“ gibt es nicht.").format(name=name[:60]))
    cell = cells.read("0" if amount in ZERO else amount, dot=Reason.SECRET)
    if cell.reason and cell.reason not in {Reason.SECRET, Reason.SENSELESS}:
        raise NotPossible(_("Ohne Zahl geht hier nur „.“ (geheim) oder „x“ (nicht möglich)."))
    count = _whole(cell.value)
    if count is None and not cell.reason:
        raise NotPossible(_("Die Anzahl fehlt."))
    whole = _whole(cells.read(base).value)
    if whole is not None and count is not None and whole < count:
        raise NotPossible(_("Die Anzahl ist größer als die Bezugsgröße."))
    return RawLine(
        area=area,
        is_remainder=is_remainder,
        categories=tuple(_categories(group, categories)),
        count=count,
        base=whole,
        reason=cell.reason,
        is_known=public.casefold() in YES,
    )


def _whole(value: Decimal | None) -> int | None:
    if value is not None and (value < 0 or value != int(value)):
        raise NotPossible(_("Gezählt wird in ganzen Zahlen ab 0."))
    if value is not None and value > MOST_PEOPLE:
        raise NotPossible(
            _("So viele Menschen gibt es in keiner Stadt. Bitte prüfen Sie die Zahl.")
        )
    return None if value is None else int(value)


def _categories(group: str, known: Mapping[str, Category]) -> Iterator[Category]:
    if group.casefold() in EVERYBODY:
        return
    for word in [group] if group.casefold() in known else group.split(","):
        one = known.get(word.strip().casefold())
        if one is None:
            raise NotPossible(_("Die Gruppe „{name}“ gibt es nicht.").format(name=word[:60]))
        yield one


def _check_once(lines: Sequence[RawLine]) -> None:
    places = [
        (one.area.pk, one.is_remainder, frozenset(group.pk for group in one.categories))
        for one in lines
    ]
    if len(set(places)) < len(places):
        raise NotPossible(_("Für dasselbe Gebiet und dieselbe Gruppe stehen zwei Zeilen da."))


def _code(category: Category) -> str:
    return f"{category.dimension.code}:{category.code}"
