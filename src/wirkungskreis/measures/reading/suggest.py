"""What a row probably means where it is not certain; a person looks at it before it counts."""

import re
from calendar import monthrange
from collections.abc import Mapping

from wirkungskreis.measures.reading.rules import SEVERAL, Column, Known, fold

NAMES = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"]
MONTHS = {name: number for number, name in enumerate(NAMES, start=1)}
YEAR = re.compile(r"(?:seit |ende |ab )?((?:19|20)\d{2})$")
MONTH = re.compile(r"(\d{1,2})/((?:19|20)\d{2})$")
WORD = re.compile(r"([a-zä]{3})[a-zä.]* ((?:19|20)\d{2})$")


def suggested(cells: Mapping[str, str], known: Known) -> dict[str, str]:
    """Suggest a lead and days: the first office or the one marked "(FF)"; the edge of a span."""
    found = {}
    if (lead := lead_of(cells.get(Column.LEAD, ""), known)) is not None:
        found["lead"] = known.leads[lead]
    for column, is_end in ((Column.START, False), (Column.END, True)):
        if day := edge_of(cells.get(column, ""), is_end=is_end):
            found[column.value] = day
    return found


def lead_of(text: str, known: Known) -> int | None:
    """Find the office that leads; None if it is not known by that name."""
    parts = [part.strip() for part in SEVERAL.split(text.replace("(FF)", "\u0000")) if part.strip()]
    marked = [part.replace("\u0000", "").strip() for part in parts if "\u0000" in part]
    first = (marked or parts or [""])[0]
    return known.organisations.get(fold(first))


def edge_of(text: str, *, is_end: bool) -> str:
    """Give the first or the last day of a year or month that was written instead of a day."""
    folded = text.casefold().strip()
    if match := YEAR.match(folded):
        return f"31.12.{match[1]}" if is_end else f"01.01.{match[1]}"
    if match := MONTH.match(folded):
        month, year = int(match[1]), int(match[2])
    elif (match := WORD.match(folded)) and match[1] in MONTHS:
        month, year = MONTHS[match[1]], int(match[2])
    else:
        return ""
    if not 1 <= month <= 12:  # noqa: PLR2004  months
        return ""
    day = monthrange(year, month)[1] if is_end else 1
    return f"{day:02}.{month:02}.{year}"
