"""The shape of a decision about raw counts, and of raw counts as they are pasted or uploaded."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.protection.rules import BASES
from wirkungskreis.indicators.queries.raw import PARTS
from wirkungskreis.ui.forms import DayField

AS_SET = gettext_lazy("wie in der Kommune")
MOST_BYTES = 1_000_000


class RawDecisionForm(OnceForm):
    """Who decided that raw counts are kept, and whether other rules count."""

    decided_by = Line(label=gettext_lazy("Wer entschieden hat"), max_length=200)
    reason = Text(label=gettext_lazy("Warum"), max_length=1000)
    base = forms.TypedChoiceField(
        label=gettext_lazy("Gerundet auf"),
        choices=[("", AS_SET), *[(one, str(one)) for one in BASES]],
        coerce=int,
        empty_value=None,
        required=False,
    )
    values = forms.IntegerField(
        label=gettext_lazy("So viele Werte bleiben für eine kleine Zahl möglich"),
        min_value=2,
        max_value=20,
        required=False,
    )
    denominator = forms.IntegerField(
        label=gettext_lazy("Anteile ab einem Nenner von"), min_value=1, required=False
    )
    group = forms.IntegerField(
        label=gettext_lazy("Gruppen gelten als klein unter"), min_value=1, required=False
    )

    def rules(self) -> dict[str, int | None]:
        return {part: self.cleaned_data[part] for part in PARTS}


class RawForm(OnceForm):
    """True counts of one period, as lines of a spreadsheet or as a file."""

    first = DayField(label=gettext_lazy("Von (oder Stichtag)"))
    last = DayField(label=gettext_lazy("Bis"), required=False)
    supplier = Line(label=gettext_lazy("Geliefert von"), max_length=200)
    source_ref = Line(label=gettext_lazy("Quelle"), max_length=300)
    block = forms.CharField(
        label=gettext_lazy("Gebiet; Gruppe; Anzahl"),
        help_text=gettext_lazy(
            "Je Zeile ein Gebiet und eine Gruppe, aus einer Tabelle eingefügt oder mit Semikolon. "
            "Ohne Gruppe: insgesamt. Bei Anteilen folgt als vierte Spalte die Bezugsgröße; eine "
            "fünfte mit „ja“ heißt: Diese Zahl ist schon genau öffentlich."
        ),
        widget=forms.Textarea({"rows": 8, "wrap": "off"}),
        max_length=MOST_BYTES,
        required=False,
        strip=False,
    )
    file = forms.FileField(label=gettext_lazy("oder als CSV-Datei"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if upload := data.pop("file", None):
            data["block"] = _text(upload)
        if not data.get("block", "").strip():
            self.add_error("block", _("Bitte fügen Sie Zeilen ein oder wählen Sie eine Datei."))
        return data


class SumForm(OnceForm):
    """Which indicators add up to which."""

    total = forms.ModelChoiceField(
        Indicator.objects.none(),
        label=gettext_lazy("Die Summe ist"),
        to_field_name="public_id",
        empty_label=gettext_lazy("bitte wählen"),
    )
    parts = forms.ModelMultipleChoiceField(
        Indicator.objects.none(),
        label=gettext_lazy("Ihre Teile sind"),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, offered: QuerySet[Indicator], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("total", "parts"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
            field.queryset = offered


class SumEndForm(EditionForm):
    reason = Line(label=gettext_lazy("Warum sie nicht mehr gilt"), max_length=300)


def _text(upload: "UploadedFile[bytes]") -> str:
    """Read a small text file; offices write UTF-8 or the older Windows table."""
    if (upload.size or 0) > MOST_BYTES:
        raise forms.ValidationError(_("Die Datei ist größer als 1 MB."))
    content: bytes = upload.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
