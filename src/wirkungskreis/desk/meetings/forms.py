"""The shape of what people enter around dates, agendas and topics."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.models import AgendaItem, Meeting, Seat
from wirkungskreis.meetings.states import ItemKind
from wirkungskreis.people.models import Person
from wirkungskreis.ui.forms import DayField


class ClockField(forms.TimeField):
    """A time of the day: ``14``, ``14:00`` or ``14.00``."""

    widget = forms.TextInput(attrs={"class": "wk-day", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%H:%M", "%H.%M", "%H"])
        kwargs.setdefault("help_text", _("Zum Beispiel 14:00"))
        kwargs.setdefault(
            "error_messages", {"invalid": _("Bitte schreiben Sie die Uhrzeit so: 14:00.")}
        )
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M") if hasattr(value, "strftime") else value


class PlanForm(OnceForm):
    """A date; the bodies on offer are those of today, ``gremium`` in the address chooses one."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Gremium"), to_field_name="code", empty_label=None
    )
    on = DayField(label=_("Tag"))
    starts = ClockField(label=_("Beginn"), required=False)
    ends = ClockField(label=_("Ende"), required=False)
    place = Line(label=_("Ort"), required=False, max_length=200)
    online_link = forms.URLField(
        label=_("Link zur Videokonferenz"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, bodies: list[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = self.fields["body"]
        if isinstance(body, forms.ModelChoiceField):
            body.queryset = Body.objects.filter(pk__in=[body.pk for body in bodies])


class DateForm(OnceForm):
    """One proposed date, to be changed or taken as it is."""

    on = DayField(label=_("Tag"), help_text="")
    starts = ClockField(label=_("Beginn"), required=False, help_text="")
    ends = ClockField(label=_("Ende"), required=False, help_text="")
    place = Line(label=_("Ort"), required=False, max_length=200)

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day <= self.today:
            raise forms.ValidationError(_("Der Tag ist vorbei. Bitte wählen Sie einen späteren."))
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("Das Ende liegt vor dem Beginn."))
        return data


class CancelForm(EditionForm):
    reason = Text(label=_("Grund der Absage"), max_length=1000)


class MoveForm(EditionForm):
    """A date as a whole; what stays the same is left as it stands."""

    on = DayField(label=_("Tag"))
    starts = ClockField(label=_("Beginn"), required=False)
    ends = ClockField(label=_("Ende"), required=False)
    place = Line(label=_("Ort"), required=False, max_length=200)
    online_link = forms.URLField(
        label=_("Link zur Videokonferenz"), required=False, max_length=500, assume_scheme="https"
    )
    reason = Text(
        label=_("Grund"),
        max_length=1000,
        help_text=_("Die Eingeladenen lesen ihn."),
        widget=forms.Textarea({"rows": 2}),
    )


class InviteForm(EditionForm):
    with_deputies = forms.BooleanField(
        label=_("Auch alle Stellvertretungen gleich einladen"),
        required=False,
        help_text=_("Sonst werden sie eingeladen, wenn das Mitglied sie um Vertretung bittet."),
    )
    urgent_reason = Text(
        label=_("Warum es eilt"),
        required=False,
        max_length=1000,
        help_text=_("Die Eingeladenen lesen ihn."),
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        return {"urgent_reason": "", **self.cleaned_data}


class GuestForm(EditionForm):
    """Somebody from the directory with an address, for one open item or the whole meeting."""

    person = forms.ModelChoiceField(
        Person.objects.filter(redacted_at=None).exclude(email="").order_by("name"),
        label=_("Person"),
        to_field_name="public_id",
        empty_label=_("bitte wählen"),
        help_text=_("Wer fehlt, wird zuerst im Verzeichnis der Personen angelegt."),
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Zu welchem Punkt"),
        to_field_name="public_id",
        required=False,
        empty_label=_("ganze Sitzung"),
    )

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = self.fields["item"]
        if isinstance(item, forms.ModelChoiceField):
            rows = AgendaItem.objects.filter(meeting=meeting, is_confidential=False)
            item.queryset = rows.order_by("position")


class PickForm(EditionForm):
    """Which proposals were ticked; unknown ones are ignored by the query."""

    vorschlag = forms.MultipleChoiceField(choices=[], required=False)

    def __init__(self, keys: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["vorschlag"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(key, key) for key in keys]


class ItemFacts(forms.Form):
    """An item of the agenda; only the seats of the body are on offer."""

    title = Line(label=_("Titel"), max_length=200)
    kind = forms.ChoiceField(label=_("Art"), choices=ItemKind.choices, initial=ItemKind.DISCUSSION)
    minutes = forms.IntegerField(
        label=_("Dauer in Minuten"), required=False, min_value=0, max_value=600
    )
    presenter = forms.ModelChoiceField(
        Seat.objects.none(),
        label=_("Berichtet"),
        required=False,
        to_field_name="code",
        empty_label=_("noch offen"),
    )
    text = Text(label=_("Worum es geht"), required=False, max_length=4000)
    draft = Text(label=_("Beschlussvorschlag"), required=False, max_length=4000)
    is_confidential = forms.BooleanField(
        label=_("vertraulich"),
        required=False,
        help_text=_("Lesen nur stimmberechtigte Sitze und die Koordination."),
    )

    def __init__(self, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        presenter = self.fields["presenter"]
        if isinstance(presenter, forms.ModelChoiceField):
            presenter.queryset = Seat.objects.filter(body=body)


class NewItemForm(ItemFacts, EditionForm):
    pass


class ItemForm(ItemFacts, EditionForm):
    pass


class ShiftForm(EditionForm):
    way = forms.ChoiceField(choices=[("up", "up"), ("down", "down")])


class TopicForm(OnceForm):
    title = Line(label=_("Thema"), max_length=200)
    text = Text(
        label=_("Worum es geht"),
        required=False,
        max_length=4000,
        help_text=_("Was soll das Gremium wissen, beraten oder beschließen?"),
    )


class DropForm(EditionForm):
    reason = Line(
        label=_("Warum nicht?"),
        max_length=500,
        help_text=_("Wer das Thema vorgeschlagen hat, liest den Grund."),
    )
