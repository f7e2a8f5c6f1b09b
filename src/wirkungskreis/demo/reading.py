"""Reading the sample data that ships with the product."""

from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Row = dict[str, Any]


@cache
def read(city: str, name: str) -> Row:
    """Give one file of a city's data, such as ``read("rheinaue", "people")``."""
    text = files("wirkungskreis.demo").joinpath("data", city, f"{name}.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: Row = yaml.load(text, Loader=loader)  # noqa: S506  both are safe loaders
    return content


def day(value: str | None) -> date | None:
    """Read a day as the files write it."""
    return date.fromisoformat(value) if value else None


def day_after(value: str | None) -> date | None:
    """Turn a last day into the first day that no longer belongs to the span."""
    return date.fromisoformat(value) + timedelta(days=1) if value else None


def rough_day(value: str | None) -> date | None:
    """Read a day known only to the month or year, such as ``2017-12``, as its first day."""
    if not value:
        return None
    year, month, monthday = [*value.split("-"), "1", "1"][:3]
    return date(int(year), int(month), int(monthday))
