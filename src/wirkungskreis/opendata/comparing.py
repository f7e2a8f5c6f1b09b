"""Reads what other cities publish for the same codes; nothing of theirs becomes a value of ours."""

import logging
from datetime import date
from urllib.parse import quote

from wirkungskreis.council.oparl.fetching import Fault, Limits, Missing, Server
from wirkungskreis.indicators.domain.peers import Peer, forget, replace
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.outputs.readback import Unreadable, city_values
from wirkungskreis.indicators.queries.published import published
from wirkungskreis.kernel.texts import clean_line

LIMITS = Limits(pages=500, all_bytes=200 * 1024 * 1024, seconds=600)
logger = logging.getLogger(__name__)


def compare(cities: dict[str, str], *, on: date, is_local_allowed: bool = False) -> dict[str, int]:
    """Read every city in turn; give how many values were kept and how many answers were not.

    ``cities`` maps names to addresses such as ``https://…/daten/indikatoren``. A city that does
    not answer keeps what was read before; one that is no longer named is forgotten.
    """
    forget(cities)
    own = list(published())
    kept = refused = 0
    for city, address in cities.items():
        try:
            server = Server(address, is_local_allowed=is_local_allowed, limits=LIMITS)
        except Fault as fault:
            logger.warning("comparison: %s is not read (%s)", address, fault.code)
            refused += 1
            continue
        for indicator in own:
            try:
                kept += _read(server, city, address, indicator, on)
            except Missing:
                continue
            except (Fault, Unreadable) as fault:
                code = getattr(fault, "code", str(fault))
                logger.warning("comparison: %s %s is not kept (%s)", address, indicator.code, code)
                refused += 1
    return {"kept": kept, "refused": refused}


def _read(server: Server, city: str, address: str, indicator: Indicator, on: date) -> int:
    """Read one cube from where the configured address says, never from where an answer leads."""
    place = f"{address.rstrip('/')}/{quote(indicator.code, safe='')}/jsonstat.json"
    cube = server.get(place)
    values = city_values(cube, code=indicator.code, unit=indicator.unit)
    licence = clean_line(str(cube["extension"].get("lizenz") or ""))
    peer = Peer(city, place, values, clean_line(str(cube.get("source") or "")), licence)
    return replace(indicator, peer, on=on)
