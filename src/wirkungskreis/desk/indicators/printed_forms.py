"""The shape of a printed figure, and of why figures differ and which of them holds."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.indicators.domain.explaining import Said
from wirkungskreis.indicators.domain.printed import Copy, Mend, read
from wirkungskreis.indicators.models import (
    Cause,
    Contradiction,
    Indicator,
    PopulationConcept,
    Printed,
)
from wirkungskreis.indicators.queries.printed import Figure
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.ui.forms import DayField
from wirkungskreis.vocab.models import Area

OPEN = ("", gettext_lazy("noch nicht geklärt"))


class PrintedFields(forms.Form):
    """What the paper says, and where; what it does not say stays empty."""

    words = Line(
        label=gettext_lazy("Zahl, wie sie gedruckt ist"),
        max_length=100,
        help_text=gettext_lazy("Zum Beispiel „rund 28.000“ oder „27.000 bis 27.300“."),
    )
    source_ref = Line(
        label=gettext_lazy("Wo sie steht"),
        max_length=300,
        help_text=gettext_lazy("Titel der Vorlage, Zeitung oder Seite, eine Adresse oder Quelle."),
    )
    page = Line(label=gettext_lazy("Seite"), max_length=40, required=False)
    printed_on = DayField(label=gettext_lazy("Gedruckt am"), required=False)
    first = DayField(
        label=gettext_lazy("Stichtag oder erster Tag, für den sie gilt"), required=False
    )
    last = DayField(label=gettext_lazy("Letzter Tag des Zeitraums"), required=False)
    when_words = Line(
        label=gettext_lazy("Zeitangabe in Worten, wenn kein Tag dasteht"),
        max_length=100,
        required=False,
    )
    area = forms.ModelChoiceField(
        Area.objects.filter(valid_before=None),
        label=gettext_lazy("Gebiet"),
        required=False,
        to_field_name="code",
        empty_label=gettext_lazy("die ganze Stadt"),
    )
    population = forms.ModelChoiceField(
        PopulationConcept.objects.filter(valid_before=None),
        label=gettext_lazy("Wer gezählt ist"),
        required=False,
        to_field_name="public_id",
        empty_label=gettext_lazy("nicht angegeben"),
    )
    definition = Line(
        label=gettext_lazy("Was gezählt ist, in den Worten der Quelle"),
        max_length=300,
        required=False,
    )
    quote = Text(label=gettext_lazy("Wortlaut, der daneben steht"), max_length=1000, required=False)
    caveat = Text(label=gettext_lazy("Hinweis"), max_length=1000, required=False)

    def __init__(self, indicator: Indicator, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        try:
            read(self.indicator, words)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return words

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if last and not first and "first" not in self.errors:
            self.add_error("first", _("Zum letzten Tag gehört ein erster. Bitte ergänzen Sie ihn."))
        elif first and last and last < first:
            self.add_error("last", _("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie ihn."))
        return data

    def copied(self) -> Copy:
        """Give what the verb takes."""
        data = {name: self.cleaned_data[name] for name in PrintedFields.base_fields}
        first, last = data.pop("first"), data.pop("last")
        before = (last or first) + timedelta(days=1) if first else None
        return Copy(start=first, before=before, **data)

    @staticmethod
    def initial_of(printed: Printed) -> dict[str, Any]:
        """Fill the fields with what is known."""
        names = [name for name in PrintedFields.base_fields if name not in {"first", "last"}]
        known = {name: getattr(printed, name) for name in names}
        known["area"] = printed.area.code if printed.area else None
        known["population"] = printed.population.public_id if printed.population else None
        first, before = printed.period_start, printed.period_before
        last = before - timedelta(days=1) if before else None
        return known | {"first": first, "last": last if last != first else None}


class NewPrintedForm(PrintedFields, OnceForm):
    pass


class PrintedForm(PrintedFields, EditionForm):
    why = forms.ChoiceField(label=gettext_lazy("Warum Sie das ändern"), choices=Mend.choices)

    def __init__(self, row: Printed, *args: Any, **kwargs: Any) -> None:
        super().__init__(row.indicator, *args, initial=self.initial_of(row), **kwargs)
        kept = {"area": (Area, row.area_id), "population": (PopulationConcept, row.population_id)}
        for name, (model, pk) in kept.items():  # what is no longer offered stays where it stands
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
            field.queryset = model._base_manager.filter(Q(valid_before=None) | Q(pk=pk))


class WithdrawForm(EditionForm):
    reason = Text(label=gettext_lazy("Warum das zurückgenommen wird"), max_length=1000)


class ExplainFields(forms.Form):
    """Which figures differ, why, and which of them the city uses."""

    topic = Line(label=gettext_lazy("Worum es geht"), max_length=200)
    figures = forms.MultipleChoiceField(
        label=gettext_lazy("Zahlen, die sich unterscheiden"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Mindestens zwei."),
    )
    causes = forms.MultipleChoiceField(
        label=gettext_lazy("Warum sie sich unterscheiden"),
        choices=Cause.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    text = Text(
        label=gettext_lazy("Warum beides gedruckt ist"),
        max_length=2000,
        help_text=gettext_lazy("Ein, zwei Sätze, die auch ohne Fachwissen verständlich sind."),
    )
    holds = forms.ChoiceField(
        label=gettext_lazy("Welche Zahl die Stadt heute verwendet"), required=False
    )
    since = DayField(label=gettext_lazy("Seit wann"), required=False)
    decided_by = Line(
        label=gettext_lazy("Wer das entschieden hat"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Die Stelle oder das Gremium, kein Name. Es wird öffentlich."),
    )

    def __init__(self, figures: Sequence[Figure], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {one.key: one for one in figures}
        choices = [(one.key, one.label) for one in figures]
        self._field("figures").choices = choices
        self._field("holds").choices = [OPEN, *choices]

    def _field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        return field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        picked, holds = data.get("figures", []), data.get("holds", "")
        if "figures" in data and len(picked) == 1:
            self.add_error("figures", _("Bitte wählen Sie mindestens zwei Zahlen."))
        if holds and holds not in picked:
            self.add_error("holds", _("Bitte wählen Sie diese Zahl auch oben aus."))
        if holds and not data.get("since") and "since" not in self.errors:
            self.add_error("since", _("Bitte nennen Sie den Tag, seit dem diese Zahl gilt."))
        if holds and not data.get("decided_by"):
            self.add_error("decided_by", _("Bitte nennen Sie, wer das entschieden hat."))
        if not holds and (data.get("since") or data.get("decided_by")):
            self.add_error("holds", _("Bitte wählen Sie, welche Zahl gilt."))
        return data

    def said(self) -> Said:
        """Give what the verb takes."""
        data = self.cleaned_data
        return Said(
            topic=data["topic"],
            text=data["text"],
            causes=data["causes"],
            figures=[self.offered[key].thing for key in data["figures"]],
            holds=self.offered[data["holds"]].thing if data["holds"] else None,
            since=data["since"],
            decided_by=data["decided_by"],
        )

    @staticmethod
    def initial_of(row: Contradiction, figures: Sequence[Figure]) -> dict[str, Any]:
        """Fill the fields with what is known."""
        picked = {*row.observations.all(), *row.printed.all()}
        keys = {one.thing: one.key for one in figures if one.thing in picked}
        holds = row.holds_value or row.holds_printed
        return {
            "topic": row.topic,
            "figures": list(keys.values()),
            "causes": row.causes,
            "text": row.text,
            "holds": keys.get(holds, "") if holds else "",
            "since": row.holds_since,
            "decided_by": row.decided_by,
        }


class NewExplainForm(ExplainFields, OnceForm):
    pass


class ExplainForm(ExplainFields, EditionForm):
    pass
