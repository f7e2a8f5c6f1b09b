"""What a look at a delivered file found: for a page, for a machine and for the journal alike."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

MOST_TOLD = 500
"""How many rows of a kind are told one by one; all are counted."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about a row of a sheet; 0 is the file as a whole."""

    row: int
    sentence: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that is new or has changed; ``old`` is empty where it is new."""

    row: int
    indicator: str
    area: str
    group: str
    period: str
    old: str
    new: str
    sheet: str = ""


@dataclass(slots=True)
class Report:
    """Counts of the cells, and what is to be said about rows.

    ``refused`` are rows for which nothing of the file is taken; ``noted`` are rows left out or
    worth a look, which stop nothing. Of a workbook ``sheets`` are read and ``unread`` are not;
    ``sheet`` is the one of which something is being said.
    """

    table: str
    title: str
    layout: str
    rows: int = 0
    new: int = 0
    same: int = 0
    changed: int = 0
    left_out: int = 0
    refused_count: int = 0
    noted_count: int = 0
    refused: list[Said] = field(default_factory=list)
    noted: list[Said] = field(default_factory=list)
    changes: list[Difference] = field(default_factory=list)
    additions: list[Difference] = field(default_factory=list)
    by_indicator: dict[str, int] = field(default_factory=Counter)
    release: str = ""
    sheet: str = ""
    sheets: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def refuse(self, row: int, sentence: str) -> None:
        self.refused_count += 1
        if len(self.refused) < MOST_TOLD:
            self.refused.append(Said(row, sentence, self.sheet))

    def remark(self, row: int, sentence: str) -> None:
        self.noted_count += 1
        if len(self.noted) < MOST_TOLD:
            self.noted.append(Said(row, sentence, self.sheet))

    @property
    def is_clean(self) -> bool:
        """Whether everything that belongs here could be taken."""
        return not self.refused_count

    @property
    def has_news(self) -> bool:
        return bool(self.new or self.changed)

    def as_json(self) -> dict[str, Any]:
        """Give plain values; lists of rows are in the order of the file."""
        for told in (self.refused, self.noted):
            told.sort(key=lambda one: (one.sheet, one.row))
        return {**asdict(self), "by_indicator": dict(self.by_indicator)}


def from_json(plain: Mapping[str, Any]) -> Report:
    """Give the report back that ``as_json`` wrote."""
    lists = {
        "refused": [Said(**one) for one in plain["refused"]],
        "noted": [Said(**one) for one in plain["noted"]],
        "changes": [Difference(**one) for one in plain["changes"]],
        "additions": [Difference(**one) for one in plain["additions"]],
    }
    return Report(**{**plain, **lists})
