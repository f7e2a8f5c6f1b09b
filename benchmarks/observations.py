"""The pages of indicators at 30,000 and at 3 million stored observations.

What a page shows stays the same: 30 indicators, 10 years, 20 areas, 5 groups. What grows is what
cities collect behind that: combinations of groups in every area, and earlier releases.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from benchmarks.city import report, start
from benchmarks.figures import Figure, clock, cpu_of

INDICATORS, YEARS, AREAS, SHOWN = 30, 10, 20, 5
FEW, MANY = (1, SHOWN), (4, 132)
"""Releases of each value and groups of each area."""
TIMES = 20
RATIO = 1.5
WITHIN = {"breakdown query"}
"""A part of the indicator page, which has the goal."""
LAST_YEAR, TODAY = 2025, date(2026, 10, 9)
CODE = "I-7"
SUPPLIER = "Statistik"
INSERT = """
INSERT INTO indicators_observation (version_id, area_id, subgroup_id, is_remainder, period_start,
    period_before, numerator, denominator, value, reason, statuses, confidentiality, release_id,
    source_ref, note)
SELECT v.id, a.id, s.id, %(no)s, {first}, {next},
    NULL, NULL, 100 + (v.id * 31 + a.id * 17 + s.id * 7 + r.id * 3) %% 900, '', '', '', r.id,
    'Melderegister', ''
FROM indicators_indicatorversion v, vocab_area a, indicators_subgroup s, indicators_release r
WHERE r.supplier = %(supplier)s
    AND (a.level <> 'city' OR s.id IN (
        SELECT id FROM indicators_subgroup ORDER BY id LIMIT %(shown)s))
"""


def fill(releases: int, groups: int) -> int:
    """Store the sheets one by one and the values by one statement; give how many there are."""
    from django.db import connection

    from wirkungskreis.indicators.models import Observation, Release, Subgroup
    from wirkungskreis.vocab.models import Area

    city = Area.objects.create(code="ST", name="Stadt", level="city")
    for number in range(AREAS - 1):
        Area.objects.create(
            code=f"Q{number}",
            name=f"Stadtteil {number}",
            level="quarter",
            parent=city,
            order=number,
        )
    Subgroup.objects.create(key="", label="insgesamt")
    _groups(groups - 1)
    for year in range(LAST_YEAR - YEARS + 1, LAST_YEAR + 1):
        for again in range(MANY[0]):
            day = date(year + 1, 3, 15) + timedelta(days=30 * again)
            used = SUPPLIER if again < releases else "ohne Werte"
            Release.objects.create(supplier=used, published_on=day, note=str(year))
    _sheets()
    days = ("r.note || '-01-01'", "(CAST(r.note AS INTEGER) + 1) || '-01-01'")
    if connection.vendor == "postgresql":
        days = (f"CAST({days[0]} AS DATE)", f"CAST({days[1]} AS DATE)")
    told = {"no": False, "shown": SHOWN, "supplier": SUPPLIER}
    with connection.cursor() as cursor:
        cursor.execute(INSERT.format(first=days[0], next=days[1]), told)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")  # as its own upkeep does after a delivery
    return Observation.objects.count()


def _groups(number: int) -> None:
    """Make one dimension of few categories, and combinations of two with another."""
    from wirkungskreis.indicators.domain import subgroups
    from wirkungskreis.indicators.models import Dimension

    age = Dimension.objects.create(code="age", name="Alter")
    land = Dimension.objects.create(code="land", name="Staatsangehörigkeit")
    for one in range(SHOWN - 1):
        subgroups.of([age.categories.create(code=f"a{one}", label=f"Alter {one}")])
    first = list(age.categories.all())
    for one in range(number - SHOWN + 1):
        state = land.categories.get_or_create(code=f"l{one // 4}", defaults={"label": f"L {one}"})
        subgroups.of([first[one % 4], state[0]])


def _sheets() -> None:
    from wirkungskreis.indicators.domain import sheets, targets
    from wirkungskreis.kernel.actor import SYSTEM
    from wirkungskreis.mandates.models import Body, Decision

    body = Body.objects.first() or Body.objects.create(code="R", name="Rat", level="political")
    decision = Decision.objects.create(
        number="B-1", text="So soll es sein.", kind="agreement", body=body
    )
    for number in range(INDICATORS):
        facts = {
            "code": f"I-{number}",
            "name": f"Indikator {number}",
            "kind": "context",
            "unit": "Personen",
            "value_type": "count",
            "direction": "up",
            "periodicity": "year",
            "disclosure": "protected",
            "is_public": True,
        }
        made = sheets.begin(actor=SYSTEM, facts=facts, text="Personen im Register.")
        wanted = targets.Wanted("point", date(2030, 12, 31), low=Decimal(900))
        targets.aim(made, wanted, actor=SYSTEM, on=date(2026, 1, 1), decided_by=decision)


def measured() -> Iterator[tuple[str, int, float]]:
    """Give for each page its name, its queries and its CPU seconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for name, work in (_pages() | _parts()).items():
        with CaptureQueriesContext(connection) as queries:
            answer = work()
        if getattr(answer, "status_code", 200) != 200:  # noqa: PLR2004
            raise RuntimeError(f"{name} answered otherwise")
        yield name, len(queries), cpu_of(work, TIMES)


