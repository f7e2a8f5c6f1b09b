"""Keeping what other cities publish for the same codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from wirkungskreis.indicators.models import Indicator, PeerValue


@dataclass(frozen=True, slots=True)
class Peer:
    """One city and what it said of one indicator; periods are half open."""

    city: str
    address: str
    values: tuple[tuple[date, date, Decimal], ...]
    source: str = ""
    licence: str = ""


@transaction.atomic
def replace(indicator: Indicator, peer: Peer, *, on: date) -> int:
    """Put what a city says now in the place of what it said before; give how many values.

    A copy of public figures is no act of ours: the journal does not hold it.
    """
    PeerValue.objects.filter(indicator=indicator, city=peer.city).delete()
    found = PeerValue.objects.bulk_create(
        PeerValue(
            indicator=indicator,
            city=peer.city,
            address=peer.address,
            period_start=start,
            period_before=before,
            value=value,
            source=peer.source[:300],
            licence=peer.licence[:100],
            read_on=on,
        )
        for start, before, value in peer.values
    )
    return len(found)


def forget(cities: Iterable[str]) -> None:
    """Drop the copies of every city but these: it is no longer compared with."""
    PeerValue.objects.exclude(city__in=list(cities)).delete()
