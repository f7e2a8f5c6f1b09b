"""A form with every kind of field, for the page that shows them; nothing is ever saved from it."""

from django import forms

from wirkungskreis.ui.forms import DayField, EuroField


class ExampleForm(forms.Form):
    title = forms.CharField(
        label="Titel der Maßnahme", max_length=200, help_text="Kurz, ohne Abkürzungen"
    )
    done = forms.CharField(
        label="Was ist seit der letzten Abfrage geschehen?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1200,
        required=False,
    )
    schedule = forms.ChoiceField(
        label="Liegt die Maßnahme im Zeitplan?",
        choices=[
            ("on_time", "Ja, sie liegt im Zeitplan"),
            ("at_risk", "Der Zeitplan ist in Gefahr"),
            ("delayed", "Nein, sie ist verzögert"),
        ],
        widget=forms.RadioSelect,
    )
    obstacles = forms.MultipleChoiceField(
        label="Was hindert?",
        choices=[("staff", "Personal"), ("money", "Geld"), ("rooms", "Räume")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field = forms.ChoiceField(
        label="Handlungsfeld",
        choices=[("", "Bitte wählen"), ("A", "A Sprache"), ("B", "B Bildung")],
    )
    begin = DayField(label="Beginn")
    money = EuroField(label="Mittel im Jahr", required=False, help_text="In Euro")
    people = forms.IntegerField(
        label="Wie viele Menschen haben teilgenommen?", min_value=0, required=False
    )
    paper = forms.FileField(
        label="Unterlage", required=False, help_text="PDF oder Bild, höchstens 20 MB"
    )
    agreed = forms.BooleanField(
        label="Diese Angaben dürfen veröffentlicht werden",
        required=False,
        help_text="Namen von Personen werden nie veröffentlicht.",
    )
