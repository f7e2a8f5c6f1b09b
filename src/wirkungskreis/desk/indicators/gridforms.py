"""The two forms of the grid: how it is laid out, and who delivers what is typed into it."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkungskreis.desk.entries import EditionForm, Line
from wirkungskreis.indicators import axes, periods
from wirkungskreis.indicators.grid import MOST_CELLS, Grid, Group
from wirkungskreis.indicators.models import Indicator, IndicatorVersion, Periodicity, Reason
from wirkungskreis.indicators.periods import Period
from wirkungskreis.indicators.queries.lists import offered_groups
from wirkungskreis.ui.forms import DayField
from wirkungskreis.vocab.models import Area

SHOWN_YEARS = {"monat": 0, "quartal": 1, "halbjahr": 2}
USUAL_YEARS = 4
FIRST_YEAR, LAST_YEAR = 1900, 2200


class LayoutForm(forms.Form):
    """Rows, columns and what holds for every cell; stands in the address."""

    zeilen = forms.ChoiceField(label=gettext_lazy("Zeilen"))
    spalten = forms.ChoiceField(label=gettext_lazy("Spalten"))
    art = forms.ChoiceField(label=gettext_lazy("Zeiträume"))
    von = forms.IntegerField(
        label=gettext_lazy("von Jahr"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    bis = forms.IntegerField(
        label=gettext_lazy("bis Jahr"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    zeitraum = forms.ChoiceField(label=gettext_lazy("Zeitraum"), required=False)
    gebiet = forms.ChoiceField(label=gettext_lazy("Gebiet"), required=False)
    gruppe = forms.ModelChoiceField(
        offered_groups().exclude(key__contains=";"),
        label=gettext_lazy("Gruppe"),
        required=False,
        to_field_name="key",
        empty_label=gettext_lazy("insgesamt"),
    )
    fassung = forms.ChoiceField(label=gettext_lazy("Definition"), required=False)

    def __init__(
        self,
        asked: QueryDict,
        *,
        indicator: Indicator,
        offer: axes.Offer,
        newest: Period | None,
        on: date,
    ) -> None:
        self.indicator, self.offer, self.on = indicator, offer, on
        self.versions = {str(one.number): one for one in indicator.versions.all()}
        kind = periods.kind_of(newest.start, newest.before) if newest else ""
        usual = kind or periods.IN_PARTS.get(Periodicity(indicator.periodicity), "jahr")
        data = _usual(usual, newest, on) | {key: str(value) for key, value in asked.items()}
        data.setdefault("fassung", list(self.versions)[-1])
        if offer.city:
            data.setdefault("gebiet", offer.city.code)
        super().__init__(data)
        self._offer_choices(usual, data)

    def _offer_choices(self, usual: str, data: dict[str, str]) -> None:
        self._choose("zeilen", axes.choices(self.offer))
        self._choose("spalten", axes.columns(self.offer, self.indicator.value_type))
        self._choose("art", periods.kinds(usual))
        self._choose("gebiet", [(one.code, one.name) for one in self.offer.areas])
        self._choose("fassung", [(key, str(one)) for key, one in self.versions.items()])
        used = {data["zeilen"].partition("-")[0], data["spalten"].partition("-")[0]}
        spans = [] if axes.TIME in used else self._spans(data)
        self._choose("zeitraum", [(one.key, one.label) for one in reversed(spans)])
        drop = {axes.TIME: "zeitraum", axes.AREA: "gebiet", axes.GROUP: "gruppe"}
        unused = [name for axis, name in drop.items() if axis in used]
        for name in unused + (["fassung"] if len(self.versions) == 1 else []):
            del self.fields[name]

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _spans(self, data: dict[str, str]) -> list[Period]:
        try:
            first, last = int(data["von"]), int(data["bis"])
            return periods.of_years(data["art"], max(first, FIRST_YEAR), last, self.on)
        except ValueError:
            return []

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and axes.clash(data["zeilen"], data["spalten"]):
            self.add_error(
                "spalten", _("Zeilen und Spalten zeigen dasselbe. Bitte ändern Sie eine.")
            )
        if not self.errors and data["von"] > data["bis"]:
            self.add_error(
                "bis", _("Das letzte Jahr liegt vor dem ersten. Bitte tauschen Sie sie.")
            )
        return data

    def grid(self) -> Grid | None:
        """Lay the empty grid out; None where the choice allows none, then the form says why."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        spans = periods.of_years(data["art"], data["von"], data["bis"], self.on)
        area = self._area(data)
        if area is None:
            self.add_error(None, _("Es gibt noch keine Gebiete. Bitte legen Sie die Stadt an."))
            return None
        if not spans:
            self.add_error("bis", _("Diese Zeiträume liegen in der Zukunft."))
            return None
        rows = axes.entries(data["zeilen"], self.offer, spans)
        columns = axes.entries(data["spalten"], self.offer, spans)
        if len(rows) * len(columns) > MOST_CELLS:
            self.add_error("von", _("Das Raster wäre zu groß. Bitte wählen Sie weniger Zeiträume."))
            return None
        return Grid(
            self.indicator,
            self._version(data),
            rows,
            columns,
            area,
            _group(data),
            _span(data, spans),
        )

    def _area(self, data: dict[str, Any]) -> Area | None:
        named = (one for one in self.offer.areas if one.code == data.get("gebiet"))
        return next(named, self.offer.city)

    def _version(self, data: dict[str, Any]) -> IndicatorVersion:
        return self.versions.get(data.get("fassung", ""), list(self.versions.values())[-1])

    def summary(self) -> str:
        """Say how the grid is laid out now."""
        words = []
        for name in self.fields:
            bound = self[name]
            choices = getattr(bound.field, "choices", ())
            shown = next(
                (str(text) for key, text in choices if str(key) == (bound.value() or "")), ""
            )
            words.append(f"{bound.label}: {shown or bound.value()}")
        return "; ".join(words)


