"""Fields for words people enter: cleaned of what nobody sees, before any rule reads them."""

from typing import Any

from django import forms

from wirkungskreis.kernel.texts import clean, clean_line


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
