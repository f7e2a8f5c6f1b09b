"""The columns of the register: how each is called, what it holds and how it is ordered."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.kernel import formats
from wirkungskreis.measures.models import Finance, Kind, Origin, PublicScope
from wirkungskreis.measures.rows import RUNS_OUT, Row
from wirkungskreis.measures.states import State

Value = str | int | date | tuple[str, ...] | None
Standings = Mapping[int, StrOrPromise]

FINANCE: dict[str, StrOrPromise] = {RUNS_OUT: _("läuft aus"), **dict(Finance.choices)}
STATES: dict[str, StrOrPromise] = dict(State.choices)
KINDS: dict[str, StrOrPromise] = dict(Kind.choices)
ORIGINS: dict[str, StrOrPromise] = dict(Origin.choices)
SCOPES: dict[str, StrOrPromise] = dict(PublicScope.choices)
DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` stands in addresses; ``width`` is in characters, for spreadsheets."""

    key: str
    title: StrOrPromise
    value: Callable[[Row], Value]
    width: int = 14
    is_default: bool = False


def _word(words: Mapping[str, StrOrPromise], code: str) -> str:
    return str(words.get(code, ""))


def _published(row: Row) -> str:
    if row.merged_into:
        return f"→ {row.merged_into}"
    return str(_("ja")) if row.is_published else str(_("nein"))


def _finance(row: Row) -> str:
    return _word(FINANCE, row.finance)


COLUMNS = {
    column.key: column
    for column in (
        Column("kuerzel", _("Kürzel"), lambda row: row.code, 9, is_default=True),
        Column("titel", _("Maßnahme"), lambda row: row.title, 44, is_default=True),
        Column("feld", _("Feld"), lambda row: row.field, 7, is_default=True),
        Column("ziele", _("Ziele und Ansätze"), lambda row: row.goals, 16, is_default=True),
        Column("stand", _("Stand"), lambda row: _word(STATES, row.state), 20, is_default=True),
        Column("traeger", _("Federführung"), lambda row: row.lead, 28, is_default=True),
        Column("person", _("Verantwortlich"), lambda row: row.lead_person, 22),
        Column("art", _("Art"), lambda row: _word(KINDS, row.kind), 11, is_default=True),
        Column("prio", _("Priorität"), lambda row: row.priority, 9, is_default=True),
        Column("folge", _("Reihenfolge"), lambda row: row.order, 11),
        Column("beginn", _("Beginn"), lambda row: row.start, 12),
        Column("ende", _("Ende"), lambda row: row.end, 12, is_default=True),
        Column("finanzen", _("Finanzierung"), _finance, 16, is_default=True),
        Column("geldende", _("Geld bis"), lambda row: row.money_ends, 12),
        Column("zielgruppen", _("Zielgruppen"), lambda row: row.target_groups, 30),
        Column("gebiete", _("Gebiete"), lambda row: row.areas, 22),
        Column("partner", _("Beteiligte"), lambda row: row.partners, 30),
        Column("sitz", _("Zuständiger Sitz"), lambda row: row.remit, 22),
        Column("bestaetigt", _("Bestätigt am"), lambda row: row.confirmed_on, 12),
        Column("oeffentlich", _("Öffentlich"), _published, 18),
        Column("geplant", _("Geplant je Halbjahr"), lambda row: row.reach_plan, 12),
        Column("einheit", _("Gezählt wird"), lambda row: row.reach_unit, 18),
        Column("herkunft", _("Herkunft"), lambda row: _word(ORIGINS, row.origin), 20),
        Column("aufgenommen", _("Aufgenommen am"), lambda row: row.registered_on, 12),
    )
}
STANDING = "zeitplan"
DEFAULT = [key for key, column in COLUMNS.items() if column.is_default]


def columns(keys: Iterable[str], standings: Standings | None = None) -> list[Column]:
    """Give the chosen columns in the order of the register; none chosen means the usual ones.

    ``standings`` are words by row id that only the rounds know; nobody else needs to ask for them.
    """
    words = standings or {}
    standing = Column(STANDING, _("Zeitplan"), lambda row: str(words.get(row.pk, "")), 16)
    known = list(COLUMNS.values())
    after = [column.key for column in known].index("stand") + 1
    known.insert(after, standing)
    wanted = set(keys)
    chosen = [column for column in known if column.key in wanted]
    return chosen or [column for column in known if column.is_default]


def text(value: Value) -> str:
    """Write a value for people; nothing known is a dash."""
    if isinstance(value, date):
        return formats.day_short(value)
    if isinstance(value, tuple):
        return ", ".join(value) or formats.NOTHING
    return formats.NOTHING if value is None or value == "" else str(value)


def ordered(rows: Sequence[Row], column: Column, *, reverse: bool = False) -> list[Row]:
    """Order by a column as people count: A-2 before A-10; what is unknown stays at the end."""
    keyed = [(sort_key(column.value(row)), row) for row in rows]
    known = [(key, row) for key, row in keyed if key is not None]
    known.sort(key=lambda pair: pair[0], reverse=reverse)
    return [row for _key, row in known] + [row for key, row in keyed if key is None]


def sort_key(value: Value) -> tuple[tuple[int, int, str], ...] | None:
    """Make values of one column comparable; None for what is unknown."""
    if value is None or value in {"", ()}:
        return None
    if isinstance(value, date):
        return ((0, value.toordinal(), ""),)
    if isinstance(value, int):
        return ((0, value, ""),)
    words = ", ".join(value) if isinstance(value, tuple) else value
    parts = DIGITS.split(words.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)
