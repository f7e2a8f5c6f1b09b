"""An official file of 100,000 values: taken in, taken in again, and what reading and writing cost.

The floor reads the same file with the csv module and writes the same rows in bulk, unchecked.
"""

import csv
import os
import resource
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.city import report, start
from benchmarks.figures import Figure, clock

VALUES = 100_000
PLACES = 1000
SEXES = {"": ("Insgesamt", 100), "GESM": ("männlich", 45), "GESW": ("weiblich", 55)}
SECONDS = 60
MEMORY = 400
ON = date(2026, 10, 9)
HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;"
    "1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;"
    "2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;"
    "value;value_unit;value_variable_code;value_variable_label"
)


def figures() -> Iterator[Figure]:
    start()
    from django.db import transaction

    from wirkungskreis.indicators.domain.official import taking
    from wirkungskreis.indicators.domain.values import Delivery
    from wirkungskreis.indicators.reading.opening import opened
    from wirkungskreis.kernel.actor import SYSTEM

    mapping, path = prepared(), write()
    found, taken = [], []
    for _time in range(2):
        with clock() as seconds, path.open("rb") as file:
            source = opened(file, path.name)
            delivery = Delivery("", ON)
            readings = [taking.Reading(source, [mapping])]
            found.append(taking.take(readings, delivery, actor=SYSTEM, on=ON))
        taken.append(seconds[0])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert (found[0].new, found[1].same) == (VALUES, VALUES)  # noqa: S101  all of it, and once
    with clock() as bare, transaction.atomic():
        read_and_write(path, mapping)
        transaction.set_rollback(True)
    floor = bare[0]
    yield Figure("reading with csv and bulk_create alone, the floor", floor, "s")
    yield Figure("taking in a file of 100,000 new values", taken[0], "s", SECONDS, floor)
    yield Figure("the same file again: nothing new", taken[1], "s", SECONDS, floor)
    yield Figure("largest memory of the process for both", memory, "MiB", MEMORY)


def prepared() -> Any:
    """Make a city of a thousand quarters, an indicator by sex, and the mapping of the table."""
    from wirkungskreis.indicators.models import Dimension, Indicator, Mapping
    from wirkungskreis.vocab.models import Area

    city = Area.objects.create(code="ST", name="Stadt", level="city")
    quarters = [
        Area(code=f"q{n}", name=f"Quartier {n}", level="quarter", parent=city)
        for n in range(PLACES)
    ]
    Area.objects.bulk_create(quarters)
    sex = Dimension.objects.create(code="sex", name="Geschlecht")
    for code, label in (("w", "Frauen"), ("m", "Männer")):
        sex.categories.create(code=code, label=label)
    indicator = Indicator.objects.create(
        code="K.1",
        name="Einwohner",
        kind="context",
        unit="Personen",
        value_type="count",
        direction="neutral",
        periodicity="year",
        disclosure="no_persons",
    )
    return Mapping.objects.create(
        name="Einwohner",
        table="12411",
        version=indicator.versions.create(number=1, text="Am 31. Dezember Gemeldete."),
        value_code="BEVSTD",
        unit="Anzahl",
        area_dimension="QUARTIER",
        areas={f"Q{n}": f"q{n}" for n in range(PLACES)},
        categories={"GES": {"": "", "GESM": "sex:m", "GESW": "sex:w"}},
        supplier="Statistikstelle",
        source_ref="Tabelle 12411",
    )


def write() -> Path:
    """Write the flat file, one row a value, as the interfaces deliver it."""
    path = Path(os.environ["WK_DATEN"]) / "12411.csv"
    with path.open("w") as file:
        file.write(f"{HEAD}\n")
        for number in range(VALUES):
            rest, sex = divmod(number, len(SEXES))
            year, place = divmod(rest, PLACES)
            code, (label, value) = list(SEXES.items())[sex]
            file.write(
                f"12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;{1990 + year}-12-31;"
                f"QUARTIER;Quartiere;Q{place};Quartier {place};GES;Geschlecht;{code};{label};"
                f"{value};Anzahl;BEVSTD;Bevölkerungsstand\n"
            )
    return path


def read_and_write(path: Path, mapping: Any) -> None:
    """Do only what cannot be left out: read each row, and write a row of the table for it."""
    from wirkungskreis.indicators.models import Observation, Release, Subgroup
    from wirkungskreis.vocab.models import Area

    release = Release.objects.create(supplier="Statistikstelle", published_on=ON)
    areas = {area.code: area for area in Area.objects.all()}
    groups = {one.key: one for one in Subgroup.objects.all()}
    keys = {"": "", "GESM": "sex:m", "GESW": "sex:w"}
    with path.open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter=";")
        next(rows)
        Observation.objects.bulk_create(
            (
                Observation(
                    version=mapping.version,
                    area=areas[cells[7].lower()],
                    subgroup=groups[keys[cells[11]]],
                    period_start=date.fromisoformat(cells[4]),
                    period_before=date(int(cells[4][:4]) + 1, 1, 1),
                    value=Decimal(cells[13]),
                    release=release,
                    source_ref=mapping.source_ref,
                )
                for cells in rows
            ),
            batch_size=2000,
        )


if __name__ == "__main__":
    report("Statistics", figures)
