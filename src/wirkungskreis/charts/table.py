"""The table that says the same as a chart."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartTable:
    """Words and figures ready to be shown; the first cell of a row names the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    """Columns whose cells are figures and stand to the right."""
