"""A form with every kind of field, for the page that shows them; nothing is ever saved from it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.ui.forms import DayField, EuroField


class ExampleForm(forms.Form):
    title = forms.CharField(
        label=_("Titel der Maßnahme"), max_length=200, help_text=_("Kurz, ohne Abkürzungen")
    )
    done = forms.CharField(
        label=_("Was ist seit der letzten Abfrage geschehen?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1200,
        required=False,
    )
    schedule = forms.ChoiceField(
        label=_("Liegt die Maßnahme im Zeitplan?"),
        choices=[
            ("on_time", _("Ja, sie liegt im Zeitplan")),
            ("at_risk", _("Der Zeitplan ist in Gefahr")),
            ("delayed", _("Nein, sie ist verzögert")),
        ],
        widget=forms.RadioSelect,
    )
    obstacles = forms.MultipleChoiceField(
        label=_("Was hindert?"),
        choices=[("staff", _("Personal")), ("money", _("Geld")), ("rooms", _("Räume"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field = forms.ChoiceField(
        label=_("Handlungsfeld"),
        choices=[("", _("Bitte wählen")), ("A", "A Sprache"), ("B", "B Bildung")],
    )
    begin = DayField(label=_("Beginn"))
    money = EuroField(label=_("Mittel im Jahr"), required=False, help_text=_("In Euro"))
    people = forms.IntegerField(
        label=_("Wie viele Menschen haben teilgenommen?"), min_value=0, required=False
    )
    paper = forms.FileField(
        label=_("Unterlage"), required=False, help_text=_("PDF oder Bild, höchstens 20 MB")
    )
    agreed = forms.BooleanField(
        label=_("Diese Angaben dürfen veröffentlicht werden"),
        required=False,
        help_text=_("Namen von Personen werden nie veröffentlicht."),
    )
