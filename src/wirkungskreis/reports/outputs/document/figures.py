"""Figures of a report: large ones, tables with typed cells, charts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from wirkungskreis.charts.bars import OrderedBars
from wirkungskreis.charts.rates import RateLine
from wirkungskreis.charts.states import StateBar
from wirkungskreis.charts.timelines import MilestoneTimeline, MoneyTimeline
from wirkungskreis.charts.values import ValueLine

Cell = str | int | Decimal | date


class CellKind(StrEnum):
    """What a column holds; a text in another column is the reason why the value is missing."""

    TEXT = "text"
    COUNT = "count"
    DECIMAL = "decimal"
    MONEY = "money"
    DAY = "day"
    REACH = "reach"


@dataclass(frozen=True, slots=True)
class Fact:
    """One large figure with its words, as on the first page."""

    value: int
    label: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """``share`` is the width in relation to the other columns."""

    title: str
    kind: CellKind = CellKind.TEXT
    share: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    ref: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """``refs`` are the facts of the rows of its table, in their order; without them the chart's."""

    chart: StateBar | MoneyTimeline | MilestoneTimeline | RateLine | OrderedBars | ValueLine
    with_table: bool = False
    ref: str = ""
    refs: tuple[str, ...] = ()
