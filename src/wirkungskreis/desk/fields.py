"""Fields that several screens share: words cleaned of what nobody sees, numbers as written here."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel import formats
from wirkungskreis.kernel.texts import clean, clean_line

NUMBER = re.compile(r"[-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,6})?$")


class LineField(forms.CharField):
    """One line: no line ends, no control or direction characters."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


class TextField(forms.CharField):
    """Several lines in a growing box."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea({"rows": 3}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class NumberField(forms.Field):
    """A number as people write it here: ``33.520``, ``43,5``, ``-2``."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("Bitte schreiben Sie eine Zahl, zum Beispiel 33.520 oder 43,5.")
    }

    def prepare_value(self, value: Any) -> Any:
        is_number = isinstance(value, (Decimal, int))
        return formats.number(value, language="de") if is_number else value

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        text = re.sub(r"[\s\u00a0%]", "", str(value))
        if not NUMBER.match(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return Decimal(text.replace(".", "").replace(",", ".").replace("−", "-"))
        except InvalidOperation as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
