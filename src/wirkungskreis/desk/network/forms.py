"""The shape of texts to pass on, of what comes back, and of who passes on."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.people.models import Person


class MessageForm(EditionForm):
    text = Text(
        label=_("Text zum Weitergeben"),
        max_length=4000,
        widget=forms.Textarea({"rows": 12}),
        help_text=_("Kurz und nur, was alle wissen dürfen. Keine Namen von Menschen."),
    )
    simple = Text(
        label=_("In einfachen Worten"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 10}),
        help_text=_("Kurze Sätze, ein Gedanke je Satz, keine Fachwörter."),
    )


class RewordForm(EditionForm):
    group = Line(label=_("Wen haben Sie erreicht?"), max_length=200)
    text = Text(label=_("Was kam zurück?"), required=False, max_length=2000)


class MultiplierForm(OnceForm):
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Person"), to_field_name="public_id"
    )
    group = Line(
        label=_("Wen die Person erreicht"),
        max_length=200,
        help_text=_("Zum Beispiel: Eltern der Kita Sonnenschein."),
    )

    def __init__(self, people: QuerySet[Person], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        field = self.fields["person"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = people
