"""A number as people write it."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel import formats

NUMBER = re.compile(r"[-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,6})?$")


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