class DeliveryForm(EditionForm):
    """Said once for everything in the grid: who delivers it, of which day, from where."""

    supplier = Line(label=gettext_lazy("Geliefert von"), max_length=200)
    published_on = DayField(label=gettext_lazy("Stand vom"))
    source_ref = Line(label=gettext_lazy("Quelle"), max_length=300)
    note = Line(label=gettext_lazy("Anlass"), max_length=300, required=False)
    dot = forms.ChoiceField(
        label=gettext_lazy("Ein Punkt bedeutet"),
        choices=[(one.value, one.label) for one in (Reason.UNKNOWN, Reason.SECRET)],
        initial=Reason.UNKNOWN,
    )
    block = forms.CharField(
        label=gettext_lazy("Block aus einer Tabelle einfügen"),
        help_text=gettext_lazy(
            "Mit oder ohne Beschriftung der Zeilen und Spalten. „Prüfen“ legt ihn in das Raster."
        ),
        widget=forms.Textarea({"rows": 4, "wrap": "off"}),
        max_length=200_000,
        required=False,
        strip=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)


def _usual(kind: str, newest: Period | None, on: date) -> dict[str, str]:
    last = max(on.year - 1, newest.start.year if newest else 0)
    if kind in SHOWN_YEARS:
        last = on.year
    return {
        "zeilen": axes.TIME,
        "spalten": axes.VALUE,
        "art": kind,
        "von": str(last - SHOWN_YEARS.get(kind, USUAL_YEARS)),
        "bis": str(last),
    }


def _group(data: dict[str, Any]) -> Group:
    chosen = data.get("gruppe")
    return Group(chosen.key, chosen.label) if chosen else axes.everybody()


def _span(data: dict[str, Any], spans: list[Period]) -> Period:
    return next((one for one in spans if one.key == data.get("zeitraum")), spans[-1])
