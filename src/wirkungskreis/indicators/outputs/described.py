"""What programs need to read the CSV files: Data Package with Table Schema, and CSVW."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.outputs.csv_file import DELIMITER, END
from wirkungskreis.indicators.outputs.tables import TABLES, Column, Table
from wirkungskreis.kernel import licences as known

NOT_A_NAME = re.compile(r"[^a-zA-Z0-9._-]+")
METADATA = "-metadata.json"


def licences(indicators: Iterable[Indicator], own: str) -> list[dict[str, str]]:
    """Give each licence once, with an address where it is known."""
    said = dict.fromkeys(filter(None, (one.licence or own for one in indicators)))
    return [_licence(words) for words in said]


def _licence(words: str) -> dict[str, str]:
    name, address = known.short_name(words), known.address(words)
    licence = {"name": NOT_A_NAME.sub("-", name).strip("-"), "title": name}
    return licence | ({"path": address} if address else {})


def data_package(
    indicators: Sequence[Indicator], *, name: str, title: str, home: str, licence: str
) -> dict[str, Any]:
    """Describe all tables; ``home`` is the page for people."""
    sources = dict.fromkeys(one.source for one in indicators if one.source)
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": NOT_A_NAME.sub("-", name).strip("-").lower(),
        "title": title,
        "homepage": home,
        "resources": [_resource(table) for table in TABLES.values()],
    }
    if sources:
        package["sources"] = [{"title": words} for words in sources]
    if found := licences(indicators, licence):
        package["licenses"] = found
    return package


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": DELIMITER, "lineTerminator": END, "header": True},
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": list(columns), "reference": {"resource": name, "fields": list(columns)}}
                for columns, name in table.points_to
            ],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "title": column.title, "type": column.kind}
    if column.about:
        field["description"] = column.about
    if column.kind == "number":
        field["decimalChar"] = ","
    if column.is_needed:
        field["constraints"] = {"required": True}
    return field


def csvw(
    table: Table, indicators: Sequence[Indicator], *, title: str, licence: str
) -> Mapping[str, Any]:
    """Describe one CSV for whoever finds it alone: CSV on the Web of the W3C."""
    about: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "de"}],
        "url": f"{table.name}.csv",
        "dc:title": f"{title}: {table.title}",
        "dialect": {"delimiter": DELIMITER, "encoding": "utf-8", "lineTerminators": [END]},
        "tableSchema": {
            "columns": [_column(column) for column in table.columns],
            "primaryKey": list(table.key),
        },
    }
    addresses = [one["path"] for one in licences(indicators, licence) if "path" in one]
    if len(addresses) == 1:
        about["dc:license"] = {"@id": addresses[0]}
    if sources := list(dict.fromkeys(one.source for one in indicators if one.source)):
        about["dc:source"] = "; ".join(sources)
    return about


def _column(column: Column) -> dict[str, Any]:
    kinds: dict[str, Any] = {
        "number": {"base": "decimal", "format": {"decimalChar": ",", "groupChar": "."}},
        "date": {"base": "date", "format": "yyyy-MM-dd"},
    }
    made: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "datatype": kinds.get(column.kind, column.kind),
        "dc:title": column.title,
    }
    if column.about:
        made["dc:description"] = column.about
    if column.is_needed:
        made["required"] = True
    return made
