"""Turn a report into canonical JSON and back; a reader per schema number is kept for ever."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from wirkungskreis.charts import bars, rates, states, timelines, values
from wirkungskreis.reports.outputs import document
from wirkungskreis.reports.outputs.document import SCHEMA, ReportDocument

TYPES = {
    kind.__name__: kind
    for module in (document, bars, rates, states, timelines, values)
    for kind in vars(module).values()
    if isinstance(kind, type) and is_dataclass(kind)
}


def dump(report: ReportDocument) -> bytes:
    """Write a report as canonical JSON: sorted keys, no spaces, UTF-8."""
    data = {"schema": SCHEMA, "report": plain(report)}
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def fingerprint(report: ReportDocument) -> str:
    """Give the SHA-256 of the canonical JSON in hexadecimal."""
    return sha256(dump(report)).hexdigest()


def load(raw: bytes) -> ReportDocument:
    """Read a report of any schema number ever written; ``ValueError`` for an unknown one."""
    data = json.loads(raw)
    reader = READERS.get(data["schema"])
    if reader is None:
        raise ValueError(f"report schema {data['schema']} is unknown")
    return reader(data["report"])


def plain(value: object) -> Any:
    """Turn a value of the model into what JSON knows; a table's cells keep their type."""
    if is_dataclass(value):
        pairs = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        if isinstance(value, document.Row):
            pairs["cells"] = [tagged(cell) for cell in value.cells]
        return {"type": type(value).__name__, **pairs}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def tagged(cell: document.Cell) -> Any:
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    return {"decimal": str(cell)} if isinstance(cell, Decimal) else cell


def untagged(cell: Any) -> document.Cell:
    if isinstance(cell, dict):
        return date.fromisoformat(cell["day"]) if "day" in cell else Decimal(cell["decimal"])
    return str(cell) if isinstance(cell, str) else int(cell)


@cache
def hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def build(hint: Any, data: Any) -> Any:
    """Make the value that a type hint asks for."""
    if isinstance(data, dict):
        kind = TYPES[data["type"]]
        known = {f.name for f in fields(kind)} & data.keys()
        return kind(**{name: build(hints(kind)[name], data[name]) for name in known})
    if get_origin(hint) is tuple:
        of = get_args(hint)[0]
        is_cells = of == document.Cell
        return tuple(untagged(each) if is_cells else build(of, each) for each in data)
    if isinstance(hint, UnionType):
        return (
            None
            if data is None
            else build(next(a for a in get_args(hint) if a is not NoneType), data)
        )
    if hint is date:
        return date.fromisoformat(data)
    if isinstance(hint, type) and issubclass(hint, Decimal | Enum):
        return Decimal(data) if issubclass(hint, Decimal) else hint(data)
    return data


def read_1(data: Any) -> ReportDocument:
    report = build(ReportDocument, data)
    assert isinstance(report, ReportDocument)  # noqa: S101  a promise to the type checker
    return report


READERS: dict[int, Callable[[Any], ReportDocument]] = {1: read_1}
