"""Components around forms; the fields themselves are written by the form renderer."""

from collections.abc import Iterable
from html import escape
from typing import Any, TypedDict

from django import template
from django.forms import BaseForm
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe
from django_stubs_ext import StrOrPromise

from wirkungskreis.ui.forms import KernBoundField

register = template.Library()


class Problem(TypedDict):
    """One line of the error summary; ``anchor`` is empty if no single field is meant."""

    anchor: str
    label: StrOrPromise
    text: str


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, list[Problem]]:
    """Everything that is wrong, above the form, each line leading to its field."""
    problems = [Problem(anchor="", label="", text=str(text)) for text in form.non_field_errors()]
    for field in form:
        anchor = field.anchor if isinstance(field, KernBoundField) and not field.is_hidden else ""
        problems += [
            Problem(anchor=anchor, label=field.label, text=str(text)) for text in field.errors
        ]
    return {"problems": problems}


@register.filter
def attributes(known: dict[str, Any]) -> SafeString:
    """Write the attributes of an input, with a space before each."""
    return flatatt(known) if known else SafeString()


@register.simple_tag
def options(groups: Iterable[tuple[str | None, list[dict[str, Any]], int]]) -> SafeString:
    """Write what a select offers in one go: filters offer hundreds, a template each would show."""
    lines = []
    for name, offered, _number in groups:
        within = "".join(
            f'<option value="{escape(str(one["value"]))}"{attributes(one["attrs"])}>'
            f"{escape(str(one['label']))}</option>"
            for one in offered
        )
        lines.append(f'<optgroup label="{escape(name)}">{within}</optgroup>' if name else within)
    return mark_safe("".join(lines))  # noqa: S308  every part was escaped above
