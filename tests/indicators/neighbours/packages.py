"""Packages as other cities write them, with names, columns and signs of their own."""

import json
from typing import Any

CATALOGUE = "Kernindikatoren"


def frictionless(rows: str, **changes: Any) -> dict[str, bytes]:
    """Give a Data Package with English names, commas, decimal points and shares from 0 to 1."""
    fields = [
        {"name": "indicator_code", "type": "string"},
        {"name": "region", "type": "string"},
        {"name": "year", "type": "year"},
        {"name": "value", "type": "number"},
        {"name": "unit", "type": "string"},
        {"name": "population", "type": "string"},
    ]
    resource = {
        "name": "data",
        "path": "tables/data.csv",
        "schema": {"fields": fields, "missingValues": ["", "NA"]},
    }
    package = {
        "name": "shared-indicators",
        "resources": [resource | changes],
        "sources": [{"title": "Stadt Weilbruck, Statistik"}],
        "licenses": [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}],
    }
    head = "indicator_code,region,year,value,unit,population\n"
    return {
        "/open/datapackage.json": json.dumps(package).encode(),
        "/open/tables/data.csv": f"{head}{rows}".encode(),
    }


def csvw(rows: str) -> dict[str, bytes]:
    """Give CSV on the Web with German titles, semicolons and decimal commas."""
    number = {"base": "decimal", "format": {"decimalChar": ",", "groupChar": "."}}
    columns = [
        {"name": "col1", "titles": {"de": "Kennzahl"}, "datatype": "string"},
        {"name": "col2", "titles": ["Stichtag"], "datatype": "date"},
        {"name": "col3", "titles": "Wert", "datatype": number},
        {"name": "col4", "titles": "Einheit"},
    ]
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "de"}],
        "url": "kennzahlen.csv",
        "dc:license": {"@id": "https://www.govdata.de/dl-de/by-2-0"},
        "dialect": {"delimiter": ";"},
        "tableSchema": {"columns": columns},
    }
    return {
        "/k/kennzahlen.csv-metadata.json": json.dumps(metadata).encode(),
        "/k/kennzahlen.csv": f"Kennzahl;Stichtag;Wert;Einheit\n{rows}".encode(),
    }


def jsonstat() -> dict[str, bytes]:
    """Give a cube as statistical offices write it: roles, a list of values, a total."""
    cube = {
        "version": "2.0",
        "class": "dataset",
        "source": "Stadt Dornau",
        "id": ["measure", "sex", "year"],
        "size": [1, 3, 2],
        "role": {"time": ["year"], "metric": ["measure"]},
        "dimension": {
            "measure": {
                "category": {"label": {"KI-02": "Share"}, "unit": {"KI-02": {"label": "%"}}}
            },
            "sex": {"category": {"index": ["f", "m", "total"]}},
            "year": {"category": {"index": {"2024": 0, "2025": 1}}},
        },
        "value": [1, 2, 3, 4, 17.5, None],
        "status": {"5": "geheim"},
    }
    return {"/cube.json": json.dumps(cube).encode()}