def _pages() -> dict[str, Callable[[], object]]:
    """Give the pages that read values, as a person of the statistics office and the lead asks."""
    from django.test import Client

    from wirkungskreis.indicators.models import Indicator
    from wirkungskreis.kernel.actor import Role
    from wirkungskreis.people.models import Person, User

    client = Client()
    user = User.objects.create_user("messung", "messung", Person.objects.create(name="Messung"))
    for role in (Role.STATISTICS, Role.LEADERSHIP, Role.COORDINATION):
        user.grants.create(role=role)
    client.force_login(user)
    home, public = "/werkbank/indikatoren/", "/indikatoren/"
    one = f"{home}{Indicator.objects.get(code=CODE).public_id}/"
    addresses = {
        "list page": home,
        "indicator page": one,
        "grid page": f"{one}werte/eintragen/?von=2016&bis=2025&spalten=gebiet-quarter",
        "value page": f"{one}wert/eintragen/",
        "formula page": f"{one}formel/eintragen/",
        "deliveries page": f"{home}einlesen/",
        "round's values page": f"/werkbank/abfragen/{_round().public_id}/werte/",
        "Beratungsblatt": "/werkbank/beratungsblatt/",
        "public list": public,
        "public page": f"{public}{CODE}/",
        "public chart file": f"{public}{CODE}/bilder/werte/als-svg/herunterladen/",
        "standings file": "/daten/indikatoren/bewertungen.csv",
    }
    return {name: partial(client.get, address) for name, address in addresses.items()}


def _round() -> Any:
    from wirkungskreis.rounds.models import Round

    return Round.objects.create(
        code="R",
        title="Sachstand",
        period_start=date(2026, 1, 1),
        period_before=date(2026, 7, 1),
        reference_date=TODAY,
        opens=date(2026, 9, 14),
        closes=date(2026, 10, 16),
        opened_on=date(2026, 9, 14),
        state="open",
    )


def _parts() -> dict[str, Callable[[], object]]:
    """Give what pages and reports are made of, without the page around it."""
    from wirkungskreis.indicators.queries.parts import parts
    from wirkungskreis.indicators.queries.standing import city_series, indicators_for
    from wirkungskreis.kernel.actor import SYSTEM
    from wirkungskreis.reports.composing.indicators import Watched
    from wirkungskreis.reports.outputs.document import Level
    from wirkungskreis.rounds.models import Round

    sheet = indicators_for(SYSTEM).get(code=CODE)
    rounds = list(Round.objects.all())
    return {
        "chart query": lambda: city_series([sheet], {}, TODAY),
        "breakdown query": lambda: parts(sheet, TODAY),
        "indicators of a report": lambda: Watched(rounds, Level.PUBLIC),
        "preview of a file": lambda: _preview(sheet),
    }


def _preview(sheet: Any) -> object:
    """Compare a file of all areas over the years with what is known."""
    from wirkungskreis.indicators.domain import values
    from wirkungskreis.indicators.domain.official.checked import Checked
    from wirkungskreis.indicators.domain.official.differences import news
    from wirkungskreis.indicators.domain.official.report import Report
    from wirkungskreis.indicators.models import Subgroup
    from wirkungskreis.vocab.models import Area

    version, everybody = sheet.versions.all()[0], Subgroup.objects.get(key="")
    version.indicator = sheet
    years = range(LAST_YEAR - YEARS + 1, LAST_YEAR + 1)
    cells = [(area, year) for area in Area.objects.all() for year in years]
    rows = [
        Checked(
            number,
            "",
            values.Value(
                version=version,
                area=area,
                subgroup=everybody,
                start=date(year, 1, 1),
                before=date(year + 1, 1, 1),
                source_ref="Datei",
                value=Decimal(number),
            ),
        )
        for number, (area, year) in enumerate(cells)
    ]
    return news(rows, TODAY, Report("T", "Datei", "flat"))


def child(releases: int, groups: int) -> None:
    """Fill a database of its own and print what was measured, one line each."""
    label = os.environ["WK_DATEN"].rpartition("/")[2]
    if os.environ.get("WK_DB_HOST"):
        _database(label)
    start()
    with clock() as taken:
        number = fill(releases, groups)
    print(f"stored\t{number}\t{taken[0]}")
    for name, queries, seconds in measured():
        print(f"{name}\t{queries}\t{seconds}")


def _database(label: str) -> None:
    """Make a database of its own on the server."""
    import psycopg

    told = {name: os.environ[f"WK_DB_{name.upper()}"] for name in ("host", "port", "user")}
    name = f"wirkungskreis_{label}"
    with psycopg.connect(**told, dbname="wirkungskreis", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    os.environ["WK_DB_NAME"] = name


def run(label: str, size: tuple[int, int]) -> dict[str, tuple[int, float]]:
    """Measure one size in a process of its own."""
    done = subprocess.run(  # noqa: S603  our own
        [sys.executable, "-m", "benchmarks.observations", *map(str, size)],
        env=os.environ | {"WK_DATEN": f"{os.environ['WK_DATEN']}/{label}"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    lines = (line.split("\t") for line in done.stdout.splitlines())
    return {name: (int(number), float(seconds)) for name, number, seconds in lines}


def figures() -> Iterator[Figure]:
    few, many = run("few", FEW), run("many", MANY)
    yield Figure("observations stored, few", few.pop("stored")[0], "rows")
    yield Figure("observations stored, many", many.pop("stored")[0], "rows")
    for name, (queries, seconds) in many.items():
        before, least = few[name]
        yield Figure(f"{name}: queries more than with few", queries - before, "queries", 0)
        yield Figure(f"{name}: CPU (floor: with few)", seconds * 1000, "ms", None, least * 1000)
        goal = None if name in WITHIN else RATIO
        yield Figure(f"{name}: against few", seconds / least, "times", goal)


if __name__ == "__main__":
    if sys.argv[1:]:
        child(*map(int, sys.argv[1:]))
    else:
        report("Observations", figures)
