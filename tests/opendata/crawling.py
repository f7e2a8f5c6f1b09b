"""A client that follows every link from the System, and checks what the specification asks for."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from jsonschema import Draft7Validator, FormatChecker

TYPE = "https://schema.oparl.org/1.1/"
START = "/oparl/v1.1"
FOLDER = Path(__file__).parent / "schema"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FORMATS = FormatChecker(formats=())


@FORMATS.checks("url")
def _is_url(value: object) -> bool:
    parts = urlsplit(str(value))
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


@FORMATS.checks("date-time")
def _is_moment(value: object) -> bool:
    """Only with an offset, no Z, no fractions; and the moment exists."""
    return bool(MOMENT.fullmatch(str(value))) and bool(datetime.fromisoformat(str(value)))


@FORMATS.checks("date")
def _is_day(value: object) -> bool:
    return bool(DAY.fullmatch(str(value))) and bool(datetime.fromisoformat(str(value)))


def _linked(schema: Any) -> Any:
    """Let ``"schema": "File.json"``, OParl's word for an object inside, be a reference."""
    if isinstance(schema, list):
        return [_linked(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "object" and "schema" in schema:
        return {"$ref": f"#/definitions/{schema['schema'].removesuffix('.json')}"}
    if schema.get("references") == "externalList":
        return {"type": "string", "format": "url"}
    return {name: _linked(value) for name, value in schema.items()}


SCHEMAS = {path.stem: _linked(json.loads(path.read_text())) for path in FOLDER.glob("*.json")}
VALIDATORS = {
    name: Draft7Validator(schema | {"definitions": SCHEMAS}, format_checker=FORMATS)
    for name, schema in SCHEMAS.items()
}


def flaws(thing: dict[str, Any]) -> list[str]:
    """Say what is wrong with one object: by the schema files, then by the prose."""
    kind = str(thing.get("type", "")).removeprefix(TYPE)
    if kind not in VALIDATORS:
        return [f"unknown type {thing.get('type')!r}"]
    where = thing.get("id", "?")
    if thing.get("deleted"):
        whole = {"id", "type", "created", "modified", "deleted"}
        return [] if set(thing) == whole else [f"{where}: a deleted object says more"]
    found = [f"{where}: {error.message[:200]}" for error in VALIDATORS[kind].iter_errors(thing)]
    known = set(SCHEMAS[kind]["properties"])
    found += [f"{where}: {n} is no word of OParl" for n in set(thing) - known if ":" not in n]
    for name, value in thing.items():
        must_be_there = name == "legislativeTerm"
        if value is None or (value in ("", []) and not must_be_there):
            found.append(f"{where}: {name} is empty")
        if isinstance(value, str) and value != value.strip():
            found.append(f"{where}: {name} begins or ends with a blank")
    if missing := {"created", "modified"} - set(thing):
        found.append(f"{where}: lacks {missing}")
    elif datetime.fromisoformat(thing["created"]) > datetime.fromisoformat(thing["modified"]):
        found.append(f"{where}: was modified before it was created")
    return found


def inside(value: Any) -> Iterator[dict[str, Any]]:
    """Give every OParl object in a value, however deep."""
    if isinstance(value, dict):
        if str(value.get("type", "")).startswith(TYPE):
            yield value
        for each in value.values():
            yield from inside(each)
    if isinstance(value, list):
        for each in value:
            yield from inside(each)


def links(value: Any) -> Iterator[str]:
    """Give every address of the open interface that a value names."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from links(each)
    if isinstance(value, str) and value.startswith(f"{settings.BASE_URL}{START}"):
        yield value


def crawl(client: Client, start: str = START) -> dict[str, Any]:
    """Follow all links; give every JSON answer by its address, files as their bytes."""
    waiting = [f"{settings.BASE_URL}{start}"]
    found: dict[str, Any] = {}
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address.removeprefix(settings.BASE_URL))
        assert response.status_code == 200, (address, response.status_code)
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response.cookies == {}
        if address.endswith(("/access", "/download")):
            found[address] = response.content
            continue
        assert response["Content-Type"] == "application/json; charset=utf-8"
        found[address] = json.loads(response.content)
        waiting += links(found[address])
    return found
