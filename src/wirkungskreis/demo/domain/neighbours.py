"""Rheinaue's invented neighbours: as if their packages had been read."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from wirkungskreis.demo.reading import Row as Entry
from wirkungskreis.demo.reading import read
from wirkungskreis.indicators.domain import peers
from wirkungskreis.indicators.models import PeerCity
from wirkungskreis.indicators.neighbours.matching import matched
from wirkungskreis.indicators.neighbours.rows import Row
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.formats import BERLIN


def load_neighbours() -> None:
    """Enter every city and what it says for the codes of the shared catalogue."""
    told = read("rheinaue", "neighbours")
    on = date.fromisoformat(str(told["read_at"]))
    wanted = peers.wanted_now()
    for entry in told["cities"]:
        facts = {name: entry[name] for name in ("name", "address", "source", "licence")}
        city = peers.add(actor=SYSTEM, facts=facts)
        rows = list(_rows(entry, told["catalogue"]))
        outcome = matched(rows, wanted, catalogue="", population="")
        peers.replace(city, outcome.found, on)
        at = datetime.combine(on, time(3, 12), tzinfo=BERLIN)
        PeerCity.objects.filter(pk=city.pk).update(tried_at=at, read_at=at)


def _rows(entry: Entry, catalogue: str) -> Iterator[Row]:
    for figures in entry["figures"]:
        for n, value in enumerate(figures["values"]):
            day = date.fromisoformat(f"{figures['first'] + n}-{figures['day']}")
            is_number = isinstance(value, int)
            yield Row(
                figures["code"],
                day,
                day + timedelta(days=1),
                Decimal(value) if is_number else None,
                "" if is_number else value,
                catalogue=catalogue,
                is_city=True,
                unit=figures["unit"],
                population=figures["population"],
            )
