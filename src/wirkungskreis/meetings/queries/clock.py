"""When each item begins, and whether all of them fit into the meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from wirkungskreis.meetings.models import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class Schedule:
    """``rows`` are items with their beginning; minutes are 0 or None where nobody said."""

    rows: list[tuple[AgendaItem, time | None]]
    total: int
    length: int | None

    @property
    def over(self) -> int:
        """Minutes by which the items exceed the meeting; 0 if they fit or nobody knows."""
        return max(0, self.total - self.length) if self.length is not None else 0

    @property
    def left(self) -> int:
        return max(0, self.length - self.total) if self.length is not None else 0


def scheduled(meeting: Meeting, items: Iterable[AgendaItem]) -> Schedule:
    """Add up the minutes; after the first item without time nobody knows when the next begins."""
    sitting = meeting.sitting
    begin = datetime.combine(sitting.on, sitting.starts) if sitting.starts else None
    rows, total, is_known = [], 0, begin is not None
    for item in items:
        at = (begin + timedelta(minutes=total)).time() if begin and is_known else None
        rows.append((item, at))
        total += item.minutes or 0
        is_known = is_known and item.minutes is not None
    length = None
    if begin and sitting.ends:
        end = datetime.combine(sitting.on, sitting.ends)
        length = int((end - begin).total_seconds() // 60)
    return Schedule(rows, total, length)
