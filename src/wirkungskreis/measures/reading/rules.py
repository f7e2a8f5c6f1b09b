"""How a careful person reads a row of a list; what is not certain is asked, never guessed."""

import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django_stubs_ext import StrOrPromise

from wirkungskreis.kernel import formats
from wirkungskreis.measures.models import Kind
from wirkungskreis.measures.reading.sheet import Table

UNKNOWN = {"", "-", "–", "—", "?", "k. a.", "k.a.", "keine angabe", "unbekannt", "n. n."}
OPEN_END = {"laufend", "lfd.", "lfd", "unbefristet", "bis auf weiteres", "fortlaufend", "offen"}
SUMS = {"summe", "gesamt", "gesamtsumme", "insgesamt"}
DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\*?$")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
SEVERAL = re.compile(r"[;/+\n]|,\s|\bmit\b|\bund\b|\(FF\)")


class Column(StrEnum):
    """What a column of a list may hold."""

    CODE = "code"
    TITLE = "title"
    DESCRIPTION = "description"
    KIND = "kind"
    FIELD = "field"
    LEAD = "lead"
    START = "start"
    END = "end"
    NOTE = "note"


TITLES: dict[Column, StrOrPromise] = {
    Column.CODE: gettext_lazy("Kürzel"),
    Column.TITLE: gettext_lazy("Titel"),
    Column.DESCRIPTION: gettext_lazy("Beschreibung"),
    Column.KIND: gettext_lazy("Art"),
    Column.FIELD: gettext_lazy("Handlungsfeld"),
    Column.LEAD: gettext_lazy("Federführung"),
    Column.START: gettext_lazy("Beginn"),
    Column.END: gettext_lazy("Ende"),
    Column.NOTE: gettext_lazy("Anmerkung"),
}
ONCE = [column for column in Column if column is not Column.NOTE]


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows already; keys are folded names, ``leads`` gives codes by row id."""

    organisations: Mapping[str, int]
    leads: Mapping[int, str]
    fields: Mapping[str, int]
    titles: Mapping[str, str]
    codes: Collection[str]


@dataclass(slots=True)
class Reading:
    """What a row says; ``problems`` are sentences by the column they are about."""

    title: str = ""
    code: str = ""
    description: str = ""
    kind: str = Kind.PROJECT
    field: int | None = None
    lead: int | None = None
    start: date | None = None
    end: date | None = None
    note: str = ""
    problems: dict[str, str] = dataclasses.field(default_factory=dict)

    @property
    def is_clear(self) -> bool:
        return not self.problems


def fold(text: str) -> str:
    """Fold a name so that case, spaces and every kind of dash make no difference."""
    return re.sub(r"[\W_]+", "", text.casefold())


def names(label: StrOrPromise) -> Iterator[str]:
    """Give a label in every language of the interface: a list may come from a colleague."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield fold(str(label))


def usual_columns(header: Sequence[str]) -> dict[str, str]:
    """Assign the columns of our own template by their heads; a foreign list gets none."""
    heads = {word: column.value for column, title in TITLES.items() for word in names(title)}
    found = {str(n): heads[fold(head)] for n, head in enumerate(header) if fold(head) in heads}
    return found if {Column.TITLE, Column.LEAD} <= set(found.values()) else {}


def is_measure(cells: Mapping[str, str]) -> bool:
    """Tell rows of measures from headings, sums and empty rows: they have a title of their own."""
    title = cells.get(Column.TITLE, "")
    filled = [text for text in cells.values() if text]
    return bool(title) and len(filled) > 1 and fold(title) not in SUMS


def cells_of(
    row: Sequence[str], columns: Mapping[str, str], heads: Sequence[str]
) -> dict[str, str]:
    """Sort the cells of a row by what they hold; several notes stand below each other."""
    found: dict[str, str] = {}
    for place, column in sorted(columns.items(), key=lambda pair: int(pair[0])):
        number = int(place)
        text = row[number] if number < len(row) else ""
        if column == Column.NOTE and text:
            head = heads[number] if number < len(heads) else ""
            text = "\n".join(
                filter(None, (found.get(column, ""), f"{head}: {text}" if head else text))
            )
        if text or column not in found:
            found[column] = text
    return found


def filled_down(table: Table, place: int | None) -> Table:
    """Repeat the field of action in the rows below it: in lists it is often one merged cell."""
    if place is None:
        return table
    last, filled = "", []
    for row in table:
        own = row[place] if place < len(row) else ""
        last = own or last
        filled.append([*row[:place], last, *row[place + 1 :]] if place < len(row) else row)
    return filled


