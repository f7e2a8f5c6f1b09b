"""Components around forms; the fields themselves are written by the form renderer."""

from typing import TypedDict

from django import template
from django.forms import BaseForm
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
