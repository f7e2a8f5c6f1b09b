"""Fields that several screens of the desk share: text without control characters, the edition."""

from typing import Any

from django import forms

from wirkungskreis.kernel.texts import clean, clean_line


class Line(forms.CharField):
    """One line of text, without control characters."""

    def clean(self, value: Any) -> str:
        return clean_line(super().clean(value))


class Text(forms.CharField):
    """Several lines of text, without control characters."""

    widget = forms.Textarea

    def clean(self, value: Any) -> str:
        return clean(super().clean(value))


class EditionForm(forms.Form):
    """``edition`` is the one the person has read; templates write the present one beside it."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