def read(cells: Mapping[str, str], said: Mapping[str, str], known: Known) -> Reading:
    """Read one row; what a person ``said`` about it counts before what the list says."""
    now = {**cells, **{name: text for name, text in said.items() if text}}
    found = Reading(
        title=" ".join(now.get(Column.TITLE, "").split()),
        code=now.get(Column.CODE, ""),
        description=now.get(Column.DESCRIPTION, ""),
        note=now.get(Column.NOTE, ""),
    )
    _kind(found, now.get(Column.KIND, ""))
    _field(found, now.get(Column.FIELD, ""), known)
    _lead(found, now.get(Column.LEAD, ""), known)
    found.start = _day(found, Column.START, now.get(Column.START, ""))
    found.end = _day(found, Column.END, now.get(Column.END, ""))
    _check(found, known, is_new=bool(said.get("is_new")))
    return found


def _kind(found: Reading, text: str) -> None:
    words = {word: code for code, label in Kind.choices for word in names(label)}
    if not text:
        return
    if fold(text) in words:
        found.kind = words[fold(text)]
    else:
        found.problems[Column.KIND] = _("Die Art „{text}“ gibt es nicht.").format(text=text)


def _field(found: Reading, text: str, known: Known) -> None:
    if text.casefold() in UNKNOWN:
        return
    found.field = known.fields.get(fold(text))
    if found.field is None:
        found.problems[Column.FIELD] = _("Das Handlungsfeld „{text}“ ist nicht bekannt.").format(
            text=text
        )


def _lead(found: Reading, text: str, known: Known) -> None:
    found.lead = known.organisations.get(fold(text)) if text else None
    if found.lead is not None:
        return
    if not text:
        sentence = _("Die Federführung fehlt. Bitte wählen Sie eine Organisation.")
    elif SEVERAL.search(text):
        sentence = _("Mehrere Stellen in einer Zelle: Bitte wählen Sie, welche federführend ist.")
    else:
        sentence = _("Die Organisation „{text}“ ist nicht bekannt. Bitte wählen Sie eine.")
    found.problems[Column.LEAD] = sentence.format(text=text)


def _day(found: Reading, column: Column, text: str) -> date | None:
    """Read a day; an open end is no day, and a month or a year is not a day either."""
    folded = text.casefold().strip()
    if folded in UNKNOWN or (column is Column.END and folded in OPEN_END):
        return None
    day = as_day(folded)
    if day is None:
        found.problems[column] = _(
            "„{text}“ ist kein Tag. Bitte geben Sie einen an, zum Beispiel {example}, "
            "oder einen Strich für unbekannt."
        ).format(text=text, example="01.07.2016")
    elif text.endswith("*"):
        star = _("{column} laut Liste: {text}").format(column=TITLES[column], text=text)
        found.note = "\n".join(filter(None, (found.note, star)))
    return day


def as_day(text: str) -> date | None:
    """Read ``1.10.23``, ``01.10.2023``, also with a footnote star, and ``2023-10-01``."""
    if match := DAY.match(text):
        day, month, year = match.groups()
        parts = (int(year) + (0 if len(year) == len("2026") else 2000), int(month), int(day))
    elif match := ISO.match(text):
        parts = (int(match[1]), int(match[2]), int(match[3]))
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def _check(found: Reading, known: Known, *, is_new: bool) -> None:
    if not found.title:
        found.problems[Column.TITLE] = _("Der Titel fehlt.")
    if len(found.title) > 200:  # noqa: PLR2004  the column's width
        found.problems[Column.TITLE] = _("Der Titel ist zu lang: höchstens 200 Zeichen.")
    if found.code in known.codes or len(found.code) > 20:  # noqa: PLR2004  the column's width
        found.problems[Column.CODE] = _("Das Kürzel „{code}“ ist vergeben oder zu lang.").format(
            code=found.code
        )
    if found.start and found.end and found.end < found.start:
        found.problems[Column.END] = _("Das Ende {end} liegt vor dem Beginn {start}.").format(
            end=formats.day_short(found.end), start=formats.day_short(found.start)
        )
    same = known.titles.get(fold(found.title))
    if same and not is_new:
        found.problems["is_new"] = _("Gibt es vielleicht schon: {same}.").format(same=same)
