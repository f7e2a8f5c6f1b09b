"""The tables of a package as their descriptions have them: Data Package and CSV on the Web.

Sources: Frictionless Data Package and Table Schema (v1 and v2), W3C "Metadata Vocabulary for
Tabular Data".
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from wirkungskreis.indicators.neighbours.roles import Field
from wirkungskreis.indicators.neighbours.rows import Unreadable

NUMBERS = {"number", "integer", "decimal", "double", "float", "long", "int"}
CSVW = "http://www.w3.org/ns/csvw"
MOST_TABLES, MOST_FIELDS = 100, 300


class Tabular(NamedTuple):
    """One table: where it is, its columns, and how its file is written."""

    reference: str
    fields: tuple[Field, ...]
    delimiter: str = ","
    quote: str = '"'
    encoding: str = "utf-8"
    head: int = 1  # lines before the first row
    licence: str = ""
    source: str = ""


class Package(NamedTuple):
    tables: tuple[Tabular, ...]
    source: str = ""
    licence: str = ""


def is_csvw(found: Mapping[str, Any]) -> bool:
    context = found.get("@context")
    return context == CSVW or (isinstance(context, list) and CSVW in context)


def data_package(found: Mapping[str, Any]) -> Package:
    """Read ``datapackage.json``; resources that are no CSV file are left out."""
    tables = tuple(
        _resource(one)
        for one in _listed(found.get("resources"))
        if isinstance(one.get("path"), str)
        and str(one.get("format", "csv")).casefold() == "csv"
        and not one.get("compression")
        and isinstance(one.get("schema"), dict)
    )
    return Package(_some(tables), _named(found.get("sources")), _named(found.get("licenses")))


def _resource(one: Mapping[str, Any]) -> Tabular:
    schema, dialect = one["schema"], one.get("dialect")
    dialect = dialect if isinstance(dialect, dict) else {}
    missing = tuple(map(str, schema.get("missingValues", [""])))
    skipped = int(dialect.get("headerRows", [1])[-1]) if dialect.get("headerRows") else 1
    return Tabular(
        one["path"],
        tuple(_field(field, missing) for field in _listed(schema.get("fields"))[:MOST_FIELDS]),
        delimiter=str(dialect.get("delimiter", ",")),
        quote=str(dialect.get("quoteChar", '"')),
        encoding=str(one.get("encoding") or "utf-8"),
        head=skipped if dialect.get("header", True) else 0,
        licence=_named(one.get("licenses")),
        source=_named(one.get("sources")),
    )


def _field(one: Mapping[str, Any], missing: tuple[str, ...]) -> Field:
    own = one.get("missingValues")
    return Field(
        str(one.get("name", "")),
        (str(one["title"]),) if one.get("title") else (),
        one.get("type") in NUMBERS,
        str(one.get("decimalChar") or "."),
        str(one.get("groupChar") or ""),
        tuple(map(str, own)) if isinstance(own, list) else missing,
    )


def csvw(found: Mapping[str, Any]) -> Package:
    """Read the metadata of one table or of a group of tables."""
    rows = _listed(found["tables"]) if "tables" in found else [found]
    tables = tuple(_table(one, found) for one in rows if isinstance(one.get("url"), str))
    return Package(_some(tables), _words(found, "source"), _words(found, "license"))


def _table(one: Mapping[str, Any], group: Mapping[str, Any]) -> Tabular:
    schema = one.get("tableSchema") or group.get("tableSchema")
    columns = _listed(schema.get("columns")) if isinstance(schema, dict) else []
    dialect = one.get("dialect") or group.get("dialect")
    dialect = dialect if isinstance(dialect, dict) else {}
    rows = int(dialect.get("headerRowCount", 1 if dialect.get("header", True) else 0))
    return Tabular(
        one["url"],
        tuple(_column(column) for column in columns[:MOST_FIELDS] if not column.get("virtual")),
        delimiter=str(dialect.get("delimiter", ",")),
        quote=str(dialect.get("quoteChar") or '"'),
        encoding=str(dialect.get("encoding") or "utf-8"),
        head=int(dialect.get("skipRows", 0)) + rows,
        licence=_words(one, "license"),
        source=_words(one, "source"),
    )


def _column(one: Mapping[str, Any]) -> Field:
    titles = tuple(_titles(one.get("titles")))
    kind = one.get("datatype")
    kind = kind if isinstance(kind, dict) else {"base": kind}
    form = kind.get("format")
    form = form if isinstance(form, dict) else {}
    null = one.get("null", "")
    return Field(
        str(one.get("name") or next(iter(titles), "")),
        titles,
        kind.get("base") in NUMBERS,
        str(form.get("decimalChar") or "."),
        str(form.get("groupChar") or ""),
        tuple(map(str, null)) if isinstance(null, list) else (str(null),),
    )


def _titles(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for inner in found.values():
            yield from _titles(inner)
    elif isinstance(found, list):
        yield from (str(one) for one in found)


def _words(found: Mapping[str, Any], name: str) -> str:
    """Read ``dc:license`` and its like: words, or an object that names an address."""
    said = found.get(f"dc:{name}", found.get(f"dcterms:{name}", ""))
    said = said.get("@id") or said.get("@value") if isinstance(said, dict) else said
    return said if isinstance(said, str) else ""


def _named(found: Any) -> str:
    """Give the titles of sources or licences, each once."""
    rows = [one.get("title") or one.get("name") or one.get("path") for one in _listed(found)]
    return "; ".join(dict.fromkeys(str(one) for one in rows if one))


def _listed(found: Any) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _some(tables: tuple[Tabular, ...]) -> tuple[Tabular, ...]:
    if not tables:
        raise Unreadable(_("Das Paket beschreibt keine CSV-Tabelle mit ihren Spalten."))
    return tables[:MOST_TABLES]
