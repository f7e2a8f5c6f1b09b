"""One indicator as JSON-stat 2.0: a cube whose empty cells say with their status why."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from wirkungskreis.indicators.models import Indicator, Reason
from wirkungskreis.indicators.outputs.tables import EVERYBODY, sign_of
from wirkungskreis.indicators.queries.stored import Stored
from wirkungskreis.indicators.signs import SIGNS
from wirkungskreis.vocab.models.area import Level

DIMENSIONS = {
    "indikator": "Indikator",
    "fassung": "Fassung der Definition",
    "gruppe": "Gruppe",
    "gebiet": "Gebiet",
    "zeit": "Zeitraum",
}
REST = "~rest"


def cube(
    indicator: Indicator, rows: Iterable[Stored], *, licence: str, facts: Mapping[str, Any]
) -> dict[str, Any]:
    """Give the data set; ``facts`` are what else it says, such as ``href`` and ``updated``.

    Signs stand in ``status``: "." for what is kept back, "p" for what is provisional.
    """
    found = list(rows)
    keys = [_keys(row) for row in found]
    labels: dict[str, dict[str, str]] = {name: {} for name in DIMENSIONS}
    for row, key in zip(found, keys, strict=True):
        for name, words in _labels(indicator, row, key).items():
            labels[name].setdefault(key[name], words)
    labels["zeit"] = dict(sorted(labels["zeit"].items()))
    index = {name: {key: n for n, key in enumerate(known)} for name, known in labels.items()}
    places = [_place(index, key) for key in keys]
    cells = list(zip(places, found, strict=True))
    return {
        "version": "2.0",
        "class": "dataset",
        "label": indicator.name,
        "id": list(DIMENSIONS),
        "size": [len(index[name]) for name in DIMENSIONS],
        "role": {"time": ["zeit"], "geo": ["gebiet"], "metric": ["indikator"]},
        "dimension": {
            name: {
                "label": DIMENSIONS[name],
                "category": {"index": list(index[name]), "label": labels[name]},
            }
            | _unit(indicator, name)
            for name in DIMENSIONS
        },
        "value": {str(n): float(row.value) for n, row in cells if row.value is not None},
        "status": {str(n): sign for n, row in cells if (sign := sign_of(row))},
        **facts,
        "extension": {
            "zeichen": {sign: str(Reason(code).label) for code, sign in SIGNS.items()},
            "was_er_nicht_sagt": indicator.limits,
            "lizenz": licence,
            "katalog": {"name": indicator.catalogue, "kuerzel": indicator.catalogue_code},
            "personenkreis": {
                str(version.number): version.counted for version in indicator.versions.all()
            },
            "stadt": next((row.area_code for row in found if row.area_level == Level.CITY), ""),
        },
    }


def _unit(indicator: Indicator, name: str) -> dict[str, Any]:
    """Put the unit to the one category of the metric."""
    if name != "indikator":
        return {}
    unit = {"label": indicator.unit, "decimals": indicator.decimals}
    category = {"index": [indicator.code], "label": {indicator.code: indicator.name}}
    return {"category": category | {"unit": {indicator.code: unit}}}


def _keys(row: Stored) -> dict[str, str]:
    return {
        "indikator": row.code,
        "fassung": str(row.number),
        "gruppe": row.group or EVERYBODY,
        "gebiet": row.area_code + (REST if row.is_remainder else ""),
        "zeit": period(row.period_start, row.period_before),
    }


def _labels(indicator: Indicator, row: Stored, key: Mapping[str, str]) -> dict[str, str]:
    rest = ", nicht zuordenbar" if row.is_remainder else ""
    return {
        "indikator": indicator.name,
        "fassung": f"Fassung {row.number}",
        "gruppe": row.group_label,
        "gebiet": f"{row.area_name}{rest}",
        "zeit": key["zeit"],
    }


def period(start: date, before: date) -> str:
    """Write a period as ISO 8601 has it: a day, a year, or two days with a slash."""
    last = before - timedelta(days=1)
    if last == start:
        return start.isoformat()
    if (start.month, start.day, before) == (1, 1, date(start.year + 1, 1, 1)):
        return str(start.year)
    return f"{start.isoformat()}/{last.isoformat()}"


def _place(index: Mapping[str, Mapping[str, int]], key: Mapping[str, str]) -> int:
    """Count cells row by row, the last dimension fastest."""
    place = 0
    for name in DIMENSIONS:
        place = place * len(index[name]) + index[name][key[name]]
    return place
