"""How every form of the product looks: one renderer that writes KERN's markup, and own fields.

``{{ form }}`` writes the error summary and all fields; ``{{ form.title.as_field_group }}`` one
field with label, hint, error and their ids. Nothing about looks stands in the forms themselves.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    PasswordInput,
    RadioSelect,
    Select,
    Textarea,
    Widget,
)
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel import formats
from wirkungskreis.kernel.texts import clean

DAYS = [
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})$"),
    re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})$"),
    re.compile(
        r"(?P<day>\d{1,2})\s*[.,/ -]\s*(?P<month>\d{1,2})\s*[.,/ -]\s*(?P<year>\d{4}|\d{2})$"
    ),
]


class KernBoundField(BoundField):
    """A field in its form, with what KERN's markup needs to know about it."""

    @property
    def data(self) -> Any:
        """Give what was entered without control and direction characters, in every text field."""
        value = super().data
        is_text = isinstance(value, str) and not isinstance(self.field.widget, PasswordInput)
        return clean(value) if is_text else value

    @property
    def kind(self) -> str:
        """Which branch of the field template: ``check``, ``choices`` or ``input``."""
        if isinstance(self.field.widget, CheckboxInput):
            return "check"
        if isinstance(self.field.widget, (RadioSelect, CheckboxSelectMultiple)):
            return "choices"
        return "input"

    @property
    def limit(self) -> int | None:
        """Most characters a long text may have; short inputs simply stop."""
        if isinstance(self.field.widget, Textarea):
            return getattr(self.field, "max_length", None)
        return None

    @property
    def anchor(self) -> str:
        """Id of what the error summary leads to: the input, or the first one of a group."""
        return f"{self.auto_id}_0" if self.kind == "choices" else str(self.auto_id)

    @property
    def is_optional(self) -> bool:
        return not self.field.required and self.kind != "check"

    @property
    def aria_describedby(self) -> str | None:
        known = super().aria_describedby
        if known is None or self.limit is None:
            return known
        return f"{known} {self.auto_id}_limit".strip()

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if not widget.is_hidden:
            own = str(widget.attrs.get("class", ""))
            attrs["class"] = f"{own} {self._kern_class(widget)}".strip()
        return attrs

    def _kern_class(self, widget: Widget) -> str:
        name = "kern-form-input__input"
        if isinstance(widget, (CheckboxInput, CheckboxSelectMultiple)):
            name = "kern-form-check__checkbox"
        elif isinstance(widget, RadioSelect):
            name = "kern-form-check__radio"
        elif isinstance(widget, Select):
            name = "kern-form-input__select"
        elif isinstance(widget, Textarea):
            name = "kern-form-input__input wk-textarea"
        return f"{name} {name.split()[0]}--error" if self.errors else name


class KernRenderer(TemplatesSetting):
    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = KernBoundField


class DayInput(forms.TextInput):
    """Text, not the browser's calendar: people copy dates from papers and type them.

    The numeric keyboard of some phones has no dot, so eight digits alone are a date, too.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"inputmode": "numeric", "autocomplete": "off", "class": "wk-day", **(attrs or {})}
        )


class DayField(forms.Field):
    """A day: ``31.12.2026``, ``31.12.26``, ``31122026`` or ``2026-12-31``."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("Diesen Tag gibt es nicht. Bitte schreiben Sie ihn so: 31.12.2026.")
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Zum Beispiel 31.12.2026"))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return formats.day_short(value, language="de") if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        found = next(filter(None, (shape.match(str(value).strip()) for shape in DAYS)), None)
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        year = found["year"] if len(found["year"]) == len("2026") else f"20{found['year']}"
        try:
            return date(int(year), int(found["month"]), int(found["day"]))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class EuroField(forms.Field):
    """Money, never negative: ``20500``, ``20.500``, ``20.500,50`` or ``20500,50 €``."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 20.500 oder 149,90."),
        "negative": _("Der Betrag darf nicht negativ sein."),
    }
    GERMAN = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?$")

    def prepare_value(self, value: Any) -> Any:
        """Show an amount the way the field reads it, without the sign."""
        if isinstance(value, (Decimal, int)):
            return formats.euro(value, language="de").removesuffix("\u00a0€")
        return value

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, (Decimal, int)):
            return Decimal(value)
        text = re.sub(r"[\s\u00a0€]|EUR", "", str(value))
        if not self.GERMAN.match(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            amount = Decimal(text.replace(".", "").replace(",", "."))
        except InvalidOperation as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if amount < 0:
            raise ValidationError(self.error_messages["negative"], code="negative")
        return amount

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True
