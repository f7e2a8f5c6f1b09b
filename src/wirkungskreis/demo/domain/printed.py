"""Figures that are printed in Rheinaue and differ from the values, entered as a person would."""

from datetime import date, timedelta

from wirkungskreis.demo.reading import Row, day, read
from wirkungskreis.indicators.domain import explaining, printed
from wirkungskreis.indicators.models import Indicator, Printed
from wirkungskreis.indicators.queries.printed import figures_of
from wirkungskreis.kernel.actor import SYSTEM


def load_printed() -> None:
    """Store what was printed, and why some of it differs."""
    data = read("rheinaue", "printed")
    indicators = {one.code: one for one in Indicator.objects.all()}
    made = {row["code"]: _record(indicators[row["indicator"]], row) for row in data["printed"]}
    for row in data["explained"]:
        _explain(indicators[row["indicator"]], row, made)


def _record(indicator: Indicator, row: Row) -> Printed:
    start = day(row.get("day"))
    copy = printed.Copy(
        words=row["words"],
        source_ref=row["source_ref"],
        start=start,
        before=start + timedelta(days=1) if start else None,
        when_words=row.get("when_words", ""),
        page=row["page"],
        printed_on=day(row["printed_on"]),
        quote=row["quote"],
    )
    return printed.record(indicator, copy, actor=SYSTEM, on=date.fromisoformat(row["printed_on"]))


def _explain(indicator: Indicator, row: Row, made: dict[str, Printed]) -> None:
    """Find the city's values by their days; the first in the list is the city as a whole."""
    values = {one.start: one.thing for one in reversed(figures_of(indicator)) if not one.is_printed}
    days = [date.fromisoformat(one) for one in row["days"]]
    since = date.fromisoformat(row["since"])
    said = explaining.Said(
        topic=row["topic"],
        text=row["text"],
        causes=row["causes"],
        figures=[*(values[one] for one in days), *(made[code] for code in row["printed"])],
        holds=values[date.fromisoformat(row["holds"])],
        since=since,
        decided_by=row["decided_by"],
    )
    explaining.explain(indicator, said, actor=SYSTEM, on=since)
