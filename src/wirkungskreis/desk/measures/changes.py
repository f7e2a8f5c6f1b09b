"""What changed in a measure: between two editions of a form, and since a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.forms.models import ModelChoiceField, ModelMultipleChoiceField
from django_stubs_ext import StrOrPromise

from wirkungskreis.journal.queries import entries_for, lines
from wirkungskreis.kernel import formats
from wirkungskreis.measures.models import Measure


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is stored now beside what the person wrote; neither is lost."""

    label: StrOrPromise
    stored: str
    written: str


@dataclass(frozen=True, slots=True)
class Change:
    at: datetime
    who: str
    what: str
    fields: str


def compared(form: forms.Form, now: Mapping[str, Any]) -> list[Comparison]:
    """Compare every field of a form that was filled in too late."""
    pairs = ((f, shown(form, f, now[f]), shown(form, f, form.cleaned_data.get(f))) for f in now)
    return [Comparison(form.fields[f].label or f, a, b) for f, a, b in pairs if a != b]


def shown(form: forms.Form, name: str, value: Any) -> str:
    """Write a value as its field would name it."""
    field = form.fields[name]
    if isinstance(field, ModelMultipleChoiceField):
        return ", ".join(sorted(str(thing) for thing in value or [])) or formats.NOTHING
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, ModelChoiceField):
        words = {str(code): str(word) for code, word in getattr(field.widget, "choices", ())}
        return words.get(str(value), formats.NOTHING)
    return str(value) if value not in {None, ""} else formats.NOTHING


def changes_since(measure: Measure, since: date | None) -> list[Change]:
    """Give the journal of a measure since a day, the latest first, with the names of its fields."""
    found = entries_for(measure)
    if since:
        found = found.filter(at__date__gte=since)
    return [
        Change(line.at, line.who, line.what, ", ".join(map(field_name, named(line.facts))))
        for line in lines(found[:200])
    ]


def named(facts: Mapping[str, object]) -> list[str]:
    """Name the columns an entry tells of; other facts are ids, which say nothing to people."""
    columns = [facts.get("changed"), facts.get("sets")]
    return [str(name) for names in columns if isinstance(names, list) for name in names]


def field_name(code: str) -> str:
    try:
        field = Measure._meta.get_field(code)
    except FieldDoesNotExist:  # a column of an earlier release
        return code
    return str(getattr(field, "verbose_name", code))
